import {describe, expect, test} from "vitest";
import type {Cohort} from "../../../src/cohort/cohort.ts";
import {readCohort, type ReadCohortOptions} from "../../../src/cohort/read-cohort.ts";
import {issueMessage} from "../../../src/words/en/issues.ts";

/** A cohort of one line a patient, with these columns behind patient, drug and start. */
const cohortOf = (columns: string, cells: readonly string[], options: ReadCohortOptions = {}): Promise<Cohort> =>
  readCohort(
    [
      {
        name: "c.csv",
        text: [`patient_id,regimen,start,${columns}`, ...cells.map((own, i) => `P${i},SG,0,${own}`)].join("\n")
      }
    ],
    options
  );
const statusOf = ({lines}: Cohort): unknown[] => [...lines.array("her2_status")];
const found = ({issues}: Cohort, code: string): readonly (readonly [string | null, number | null, number, string])[] =>
  issues.filter((one) => one.code === code).map((one) => [one.received, one.row, one.count, issueMessage(one)]);

describe("HER2 status from IHC and in-situ hybridisation", () => {
  test("is made in its own column, with IHC and ISH by their names", async () => {
    const cohort = await cohortOf("her2_ihc,her2_ish", [
      "3+,",
      "2+,neg",
      "2+ amplified,",
      "1+,",
      "0 (>0-10%),",
      "0,",
      "neg,"
    ]);
    expect(statusOf(cohort)).toEqual(["positive", "low", "positive", "low", "ultralow", "zero", "negative"]);
    expect([...cohort.lines.array("her2_ihc")]).toEqual(["3+", "2+", "2+", "1+", "ultralow", "0", "neg"]);
    expect([...cohort.lines.array("her2_ish")]).toEqual([null, "negative", null, null, null, null, null]);
    expect(found(cohort, "her2-status-made").map(([, , count]) => count)).toEqual([7]);
  });

  test("is unknown with 2+ alone, and the finding has both lines; the plan decides", async () => {
    const cells = ["2+,", "2+,", "3+,"];
    const cohort = await cohortOf("her2_ihc,her2_ish", cells);
    expect(statusOf(cohort)).toEqual([null, null, "positive"]);
    const [[received, row, count, message] = []] = found(cohort, "her2-not-resolved");
    expect([received, row, count]).toEqual(["2+", 2, 2]);
    expect(message).toContain('values: {her2_ihc: {"2+": 2+/ISH-}}');
    expect(message).toContain('values: {her2_ihc: {"2+": 2+/ISH+}}');
    const decided = await cohortOf("her2_ihc,her2_ish", cells, {values: {her2_ihc: {"2+": "2+/ISH-"}}});
    expect(statusOf(decided)).toEqual(["low", "low", "positive"]);
    expect(found(decided, "her2-not-resolved")).toEqual([]);
  });

  test("of a cell with two dated results is asked, both readings offered", async () => {
    const text = "1+ (2016 primary) / 3+ (2023 liver)";
    const cohort = await cohortOf("her2_ihc", [text, "2+/ISH-"]);
    expect(statusOf(cohort)).toEqual([null, "low"]);
    const message = found(cohort, "her2-several-results")[0]?.[3] ?? "";
    expect(message).toContain(`values: {her2_ihc: {"${text}": low}} (the first result)`);
    expect(message).toContain(`values: {her2_ihc: {"${text}": positive}} (the last result)`);
    expect(statusOf(await cohortOf("her2_ihc", [text, "2+/ISH-"], {values: {her2_ihc: {[text]: "positive"}}}))).toEqual(
      ["positive", "low"]
    );
  });

  test("of 0 is a level of its own where nobody tells ultralow from it", async () => {
    const without = await cohortOf("her2_ihc", ["0", "1+", "0"]);
    expect(statusOf(without)).toEqual(["zero, ultralow unknown", "low", "zero, ultralow unknown"]);
    expect(found(without, "her2-ultralow-unknown").map(([, , count]) => count)).toEqual([2]);
    expect(statusOf(await cohortOf("her2_ihc", ["0", "1+", "ultralow"]))).toEqual(["zero", "low", "ultralow"]);
  });

  test("of 0 from before ultralow was reported is so too, by the day or year of the line", async () => {
    const lines = (rows: readonly string[], header: string, dateMode: "real" | "relative"): Promise<Cohort> =>
      readCohort([{name: "c.csv", text: [header, ...rows].join("\n")}], {dateMode});
    const dated = await lines(
      ["P1,SG,2024-06-01,0", "P2,SG,2024-06-02,0", "P3,SG,2025-02-01,ultralow"],
      "patient_id,regimen,start,her2_ihc",
      "real"
    );
    expect(statusOf(dated)).toEqual(["zero, ultralow unknown", "zero", "ultralow"]);
    const years = await lines(
      ["P1,SG,0,2023,0", "P2,SG,0,2024,0", "P3,SG,0,2025,ultralow"],
      "patient_id,regimen,start,start_year,her2_ihc",
      "relative"
    );
    expect(statusOf(years)).toEqual(["zero, ultralow unknown", "zero", "ultralow"]);
  });

  test("keeps the level that the file records, and says where IHC contradicts it", async () => {
    const cohort = await cohortOf("her2_status,her2_ihc", ["low,3+", "zero,0", ",1+", "weakly positive,"]);
    expect(statusOf(cohort)).toEqual(["low", "zero", "low", "weakly positive"]);
    // A file that has the word zero means it of IHC 0 too.
    expect(statusOf(await cohortOf("her2_status,her2_ihc", ["zero,", ",0", ",1+"]))).toEqual(["zero", "zero", "low"]);
    expect(found(cohort, "her2-status-against-ihc").map(([, row, count]) => [row, count])).toEqual([[2, 1]]);
    expect(found(cohort, "unknown-level").map(([received]) => received)).toEqual(["weakly positive"]);
  });

  test("says that negative stands beside levels that are told apart", async () => {
    expect(
      found(await cohortOf("her2", ["negative", "low", "positive"]), "her2-negative-beside-low").map(([, , n]) => n)
    ).toEqual([1]);
    expect(found(await cohortOf("her2", ["negative", "positive"]), "her2-negative-beside-low")).toEqual([]);
  });

  test("is made in a file of patients too", async () => {
    const cohort = await readCohort([
      {name: "lines.csv", text: "patient_id,regimen,start\nP1,SG,0\nP2,SG,0\n"},
      {name: "patients.csv", text: "patient_id,her2_ihc,her2_ish\nP1,2+,not amplified\nP2,3+,\n"}
    ]);
    expect([...cohort.patients.array("her2_status")]).toEqual(["low", "positive"]);
  });
});

