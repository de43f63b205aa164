import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {adcExposures, exposureColumns} from "../../src/patients/exposure-table.ts";
import type {ExposureOptions} from "../../src/patients/exposures.ts";
import {exposureRules} from "../../src/patients/exposure-rules.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {adcTransitions} from "../../src/patients/transition-table.ts";
import type {Source} from "../../src/record/source.ts";

type Row = Record<string, unknown>;

/** Rows of a cohort file with the columns that a case needs; patient P1 unless the row begins with another id. */
async function exposed(
  header: string,
  rows: readonly string[],
  {options = {}, events}: {options?: ExposureOptions; events?: string} = {}
): Promise<
  Row[] & {issues: readonly {code: string; count: number; severity: string}[]; ledger: readonly {reason: string}[]}
> {
  const sources: Source[] = [{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}];
  if (events !== undefined) sources.push({name: "ae.csv", role: "adverse_events", text: events});
  const cohort = await readCohort(sources);
  const {exposures, issues, ledger} = adcExposures(cohort, options);
  return Object.assign(exposures.objects() as Row[], {issues, ledger});
}

const header = "patient_id,line,regimen,start,end,setting,progression,stop_reason,tumour";
const brief = (rows: readonly Row[]): string[] =>
  rows.map(({label, start, end}) => `${String(label)} ${String(start)}–${String(end)}`);

