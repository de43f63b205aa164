import type {AuditAdvice, AuditFinding} from "../record/audit-finding.ts";
import type {Plan, PlanSpec} from "../record/plan.ts";

/**
 * The piece of a plan that carries a remedy out, on top of what the plan has; null where the plan has it already, or where the file lacks a column that it needs.
 *
 * @example
 * remedyIn(completePlan({strata: ["site"]}), {strata: ["contact"]}, new Set(["contact"]), {code: "usual", lacking: []}).remedy // {strata: ["site", "contact"]}
 */
export function remedyIn(
  plan: Plan,
  remedy: PlanSpec,
  columns: ReadonlySet<string>,
  advice: AuditAdvice
): Pick<AuditFinding, "remedy" | "advice"> {
  const missing = [...(remedy.strata ?? []), ...(remedy.adjust ?? [])].filter((column) => !columns.has(column));
  if (missing.length > 0) return {remedy: null, advice: {...advice, lacking: missing}};
  const own: Readonly<Record<string, unknown>> = plan;
  const added = Object.entries(remedy).flatMap(([key, wanted]): [string, unknown][] => {
    const present = own[key];
    if (Array.isArray(wanted) && Array.isArray(present))
      return wanted.every((one) => present.includes(one)) ? [] : [[key, [...new Set([...present, ...wanted])]]];
    return contains(present, wanted) ? [] : [[key, wanted]];
  });
  return {remedy: added.length === 0 ? null : Object.fromEntries(added), advice};
}

/** Whether a value of the plan is what a fragment wants, or an object that has all of it. */
function contains(present: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null || typeof present !== "object" || present === null)
    return Object.is(present, wanted);
  return Object.entries(wanted).every(([key, inner]) =>
    contains((present as Readonly<Record<string, unknown>>)[key], inner)
  );
}
