import {op} from "arquero";
import {describe, expect, it} from "vitest";
import {analysedPatients} from "../../src/analysis/analysed-patients.ts";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {patientTableColumns} from "../../src/describe/patient-table-columns.ts";
import type {PlanSpec} from "../../src/record/plan.ts";

/** Three patients by hand: P1 and P2 change from T-DXd to SG, P3 stopped SG for toxicity, so that its transition is not analysed. */
const lines = `patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,best_response,death,last_contact,her2_status,biopsy_day,ecog
P1,1,T-DXd,10,110,115,110,progression,PR,400,400,low,5,0
P1,2,SG,130,200,205,200,progression,PD,400,400,zero,120,
P1,3,capecitabine,210,250,,,,,400,400,,,
P2,1,T-DXd,0,60,60,60,progression,SD,,300,low,,1
P2,2,SG,70,,,250,,SD,,300,low,,unknown
P3,1,SG,0,30,,28,toxicity,SD,,500,low,,0
P3,2,T-DXd,60,260,262,250,progression,SD,,500,low,,0
`;
const dated = `patient_id,line,regimen,start,end,progression,last_contact
P1,1,T-DXd,2021-01-01,2021-04-01,2021-04-01,2022-01-01
P1,2,SG,2021-04-11,2021-06-01,2021-06-10,2022-01-01
`;
const cohort = (text: string) => readCohort([{name: "lines.csv", text}]);
const seen = async (spec: PlanSpec, columns: readonly string[], text = lines): Promise<unknown[]> => {
  const patients = analysedPatients(spec, await cohort(text));
  const values = columns.map((column) => Array.from(patients.array(column)));
  return values[0]?.map((_, i) => values.map((own) => own[i])) ?? [];
};

describe("the patient table", () => {
  it("has a row for each transition analysed and the columns that it says, in their order", async () => {
    const patients = analysedPatients({}, await cohort(lines));
    expect(patients.columnNames()).toEqual(patientTableColumns.map(({name}) => name));
    expect(Array.from(patients.array("patient_id"))).toEqual(["P1", "P2"]);
  });

  it("counts days from the first dose of ADC1: of P1 from day 10 on", async () => {
    expect(
      await seen({by: "sequence"}, [
        "adc1_end",
        "adc2_start",
        "adc2_end",
        "next_start",
        "death",
        "last_contact",
        "biopsy"
      ])
    ).toEqual([
      [100, 120, 190, 200, 390, 390, 110],
      [60, 70, null, null, null, 300, null]
    ]);
  });

  it("says responses, PFS, what came next, and what is not recorded at the line of ADC2", async () => {
    expect(
      await seen({by: "sequence"}, [
        "group",
        "best_response_adc1",
        "best_response_adc2",
        "pfs_adc1",
        "pfs_adc1_event",
        "pfs_adc2",
        "pfs_adc2_event",
        "next_therapy",
        "not_recorded",
        "her2_status_adc1",
        "her2_status_adc2"
      ])
    ).toEqual([
      ["T-DXd → SG", "PR", "PD", 105, 1, 75, 1, ["then chemotherapy"], ["ecog"], "low", "zero"],
      ["T-DXd → SG", "SD", "SD", 60, 1, 180, 0, ["still on ADC2"], ["ecog", "biopsy_day"], "low", "low"]
    ]);
  });

  it("has no calendar date where the file has dates: 90 days of ADC1, ADC2 on day 100", async () => {
    const patients = analysedPatients(
      {dateMode: "real", population: {adc1Stopped: "any"}},
      await readCohort([{name: "lines.csv", text: dated}], {dateMode: "real"})
    );
    expect([patients.get("adc1_end", 0), patients.get("adc2_start", 0)]).toEqual([90, 100]);
    const numbers = patients
      .objects()
      .flatMap((row) => Object.values(row))
      .filter((value) => typeof value === "number");
    expect(Math.max(...numbers.map(Number))).toBe(365);
  });

  it("by position has each transition once, as ADC1 and ADC2 are columns", async () => {
    expect(await seen({by: "position"}, ["group", "patient_id", "time"])).toEqual([
      ["all patients", "P1", 75],
      ["all patients", "P2", 180]
    ]);
  });

  it("counts as the result does", async () => {
    const read = await cohort(lines);
    const spec: PlanSpec = {by: "sequence", population: {adc1Stopped: "any"}};
    const result = await analyze(spec, read);
    const groups = analysedPatients(spec, read).groupby("group").rollup({n: op.count()}).orderby("group");
    expect(Array.from(groups.array("group"), String).map((group, i) => [group, groups.get("n", i)])).toEqual(
      result.curves.map(({group, n}) => [group, n])
    );
  });

  it("of ready-made follow-up has group, time and event, and null for what only lines tell", async () => {
    const mapping = {time: "months", event: "died"};
    const text = "id,months,died,arm,age\na,2,1,A,50\nb,5,0,B,60\n";
    const read = await readCohort([{name: "arms.csv", role: "follow-up", text}], {mapping, unit: "months"});
    const patients = analysedPatients({by: "column:arm", unit: "months", mapping}, read);
    expect(
      ["group", "time", "event", "to_label", "next_therapy", "not_recorded"].map((column) =>
        Array.from(patients.array(column))
      )
    ).toEqual([
      ["A", "B"],
      [2, 5],
      [1, 0],
      [null, null],
      [null, null],
      [null, null]
    ]);
  });
});
