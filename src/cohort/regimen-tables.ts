import type {CsvTable} from "../files/csv.ts";
import {issue, type Issue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";

/** Ways in which the registry computes progression-free survival of a regimen, the first one to be taken: by imaging or the oncologist, by both, by one alone. */
const progressionFree = ["pfs_i_or_m_g", "pfs_i_and_m_g", "pfs_i_g", "pfs_m_g"] as const;

/** Days until death or the last contact, from the start of the regimen. */
const survival = {status: "os_g_status", days: "tt_os_g_days"} as const;

/**
 * A table of regimens of GENIE BPC as lines of therapy: its intervals count from the diagnosis (`dx_reg_start_int`, `dx_reg_end_any_int`), its times from the start of each regimen. Progression, last assessment,
 * death and last contact are days made of both; an event of progression-free survival on the day of death is the death. Null where a table is none.
 *
 * @example
 * const header = ["record_id", "regimen_drugs", "dx_reg_start_int", "pfs_i_or_m_g_status", "tt_pfs_i_or_m_g_days", "os_g_status", "tt_os_g_days"];
 * const table = {name: "r.csv", header, columns: [["A"], ["SG"], ["100"], ["1"], ["50"], ["1"], ["90"]], row: [2], issues: []};
 * const made = regimenTable(table);
 * made.header.slice(-4).map((name) => made.columns[made.header.indexOf(name)][0]) // ["150", "", "190", ""]
 */
export function regimenTable(table: CsvTable): CsvTable | null {
  const at = (name: string): number => table.header.findIndex((own) => own.trim().toLowerCase() === name);
  const texts = (name: string): readonly string[] => table.columns[at(name)] ?? [];
  if (["record_id", "regimen_drugs", "dx_reg_start_int"].some((name) => at(name) < 0)) return null;
  const endpoint = progressionFree.find((name) => at(`${name}_status`) >= 0 && at(`tt_${name}_days`) >= 0);
  const [ids, starts] = [texts("record_id"), texts("dx_reg_start_int").map(numberIn)];
  const after = (name: string): (number | null)[] => {
    const days = texts(name).map(numberIn);
    return table.row.map((_, i) => {
      const [start, own] = [starts[i] ?? null, days[i] ?? null];
      return start === null || own === null ? null : Math.round(start + own);
    });
  };
  const followed = after(survival.days);
  const died = texts(survival.status).map(isYes);
  const deaths = ofPatients(
    ids,
    followed.map((day, i) => (died[i] === true ? day : null))
  );
  const contacts = ofPatients(
    ids,
    followed.map((day, i) => (died[i] === true ? null : day))
  );
  const free = endpoint === undefined ? [] : after(`tt_${endpoint}_days`);
  const seen = endpoint === undefined ? [] : texts(`${endpoint}_status`).map(isYes);
  const isProgression = (i: number): boolean => {
    const [day, death] = [free[i] ?? null, deaths[i] ?? null];
    return seen[i] === true && day !== null && (death === null || day < death);
  };
  const added: readonly (readonly [string, readonly (number | null)[]])[] = [
    ["progression", table.row.map((_, i) => (isProgression(i) ? (free[i] ?? null) : null))],
    ["last_assessment", table.row.map((_, i) => (seen[i] === false ? (free[i] ?? null) : null))],
    ["death", deaths],
    ["last_contact", contacts]
  ];
  const fitting = added.filter(([name]) => at(name) < 0);
  return {
    ...table,
    role: "lines",
    header: [
      ...table.header.map((name) => canonical[name.trim().toLowerCase()] ?? name),
      ...fitting.map(([name]) => name)
    ],
    columns: [...table.columns, ...fitting.map(([, days]) => table.row.map((_, i) => String(days[i] ?? "")))],
    issues: [
      ...table.issues,
      ...severalClocks(table, ids, texts("ca_seq")),
      issue({
        code: "regimens-of-registry",
        severity: "note",
        file: table.name,
        column: endpoint === undefined ? null : `${endpoint}_status`,
        expected: "lines of therapy",
        hint: "regimens of GENIE BPC: days count from the diagnosis, progression, last assessment, death and last contact are the start of the regimen and the registry's times",
        count: table.row.length
      })
    ]
  };
}

/** Days count from the diagnosis of each cancer: those of a patient's second cancer stand on another clock. */
function severalClocks({name: file, row}: CsvTable, ids: readonly string[], cancers: readonly string[]): Issue[] {
  const places = [...listsByKey(ids.keys(), (i) => ids[i] ?? "").values()].filter(
    (own) => new Set(own.map((i) => (cancers[i] ?? "").trim())).size > 1
  );
  const [first] = places;
  if (first === undefined) return [];
  return [
    issue({
      code: "regimens-on-several-clocks",
      severity: "error",
      stops: true,
      file,
      row: row[first[0] ?? 0] ?? null,
      column: "ca_seq",
      expected: "regimens of one cancer for each patient, as days count from its diagnosis",
      hint: "keep the rows of the cancer that is analysed",
      count: places.length
    })
  ];
}

/** Columns of the registry by what they are here. */
const canonical: Readonly<Record<string, string>> = {
  regimen_drugs: "regimen",
  regimen_number: "line",
  dx_reg_start_int: "start",
  dx_reg_end_any_int: "end"
};

/** Days may be written with decimals. */
const numberIn = (text: string): number | null => (/^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : null);

/** Whether a status is 1; null where it is neither 1 nor 0. */
const isYes = (text: string): boolean | null => {
  const cell = text.trim();
  return /^1(?:\.0)?$/.test(cell) ? true : /^0(?:\.0)?$/.test(cell) ? false : null;
};

/** One day for each patient, where those of the regimens differ by rounding alone. */
function ofPatients(ids: readonly string[], days: readonly (number | null)[]): (number | null)[] {
  const latest = new Map(
    [...listsByKey(ids.keys(), (i) => ids[i] ?? "")].map(([id, places]) => {
      const own = places.flatMap((i) => days[i] ?? []);
      return [id, own.length > 0 && Math.max(...own) - Math.min(...own) <= 1 ? Math.max(...own) : null] as const;
    })
  );
  return days.map((day, i) => (day === null ? null : (latest.get(ids[i] ?? "") ?? day)));
}
