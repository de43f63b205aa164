import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Result} from "../../src/record/result.ts";
import {cautionsOf} from "../../src/words/en/read-first.ts";

const header = "patient_id,line,regimen,start,end,progression,stop_reason";
/** ADC1 as given, perhaps a line between, and SG from day 300 with progression on day 400. */
const rowsOf = (id: string, adc1: string, between = ""): string =>
  [`${id},1,${adc1}`, ...(between === "" ? [] : [`${id},2,${between}`]), `${id},3,SG,300,390,400,progression`].join(
    "\n"
  );

const resultOf = async (
  adc1Stopped: "progression" | "progressed" | "any",
  ...patients: readonly string[]
): Promise<Result> =>
  analyze(
    {by: "sequence", population: {adc1Stopped}},
    await readCohort([{name: "c.csv", text: `${[header, ...patients].join("\n")}\n`}])
  );
const reasons = ({ledger}: Result): string[] =>
  ledger.filter(({unit}) => unit === "transition").map(({patientId, reason}) => `${patientId} ${reason}`);

const patients = [
  rowsOf("stopped", "EV,0,100,110,progression"),
  rowsOf("toxicity-then-progressed", "EV,0,100,290,toxicity"),
  rowsOf("on-the-day", "EV,0,100,300,toxicity"),
  rowsOf("on-the-line-between", "EV,0,100,,toxicity", "paclitaxel,120,200,210,progression"),
  rowsOf("undated", "EV,0,100,,progression"),
  rowsOf("between-undated", "EV,0,100,,toxicity", "paclitaxel,120,200,,progression"),
  rowsOf("never", "EV,0,100,,toxicity"),
  rowsOf("unknown", "EV,0,100,,"),
  rowsOf("unknown-progressed", "EV,0,100,150,")
];

describe("who enters by what is known of ADC1", () => {
  it("progressed: whoever has a progression before ADC2, whatever ended ADC1; the others with their reason", async () => {
    const result = await resultOf("progressed", ...patients);
    expect(reasons(result)).toEqual(["never adc1-not-progressed", "unknown adc1-stop-unknown"]);
    expect(result.curves.map(({n}) => n)).toEqual([7]);
    expect(result.rows[0]?.population).toContain("progression recorded before ADC2");
  });

  it("progression: the stop code alone", async () => {
    expect(reasons(await resultOf("progression", ...patients)).toSorted()).toEqual([
      "between-undated adc1-stopped-otherwise",
      "never adc1-stopped-otherwise",
      "on-the-day adc1-stopped-otherwise",
      "on-the-line-between adc1-stopped-otherwise",
      "toxicity-then-progressed adc1-stopped-otherwise",
      "unknown adc1-stop-reason-blank",
      "unknown-progressed adc1-stop-reason-blank"
    ]);
  });

  it("any: everybody", async () => {
    const result = await resultOf("any", ...patients);
    expect(reasons(result)).toEqual([]);
    expect(result.curves.map(({n}) => n)).toEqual([9]);
  });

  it("a progression after the start of ADC2 is none before it", async () => {
    const result = await resultOf("progressed", rowsOf("P", "EV,0,100,301,toxicity"), ...patients.slice(0, 2));
    expect(reasons(result)).toEqual(["P adc1-not-progressed"]);
  });
});

describe("what is said of who is in by a recorded progression alone", () => {
  const said = async (...args: Parameters<typeof resultOf>): Promise<string | undefined> =>
    cautionsOf(await resultOf(...args)).find((sentence) => sentence.includes("not by the reason why ADC1 stopped"));

  it("their number, by whether another reason is known, and how many progressed off ADC1", async () => {
    // Coded: stopped, undated. Otherwise: toxicity-then-progressed, on-the-day, on-the-line-between, between-undated, all after the last dose on day 100. Not known: unknown-progressed.
    expect(await said("progressed", ...patients)).toBe(
      "5 of 7 transitions analysed are in because a progression is recorded before ADC2, and not by the reason why ADC1 stopped: 4 stopped for another reason (4 of them progressed after the last dose of ADC1, so that PFS(ADC1) holds time off it), 1 for a reason that is not known. By the code alone (population: {adc1Stopped: progression}) there are 2."
    );
    expect(await said("progressed", rowsOf("P", "EV,0,100,100,toxicity"), rowsOf("Q", "EV,0,100,90,progression"))).toBe(
      "1 of 2 transitions analysed is in because a progression is recorded before ADC2, and not by the reason why ADC1 stopped: 1 stopped for another reason. By the code alone (population: {adc1Stopped: progression}) there are 1."
    );
  });

  it("nothing where the code says the same, nor under another population", async () => {
    expect(await said("progressed", ...patients.slice(0, 1))).toBeUndefined();
    expect(await said("progression", ...patients)).toBeUndefined();
    expect(await said("any", ...patients)).toBeUndefined();
  });

  it("is a mark of each transition, for grouping and for tables", async () => {
    const {transitions} = await resultOf("any", ...patients);
    expect(
      Object.fromEntries(transitions.map(({patient_id, adc1_progressed_off}) => [patient_id, adc1_progressed_off]))
    ).toEqual({
      "stopped": false,
      "toxicity-then-progressed": true,
      "on-the-day": true,
      "on-the-line-between": true,
      "undated": false,
      "between-undated": true,
      "never": false,
      "unknown": null,
      "unknown-progressed": null
    });
  });
});

