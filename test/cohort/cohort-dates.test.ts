import {describe, expect, it} from "vitest";
import {cohortDates} from "../../src/cohort/cohort-dates.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {readCsv} from "../../src/files/csv.ts";
import {seededRandom} from "../../src/math/random.ts";
import type {Source} from "../../src/record/source.ts";
import {expectIdentity} from "./ledger-identity.ts";

type DateMode = ReadCohortOptions["dateMode"];

const HEADER = "patient_id,regimen,start,end,progression,last_contact";
const sourceOf = (...rows: readonly string[]): Source => ({name: "c.csv", text: `${[HEADER, ...rows].join("\n")}\n`});
const asked = (dateMode: DateMode, ...rows: readonly string[]) => readCohort([sourceOf(...rows)], {dateMode});
/** Codes of errors with row and column, and what they advise. */
const errorsOf = ({issues}: Awaited<ReturnType<typeof readCohort>>) =>
  issues.filter(({severity}) => severity === "error").map(({code, row, column}) => `${code} ${row} ${column}`);
const hintsOf = ({issues}: Awaited<ReturnType<typeof readCohort>>, column: string) => [
  ...new Set(
    issues.filter((issue) => issue.column === column && issue.severity === "error").map(({hint}) => hint ?? "")
  )
];
const mdy = (): DateMode => ({mode: "real", format: "mdy"});

// Days since 1970-01-01 as R's as.Date counts them: 2022-01-05 is 18997, 2022-06-20 19163, 2022-06-25 19168.
const american = ["A,T-DXd,01/05/2022,06/20/2022,06/25/2022,12/31/2023", "A,SG,07/10/2022,11/28/2022,,12/31/2023"];
const european = american.map((row) => row.replaceAll(/(\d\d)\/(\d\d)\/(\d{4})/g, "$2/$1/$3"));
/** No number is above 12; read as dd/mm both rows end before they start. */
const byOrder = ["A,T-DXd,02/05/2022,03/02/2022,,", "A,SG,04/10/2022,05/02/2022,,"];
/** In order in both readings. */
const open = ["A,T-DXd,01/02/2022,03/04/2022,05/06/2022,", "A,SG,07/08/2022,09/10/2022,11/12/2022,"];

describe("the order of dates that the plan declares", () => {
  it.each<[string, readonly string[], DateMode]>([
    ["month first", american, mdy()],
    ["day first", european, {mode: "real", format: "dmy"}]
  ])("%s is read", async (_, rows, dateMode) => {
    const cohort = await asked(dateMode, ...rows);
    expect(errorsOf(cohort)).toEqual([]);
    expect(cohort.lines.array("start")).toEqual([18_997, 19_183]);
    expect(cohort.lines.array("end")).toEqual([19_163, 19_324]);
  });

  it("is contradicted by a cell that is no date in it: nothing of the file is read wrong, and the message says how it looks", async () => {
    const cohort = await asked({mode: "real", format: "dmy"}, ...american);
    expect(cohort.lines.numRows()).toBe(0);
    expectIdentity(cohort);
    expect(errorsOf(cohort)).toEqual([
      // Nothing in the column of starts tells; the other columns of the file do.
      "date-format-contradicted 2 start",
      "date-format-contradicted 3 start",
      "not-a-date 2 end",
      "not-a-date 3 end",
      "not-a-date 2 progression",
      "not-a-date 2 last_contact",
      "not-a-date 3 last_contact"
    ]);
    expect(hintsOf(cohort, "end")).toEqual([
      "these look like mm/dd/yyyy (2 cells of the column can be read in no other way): write dateMode: {mode: real, format: mdy}"
    ]);
    expect(hintsOf(cohort, "start")).toEqual([
      "these look like mm/dd/yyyy (as in column end, progression, last_contact of the file): write dateMode: {mode: real, format: mdy}"
    ]);
  });

  it("is contradicted by the order of days", async () => {
    const cohort = await asked({mode: "real", format: "dmy"}, ...byOrder);
    expect(cohort.lines.numRows()).toBe(0);
    expect(hintsOf(cohort, "start")).toEqual([
      "these look like mm/dd/yyyy (read as dd/mm/yyyy 2 rows are in impossible order, read as mm/dd/yyyy no row is in impossible order): write dateMode: {mode: real, format: mdy}"
    ]);
    expect((await asked(mdy(), ...byOrder)).lines.numRows()).toBe(2);
  });

  it("is not contradicted by one row alone, which may be a slip", async () => {
    // Read as dd/mm one row ends before it starts, read as mm/dd none; the other row stands in order in both.
    const rows = ["A,T-DXd,02/05/2022,03/02/2022,,", "B,SG,01/02/2022,03/04/2022,,"];
    const cohort = await asked({mode: "real", format: "dmy"}, ...rows);
    expect(errorsOf(cohort)).toEqual(["end-before-start 2 end"]);
    expect(cohort.lines.array("patient_id")).toEqual(["B"]);
  });

  it("stands against the order of days where the plan names the column", async () => {
    const cohort = await asked({mode: "real", format: "mdy", formats: {start: "dmy", end: "dmy"}}, ...byOrder);
    expect(errorsOf(cohort)).toEqual(["end-before-start 2 end", "end-before-start 3 end"]);
  });

  it("holds for what nothing contradicts", async () => {
    const starts = async (format: "dmy" | "mdy") => (await asked({mode: "real", format}, ...open)).lines.array("start");
    // 1 February and 7 August, or 2 January and 8 July 2022.
    expect(await starts("dmy")).toEqual([19_024, 19_211]);
    expect(await starts("mdy")).toEqual([18_994, 19_181]);
  });
});

