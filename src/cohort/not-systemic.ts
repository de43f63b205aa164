import {localClasses} from "../adc/measure.ts";
import {regimenParser} from "../adc/parse-regimen.ts";
import type {Regimen} from "../adc/regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {lineKind} from "./line-kind.ts";
import {OPENS_NO_LINE} from "./line-notes.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** What a row is that holds no systemic therapy against the tumour. */
export type NotSystemic = "local therapy" | "procedure" | "treatment pause" | "no treatment" | "supportive drug";

/** Reason and sentence on the ledger. */
export const notSystemicReasons: Readonly<Record<NotSystemic, {readonly reason: string; readonly detail: string}>> = {
  "local therapy": {
    reason: "not-systemic-therapy",
    detail: "radiation, surgery and procedures are no line of systemic therapy"
  },
  "procedure": {
    reason: "not-systemic-therapy",
    detail: "radiation, surgery and procedures are no line of systemic therapy"
  },
  "treatment pause": {reason: "no-therapy", detail: "a pause of treatment is no line of therapy"},
  "no treatment": {
    reason: "no-therapy",
    detail: "observation, best supportive care and the like are no line of therapy"
  },
  "supportive drug": {
    reason: OPENS_NO_LINE,
    detail: "bone agents, GnRH analogues, growth factors and other supportive drugs open no line of therapy"
  }
};

const byClass: Readonly<Record<string, NotSystemic>> = {
  "procedure": "procedure",
  "treatment pause": "treatment pause",
  "no treatment": "no treatment"
};

/**
 * What a regimen is that holds no systemic therapy; null for systemic therapy and for what is not read.
 *
 * @example
 * notSystemic(parseRegimen("Radiatio BWK 8")) // "local therapy"
 * notSystemic(parseRegimen("surgery + capecitabine")) // null
 */
export function notSystemic(read: Regimen): NotSystemic | null {
  const kind = lineKind({read});
  if (kind === "adc" || kind === "systemic") return null;
  const {partners} = read;
  if (partners.some(({drugClass}) => localClasses.has(drugClass))) return "local therapy";
  if (partners.some(({drugClass}) => byClass[drugClass] === undefined)) return "supportive drug";
  return partners.map(({drugClass}) => byClass[drugClass] ?? null).find((one) => one !== null) ?? null;
}

/** Records that are no systemic therapy, by their place. */
export type NotSystemicRecords = ReadonlyMap<number, NotSystemic>;

interface Finding {
  readonly day: (name: string, i: number) => number | null;
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * The usable records of lines that hold no systemic therapy: local therapy, procedures, pauses, observation, supportive drugs. They open no line, take no position and end no other line; what they say of the disease
 * counts on the line before: a progression where that has none, a later assessment without one.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["regimen", ["SG", "SBRT"]], ["start", [0, 90]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null]};
 * [...notSystemicRecords(lines, {spelled: (column) => column, log: {add: () => undefined}})] // [[1, "local therapy"]]
 */
export function notSystemicRecords(
  lines: Pick<TypedRecords, "columns" | "unusable" | "file" | "row">,
  {spelled, log}: Omit<Finding, "day">
): NotSystemicRecords {
  const parse = regimenParser();
  const found = new Map<number, NotSystemic>();
  const regimens = lines.columns.get("regimen") ?? [];
  for (const [i, regimen] of regimens.entries()) {
    const kind = lines.unusable[i] === null && typeof regimen === "string" ? notSystemic(parse(regimen)) : null;
    if (kind !== null) found.set(i, kind);
  }
  if (found.size === 0) return found;
  const places = [...found.keys()];
  noteNotSystemic({...recordPlaces(lines, places), column: spelled("regimen")}, [...found.values()], log);
  const day: Finding["day"] = (name, i) => {
    const value = lines.columns.get(name)?.[i];
    return typeof value === "number" ? value : null;
  };
  handOver(lines, found, {day, spelled, log});
  return found;
}

interface Places {
  readonly file: string | null;
  readonly column: string | null;
  readonly rows: readonly number[];
}

/** Counts rows that hold no systemic therapy by kind. */
export function noteNotSystemic(
  {file, column, rows}: Places,
  kinds: readonly NotSystemic[],
  log: Pick<IssueLog, "add">
): void {
  if (kinds.length === 0) return;
  log.add({
    code: "not-systemic-therapy",
    severity: "warning",
    file,
    row: rows[0] ?? null,
    rows,
    column,
    count: kinds.length,
    expected: "systemic therapy against the tumour",
    received: countsText(kinds),
    hint: "they are on the ledger: no line of therapy, no position, and nothing is censored at them"
  });
}

/**
 * How many there are of each kind, the most first.
 *
 * @example
 * countsText(["local therapy", "treatment pause", "local therapy"]) // "local therapy 2, treatment pause 1"
 */
export function countsText(kinds: Iterable<NotSystemic>): string {
  const counts = new Map<NotSystemic, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ");
}

/** Writes progressions and assessments without one to the line of systemic therapy that began last before the row. */
function handOver(
  lines: Pick<TypedRecords, "columns" | "unusable" | "file" | "row">,
  found: NotSystemicRecords,
  {day, spelled, log}: Finding
): void {
  const ids = lines.columns.get("patient_id") ?? [];
  const [progressions, assessments] = ["progression", "last_assessment"].map((name) => lines.columns.get(name));
  const linesOf = new Map<string, number[]>();
  ids.forEach((id, i) => {
    if (lines.unusable[i] === null && !found.has(i) && day("start", i) !== null) append(linesOf, String(id), i);
  });
  const begins = (i: number): number => day("start", i) ?? -Infinity;
  const lineAt = (i: number, seen: number): number | undefined =>
    (linesOf.get(String(ids[i])) ?? [])
      .filter((at) => begins(at) < seen)
      .toSorted((a, b) => begins(b) - begins(a) || b - a)[0];
  const moved: number[] = [];
  for (const i of [...found.keys()].toSorted((a, b) => begins(a) - begins(b))) {
    const [progressed, assessed] = [day("progression", i), day("last_assessment", i)];
    const progressedOn = progressed === null ? undefined : lineAt(i, progressed);
    if (progressedOn !== undefined && day("progression", progressedOn) === null && progressions !== undefined) {
      progressions[progressedOn] = progressed;
      moved.push(i);
    }
    const assessedOn = assessed === null ? undefined : lineAt(i, assessed);
    if (assessedOn === undefined || assessments === undefined) continue;
    const until = day("progression", assessedOn) ?? Infinity;
    if ((assessed ?? 0) < until && (assessed ?? 0) > (day("last_assessment", assessedOn) ?? -Infinity))
      assessments[assessedOn] = assessed;
  }
  if (moved.length > 0)
    log.add({
      code: "progression-of-other-row",
      severity: "warning",
      ...recordPlaces(lines, moved),
      column: spelled("progression"),
      count: moved.length,
      expected: "progression on the line of systemic therapy in which it was seen",
      hint: "it stands on a row that is no systemic therapy, and counts on the line before, which had none of its own"
    });
}
