import type {Issue} from "./issue.ts";

/** Findings for which nothing is estimated; each names its way out. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(
      issues
        .map(({code, expected, hint}) => `${code}: expected ${expected}${hint === null ? "" : `; ${hint}`}`)
        .join("\n")
    );
    this.issues = issues;
  }
}

/**
 * The findings that stop an analysis, those that the plan accepts by their code aside.
 *
 * @example
 * stopping([{code: "outcome-loss", stops: true}, {code: "no-tumour"}], []).map(({code}) => code) // ["outcome-loss"]
 * stopping([{code: "outcome-loss", stops: true}], ["outcome-loss"]) // []
 */
export function stopping<Finding extends Pick<Issue, "code" | "stops">>(
  issues: readonly Finding[],
  accepted: readonly string[]
): Finding[] {
  return issues.filter(({code, stops}) => stops === true && !accepted.includes(code));
}

/**
 * Findings as a plan takes them: what would stop and is accepted is a warning that says so.
 *
 * @example
 * accepted([{code: "outcome-loss", severity: "error", stops: true, hint: "…"}], ["outcome-loss"])[0].severity // "warning"
 */
export function accepted(issues: readonly Issue[], codes: readonly string[]): Issue[] {
  return issues.map((found) => {
    if (found.stops !== true || !codes.includes(found.code)) return found;
    const {stops: _, ...kept} = found;
    return {...kept, severity: "warning", hint: `accepted by the plan (accept: [${found.code}])`};
  });
}
