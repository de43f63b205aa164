import {describe, expect, it} from "vitest";
import {judgesOf} from "../../src/analysis/level-judge.ts";
import type {PairedPatient} from "../../src/analysis/paired-patients.ts";
import type {Candidate} from "../../src/analysis/predictor-candidates.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan} from "../../src/record/plan.ts";
import {resultRow, type Row} from "../../src/record/row.ts";

type Cells = PairedPatient["cells"];
const patientsOf = (groups: readonly (readonly [n: number, cells: Cells])[]): PairedPatient[] =>
  groups.flatMap(([n, cells], g) =>
    Array.from({length: n}, (_, i) => ({patientId: `${g}-${i}`, pfs2: 10 + i, event2: 1, cells}) as PairedPatient)
  );
const sequence: Candidate = {name: "sequence", values: [], recorded: 0, levels: 2, parameters: 1, reference: "A"};
/** The ratio of B against A in the joint model with these columns. */
const judged = (patients: readonly PairedPatient[], together: readonly string[]): Row | undefined => {
  const row = resultRow({
    analysis: "predictors",
    kind: "hazard-ratio",
    stratum: "multivariable",
    term: "sequence: B",
    method: "",
    estimate: 1
  });
  return judgesOf(patients, [sequence], questionOf(completePlan({})))
    .get("sequence")
    ?.of(row, together);
};

describe("a ratio between treatments some of whose patients have no counterpart in HR status", () => {
  const cohort = (tumour: string): PairedPatient[] =>
    patientsOf([
      [6, {sequence: "A", tumour, hr_status: "negative"}],
      [4, {sequence: "A", tumour, hr_status: "positive"}],
      [6, {sequence: "B", tumour, hr_status: "negative"}]
    ]);

  it("is given in a joint model that holds HR status, with how many they are, and in no other", () => {
    expect(judged(cohort("breast"), ["sequence", "line"])?.refusal).toEqual({
      code: "levels-apart",
      outside: 4,
      lacking: 0,
      all: 16,
      levels: "groups"
    });
    const held = judged(cohort("breast"), ["sequence", "line", "hr_status"]);
    expect(held?.refusal).toBeNull();
    expect(held?.remarks).toEqual([{code: "outside-of-levels", n: 4, lacking: 0, columns: [], levels: "groups"}]);
  });

  it("needs nothing of it in another tumour, also where HER2 status is to be held", () => {
    expect(judged(cohort("endometrial"), ["sequence"])).toMatchObject({estimate: 1, refusal: null, remarks: []});
    const withHer2 = patientsOf([
      [3, {sequence: "A", tumour: "endometrial", her2_status: "low", hr_status: "negative"}],
      [3, {sequence: "A", tumour: "endometrial", her2_status: "low", hr_status: "positive"}],
      [2, {sequence: "A", tumour: "endometrial", her2_status: "positive", hr_status: "positive"}],
      [6, {sequence: "B", tumour: "endometrial", her2_status: "low", hr_status: "positive"}]
    ]);
    expect(judged(withHer2, ["sequence", "her2_status"])?.refusal).toBeNull();
    expect(judged(withHer2, ["sequence", "hr_status"])?.refusal?.code).toBe("levels-apart");
  });

  it("is refused where the levels share no HR status", () => {
    const apart = patientsOf([
      [6, {sequence: "A", tumour: "breast", hr_status: "negative"}],
      [6, {sequence: "B", tumour: "breast", hr_status: "positive"}]
    ]);
    expect(judged(apart, ["sequence", "hr_status"])?.refusal).toMatchObject({
      code: "not-comparable",
      why: {code: "no-cell-in-common", column: "hr"}
    });
  });
});
