import {z} from "zod";
import {furtherFigureNames} from "./figure-names.ts";
import {nearMiss} from "./near-miss.ts";
import {keysAt, placesOf, type KeySchema} from "./schema-keys.ts";
import {adjustmentSpec} from "./plan-adjustment.ts";
import {acceptable} from "./acceptable.ts";
import {columnSpec} from "./plan-columns.ts";
import {dateSpec} from "./plan-dates.ts";
import {her2Spec} from "./plan-her2.ts";
import {mappingSpec} from "./plan-mapping.ts";
import {repairsSpec} from "./plan-repairs.ts";
import {reportSpec} from "./plan-report.ts";
import {sequentialSpec} from "./plan-sequential.ts";

const lineDays = (says: string) => z.int().min(0).optional().describe(says);

const regressionColumn = z.string().min(1);

const populationSpec = z.strictObject({
  adc1Stopped: z
    .enum(["progression", "progressed", "any"])
    .default("progressed")
    .describe(
      "for a transition to enter: progressed, a progression is recorded before ADC2, whatever ended ADC1; progression, ADC1 stopped for progression by its code alone; or any"
    ),
  adjuvantAdc1: z
    .enum(["separate", "exclude"])
    .default("separate")
    .describe(
      "patients whose ADC1 was (neo)adjuvant: PFS on ADC2 by when they relapsed, in a table apart; or counted among those left out alone. They enter no group in either case"
    ),
  classicOnly: z.boolean().default(true).describe("leave out immunotoxins, peptide and light-activated conjugates"),
  concurrent: z.boolean().default(false).describe("keep transitions in which two ADCs were given at once"),
  transitions: z
    .enum(["first", "all"])
    .default("first")
    .describe("each patient's first metastatic ADC1→ADC2 transition, or every pair (then clustered by patient)"),
  where: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe("keep only patients or lines for which this holds, e.g. tumour = breast and her2_status != positive")
});

const agentSpec = z.strictObject({
  file: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe("CSV or YAML file of agents that extend or override the catalogue"),
  gapDays: z
    .int()
    .min(1)
    .default(180)
    .describe("a pause of the same ADC longer than this, without a progression or another line, is a new exposure"),
  level: z
    .enum(["class", "family", "molecule"])
    .default("class")
    .describe("level at which two payloads count as the same"),
  meaning: z
    .record(z.string(), z.string())
    .default({})
    .describe("what an ambiguous name means in this file, e.g. sacituzumab: sacituzumab govitecan"),
  unknownCodes: z
    .enum(["possible-adc", "not-adc"])
    .default("possible-adc")
    .describe("what codes of companies that are not known stand for, all of them"),
  maskedDrugs: z
    .enum(["possible-adc", "not-adc"])
    .default("possible-adc")
    .describe("what treatments of trials that are not named stand for, all of them")
});

const furtherFigure = z.enum(furtherFigureNames, {
  error: ({input}) => {
    const meant = nearMiss(String(input), furtherFigureNames);
    return `unknown figure ${String(input)}; ${meant === null ? `there are ${furtherFigureNames.join(", ")}` : `did you mean ${meant}?`}`;
  }
});

const figureSpec = z.strictObject({
  formats: z
    .array(z.enum(["svg", "png", "pdf", "tiff"]))
    .default(["svg", "png"])
    .describe("formats of each figure; Vega-Lite is always written"),
  preset: z
    .string()
    .min(1)
    .default("plain")
    .describe("size and type of a journal: plain, nature-single, lancet-double, nejm, poster, …"),
  riskTable: z
    .enum(["classic", "kmunicate", "none"])
    .default("classic")
    .describe(
      "table under the curves: numbers at risk, or at risk, events and censored that add up to everyone (KMunicate)"
    ),
  tail: z
    .enum(["all", "pocock", "gebski"])
    .default("all")
    .describe(
      "where the curves are dimmed: nowhere, with less than 10 % at risk (Pocock 2002), or where one event would drop the curve by more than 5 points (Gebski 2018)"
    ),
  facets: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      "column, sequence or transition whose levels each have a panel of curves, e.g. tumour; with by: position each panel holds ADC1 and ADC2"
    ),
  include: z
    .array(furtherFigure)
    .default([])
    .describe(`further figures: ${furtherFigureNames.join(", ")}`)
});

const dataSpec = z.strictObject({
  file: z.string().min(1).describe("path of the file, from the folder of the plan"),
  role: z
    .enum(["lines", "drugs", "patients", "events", "assessments", "adverse_events", "wide", "follow-up", "study"])
    .optional()
    .describe("what the file holds, where its columns do not tell"),
  sheet: z
    .string()
    .min(1)
    .optional()
    .describe("sheet of a spreadsheet by its name; not needed where one alone holds something"),
  repairs: repairsSpec
    .optional()
    .describe("what is put right in this file before it is read, in place of the plan's own repairs")
});

const DATA_FORM = "a file name, or a list of them, each a name or {file: cohort.csv, role: lines}";
const DATE_FORM =
  "relative, shifted or real; or {mode: real, format: iso} with format iso, dmy, mdy or ymd and partial reject or middle";