describe("the order of dates that no plan declares", () => {
  it("is never chosen: the message says what the file tells, or both lines", async () => {
    const cohort = await asked("real", ...open);
    expect(errorsOf(cohort).every((error) => error.startsWith("ambiguous-date"))).toBe(true);
    expect(cohort.lines.numRows()).toBe(0);
    expect(hintsOf(cohort, "start")).toEqual([
      "they can be dd/mm/yyyy or mm/dd/yyyy, and nothing in the file tells: write dateMode: {mode: real, format: dmy} or dateMode: {mode: real, format: mdy}"
    ]);
    expect(hintsOf(await asked("shifted", ...european), "end")).toEqual([
      "these look like dd/mm/yyyy (2 cells of the column can be read in no other way): write dateMode: {mode: shifted, format: dmy}"
    ]);
  });

  it("is told where days are expected on a patient's own clock, too", async () => {
    expect(hintsOf(await asked("relative", ...american), "end")).toEqual([
      "these look like mm/dd/yyyy (2 cells of the column can be read in no other way): write dateMode: {mode: real, format: mdy}"
    ]);
  });

  it("is told by the order of a patient's days in another file", async () => {
    const lines = {
      name: "lines.csv",
      text: "patient_id,regimen,start,end\nA,SG,2022-03-05,2022-06-02\nB,SG,2022-03-04,2022-08-09\n"
    };
    const patients = {name: "patients.csv", text: "patient_id,death\nA,01/12/2022\nB,02/11/2022\n"};
    const undeclared = await readCohort([lines, patients], {dateMode: "real"});
    // 12 January and 11 February lie before the start; 1 December and 2 November do not.
    expect(hintsOf(undeclared, "death")).toEqual([
      "these look like dd/mm/yyyy (read as mm/dd/yyyy 2 rows are in impossible order, read as dd/mm/yyyy no row is in impossible order): write dateMode: {mode: real, format: dmy}"
    ]);
  });

  it("of wide files is told by all ADCs together", async () => {
    const header = "patient_id,adc1,adc1_start,adc1_end,adc2,adc2_start,adc2_end";
    const wide = {
      name: "wide.csv",
      // The start of ADC2 lies before that of ADC1 where days come first.
      text: `${header}\nA,SG,02/03/2022,,T-DXd,05/02/2022,\nB,SG,02/04/2022,,T-DXd,05/03/2022,\n`
    };
    expect(hintsOf(await readCohort([wide], {dateMode: "real"}), "adc2_start")).toEqual([
      "these look like mm/dd/yyyy (read as dd/mm/yyyy 2 rows are in impossible order, read as mm/dd/yyyy no row is in impossible order): write dateMode: {mode: real, format: mdy}"
    ]);
  });
});

