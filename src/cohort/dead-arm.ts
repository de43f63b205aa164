import {logGamma} from "../math/log-gamma.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {askedBy, asksForDeath} from "./asking-columns.ts";
import type {CellValue} from "./cell-values.ts";
import type {PatientValues} from "./patient-values.ts";
import type {TypedRecords} from "./typed-records.ts";

/** Fewest patients of a group of whom it is remarkable that all are dead. */
const FEWEST_DEAD = 5;
/** Fewest lines that go on, so that a run stops. */
const FEWEST_GOING = 2;
/** Most groups of a column that may be arms. */
const MOST_GROUPS = 6;
/** Probability below which all deaths of a group are no chance. */
const BELOW = 0.001;
/** Reasons to stop that say that a line goes on, or nothing. */
const goesOn: ReadonlySet<CellValue> = new Set([null, "unknown"]);

interface ArmOptions {
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Finds a group whose patients are all dead, each on the last contact, while others live, more than chance gives: the last contact may stand for the death in one arm alone. It stops where lines of two of them or more go on, and is a warning else. Groups
 * are those of the last regimen and of columns that the dictionary does not know, where these do not say themselves who died.
 */
export function checkDeadArm(
  lines: Pick<TypedRecords, "columns" | "unusable" | "unknown">,
  values: Pick<PatientValues, "place" | "columns">,
  {spelled, log}: ArmOptions
): void {
  const ids = (lines.columns.get("patient_id") ?? []).map(String);
  const own = (name: string, i: number): CellValue => lines.columns.get(name)?.[i] ?? null;
  const of = (name: string, id: string): CellValue => values.columns.get(name)?.[values.place.get(id) ?? -1] ?? null;
  const last = new Map<string, number>();
  ids.forEach((id, i) => {
    const before = last.get(id);
    if (lines.unusable[i] === null && (before === undefined || Number(own("start", i)) >= Number(own("start", before))))
      last.set(id, i);
  });
  const seen = [...last.keys()].filter((id) => of("death", id) !== null || of("last_contact", id) !== null);
  const dead = new Set(seen.filter((id) => of("death", id) !== null));
  if (dead.size === seen.length) return;
  const texts = [...values.columns].filter(
    ([name, column]) => column.some((value) => typeof value === "string") && name !== "earlier_adc"
  );
  const groupings: readonly (readonly [column: string, of: (id: string) => CellValue])[] = [
    ["regimen", (id) => own("regimen", last.get(id) ?? -1)],
    ...[...lines.unknown].map((name) => [name, (id: string) => own(name, last.get(id) ?? -1)] as const),
    ...texts.map(([name]) => [name, (id: string) => of(name, id)] as const)
  ];
  for (const [column, groupOf] of groupings) {
    if (askedBy(column) !== null || asksForDeath(column)) continue;
    const groups = listsByKey(
      seen.filter((id) => groupOf(id) !== null),
      (id) => String(groupOf(id))
    );
    if (groups.size < 2 || groups.size > MOST_GROUPS) continue;
    const arm = [...groups.values()].find((members) => isFilled(members, {dead, of, all: seen.length}));
    // Where nobody of the other groups is dead the column says who lives, whatever it is called, and is no arm.
    if (arm === undefined || (column !== "regimen" && !hasDeadBeside(groups, arm, dead))) continue;
    const going = arm.filter((id) => {
      const i = last.get(id) ?? -1;
      return own("end", i) === null && goesOn.has(own("stop_reason", i));
    }).length;
    const stops = going >= FEWEST_GOING;
    log.add({
      code: "group-dead",
      severity: stops ? "error" : "warning",
      ...(stops ? {stops: true as const} : {}),
      column: spelled("death"),
      expected: `days of death of those who died, and a last contact of those who live, in each group of ${spelled(column)}`,
      received: `${arm.length} of ${arm.length} of one group dead on the last contact, ${dead.size - arm.length} of ${seen.length - arm.length} others dead${stops ? `; ${going} of the group with a line that goes on` : ""}`,
      hint: `was the death filled in from the last contact in that group? take the days of those who live out of the file${stops ? ", or say" : ""}`,
      count: arm.length,
      ...(stops ? {choices: [{line: "accept: [group-dead]", why: "all of that group died, on these days"}]} : {})
    });
    return;
  }
}

const hasDeadBeside = (
  groups: ReadonlyMap<string, readonly string[]>,
  arm: readonly string[],
  dead: ReadonlySet<string>
): boolean => [...groups.values()].some((members) => members !== arm && members.some((id) => dead.has(id)));

interface Followed {
  readonly dead: ReadonlySet<string>;
  readonly of: (name: string, id: string) => CellValue;
  readonly all: number;
}

/** Whether all of a group are dead on their last contact, more than chance gives: the hypergeometric probability that all of it are among the dead. */
function isFilled(members: readonly string[], {dead, of, all}: Followed): boolean {
  const n = members.length;
  return (
    n >= FEWEST_DEAD &&
    members.every((id) => dead.has(id) && of("death", id) === of("last_contact", id)) &&
    Math.exp(logChoose(dead.size, n) - logChoose(all, n)) < BELOW
  );
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
