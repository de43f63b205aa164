import type {Cohort} from "../cohort/cohort.ts";
import {isGraveLoss} from "../cohort/grave-loss.ts";
import {issue, type Issue} from "../record/issue.ts";

/** Why a row is refused before anything is read of it. */
const refusals: ReadonlySet<string> = new Set([
  "unclosed-quote",
  "stray-quote",
  "record-too-long",
  "ragged-row",
  "nul-byte",
  "unreadable-characters"
]);

/**
 * Whether rows of a file were refused before anything was read of them (a stray quote, too many or too few fields): two or more, and more than 5 %. Whose they were and what happened to them is not known.
 *
 * @example
 * const refused = (row) => ({step: "read", unit: "row", reason: "stray-quote", detail: "", file: "c.csv", row, patientId: null});
 * unreadRows({sources: [{name: "c.csv", role: "lines", rowsRead: 4, rowsUsed: 2}], ledger: [refused(2), refused(3)]}).map(({code, count}) => [code, count]) // [["rows-refused", 2]]
 */
export function unreadRows({sources, ledger}: Pick<Cohort, "sources" | "ledger">): Issue[] {
  return sources.flatMap(({name, rowsRead}) => {
    const refused = ledger.filter(
      ({step, unit, file, reason}) => step === "read" && unit === "row" && file === name && refusals.has(reason)
    );
    if (!isGraveLoss(refused.length, rowsRead)) return [];
    return [
      issue({
        code: "rows-refused",
        severity: "error",
        stops: true,
        file: name,
        expected: "rows that can be read",
        received: `${refused.length} of ${rowsRead} cannot`,
        count: refused.length,
        hint: "payloadswap tidy shows and makes the repairs that it can; or put the rows right by hand, as the other findings say. If they tell nothing of the question, write",
        choices: [{line: "accept: [rows-refused]", why: "they are left out, and nobody knows whose they were"}]
      })
    ];
  });
}
