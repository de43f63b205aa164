import {asksForDeath} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";

/** What the event of ready-made follow-up is by the names of its columns: death, progression or relapse (death among them or not), the end of a therapy, or what nobody can tell. */
export type OutcomeEndpoint = "death" | "progression" | "relapse" | "end of therapy" | "unknown";

/** Parts of names, the first that fits. */
const parts: readonly (readonly [OutcomeEndpoint, RegExp])[] = [
  ["relapse", /^(?:dfs|rfs|efs|relapse\w*|recur\w*|rezidiv\w*|disease)$/],
  ["progression", /^(?:rw)?(?:pfs\d?|ttp)$|^(?:pd|prog\w*)$/],
  ["end of therapy", /^(?:rw)?(?:ttd|ttf|tot|ttnt)$|^(?:discontin\w*|failure)$/],
  ["death", /^(?:rw)?os$|^overall$/]
];

/**
 * What the event is, by the name of the outcome column and, where that says nothing, by that of the time.
 *
 * @example
 * [outcomeEndpoint("status", "os_months"), outcomeEndpoint("pfs_event", "months"), outcomeEndpoint("status", "months")]
 * // ["death", "progression", "unknown"]
 */
export function outcomeEndpoint(outcome: string, time: string | null): OutcomeEndpoint {
  const own = byParts(outcome) ?? (asksForDeath(outcome) ? "death" : null);
  return own ?? (time === null ? null : byParts(time)) ?? "unknown";
}

function byParts(column: string): OutcomeEndpoint | null {
  const names = normalName(column).split("_");
  return parts.find(([, pattern]) => names.some((part) => pattern.test(part)))?.[0] ?? null;
}