describe("HER2 as a code", () => {
  test("of 0 and 1 is negative and positive, said, never IHC zero", async () => {
    const cohort = await cohortOf("HER2", ["0", "1", "0"]);
    expect(statusOf(cohort)).toEqual(["negative", "positive", "negative"]);
    expect(found(cohort, "her2-code").map(([received, , count]) => [received, count])).toEqual([
      ["0", 2],
      ["1", 1]
    ]);
    const scores = await cohortOf("HER2", ["0", "1", "0"], {values: {her2_status: {"0": "0", "1": "1+"}}});
    expect(statusOf(scores)).toEqual(["zero, ultralow unknown", "low", "zero, ultralow unknown"]);
  });

  test("of yes and no, + and -, is positive and negative", async () => {
    expect(statusOf(await cohortOf("her2", ["Yes", "No"]))).toEqual(["positive", "negative"]);
    expect(statusOf(await cohortOf("her2", ["+", "-"]))).toEqual(["positive", "negative"]);
  });

  test("that nobody can tell is unknown, with the lines to write", async () => {
    const cohort = await cohortOf("her2_status", ["1", "2", "1"]);
    expect(statusOf(cohort)).toEqual([null, null, null]);
    expect(found(cohort, "her2-code-open").map(([received, , count]) => [received, count])).toEqual([
      ["1", 2],
      ["2", 1]
    ]);
  });

  test("keeps its sign: -1 is never 1+", async () => {
    expect(statusOf(await cohortOf("her2_ihc", ["-1", "1+"]))).toEqual([null, "low"]);
  });
});
