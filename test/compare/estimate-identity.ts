/** Columns, or keys, that say what a row of estimates measures of whom; the others hold what was found. */
export const identifying: ReadonlySet<string> = new Set([
  "analysis",
  "endpoint",
  "population",
  "stratum",
  "group",
  "reference",
  "time",
  "unit",
  "scale",
  "term"
]);

/** Whether columns, or keys, are those of a row of estimates. */
export function isOfEstimates(names: readonly string[]): boolean {
  return names.includes("analysis") && names.includes("term");
}
