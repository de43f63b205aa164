import {describe, expect, it} from "vitest";
import {outcomeLoss} from "../../src/analysis/outcome-loss.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {proposedRepairs} from "../../src/cohort/repairs/repairs.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan} from "../../src/record/plan.ts";
import {readCsvSheet} from "../../src/files/csv-sheet.ts";

const read = (rows: readonly string[], options: ReadCohortOptions = {}, header = "time;event") =>
  readCohort([{name: "c.csv", text: `${header}\n${rows.join("\n")}\n`, role: "follow-up"}], {
    unit: "months",
    ...options
  });
const times = async (cells: readonly string[], options: ReadCohortOptions = {}) =>
  (
    await read(
      cells.map((cell) => `${cell};0`),
      options
    )
  ).followUp?.array("time");
/** Cells that are refused, by the code of their finding. */
const faults = async (cells: readonly string[], options: ReadCohortOptions = {}) =>
  (
    await read(
      cells.map((cell) => `${cell};0`),
      options
    )
  ).issues
    .filter(({severity, row}) => severity === "error" && row !== null)
    .map(({code}) => code);

describe("a time of ready-made follow-up", () => {
  it("is read with its unit, where that is the declared one", async () => {
    expect(await times(["4.7 mo", "12 Monate", "3.5months", "6 (mo)", "8", "5 mois", "7 meses"])).toEqual([
      4.7, 12, 3.5, 6, 8, 5, 7
    ]);
    expect(await times(["40 d", "50 Tage", "60 days"], {unit: "days"})).toEqual([40, 50, 60]);
    expect(await times(["4,7 mo", "1,5"])).toEqual([4.7, 1.5]);
  });

  it("is not read in another unit, and what it would be stands in the way out", async () => {
    const cohort = await read(["5;0", "280 days;1", "2 y;1", "6;1"]);
    expect(cohort.followUp?.array("time")).toEqual([5, 6]);
    // 280 / 30.4375 = 9.19918; 2 * 12 = 24.
    expect(cohort.issues.filter(({code}) => code === "time-in-other-unit").map(({hint}) => hint)).toEqual([
      'the cell says days; in months it is 9.19918: values: {time: {"280 days": 9.19918}}',
      'the cell says years; in months it is 24: values: {time: {"2 y": 24}}'
    ]);
    const values = {time: {"280 days": "9.19918", "2 y": "24"}};
    expect((await read(["5;0", "280 days;1", "2 y;1"], {values})).followUp?.array("time")).toEqual([5, 9.19918, 24]);
  });

  it("with another unit behind every one stops", async () => {
    const {issues} = await read(["280 days;0", "30 d;1"]);
    expect(issues.filter(({stops}) => stops)).toMatchObject([
      {code: "unit-against-cells", choices: [{line: "unit: days"}]}
    ]);
    expect((await read(["280 days;0", "30 d;1"], {unit: "days"})).issues.filter(({stops}) => stops)).toEqual([]);
  });

  it.each([">12", "≥ 12", ">=12", "12+", "12 + mo", "> 12 Monate", "mindestens 12", "more than 12 months", "12 mo+"])(
    "%s says censored there",
    async (cell) => {
      const censored = await read(["5;1", `${cell};0`, `${cell};`]);
      expect(censored.followUp?.array("time")).toEqual([5, 12, 12]);
      expect(censored.followUp?.array("event")).toEqual([1, 0, 0]);
      const event = await read(["5;1", `${cell};1`]);
      expect(event.followUp?.array("time")).toEqual([5]);
      expect(event.ledger.map(({row, reason}) => [row, reason])).toEqual([[3, "time-against-outcome"]]);
      const settled = await read(["5;1", `${cell};1`], {values: {time: {[cell]: "12"}}});
      expect(settled.followUp?.array("event")).toEqual([1, 1]);
    }
  );

  it("that is the most that it can be is none", async () => {
    expect(await faults(["<3", "≤ 3 mo", "at most 3", "<3+"])).toEqual([
      "limit-of-time",
      "limit-of-time",
      "limit-of-time",
      "not-a-number"
    ]);
  });

  it("that is not known exactly is taken as it stands, which is counted", async () => {
    const cohort = await read(["~5;1", "ca. 6;1", "7 (?);0", "8?;0", "9;0"]);
    expect(cohort.followUp?.array("time")).toEqual([5, 6, 7, 8, 9]);
    expect(cohort.issues.find(({code}) => code === "time-approximate")).toMatchObject({severity: "note", count: 4});
  });

  it("cannot be read where something else stands there, and the repair stands in the way out", async () => {
    const lines = async (cell: string) =>
      (await read(["5;1", `${cell};0`])).issues.flatMap(({choices = []}) => choices.map(({line}) => line));
    expect(await lines("4.7*")).toEqual(['repairs: {footnoteMarks: ["time"]}']);
    expect(await lines("4.7 (CT)")).toEqual(['repairs: {footnoteMarks: ["time"]}']);
    expect(await lines("1'234")).toEqual(['repairs: {thousands: ["time"]}']);
    for (const cell of ["soon", "5-7", "4.7 mg", "12 (8-16)", "P12", "2021-03-04"]) {
      expect(await lines(cell)).toEqual([]);
      expect(await times(["5", cell])).toEqual([5]);
    }
  });

  it("an entry is read alike, but for limits", async () => {
    const cohort = await read(["5 mo;1;1 mo", "6;1;>2"], {}, "time;event;entry");
    expect(cohort.followUp?.array("entry")).toEqual([1]);
    expect(cohort.ledger.map(({reason}) => reason)).toEqual(["unreadable-entry"]);
  });
});