describe("other ends of ADC1 among the rules", () => {
  it("stand beside the plan's, with who is in under each", async () => {
    const {rows} = await resultOf("progressed", ...patients);
    expect(
      rows
        .filter(({analysis, endpoint}) => analysis === "sensitivity" && endpoint?.includes("adc1Stopped") === true)
        .map(({endpoint, n, nEvent, estimate}) => [endpoint, n, nEvent, estimate])
    ).toEqual([
      ["PFS(ADC2), rwPFS@2[adc1Stopped=progression]", 2, 2, 100],
      ["PFS(ADC2), rwPFS@2[adc1Stopped=any]", 9, 9, 100]
    ]);
  });

  it("each name the population that they are of, and rules of the endpoint the plan's", async () => {
    const {rows} = await resultOf("progressed", ...patients);
    const populations = rows
      .filter(({analysis}) => analysis === "sensitivity")
      .map(({endpoint, population}) => [/adc1Stopped=(\w+)/u.exec(endpoint ?? "")?.[1] ?? "plan", population]);
    expect(Object.fromEntries(populations)).toEqual({
      plan: "first metastatic ADC1→ADC2 transition; progression recorded before ADC2",
      progression: "first metastatic ADC1→ADC2 transition; ADC1 stopped for progression",
      any: "first metastatic ADC1→ADC2 transition; ADC1 stopped for any reason"
    });
  });

  it("only where they take others", async () => {
    const {rows} = await resultOf("progressed", ...patients.slice(0, 1));
    expect(rows.some(({endpoint}) => endpoint?.includes("adc1Stopped") === true)).toBe(false);
  });
});

describe("by position", () => {
  const caution = async (...args: Parameters<typeof resultOf>): Promise<string | undefined> => {
    const [adc1Stopped, ...rows] = args;
    const cohort = await readCohort([{name: "c.csv", text: `${[header, ...rows].join("\n")}\n`}]);
    const result = await analyze({by: "position", population: {adc1Stopped}}, cohort);
    return cautionsOf(result).find((sentence) => sentence.includes("time on ADC1 ends in an event"));
  };

  it("says why times on ADC1 end in events, nearly all where the next line came first", async () => {
    expect(await caution("progressed", ...patients.slice(0, 3))).toBe(
      "Every time on ADC1 ends in an event, because only patients with a progression before ADC2 are analysed."
    );
    expect(await caution("progressed", ...patients.slice(0, 4))).toBe(
      "Nearly every time on ADC1 ends in an event, because only patients with a progression before ADC2 are analysed."
    );
    expect(await caution("any", ...patients.slice(0, 4))).toBeUndefined();
  });
});

/** 12 patients: EV and pembrolizumab from day 10, EV stopped on day 290 for neuropathy, progression on day 465, SG from day 483 with progression on day 555. */
describe("EV stopped for neuropathy, progression on pembrolizumab, then SG", () => {
  it("is in by default, with PFS(ADC1) of 455 days, 193 days without EV, and the mark", async () => {
    const text = Array.from({length: 12}, (_, i) =>
      [`P${i},1,EV + pembrolizumab,10,290,465,toxicity`, `P${i},2,SG,483,${550 + i},${555 + i},progression`].join("\n")
    );
    const result = await analyze(
      {by: "sequence"},
      await readCohort([{name: "c.csv", text: [header, ...text].join("\n")}])
    );
    expect(result.curves.map(({group, n}) => [group, n])).toEqual([["EV → SG", 12]]);
    for (const transition of result.transitions)
      expect(transition).toMatchObject({analysed: true, gap_days: 193, adc1_progressed_off: true, contact: "direct"});
    expect(
      result.followUp.filter(({position}) => position === 1).map(({time, event, cause}) => [time, event, cause])
    ).toEqual(Array.from({length: 12}, () => [455, 1, "progression"]));
  });
});