/** Every key of a plan with its default; the one place where defaults live. */
export const planSchema = z.strictObject({
  data: z
    .union(
      [
        z
          .string()
          .min(1)
          .transform((file) => [{file}]),
        z.array(
          z.union([
            z
              .string()
              .min(1)
              .transform((file) => ({file})),
            dataSpec
          ])
        )
      ],
      {error: DATA_FORM}
    )
    .default([])
    .describe("the files, in the order they are read"),
  mapping: mappingSpec
    .default({})
    .describe(
      "canonical column: column of the file; or {either: [progressed, died]}, {earliest: [radiological PD, clinical PD]}, {firstOf: [corrected, first entered]}"
    ),
  values: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.number()]).transform(String)))
    .default({})
    .describe(
      "canonical column: {value of the file: what it means}, e.g. her2_status: {HER2-low (1+): low}; an empty text means unknown; of event: event, censored, unknown, or competing: CAUSE"
    ),
  columns: z
    .record(z.string(), columnSpec)
    .default({})
    .describe(
      "kind and order of columns, e.g. region: {kind: categorical, order: [north, south]}; order makes that of groups, levels and references"
    ),
  lines: z
    .strictObject({
      combineDays: lineDays("drugs that start within so many days of the first one of a line are of that line (28)"),
      collapseDays: lineDays("records of one drug at most so many days apart are one course (30)"),
      doseDays: lineDays("a dose of one day lasts until the next is due, at most so many days (28)"),
      reportDays: lineDays(
        "a progression that a scan or report shows so early in a line is one of the line before (14)"
      )
    })
    .default({})
    .describe("how drug records become lines of therapy; in days, those in brackets unless told"),
  her2: her2Spec
    .default(() => her2Spec.parse({}))
    .describe("which HER2 status counts where it differs between lines of a patient"),
  identifiers: z
    .strictObject({
      ignore: z
        .array(z.enum(["case", "padding", "separators", "lookalikes", "prefix", "suffix"]))
        .default([])
        .describe(
          "what may differ between spellings of one identifier: case, zeros before a number, blanks and hyphens, O for 0 or l for 1 beside a digit, a word such as Pt before the number, a number behind a sign, or a letter from a to f, at the end (P01/1, P01b)"
        ),
      with: z
        .array(z.string().min(1))
        .default([])
        .describe(
          "columns, as the files spell them, that belong to the identifier because it begins anew in each, e.g. [site]"
        ),
      rows: z
        .enum(["all", "once", "last"])
        .default("all")
        .describe(
          "of several rows of a patient in ready-made follow-up: each counts (all), those that agree in time and outcome count once (once), or the one with the longest time alone, observed from the first entry (last)"
        )
    })
    .default({ignore: [], with: [], rows: "all"})
    .describe("how patients are told apart"),
  accept: z
    .array(z.enum(acceptable))
    .default([])
    .describe("findings that stop a run and that this plan accepts, by their code; each is still said"),
  repairs: repairsSpec
    .nullable()
    .default(null)
    .describe(
      "what is put right in each file before it is read, as init and tidy propose it; without this key nothing is, and each repair is a counted note"
    ),
  dateMode: z
    .union([dateSpec.shape.mode.unwrap(), dateSpec], {error: DATE_FORM})
    .default("relative")
    .transform((given) => (typeof given === "string" ? dateSpec.parse({mode: given}) : given))
    .describe("what stands in columns of days: relative day numbers, shifted dates or real dates"),
  cutoff: z
    .union([z.int(), z.iso.date()])
    .nullable()
    .default(null)
    .describe("data cut-off: a day, or an ISO date where dates are calendar dates"),
  unit: z
    .enum(["days", "weeks", "months", "years"])
    .default("days")
    .describe("unit of follow-up that comes already computed"),
  endpoints: z
    .array(z.string().min(1))
    .min(1)
    .default(["rwPFS"])
    .describe("endpoints by name, with or without version: rwPFS, rwPFS-flatiron, rwPFS2, rwTTNT, rwTTD, TTF, rwOS"),
  population: populationSpec
    .default(() => populationSpec.parse({}))
    .describe("which transitions and patients enter; every exclusion is on the ledger"),
  by: z
    .string()
    .regex(/^(transition|position|sequence|column:.+)$/, "transition, position, sequence or column:NAME")
    .default("transition")
    .describe("what makes the groups: transition, position, sequence or column:NAME"),
  reference: z.string().min(1).nullable().default(null).describe("group that contrasts are measured against"),
  strata: z.array(regressionColumn).default([]).describe("columns by which log-rank and Cox are stratified"),
  adjust: z.array(regressionColumn).default([]).describe("covariates of the Cox model"),
  groupings: z
    .array(z.string().regex(/^(transition|sequence|column:.+)$/, "transition, sequence or column:NAME"))
    .default([])
    .describe("further groupings, whose curves the report can switch to"),
  subgroups: z
    .array(z.string().min(1))
    .nullable()
    .default(null)
    .describe(
      "columns within whose levels the contrasts are given again; null = tumour, HER2 and hormone-receptor status, line and therapy in between, where recorded"
    ),
  sequential: sequentialSpec.default(() => sequentialSpec.parse({})).describe("what is asked of ADC1 beside ADC2"),
  adjustment: adjustmentSpec
    .default(() => adjustmentSpec.parse({}))
    .describe("how groups that were not randomised are made alike"),
  agents: agentSpec.default(() => agentSpec.parse({})).describe("how drug names are read"),
  sequence: z
    .strictObject({
      partners: z
        .enum(["keep", "leave-out"])
        .default("leave-out")
        .describe(
          "whether drugs given beside an ADC are part of the sequence: EV + pembrolizumab and EV apart, or as one"
        )
    })
    .default({partners: "leave-out"})
    .describe("what makes a sequence"),
  milestones: z.array(z.number().positive()).default([3, 6, 12]).describe("months at which S(t) is reported"),
  restrictedMean: z
    .number()
    .positive()
    .nullable()
    .default(null)
    .describe("months up to which restricted mean times, their differences and their figure are given; null for none"),
  figures: figureSpec.default(() => figureSpec.parse({})).describe("formats and sizes of figures"),
  report: reportSpec.default(() => reportSpec.parse({})).describe("what the report shows and in which documents"),
  seed: z
    .int()
    .min(0)
    .max(0xffffffff)
    .default(20260101)
    .describe("seed of everything that is drawn at random: bootstrap, permutations"),
  output: z
    .strictObject({
      dir: z
        .string()
        .min(1)
        .nullable()
        .default(null)
        .describe("folder for report, figures and tables; none: only the table is printed")
    })
    .default({dir: null})
    .describe("where results are written")
});

