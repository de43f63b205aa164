import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Result} from "../../src/record/result.ts";

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
