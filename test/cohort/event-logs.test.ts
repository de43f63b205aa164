import {describe, expect, it} from "vitest";
import {eventLogTables} from "../../src/cohort/event-logs.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {CsvTable} from "../../src/files/csv.ts";

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]): CsvTable => ({
  name: "e.csv",
  header,
  columns: header.map((_, k) => rows.map((row) => row[k] ?? "")),
  row: rows.map((_, i) => i + 2),
  rowsRead: rows.length,
  delimiter: ",",
  encoding: "UTF-8",
  sha256: "",
  refused: [],
  ledger: [],
  issues: []
});
const log = (...entries: readonly (readonly string[])[]) => table(["patient_id", "event", "date"], ...entries);
const made = (given: CsvTable, mapping: Readonly<Record<string, string>> = {}) =>
  eventLogTables(given, {mapping})?.map(({role, header, columns}) => [
    role,
    ...header.slice(1).map((name, k) => `${name}: ${(columns[k + 1] ?? []).join(" ")}`)
  ]) ?? null;

const [a, b, c] = ["2020-01-01", "2020-05-01", "2020-06-01"];

describe("a log of events", () => {
  it("has a column for each thing, and assessments apart", () => {
    expect(made(log(["A", "progression", a], ["A", "death", b], ["B", "last contact", c]))).toEqual([
      ["events", `progression: ${a}  `, `death:  ${b} `, `last_contact:   ${c}`]
    ]);
    expect(made(log(["A", "PD", a], ["A", "last assessment", b], ["B", "SD", c]))).toEqual([
      ["events", `progression: ${a}`],
      ["assessments", `day: ${b} ${c}`, "result: no progression no progression"]
    ]);
  });

  it.each([
    ["Ereignis", "Progress", "Tod", "letzter Kontakt"],
    ["Événement", "progression", "décès", "dernières nouvelles"],
    ["Tipo de evento", "progresión", "fallecimiento", "último contacto"],
    ["evento", "progressione", "decesso", "ultimo contatto"]
  ])("in other languages: %s", (name, ...words) => {
    const given = table(["Patient", name, "Datum"], ...words.map((word, i) => [i < 2 ? "A" : "B", word, a]));
    expect(
      made(given)?.[0]
        ?.slice(1)
        .map((one) => one?.split(":")[0])
    ).toEqual(["progression", "death", "last_contact"]);
  });

  it("is none where a word is not known, a drug stands beside, each patient has one row, or there are two days", () => {
    const rows = [
      ["A", "progression", a],
      ["A", "death", b],
      ["B", "last contact", c]
    ] as const;
    expect(made(log(...rows, ["B", "referral", c]))).toBeNull();
    expect(made(log(["A", "progression", a], ["B", "death", b]))).toBeNull();
    expect(made(log(["A", "progression", a], ["A", "progression", b], ["B", "progression", b]))).toBeNull();
    expect(made(log(["A", "last contact", a], ["A", "SD", b], ["B", "SD", b]))).toBeNull();
    expect(made(table(["patient_id", "event", "date", "drug"], ...rows.map((row) => [...row, "SG"])))).toBeNull();
    expect(made(table(["patient_id", "event", "date", "entered"], ...rows.map((row) => [...row, c])))).toBeNull();
    expect(made(log(...rows), {event: "event"})).toBeNull();
    // What has no word or no day would be lost, so such a table stays as it is.
    expect(made(log(...rows, ["B", "", c]))).toBeNull();
    expect(made(log(...Array.from({length: 9}, () => rows).flat(), ["B", "death", ""]))).toBeNull();
  });

  it("of one kind is one in a model of episodes", () => {
    const rows = [
      ["1", "Disease progression", a],
      ["1", "Disease progression", b],
      ["2", "Disease progression", c]
    ] as const;
    expect(made(table(["person_id", "episode_source_value", "episode_start_date"], ...rows))).toEqual([
      ["events", `progression: ${a} ${b} ${c}`]
    ]);
  });

  it("gives days to the lines beside it", async () => {
    const doses = Array.from({length: 8}, (_, i) => [
      `A,T-DXd,2020-01-${String(i * 3 + 1).padStart(2, "0")}`,
      `A,SG,2020-06-${String(i * 3 + 1).padStart(2, "0")}`
    ]).flat();
    const events =
      "patient_id,event,date\nA,progression,2020-05-20\nA,progression,2020-09-10\nA,death,2020-12-01\nB,last contact,2020-12-01\n";
    const cohort = await readCohort(
      [
        {name: "d.csv", role: "drugs", text: `patient_id,drug,date\n${doses.join("\n")}\n`},
        {name: "e.csv", text: events}
      ],
      {dateMode: {mode: "real"}}
    );
    const day = (iso: string): number => Date.parse(iso) / 86_400_000;
    expect(cohort.lines.array("progression")).toEqual([day("2020-05-20"), day("2020-09-10")]);
    expect(cohort.patients.array("death")).toEqual([day("2020-12-01")]);
  });
});