describe("the loss of times that are not read", () => {
  const rows = Array.from({length: 10}, (_, i) => `${i + 3};${i % 2}`);
  it("says so, with the repair beside acceptance", async () => {
    const [loss] = outcomeLoss(
      await read([...rows, "4.7*;0", "5.7*;1"]),
      questionOf(completePlan({by: "sequence", unit: "months"}))
    );
    expect(loss).toMatchObject({
      column: "time",
      received: "lost 2 of 12 (17 %)",
      hint: "the time is not read (2); say in the plan what it means",
      choices: [{line: 'repairs: {footnoteMarks: ["time"]}'}, {line: "accept: [outcome-loss]"}]
    });
  });
});

describe("repairs of numbers with something around them", () => {
  const settings = async (cells: readonly string[], header = "id;months;event") => {
    const text = `${header}\n${cells.map((cell, i) => `P${i};${cell}`).join("\n")}\n`;
    const {proposals, settings: own} = proposedRepairs(await readCsvSheet({name: "c.csv", text}));
    return {own, asked: proposals.filter(({taken}) => taken === null).map(({proposal}) => proposal.name)};
  };
  const filler = ["3.5;1", "4.5;0", "5.5;1", "6.5;1", "7.5;0"];

  it("a footnote behind a time is asked only where no outcome stands beside it", async () => {
    expect(await settings([...filler, "4.7*;1"])).toEqual({own: {footnoteMarks: ["months"]}, asked: []});
    expect(await settings([...filler, "4.7*;"])).toEqual({own: {}, asked: ["footnoteMarks"]});
    expect(await settings(["3.5", "4.5", "5.5", "6.5", "4.7*"], "id;months")).toEqual({
      own: {},
      asked: ["footnoteMarks"]
    });
  });

  it("a remark in brackets is taken off where it says how, asked where nobody knows, left where it says what", async () => {
    expect(await settings([...filler, "4.7 (CT);1"])).toEqual({own: {footnoteMarks: ["months"]}, asked: []});
    expect(await settings([...filler, "4.7 (planned);1"])).toEqual({own: {}, asked: ["footnoteMarks"]});
    for (const said of ["alive", "censored", "no PD", "dead", "lost", "?", "mo", "verstorben"])
      expect(await settings([...filler, `4.7 (${said});1`])).toEqual({own: {}, asked: []});
  });

  it("commas and signs between thousands are seen behind and before what stands around them", async () => {
    expect((await settings(["3,5 mo;1", "> 4,5;0", "5,5;1"])).own).toEqual({decimalComma: ["months"]});
    expect((await settings(["1'234 d;1", "300;0", "1'500;1"])).own).toEqual({thousands: ["months"]});
  });
});