describe("columns and files that differ", () => {
  const withDeath = {
    name: "c.csv",
    text: "patient_id,regimen,start,end,death\nA,SG,25/03/2022,30/06/2022,12/31/2022\nB,SG,26/03/2022,02/07/2022,01/02/2023\n"
  };

  it("each have the order that their own cells tell, and the line names the one that differs", async () => {
    const cohort = await readCohort([withDeath], {dateMode: "real"});
    expect(hintsOf(cohort, "death")).toEqual([
      "these look like mm/dd/yyyy (1 cell of the column can be read in no other way): write dateMode: {mode: real, format: dmy, formats: {death: mdy}}"
    ]);
  });

  it("are read where the plan names them by canonical name, by their own name or by file", async () => {
    // 2023-01-02 is 19359, 2023-02-01 19389.
    const deaths = async (formats: Readonly<Record<string, "dmy" | "mdy">>, text = withDeath.text) => {
      const dateMode: DateMode = {mode: "real", format: "dmy", formats};
      return (await readCohort([{name: "c.csv", text}], {dateMode, mapping: {}})).patients.array("death");
    };
    expect(await deaths({death: "mdy"})).toEqual([19_357, 19_359]);
    expect(await deaths({death_date: "mdy"}, withDeath.text.replace("death", "death_date"))).toEqual([19_357, 19_359]);
    const patients = {name: "p.csv", text: "patient_id,death\nA,12/31/2022\nB,01/02/2023\n"};
    const lines = {name: "l.csv", text: "patient_id,regimen,start\nA,SG,25/03/2022\nB,SG,26/03/2022\n"};
    const dateMode: DateMode = {mode: "real", format: "dmy", formats: {"p.csv": "mdy"}};
    expect((await readCohort([lines, patients], {dateMode})).patients.array("death")).toEqual([19_357, 19_359]);
    expect(hintsOf(await readCohort([lines, patients], {dateMode: "real"}), "death")[0]).toContain(
      "write dateMode: {mode: real, format: dmy, formats: {p.csv: mdy}}"
    );
  });

  it("that the plan names and that are not there are an error", async () => {
    const cohort = await asked({mode: "real", format: "mdy", formats: {deth: "dmy"}}, ...american);
    expect(errorsOf(cohort)).toEqual(["format-of-absent-column null deth"]);
  });

  it("within one column are an error with their rows, whatever the plan says", async () => {
    const rows = ["A,SG,25/03/2022,,,", "B,SG,03/25/2022,,,", "C,SG,03/04/2022,,,"];
    for (const dateMode of ["real", {mode: "real", format: "dmy"}, mdy()] as const) {
      const cohort = await asked(dateMode, ...rows);
      expect(cohort.lines.numRows()).toBe(0);
      const advice =
        "row 2 can only be dd/mm/yyyy, row 3 can only be mm/dd/yyyy: correct the cells that are wrong, or give rows that are written otherwise as a file of their own";
      expect(hintsOf(cohort, "start")).toEqual([advice]);
      expect(cohort.issues.filter(({code}) => code === "mixed-dates").length).toBeGreaterThan(0);
    }
  });

  it("in one cell of more than twenty are a slip of that cell", async () => {
    const days = (n: number) => Array.from({length: n}, (_, k) => `P${k},SG,25/03/2022,,,`);
    const slip = "X,SG,03/25/2022,,,";
    const fits = "Y,SG,03/04/2022,,,";
    const used = async (n: number) =>
      (await asked({mode: "real", format: "dmy"}, ...days(n), slip, fits)).lines.numRows();
    expect(await used(20)).toBe(21);
    expect(await used(19)).toBe(0);
  });
});

describe("years of two digits", () => {
  it("are read in the declared order, with a counted note", async () => {
    const cohort = await asked({mode: "real", format: "mdy"}, "A,SG,3/25/23,,,2024-01-31", "B,SG,3/4/98,,,");
    // 2023-03-25, and 1998-03-04.
    expect(cohort.lines.array("start")).toEqual([19_441, 10_289]);
    expect(
      cohort.issues.filter(({code}) => code === "two-digit-year").map(({column, count, hint}) => [column, count, hint])
    ).toEqual([["start", 2, "read as a year from 1936 to 2035"]]);
  });

  it("that may lead are asked for too", async () => {
    expect(hintsOf(await asked("real", "A,SG,03-04-05,,,"), "start")).toEqual([
      "they can be dd/mm/yyyy or mm/dd/yyyy or yy-mm-dd, and nothing in the file tells: write dateMode: {mode: real, format: dmy} or dateMode: {mode: real, format: mdy} or dateMode: {mode: real, format: ymd}"
    ]);
    // 2003-04-05.
    expect((await asked({mode: "real", format: "ymd"}, "A,SG,03-04-05,,,")).lines.array("start")).toEqual([12_147]);
  });

  it("reach to ten years after the cut-off of the plan", async () => {
    const reason = async (date: string) =>
      (await readCohort([sourceOf(`A,SG,${date},,,`)], {dateMode: {mode: "real", format: "mdy"}, cutoff: "2031-06-30"}))
        .ledger[0]?.reason ?? "used";
    expect(await reason("3/25/41")).toBe("start-after-cutoff");
    // 1942.
    expect(await reason("3/25/42")).toBe("used");
  });
});

