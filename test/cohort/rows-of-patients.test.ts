import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {rowsOfPatients} from "../../src/cohort/rows-of-patients.ts";

/** A table of `each` rows of `n` patients; a column gives what stands at patient, row of the patient and row. */
type Cells = (p: number, k: number, i: number) => string | number;
const tableOf = (n: number, each: number, columns: Readonly<Record<string, Cells>>) => ({
  name: "c.csv",
  header: Object.keys(columns),
  columns: Object.values(columns).map((cells) =>
    Array.from({length: n * each}, (_, i) => String(cells(Math.floor(i / each), i % each, i)))
  )
});
const mapped = ["time", "event", "sex", "age"].map((name) => ({canonical: name, column: name}));
const found = (
  n: number,
  each: number,
  columns: Readonly<Record<string, Cells>>,
  own: Readonly<Record<string, Cells>> = {}
) => {
  const table = tableOf(n, each, {time: (p) => p + 1.5, event: (p) => p % 2, ...own, ...columns});
  return rowsOfPatients(table, {
    mapped: mapped.filter(({column}) => table.header.includes(column)),
    unknown: Object.keys(columns)
  }).map(({column, patients}) => `${column} ${patients}`);
};
const chart: Cells = (p) => 5000 + p * 13;

describe("columns by which rows are several of each patient", () => {
  it("are found by rows that agree in time and outcome, whatever they are called", () => {
    expect(found(22, 3, {x: chart, visit: (_, k) => k})).toEqual(["x 22"]);
    expect(found(22, 3, {x: (p) => `K-${p}`, y: (p) => `${p}/2020`})).toEqual(["x 22", "y 22"]);
  });

  it("need five values that stand several times", () => {
    expect(found(5, 2, {x: chart})).toEqual(["x 5"]);
    expect(found(4, 3, {x: chart})).toEqual([]);
  });

  it("take at most 40 rows of one patient", () => {
    expect(found(6, 40, {x: chart})).toEqual(["x 6"]);
    expect(found(6, 41, {x: chart})).toEqual([]);
  });

  it("may disagree in one of ten further rows, and no more", () => {
    // 20 patients with two rows are 20 further rows; two or three of them have another time.
    const but = (k: number) => ({time: (p: number, row: number) => (row === 1 && p < k ? 99 + p : p + 1.5)});
    expect(found(20, 2, {x: chart}, but(2))).toEqual(["x 20"]);
    expect(found(20, 2, {x: chart}, but(3))).toEqual([]);
  });

  it("are not found where rows of different values agree as often", () => {
    // Two outcomes at one time: of 22 patients (231 pairs) 11 each agree, 110 of 231.
    expect(found(22, 3, {x: chart}, {time: () => 6})).toEqual([]);
  });

  it("are no dates, no measurements, no copies of the time, no groups, sites or numbers of rows", () => {
    expect(
      found(22, 3, {
        born: (p) => `19${50 + p}-03-1${p % 10}`,
        ldh: (p) => `${200 + p}.5`,
        days: (p) => Math.round((p + 1.5) * 30.44),
        arm: (p) => (p % 2 === 0 ? "A" : "B"),
        site: (p) => `S${p % 7}`,
        row: (_, __, i) => i + 1,
        blank: (p) => (p === 3 ? "" : p)
      })
    ).toEqual([]);
  });

  describe("where times differ", () => {
    const persons = {
      time: (_: number, __: number, i: number) => i + 1.5,
      sex: (p: number) => (p % 2 === 0 ? "f" : "m"),
      age: (p: number, k: number) => 30 + p * 2 + k
    };
    it("are found by sex and age, for three rows each at most", () => {
      expect(found(20, 2, {x: chart}, persons)).toEqual(["x 20"]);
      expect(found(20, 3, {x: chart}, persons)).toEqual(["x 20"]);
      expect(found(20, 4, {x: chart}, persons)).toEqual([]);
    });

    it("are not found by sex alone, nor of pairs made alike, nor of sites with patients of all ages", () => {
      const {age: _, ...withoutAge} = persons;
      expect(found(20, 2, {x: chart}, withoutAge)).toEqual([]);
      expect(found(20, 2, {matched_set: chart, pair_id: chart}, persons)).toEqual([]);
      const everybody = {
        ...persons,
        sex: (_: number, __: number, i: number) => (i % 3 === 0 ? "f" : "m"),
        age: (_: number, __: number, i: number) => 30 + ((i * 7) % 50)
      };
      expect(found(20, 2, {site: chart}, everybody)).toEqual([]);
    });
  });
});

