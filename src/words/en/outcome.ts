import type {OutcomeBasis, OutcomeCode, OutcomeCodebook} from "../../record/outcome-code.ts";

/**
 * How an outcome column was read, with the number of records of each code: `status: 1 = censored (6), 2 = event (18), as the plan says`.
 *
 * @example
 * const code = (code, count, kind) => ({code, count, meaning: {kind}, basis: "plan"});
 * codebookText({file: "c.csv", column: "status", codes: [code("1", 6, "censored"), code("2", 18, "event")], witness: null, doubt: null})
 * // "status: 1 = censored (6), 2 = event (18), as the plan says"
 */
export function codebookText({column, codes, witness, legend, doubt}: OutcomeCodebook): string {
  const bases = [...new Set(codes.map(({basis}) => basis))].flatMap(
    (basis) => basisText(basis, {witness, legend}) ?? []
  );
  const doubted =
    doubt === null
      ? ""
      : `; but column ${doubt.column} says otherwise of ${doubt.records} ${doubt.records === 1 ? "record" : "records"}`;
  return `${column}: ${codes.map((one) => `${codeText(one)} (${one.count})`).join(", ")}${bases.length === 0 ? "" : `, as ${bases.join(" and ")}`}${doubted}`;
}

/**
 * The same without counts, for places where small counts may not stand.
 *
 * @example
 * codebookWithoutCounts({file: "c.csv", column: "status", codes: [{code: "0", count: 3, meaning: {kind: "censored"}, basis: "convention"}], witness: null, doubt: null}) // "status: 0 = censored"
 */
export function codebookWithoutCounts({column, codes, doubt}: OutcomeCodebook): string {
  return `${column}: ${codes.map(codeText).join(", ")}${doubt === null ? "" : `; but column ${doubt.column} says otherwise of some records`}`;
}

function codeText({code, meaning}: OutcomeCode): string {
  const name = code === "" ? "blank" : code;
  if (meaning.kind === "open") return `${name} = not known`;
  if (meaning.kind === "unknown") return `${name} = unknown`;
  if (meaning.kind === "competing") return `${name} = competing event, ${meaning.cause}`;
  return `${name} = ${meaning.kind}${"cause" in meaning && meaning.cause !== undefined ? `, ${meaning.cause}` : ""}`;
}

function basisText(
  basis: OutcomeBasis,
  {witness, legend}: {readonly witness: OutcomeCodebook["witness"]; readonly legend: OutcomeCodebook["legend"]}
): string | null {
  if (basis === "plan") return "the plan says";
  if (basis === "header") return "the column is named";
  if (basis === "legend") return `the legend in ${legend?.where ?? "the file"} says`;
  if (basis === "second column") return `column ${witness?.column ?? ""} says`;
  return null;
}