/** What a person writes: partial but strict. */
export type PlanSpec = z.input<typeof planSchema>;

/** What the program works with: every key present. */
export type Plan = z.output<typeof planSchema>;

/** The way out for an unknown key: the key that was probably meant, the key under which it belongs, or the keys that there are. */
function wayOut(key: string, path: readonly PropertyKey[]): string {
  const schema = z.toJSONSchema(planSchema, {io: "input"}) as KeySchema;
  const known = keysAt(schema, path);
  const meant = nearMiss(key, known);
  if (meant !== null) return `did you mean ${meant}?`;
  const nested = (places: readonly string[]): string =>
    places.reduceRight((inside, place) => `${place}: {${inside}}`, `${key.split(".").at(-1)}: …`);
  const home = placesOf(schema, key)[0];
  if (home !== undefined)
    return home.length === 0
      ? `it belongs to no other key: write ${key}: … at the left margin`
      : `it belongs under ${home.join(".")}: write ${nested(home)}`;
  const outer = key.split(".").slice(0, -1);
  if (path.length === 0 && keysAt(schema, outer).includes(key.split(".").at(-1) ?? "")) return `write ${nested(outer)}`;
  return `known are ${known.join(", ")}`;
}

/** A plan that cannot be read; one line for each fault. */
export class PlanError extends Error {
  override readonly name = "PlanError";
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

/**
 * The complete plan for what was asked: defaults filled in, everything checked.
 *
 * Throws `PlanError` that names each unknown key (with the key that was probably meant) and each value that does not fit.
 *
 * @example
 * completePlan({by: "sequence"}).milestones // [3, 6, 12]
 */
export function completePlan(spec: PlanSpec): Plan {
  const parsed = planSchema.safeParse(spec);
  if (parsed.success) return parsed.data;
  throw new PlanError(parsed.error.issues.flatMap((fault) => faultLines(fault, [], spec)));
}

function valueAt(spec: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    spec
  );
}

function faultLines(fault: z.core.$ZodIssue, above: readonly PropertyKey[], spec: unknown): string[] {
  const path = [...above, ...fault.path];
  const place = path.length === 0 ? "plan" : `plan key ${path.map(String).join(".")}`;
  if (fault.code === "unrecognized_keys")
    return fault.keys.map((key) => `${place}: unknown key ${key}; ${wayOut(key, path)}`);
  const inner = fault.code === "invalid_union" ? unknownKeysWithin(fault) : null;
  if (inner !== null) return inner.flatMap((one) => faultLines(one, path, spec));
  if (fault.code === "invalid_value" && fault.message.startsWith("Invalid option"))
    return [`${place} ${noneOf(fault.values.map(String), valueAt(spec, path))}`];
  return [`${place}: ${fault.message}`];
}

/** The faults of the form that reached deepest into the value, where that is an unknown key; null where it is another fault. */
function unknownKeysWithin({errors}: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | null {
  const [deepest = []] = errors.toSorted((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0));
  return deepest[0]?.code === "unrecognized_keys" ? deepest : null;
}

function noneOf(known: readonly string[], given: unknown): string {
  const meant = typeof given === "string" ? nearMiss(given, known) : null;
  return `must be one of ${known.join(", ")}, got ${JSON.stringify(given) ?? "nothing"}${meant === null ? "" : `; did you mean ${meant}?`}`;
}