describe("columns by which rows go on", () => {
  /** Four rows of each patient at growing times, and another outcome in the last of patient 0 to `ended - 1`. */
  const visits = (ended: number, each: number) => ({
    time: (_: number, k: number) => 1.5 * (k + 1),
    event: (p: number, k: number) => (k === each - 1 && p < ended ? 1 : 0)
  });
  const of = (n: number, each: number, own: Readonly<Record<string, Cells>>) => found(n, each, {x: chart}, own);

  it("are found whatever they are called, and however many rows a patient has", () => {
    expect(of(30, 4, visits(20, 4))).toEqual(["x 30"]);
    expect(of(30, 12, visits(20, 12))).toEqual(["x 30"]);
  });

  it("need an end of five patients in the row with the longest time, more than by chance", () => {
    expect(of(12, 6, visits(12, 6))).toEqual(["x 12"]);
    expect(of(12, 6, visits(4, 6))).toEqual([]);
    // Five ends are enough beside a name that may say so, and where a column is the same in all rows of each.
    const five = {...visits(5, 2), time: (p: number, k: number) => 10 * p + k};
    expect(found(9, 2, {x: chart}, five)).toEqual([]);
  });

  it("are not found where two of ten end before the longest, nor where times are alike", () => {
    const early = (but: number) => ({
      ...visits(20, 4),
      event: (p: number, k: number) => (p < 20 && k === (p < but ? 1 : 3) ? 1 : 0)
    });
    expect(of(30, 4, early(2))).toEqual(["x 30"]);
    expect(of(30, 4, early(4))).toEqual([]);
    expect(of(30, 4, {...visits(20, 4), time: (p, k) => p + Math.min(k, 2)})).toEqual([]);
  });

  it("are no sites: patients of a site end in any order", () => {
    const clean = {
      time: (_: number, __: number, i: number) => ((i * 37) % 101) + 1,
      event: (_: number, __: number, i: number) => (i % 3 === 0 ? 1 : 0)
    };
    expect(found(30, 4, {site: chart, country: (p) => `C${p % 3}`}, clean)).toEqual([]);
    expect(found(60, 2, {site: chart, country: (p) => `C${p % 3}`}, clean)).toEqual([]);
  });
});

describe("reading rows of patients", () => {
  const text = (name: string, {header, columns}: ReturnType<typeof tableOf>): string =>
    `${[name, ...header.slice(1)].join(",")}\n${(columns[0] ?? []).map((_, i) => columns.map((own) => own[i]).join(",")).join("\n")}\n`;
  const visits = tableOf(22, 3, {x: chart, visit: (_, k) => k + 1, time: (p) => p + 1.5, event: (p) => p % 2});
  const read = (name: string, table = visits, more: Parameters<typeof readCohort>[1] = {}) =>
    readCohort([{name: "c.csv", text: text(name, table)}], {unit: "months", ...more});

  it.each(["NHC", "Hosp_No", "No. dossier", "code", "Nr"])("%s is the patient", async (name) => {
    const cohort = await read(name);
    expect(cohort.mapping["patient_id"]).toBe(name);
    expect(cohort.patients.numRows()).toBe(22);
    expect(cohort.followUp?.numRows()).toBe(66);
  });

  it("a name that says nothing stops with the line to write, and so does a key that tells all rows apart", async () => {
    const cohort = await read("batch");
    expect(cohort.issues.find(({stops}) => stops)).toMatchObject({
      code: "patients-not-told-apart",
      column: "batch",
      count: 44,
      choices: [{line: 'mapping: {patient_id: "batch"}'}, {line: "accept: [patients-not-told-apart]"}]
    });
    const planned = await read("batch", visits, {mapping: {patient_id: "batch"}});
    expect(planned.issues.filter(({stops}) => stops)).toEqual([]);
    const keyed = tableOf(22, 3, {patient_id: (_, __, i) => i, x: chart, time: (p) => p + 1.5, event: (p) => p % 2});
    expect((await read("patient_id", keyed)).issues.find(({stops}) => stops)).toMatchObject({
      code: "patients-not-told-apart",
      column: "x"
    });
  });

  it.each(["id", "Kürzel", "Pat", "Fall", "code"])("%s is the patient of more than three visits", async (name) => {
    const each = 5;
    const table = tableOf(30, each, {
      x: (p) => `K${p}`,
      time: (p, k) => p / 10 + k * 1.5 + 1,
      event: (p, k) => (k === each - 1 && p % 3 > 0 ? 1 : 0)
    });
    const cohort = await read(name, table, {identifiers: {rows: "last"}});
    expect(cohort.mapping["patient_id"]).toBe(name);
    expect(cohort.followUp?.numRows()).toBe(30);
    expect(cohort.ledger.filter(({reason}) => reason === "earlier-row")).toHaveLength(120);
  });

  it("a number of rows beside it is not taken", async () => {
    const numbered = tableOf(22, 3, {Nr: (_, __, i) => i + 1, NIP: chart, time: (p) => p + 1.5, event: (p) => p % 2});
    expect((await read("Nr", numbered)).mapping["patient_id"]).toBe("NIP");
  });

  it("rows of visits count once where the plan says so, with a line of the ledger for each", async () => {
    const cohort = await read("NHC", visits, {identifiers: {rows: "once"}});
    expect(cohort.followUp?.numRows()).toBe(22);
    expect(cohort.ledger.filter(({reason}) => reason === "further-row")).toHaveLength(44);
    expect(cohort.ledger[0]).toMatchObject({row: 3, patientId: "5000"});
    expect(cohort.issues.find(({code}) => code === "further-row")?.count).toBe(44);
  });
});