describe("day numbers of a spreadsheet", () => {
  it("are read among dates, counted from 1900 or as the plan says", async () => {
    const starts = async (dateMode: DateMode) => (await asked(dateMode, "A,SG,45000,,,")).lines.array("start");
    expect(await starts("real")).toEqual([19_431]);
    expect(await starts({mode: "real", epoch: 1904})).toEqual([20_893]);
  });

  it("count from 1904 where the order of days tells so, and are not read until the plan says it", async () => {
    // 43538 is 2023-03-15 counted from 1904, and 2019-03-14 counted from 1900.
    const rows = ["A,SG,2023-01-10,43538,,", "B,SG,2023-02-10,43538,,"];
    const refused = await asked("real", ...rows);
    expect(errorsOf(refused).slice(0, 2)).toEqual(["spreadsheet-serial-date 2 end", "spreadsheet-serial-date 3 end"]);
    expect(hintsOf(refused, "end")).toEqual([
      "counted from 1900 2 rows are in impossible order, counted from 1904 no row is in impossible order: write epoch: 1904 under dateMode, as in dateMode: {mode: real, format: iso, epoch: 1904}"
    ]);
    expect((await asked({mode: "real", epoch: 1904}, ...rows)).lines.array("end")).toEqual([19_431, 19_431]);
  });
});

describe("dates that a plan explains", () => {
  it("tell nothing of the order, and are read in any form that reads in one way", async () => {
    const cohort = await readCohort([sourceOf("A,SG,03/04/2022,13/13/2022,,", "B,SG,03/04/2022,04/28/2022,,")], {
      dateMode: {mode: "real", format: "dmy"},
      values: {end: {"13/13/2022": "5 May 2022", "04/28/2022": "2022-04-28"}}
    });
    expect(errorsOf(cohort)).toEqual([]);
    // 2022-05-05 and 2022-04-28.
    expect(cohort.lines.array("end")).toEqual([19_117, 19_110]);
  });
});

describe("files of random courses, written day first or month first", () => {
  const random = seededRandom(20260101);
  const upTo = (days: number): number => Math.floor(random() * days);
  const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const written = {
    dmy: (day: number) => iso(day).split("-").toReversed().join("/"),
    mdy: (day: number) => iso(day).replace(/(\d+)-(\d+)-(\d+)/, "$2/$3/$1")
  };
  /** Days of a row each: start, end, progression, last contact; in possible order. */
  const courses = Array.from({length: 150}, () => {
    // Without days above 12 in half of the files: only the order of days can tell.
    const low = random() < 0.5;
    const day = (at: number): number => (low ? at - new Date(at * 86_400_000).getUTCDate() + 1 + upTo(12) : at);
    return Array.from({length: 1 + upTo(6)}, () => {
      const days = [18_000 + upTo(1500)];
      for (const gap of [300, 100, 400]) days.push((days.at(-1) ?? 0) + upTo(gap));
      return days.map(day).toSorted((a, b) => a - b);
    });
  });
  const fileOf = (rows: readonly (readonly number[])[], order: "dmy" | "mdy"): Source =>
    sourceOf(...rows.map((days, k) => `P${k},SG,${days.map(written[order]).join(",")}`));

  it.each(["dmy", "mdy"] as const)("%s is read as declared, and never decided to be otherwise", async (order) => {
    let decided = 0;
    for (const rows of courses) {
      const file = fileOf(rows, order);
      const {lines, issues} = await readCohort([file], {dateMode: {mode: "real", format: order}});
      expect(issues.filter(({severity}) => severity === "error")).toEqual([]);
      expect(lines.array("start")).toEqual(rows.map(([start]) => start));
      const table = await readCsv(file);
      const {columns} = cohortDates([{role: "lines", table}], {mapping: {}, values: {}, cutoff: null});
      for (const {verdict} of columns) {
        if (verdict.kind === "decided") expect(verdict.order).toBe(order);
        else expect(verdict.kind).toBe("open");
      }
      if (columns.every(({verdict}) => verdict.kind === "decided")) decided += 1;
    }
    expect(decided).toBeGreaterThan(90);
  });
});