describe("lines become ADC exposures", () => {
  it("a dose hold within the gap limit is one exposure", async () => {
    const rows = await exposed(header, ["P1,1,T-DXd,0,60,,,toxicity,breast", "P1,1,T-DXd,120,300,,,,breast"]);
    expect(brief(rows)).toEqual(["T-DXd 0–300"]);
    expect(rows[0]).toMatchObject({rule: "dose-hold", rows: "2|3", exposure: 1, position: 1});
  });

  it.each([
    [179, 1],
    [180, 1],
    [181, 2]
  ])("a pause of %i days gives %i exposures at the default limit of 180", async (pause, count) => {
    const rows = await exposed(header, ["P1,1,T-DXd,0,100,,,,breast", `P1,2,T-DXd,${100 + pause},500,,,,breast`]);
    expect(rows).toHaveLength(count);
    if (count === 2) expect(rows[1]).toMatchObject({rule: "new-after-gap"});
  });

  it("a conjugate of which no payload or no target is known leaves that of its exposure blank, alone and beside another", async () => {
    const lines = (regimen: string) => [`P1,1,${regimen},0,100,,,,breast`];
    expect((await exposed(header, lines("IBI130")))[0]).toMatchObject({targets: "TROP2", payload_classes: ""});
    expect((await exposed(header, lines("FDA018")))[0]).toMatchObject({targets: "", payload_classes: ""});
    expect((await exposed(header, lines("T-DXd + IBI130")))[0]).toMatchObject({
      targets: "HER2|TROP2",
      payload_classes: ""
    });
    expect((await exposed(header, lines("T-DXd + FDA018")))[0]).toMatchObject({targets: "", payload_classes: ""});
  });

  it("the gap limit is the plan's", async () => {
    const lines = ["P1,1,T-DXd,0,100,,,,breast", "P1,2,T-DXd,150,400,,,,breast"];
    expect(await exposed(header, lines, {options: {gapDays: 30}})).toHaveLength(2);
    expect(await exposed(header, lines, {options: {gapDays: 50}})).toHaveLength(1);
  });

  it("a partner that is added or dropped opens no exposure", async () => {
    const rows = await exposed(header, ["P1,1,T-DXd,0,100,,,,breast", "P1,2,T-DXd + pertuzumab,120,300,,,,breast"]);
    expect(brief(rows)).toEqual(["T-DXd 0–300"]);
    expect(rows[0]).toMatchObject({
      partners: "pertuzumab",
      rule: "dose-hold; partner-change",
      first_line: 1,
      last_line: 2
    });
  });

  it("a partner that goes on alone is a hold, within the gap limit", async () => {
    const within = await exposed(header, [
      "P1,1,EV+P,0,100,,,,urothelial",
      "P1,2,pembrolizumab,101,150,,,,urothelial",
      "P1,3,EV,160,250,,,,urothelial"
    ]);
    expect(brief(within)).toEqual(["EV 0–250"]);
    expect(within[0]?.["rule"]).toContain("partner-alone-is-a-hold");
    const beyond = await exposed(header, [
      "P1,1,EV+P,0,100,,,,urothelial",
      "P1,2,pembrolizumab,101,300,,,,urothelial",
      "P1,3,EV,310,400,,,,urothelial"
    ]);
    expect(brief(beyond)).toEqual(["EV 0–100", "EV 310–400"]);
    expect(beyond[1]).toMatchObject({rule: "new-after-gap", position: 2});
  });

  it("another regimen in between starts another exposure, supportive drugs do not", async () => {
    const other = await exposed(header, [
      "P1,1,T-DXd,0,100,,,,breast",
      "P1,2,capecitabine,105,140,,,,breast",
      "P1,3,T-DXd,150,300,,,,breast"
    ]);
    expect(brief(other)).toEqual(["T-DXd 0–100", "T-DXd 150–300"]);
    expect(other[1]).toMatchObject({rule: "new-after-other-regimen"});
    expect(other[0]).toMatchObject({next_start: 105});
    const supportive = await exposed(header, [
      "P1,1,T-DXd,0,100,,,,breast",
      "P1,2,denosumab,105,140,,,,breast",
      "P1,3,T-DXd,150,300,,,,breast"
    ]);
    expect(brief(supportive)).toEqual(["T-DXd 0–300"]);
  });

  it("a progression in between starts another exposure, also one that was seen on the partner alone", async () => {
    const dated = await exposed(header, ["P1,1,T-DXd,0,100,,110,,breast", "P1,2,T-DXd + pertuzumab,120,300,,,,breast"]);
    expect(dated.map(({rule}) => rule)).toEqual(["single-line", "new-after-progression"]);
    const reason = await exposed(header, ["P1,1,T-DXd,0,100,,,progression,breast", "P1,2,T-DXd,120,300,,,,breast"]);
    expect(reason).toHaveLength(2);
    const partner = await exposed(header, [
      "P1,1,EV+P,0,100,,,,urothelial",
      "P1,2,pembrolizumab,101,150,,150,progression,urothelial",
      "P1,3,EV,160,250,,,,urothelial"
    ]);
    expect(partner).toHaveLength(2);
  });

  it("treatment beyond progression is one exposure with its progression kept", async () => {
    const rows = await exposed(header, ["P1,1,T-DXd,0,300,,150,,breast"]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({progression: 150, rule: "treated-beyond-progression"});
    const local = await exposed(header, [
      "P1,1,T-DXd,0,150,,150,,breast",
      "P1,,SRS,155,156,,,,breast",
      "P1,1,T-DXd,165,300,,,,breast"
    ]);
    expect(brief(local)).toEqual(["T-DXd 0–300"]);
    expect(local[0]).toMatchObject({progression: 150, rule: "dose-hold; local-therapy-in-between"});
  });

  it("a pause for ILD is the same course, and is tagged", async () => {
    const rows = await exposed(header, ["P1,1,T-DXd,0,60,,,toxicity,breast", "P1,1,T-DXd,100,300,,,,breast"], {
      events: "patient_id,line,term,ctcae_grade,onset,resolved\nP1,1,Pneumonitis,1,58,90\n"
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.["rule"]).toBe("dose-hold; retreatment-after-ild");
  });

  it("neoadjuvant to adjuvant with the same conjugate is one planned course, whatever the pause; another conjugate is another exposure", async () => {
    const same = await exposed(header, [
      "P1,,T-DXd,0,60,neoadjuvant,,completion,breast",
      "P1,,T-DXd,200,300,adjuvant,,,breast"
    ]);
    expect(same).toHaveLength(1);
    expect(same[0]).toMatchObject({setting: "neoadjuvant", position: null, rule: "neoadjuvant-to-adjuvant"});
    const other = await exposed(header, [
      "P1,,T-DXd,0,60,neoadjuvant,,completion,breast",
      "P1,,T-DM1,100,300,adjuvant,,,breast"
    ]);
    expect(other.map(({label, position}) => [label, position])).toEqual([
      ["T-DXd", null],
      ["T-DM1", null]
    ]);
  });

  it("an adjuvant course and a metastatic one are two exposures, and only the second has a position", async () => {
    const rows = await exposed(header, [
      "P1,,T-DM1,0,300,adjuvant,,completion,breast",
      "P1,1,T-DM1,350,400,metastatic,,,breast",
      "P1,2,T-DXd,410,600,,,,breast"
    ]);
    expect(rows.map(({exposure, position, setting}) => [exposure, position, setting])).toEqual([
      [1, null, "adjuvant"],
      [2, 1, "metastatic"],
      [3, 2, "metastatic"]
    ]);
    expect(rows[1]).toMatchObject({rule: "new-after-early-setting"});
  });

  it("two conjugates in one regimen, on one day, or overlapping for long are given at once", async () => {
    const regimen = await exposed(header, ["P1,1,EV + SG,0,100,,,,urothelial"]);
    expect(regimen[0]).toMatchObject({
      concurrent: true,
      agents: "enfortumab-vedotin|sacituzumab-govitecan",
      label: "EV + SG"
    });
    const sameDay = await exposed(header, ["P1,1,EV,0,100,,,,urothelial", "P1,1,SG,0,90,,,,urothelial"]);
    expect(sameDay).toHaveLength(1);
    expect(sameDay[0]).toMatchObject({concurrent: true, rule: "given-at-once", end: 100});
    const overlap = await exposed(header, ["P1,1,EV,0,100,,,,urothelial", "P1,2,SG,40,200,,,,urothelial"]);
    expect(overlap[0]).toMatchObject({concurrent: true, start: 0, end: 200});
  });

  it("a short overlap is a change, with an issue", async () => {
    const rows = await exposed(header, ["P1,1,EV,0,100,,,,urothelial", "P1,2,SG,90,200,,,,urothelial"]);
    expect(brief(rows)).toEqual(["EV 0–100", "SG 90–200"]);
    expect(rows.map(({concurrent}) => concurrent)).toEqual([false, false]);
    expect(rows.issues.map(({code}) => code)).toContain("overlapping-adcs");
  });

  it("rows of one line that name single drugs are joined", async () => {
    const rows = await exposed(header, [
      "P1,1,enfortumab vedotin,0,100,,,,urothelial",
      "P1,1,pembrolizumab,0,200,,,,urothelial",
      "P1,2,SG,210,300,,,,urothelial"
    ]);
    expect(rows[0]).toMatchObject({label: "EV", partners: "pembrolizumab", rows: "2|3", next_start: 210, end: 100});
    expect(rows[0]?.["rule"]).toContain("same-line-rows");
  });

  it("an unknown conjugate is an exposure of its own, never skipped and never joined", async () => {
    const rows = await exposed(header, [
      "P1,1,T-DXd,0,100,,,,breast",
      "P1,2,ADC trial,110,200,,,,breast",
      "P1,3,ADC trial,210,300,,,,breast",
      "P1,4,T-DXd,310,400,,,,breast"
    ]);
    expect(rows.map(({label, agents, unknown_agent}) => [label, agents, unknown_agent])).toEqual([
      ["T-DXd", "trastuzumab-deruxtecan", false],
      ["unknown ADC", "", true],
      ["unknown ADC", "", true],
      ["T-DXd", "trastuzumab-deruxtecan", false]
    ]);
    expect(rows.issues).toMatchObject([{code: "unknown-adc", severity: "warning", count: 2}]);
  });

  it.each([
    ["Enhretu", "unknown-adc"],
    ["SHR-9999", "unknown-code"],
    ["clinical study drug", "masked-drug"],
    ["T-DXd or T-DM1", "unknown-adc"],
    ["sacituzumab", "unknown-adc"],
    ["patient declined SG", "unknown-adc"]
  ])("%s is kept as an unknown conjugate", async (text, finding) => {
    const rows = await exposed(header, [`P1,1,${text},0,100,,,,breast`]);
    expect([...rows]).toMatchObject([{unknown_agent: true, agents: "", rule: "unknown-adc"}]);
    expect(rows.issues.map(({code}) => code)).toEqual([finding]);
  });

  it("a conjugate that the name tells in part is inferred, with an issue", async () => {
    const rows = await exposed(header, ["P1,1,patuxumab vedotin,0,100,,,,breast"]);
    expect([...rows]).toMatchObject([
      {
        unknown_agent: false,
        inferred_agent: true,
        agents: "patuxumab-vedotin",
        targets: "",
        payload_classes: "microtubule inhibitor"
      }
    ]);
    expect(rows.issues.map(({code}) => code)).toEqual(["inferred-adc"]);
  });

  it("BV in breast cancer is no exposure, in Hodgkin lymphoma it is", async () => {
    const breast = await exposed(header, ["P1,1,wPTX + BV,0,100,,,,breast"]);
    expect(breast).toHaveLength(0);
    expect(breast.issues.map(({code}) => code)).toEqual(["unread-drug"]);
    expect(brief(await exposed(header, ["P1,1,BV,0,100,,,,Hodgkin lymphoma"]))).toEqual(["brentuximab vedotin 0–100"]);
  });

  it("biosimilars, subcutaneous forms and US names are the same product", async () => {
    expect(
      await exposed(header, [
        "P1,1,Kadcyla,0,100,,,,breast",
        "P1,2,ado-trastuzumab emtansine,120,200,,,,breast",
        "P1,3,Ujvira,210,300,,,,breast"
      ])
    ).toHaveLength(1);
    expect(await exposed(header, ["P1,1,JSKN003,0,100,,,,breast", "P1,2,JSKN033,120,200,,,,breast"])).toHaveLength(1);
  });

  it("one cycle is kept", async () => {
    const rows = await exposed("patient_id,regimen,start,end,cycles,best_response", ["P1,T-DXd,0,0,1,NE"]);
    expect([...rows]).toMatchObject([{cycles: 1, best_response: "NE", start: 0, end: 0}]);
  });

  it("days of several lines are put together: first progression, last assessment, best response, sum of cycles", async () => {
    const rows = await exposed(
      "patient_id,line,regimen,start,end,progression,progression_basis,last_assessment,best_response,cycles,stop_reason",
      ["P1,1,T-DXd,0,60,,,50,SD,3,planned-pause", "P1,1,T-DXd,100,300,310,imaging,280,PR,9,progression"]
    );
    expect([...rows]).toMatchObject([
      {
        progression: 310,
        progression_basis: "imaging",
        last_assessment: 280,
        best_response: "PR",
        cycles: 12,
        stop_reason: "progression"
      }
    ]);
  });

  it("an ongoing last line leaves the end open", async () => {
    expect((await exposed(header, ["P1,1,T-DXd,0,60,,,,breast", "P1,1,T-DXd,100,,,,,breast"]))[0]?.["end"]).toBeNull();
    const blank = await exposed(header, ["P1,1,T-DXd,0,,,,,breast", "P1,2,T-DXd + pertuzumab,400,500,,,,breast"]);
    expect(blank[0]?.["rule"]).toContain("unknown-pause-is-a-hold");
  });

  it("patients are sorted and numbered apart; those without a conjugate have no row", async () => {
    const rows = await exposed(header, [
      "P2,1,SG,0,10,,,,breast",
      "P1,1,T-DXd,0,10,,,,breast",
      "P3,1,paclitaxel,0,10,,,,breast"
    ]);
    expect(rows.map(({patient_id, exposure}) => [patient_id, exposure])).toEqual([
      ["P1", 1],
      ["P2", 1]
    ]);
    expect(rows.ledger).toEqual([]);
  });

  it("what the plan says of a name is used", async () => {
    const rows = await exposed(header, ["P1,1,sacituzumab,0,100,,,,breast"], {
      options: {meaning: {sacituzumab: "sacituzumab govitecan"}}
    });
    expect([...rows]).toMatchObject([{agents: "sacituzumab-govitecan", unknown_agent: false}]);
    expect(
      await exposed(header, ["P1,1,SHR-9999,0,100,,,,breast"], {options: {meaning: {"SHR-9999": "not an ADC"}}})
    ).toHaveLength(0);
  });

  it("every rule that is applied is a named rule", async () => {
    const rows = await exposed(header, [
      "P1,1,EV+P,0,100,,,,urothelial",
      "P1,2,pembrolizumab,101,150,,,,urothelial",
      "P1,3,EV,160,250,,,,urothelial",
      "P1,4,ADC trial,260,300,,,,urothelial",
      "P1,5,SG,300,400,,350,,urothelial"
    ]);
    for (const {rule} of rows)
      for (const name of String(rule).split("; ")) expect(Object.keys(exposureRules)).toContain(name);
  });

  it("every line that may hold a conjugate is in exactly one exposure, in order, and pairs are one fewer than exposures", async () => {
    const regimen = fc.constantFrom(
      "T-DXd",
      "T-DXd + pertuzumab",
      "SG",
      "EV+P",
      "EV",
      "pembrolizumab",
      "capecitabine",
      "ADC trial",
      "T-DM1",
      "denosumab",
      "SBRT",
      "EV + SG",
      "patuxumab vedotin"
    );
    const drawn = fc.array(
      fc.record({
        regimen,
        wait: fc.integer({min: 0, max: 150}),
        length: fc.option(fc.integer({min: 0, max: 200})),
        progressed: fc.boolean()
      }),
      {minLength: 1, maxLength: 8}
    );
    await fc.assert(
      fc.asyncProperty(drawn, async (lines) => {
        let day = 0;
        const rows = lines.map(({regimen, wait, length, progressed}, i) => {
          day += wait;
          const row = `P1,${i + 1},${regimen},${day},${length === null ? "" : day + length},,${progressed && length !== null ? day + length : ""},,breast`;
          return row;
        });
        const cohort = await readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}]);
        const {exposures} = adcExposures(cohort);
        const found = exposures.objects() as Row[];
        const used = found.flatMap((exposure) => String(exposure["rows"]).split("|").map(Number));
        const kept = new Set(cohort.lines.array("row") as number[]);
        const adcRows = lines.flatMap((one, i) =>
          /T-DXd|SG|EV|ADC|T-DM1|vedotin/.test(one.regimen) && kept.has(i + 2) ? [i + 2] : []
        );
        for (const row of adcRows) expect(used.filter((other) => other === row)).toHaveLength(1);
        expect(new Set(used).size).toBe(used.length);
        expect(found.map(({start}) => start)).toEqual(found.map(({start}) => Number(start)).toSorted((a, b) => a - b));
        expect(found.map(({exposure}) => exposure)).toEqual(found.map((_, i) => i + 1));
        expect(adcTransitions(exposures, cohort).transitions.numRows()).toBe(Math.max(0, found.length - 1));
      }),
      {numRuns: 150}
    );
  });

  it("the table has its columns when it has no rows", async () => {
    const cohort = await readCohort([{name: "c.csv", text: "patient_id,regimen,start\nP1,paclitaxel,0\n"}]);
    expect(adcExposures(cohort).exposures.columnNames()).toEqual([...exposureColumns]);
  });

  it("a knob that is no whole number of days throws", async () => {
    const cohort = await readCohort([{name: "c.csv", text: "patient_id,regimen,start\nP1,SG,0\n"}]);
    expect(() => adcExposures(cohort, {gapDays: 1.5})).toThrow("gapDays must be a whole number of days ≥ 0, got 1.5");
  });
});

describe("a progression on the day of the start", () => {
  it("does not hide a later one of the same exposure", async () => {
    const read = await readCohort([
      {
        name: "c.csv",
        text: "patient_id,line,regimen,start,end,progression,stop_reason\nP1,1,SG,120,140,120,planned-pause\nP1,2,SG,150,300,310,progression\n"
      }
    ]);
    expect(adcExposures(read).exposures.array("progression")).toEqual([310]);
  });
});
