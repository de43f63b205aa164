import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {normalName} from "./column-dictionary.ts";
import type {MappedColumn} from "./header-mapping.ts";
import {births} from "./shared-births.ts";

/** Columns of where a patient was treated. */
const places =
  /(?:^|_)(?:site|sites|centre|center|centro|zentrum|centrum|standort|hospital|hopital|klinik|klinikum|clinic|clinica|institution|einrichtung|ospedale|ziekenhuis|country|land|pays|pais|paese)(?:_|$)/;
/** Years by which ages of one patient may differ between records. */
const AGES = 10;
/** Fewest identifiers that are of two persons, and their least share of those that stand at several places. */
const FEWEST = 2;
const SHARE = 0.2;

type Mapped = readonly Pick<MappedColumn, "canonical" | "column">[];

/**
 * Stops where identifiers begin anew at each place: records of one identifier at two sites are of another sex, age, birth or day of death. They would be one patient.
 *
 * @example
 * const table = {name: "c.csv", header: ["id", "site", "sex"], columns: [["1", "2", "1", "2"], ["A", "A", "B", "B"], ["f", "m", "m", "f"]]};
 * const mapped = [{canonical: "patient_id", column: "id"}, {canonical: "sex", column: "sex"}];
 * const found = [];
 * checkRestartedIdentifiers(table, mapped, {add: ({count, choices}) => found.push([count, choices[0].line])});
 * found // [[2, 'identifiers: {with: ["site"]}']]
 */
export function checkRestartedIdentifiers(
  {name, header, columns}: Pick<CsvTable, "name" | "header" | "columns">,
  mapped: Mapped,
  log: Pick<IssueLog, "add">
): void {
  const texts = (column: string | undefined): readonly string[] | null =>
    column === undefined ? null : (columns[header.indexOf(column)] ?? []).map((text) => text.trim());
  const of = (canonical: string): readonly string[] | null =>
    texts(mapped.find((one) => one.canonical === canonical)?.column);
  const ids = of("patient_id");
  const birth = header.find((column) => births.test(normalName(column)));
  const persons: Person = {sex: of("sex"), age: of("age"), birth: texts(birth), death: of("death")};
  if (ids === null || Object.values(persons).every((own) => own === null)) return;
  for (const column of header.filter((one) => places.test(normalName(one)))) {
    const {several, contradictory} = counted(ids, texts(column) ?? [], persons);
    if (contradictory < FEWEST || contradictory < SHARE * several) continue;
    log.add({
      code: "identifiers-restart",
      severity: "error",
      stops: true,
      file: name,
      column: mapped.find((one) => one.canonical === "patient_id")?.column ?? null,
      expected: "identifiers that are of one patient each",
      received: `${several} at several values of ${column}, ${contradictory} of another sex, age, birth or death there`,
      hint: `they look as if they began anew for each ${column}, and each would make one patient of several`,
      count: contradictory,
      choices: [
        {line: `identifiers: {with: [${JSON.stringify(column)}]}`, why: `a patient is an identifier and a ${column}`},
        {line: "accept: [identifiers-restart]", why: "they are the same patients, treated at several places"}
      ]
    });
    return;
  }
}

type Person = Readonly<Record<"sex" | "age" | "birth" | "death", readonly string[] | null>>;

/** Identifiers that stand at several places, and those of which a place tells of another person. */
function counted(
  ids: readonly string[],
  sites: readonly string[],
  persons: Person
): {readonly several: number; readonly contradictory: number} {
  const first = new Map<string, Map<string, number>>();
  for (const [i, id] of ids.entries()) {
    const site = sites[i] ?? "";
    if (id === "" || site === "") continue;
    const own = first.get(id) ?? new Map<string, number>();
    first.set(id, own);
    if (!own.has(site)) own.set(site, i);
  }
  const several = [...first.values()].filter(({size}) => size > 1);
  const contradictory = several.filter((own) => {
    const [one = 0, ...others] = own.values();
    return others.some((other) => areTwo(persons, one, other));
  });
  return {several: several.length, contradictory: contradictory.length};
}

function areTwo({sex, age, birth, death}: Person, i: number, j: number): boolean {
  const differ = (own: readonly string[] | null): boolean => {
    const [a = "", b = ""] = [own?.[i], own?.[j]];
    return a !== "" && b !== "" && a.toLowerCase() !== b.toLowerCase();
  };
  return (
    differ(sex) ||
    differ(birth) ||
    differ(death) ||
    (differ(age) && Math.abs(Number(age?.[i]) - Number(age?.[j])) > AGES)
  );
}

/**
 * The table with identifiers that hold what stands in further columns, as a plan says (`identifiers: {with: [site]}`); columns that it lacks are passed over.
 *
 * @example
 * const table = {header: ["id", "site"], columns: [["1", "1", ""], ["A", "B", "A"]], refused: []};
 * withFurtherParts(table, "id", ["site"]).columns[0] // ["A:1", "B:1", ""]
 */
export function withFurtherParts<Table extends Pick<CsvTable, "header" | "columns" | "refused">>(
  table: Table,
  identifier: string | null,
  further: readonly string[]
): Table {
  const {header, columns, refused} = table;
  const at = identifier === null ? -1 : header.indexOf(identifier);
  const parts = further.map((column) => header.indexOf(column)).filter((k) => k >= 0 && k !== at);
  if (at < 0 || parts.length === 0) return table;
  const joined = (id: string, cellAt: (k: number) => string | undefined): string =>
    id.trim() === ""
      ? id
      : [...parts.map((k) => (cellAt(k) ?? "").trim()), id.trim()].filter((text) => text !== "").join(":");
  return {
    ...table,
    columns: columns.map((own, k) => (k === at ? own.map((id, i) => joined(id, (part) => columns[part]?.[i])) : own)),
    refused: refused.map((record) => ({
      ...record,
      fields: record.fields.map((field, k) => (k === at ? joined(field, (part) => record.fields[part]) : field))
    }))
  };
}
