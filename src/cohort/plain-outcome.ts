import type {ColumnMapping} from "../record/plan-mapping.ts";
import {askedBy, type Asking} from "./asking-columns.ts";
import {followUpDictionary, normalName} from "./column-dictionary.ts";
import {proposeMapping} from "./header-mapping.ts";

/** Names of a progression that may be its day as well, where no time stands beside it. */
const nouns = /^(?:disease_|tumou?r_)?(?:progression|progressione|progresion|progressao|progressie|progredienz)$/;

/**
 * A time that names no endpoint with the only column that asks for progression, or else with the only one that asks for death; null where there is none, and where a column is called an event.
 *
 * @example
 * plainOutcome(["id", "arm", "months", "progressed", "died"]) // {time: "months", event: "progressed"}
 * plainOutcome(["id", "arm", "months", "status", "died"]) // null
 */
export function plainOutcome(
  header: readonly string[],
  mapping: ColumnMapping = {}
): {readonly time: string; readonly event: string} | null {
  const plan = Object.fromEntries(Object.entries(mapping).filter(([, column]) => header.includes(column)));
  const {mapped, ambiguous} = proposeMapping(header, {plan, columns: followUpDictionary});
  const time = mapped.find(({canonical}) => canonical === "time")?.column;
  if (time === undefined || [...mapped, ...ambiguous].some(({canonical}) => canonical === "event")) return null;
  const asking = (asks: Asking): readonly string[] =>
    header.filter((column) => {
      const isAsked = askedBy(column) === asks || (asks === "progression" && nouns.test(normalName(column)));
      return column !== time && isAsked;
    });
  const [event, another] = asking("progression").length > 0 ? asking("progression") : asking("death");
  return event === undefined || another !== undefined ? null : {time, event};
}
