import {InvalidArgumentError, Option} from "commander";

/** What says how follow-up that came already computed is read; `analyze` and `check` share them. */
export const followUpOptions: readonly Option[] = [
  option("--time <column>", "follow-up already computed: column of the time"),
  option(
    "--event <column>",
    "follow-up already computed: column of the event; its codes are printed as they are read, and 1/2 only as the plan says"
  ),
  new Option("--unit <unit>", "follow-up already computed: unit of the time").choices([
    "days",
    "weeks",
    "months",
    "years"
  ])
];

/** The options of `analyze` in the order of its help. */
export const analyzeOptions: readonly Option[] = [
  option(
    "--out <dir>",
    "folder for report, figures and tables; without it the essentials are printed and nothing is written"
  ),
  option("--all-tables", "print every table, not only the essentials; some are wide: | less -S"),
  option(
    "--endpoint <names>",
    "endpoint of the analysis (default: rwPFS), and further ones after commas, e.g. rwPFS,rwOS",
    list
  ),
  option("--by <grouping>", "transition, position, sequence or column:NAME (default: transition)"),
  option(
    "--groupings <groupings>",
    "further groupings beside --by, comma-separated, e.g. sequence,column:tumour",
    list
  ),
  option("--reference <group>", "group that contrasts are measured against"),
  option("--strata <columns>", "columns, comma-separated, by which tests and models are stratified", list),
  option("--adjust <columns>", "covariates of the Cox model, comma-separated", list),
  new Option(
    "--weights <target>",
    "propensity weights: ate (everyone), att (patients like the group's), overlap (those who could be in either)"
  ).choices(["none", "ate", "att", "overlap"]),
  option(
    "--covariates <columns>",
    "covariates of the propensity model, comma-separated (default: those of --adjust)",
    list
  ),
  option("--cutoff <day>", "data cut-off: a day, or an ISO date where dates are calendar dates", dayOrDate),
  option("--entry <column>", "column that holds the first day under observation (delayed entry)"),
  option("--where <condition>", 'who is kept, e.g. "tumour = breast and her2_status != positive"'),
  option("--format <formats>", "figure formats: svg,png,pdf,tiff (default: svg,png)", list),
  option(
    "--preset <name>",
    "figure size and type of a journal, e.g. nature-single, lancet-double, poster (default: plain)"
  ),
  option("--document <documents>", "documents: html,docx,slides (default: html)", list),
  option("--table <forms>", "forms of the tables under tables/: csv,md,html (default: csv)", list),
  option("--disclosure <policy>", "hide small counts of patients by a policy, e.g. cms-11, ohdsi-5 (default: none)"),
  ...followUpOptions,
  option("--strict-deid", "stop when something looks like an identifier"),
  option("--json", "print results.json instead of tables")
];

/** An option without a set of choices; its value is a text unless `parse` makes something else of it. */
function option(flags: string, description: string, parse?: (text: string) => unknown): Option {
  const made = new Option(flags, description);
  return parse === undefined ? made : made.argParser(parse);
}

function list(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A whole number. Throws commander's `InvalidArgumentError` for anything else. */
export function whole(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError("it must be a whole number");
  return Number(text);
}

function dayOrDate(text: string): number | string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : whole(text);
}
