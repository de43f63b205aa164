import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {accepted} from "../../src/record/stopped.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,death,last_contact";
const read = (rows: readonly string[]) =>
  readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}]);
const found = async (rows: readonly string[]) =>
  (await read(rows)).issues
    .filter(({code}) => code === "progression-on-last-day")
    .map(({count, stops, received}) => [stops === true ? "stop" : "told", count, received]);

interface Days {
  readonly progression?: string;
  readonly assessment?: string;
  readonly death?: string;
  readonly contact?: string;
  readonly regimen?: string;
}
/** T-DXd stopped for progression, then a last line. */
const pair = (k: number, {progression = "", assessment = "", death = "", contact = "", regimen = "SG"}: Days) => [
  `P${k},1,T-DXd,0,100,${105 + (k % 7)},90,${death},${contact}`,
  `P${k},2,${regimen},120,,${progression},${assessment},${death},${contact}`
];
const times = (n: number, row: (k: number) => string[], from = 0): string[] =>
  Array.from({length: n}, (_, k) => row(from + k)).flat();
const seenLater =
  (regimen = "SG") =>
  (k: number) =>
    pair(k, {progression: String(200 + k), contact: String(500 + 3 * k), regimen});
const onContact =
  (regimen = "SG") =>
  (k: number) =>
    pair(k, {progression: String(600 + k), contact: String(600 + k), regimen});
const open = (k: number) => pair(k, {contact: String(700 + k)});

// The limits are R's: pbinom(k - 1, n, 0.1, lower.tail = FALSE) < 0.001 (0.2 beside as many open lines), and < 0.05.
describe("a progression on the last contact", () => {
  it.each([
    ["20 progressions: 8", 8, 20, 0, "stop"],
    ["20 progressions: 7", 7, 20, 0, "told"],
    ["20 progressions: 6", 6, 20, 0, "told"],
    ["20 progressions: 5", 5, 20, 0, "told"],
    ["20 progressions: 4", 4, 20, 0, null],
    ["beside as many open lines 11", 11, 20, 11, "stop"],
    ["beside as many open lines 10", 10, 20, 10, "told"],
    ["10 progressions: 5", 5, 10, 2, "told"],
    ["10 progressions: 6", 6, 10, 2, "stop"],
    ["4 of 4 and nobody goes on", 4, 4, 0, "stop"],
    ["3 of 4", 3, 4, 0, "told"],
    ["2 of 2", 2, 2, 0, null]
  ] as const)("%s", async (_, on, all, going, verdict) => {
    const rows = [...times(on, onContact()), ...times(all - on, seenLater(), 50), ...times(going, open, 100)];
    const [one] = await found(rows);
    expect(one ?? null).toEqual(
      verdict === null
        ? null
        : [verdict, on, `${on} of ${all} on the last contact (last_contact), ${going} lines without one`]
    );
  });

  it("of all, where a tenth goes on, is how follow-up is kept, and told", async () => {
    expect((await found([...times(18, onContact()), ...times(2, open, 100)])).map(([verdict]) => verdict)).toEqual([
      "told"
    ]);
    expect((await found([...times(19, onContact()), ...times(2, open, 100)])).map(([verdict]) => verdict)).toEqual([
      "stop"
    ]);
  });

  it("of the lines of one drug alone stops", async () => {
    const others = [...times(40, seenLater("capecitabine"), 50), ...times(20, open, 200)];
    expect((await found([...times(6, onContact()), ...others])).map(([verdict]) => verdict)).toEqual(["stop"]);
    expect(await found([...times(3, onContact()), ...times(4, seenLater(), 30), ...others])).toEqual([]);
  });

  it("stops the analysis, with the file, the row and the line; accepted it stands before the numbers", async () => {
    const cohort = await read([...times(8, onContact()), ...times(6, seenLater(), 50)]);
    await expect(analyze({}, cohort)).rejects.toThrow("progression-on-last-day");
    expect(cohort.issues.find(({code}) => code === "progression-on-last-day")).toMatchObject({
      file: "c.csv",
      row: 3,
      column: "progression",
      choices: [{line: "accept: [progression-on-last-day]"}]
    });
    expect(findingsBeforeNumbers(accepted(cohort.issues, ["progression-on-last-day"])).join(" ")).toContain(
      "8 progressions on the very day of the last contact, of death or of the last assessment count as events (8 of 14 on the last contact"
    );
  });
});

describe("a progression on the day of death", () => {
  const dead = (progression: (k: number) => string) => (k: number) =>
    pair(k, {progression: progression(k), death: String(600 + k), contact: String(600 + k)});
  it("stops as that on the last contact does", async () => {
    const on = dead((k) => String(600 + k));
    const before = dead((k) => String(300 + k));
    expect((await found([...times(8, on), ...times(12, before, 50)])).map(([verdict]) => verdict)).toEqual(["stop"]);
    expect(await found([...times(3, on), ...times(17, before, 50)])).toEqual([]);
  });
});

describe("a progression on the last assessment", () => {
  const at = (assessment: (k: number) => string) => (k: number) => [
    `P${k},1,T-DXd,0,100,${200 + k},${assessment(k)},,900`
  ];
  const on = at((k) => String(200 + k));
  const before = at((k) => String(150 + k));
  const without = (k: number) => [`P${k},1,T-DXd,0,,,${300 + k},,900`];
  it("of some stops; of nearly all it is the assessment that found it", async () => {
    expect((await found([...times(8, on), ...times(12, before, 50)])).map(([verdict]) => verdict)).toEqual(["stop"]);
    expect(await found([...times(3, on), ...times(17, before, 50)])).toEqual([]);
    expect(await found([...times(20, on), ...times(4, without, 50)])).toEqual([]);
    expect(await found([...times(16, on), ...times(1, before, 30), ...times(9, without, 50)])).toEqual([]);
    expect((await found(times(20, on))).map(([verdict]) => verdict)).toEqual(["told"]);
  });
});
