import type {Plan, PlanSpec} from "../record/plan.ts";
import {CallError} from "./call-error.ts";
import {plannedFiles, type PlannedFiles} from "./plan-file.ts";

/** What a call of `analyze` says of the plan; each is put in the place of what the plan says itself. */
export interface PlanOptions {
  readonly endpoint?: string[];
  readonly groupings?: string[];
  readonly by?: string;
  readonly reference?: string;
  readonly strata?: string[];
  readonly adjust?: string[];
  readonly weights?: Plan["adjustment"]["weights"];
  readonly covariates?: string[];
  readonly cutoff?: number | string;
  readonly entry?: string;
  readonly where?: string;
  readonly format?: string[];
  readonly preset?: string;
  readonly document?: string[];
  readonly table?: string[];
  readonly disclosure?: string;
  readonly time?: string;
  readonly event?: string;
  readonly unit?: Plan["unit"];
}

const groupings = ["transition", "position", "sequence"];

/**
 * The plan and files of a call, changed by its options.
 *
 * Throws `CallError` for options that do not go together or a grouping that does not exist, and as `plannedFiles` does.
 */
export function calledPlan(files: readonly string[], options: PlanOptions): PlannedFiles {
  const fromFile = plannedFiles(files);
  const readyMade = readsFollowUp(fromFile.spec, options);
  return {
    ...fromFile,
    spec: {...fromFile.spec, ...stated(keysOf(fromFile.spec, options, readyMade))},
    paths: fromFile.paths.map((path) => (readyMade ? {...path, role: "follow-up" as const} : path))
  };
}

/** Whether follow-up comes already computed; throws where the options for it do not go together. */
function readsFollowUp(spec: PlanSpec, {time, event, unit, endpoint}: PlanOptions): boolean {
  if ((time === undefined) !== (event === undefined))
    throw new CallError("--time and --event go together: the column of the time and the column of the event");
  const readyMade = time !== undefined || spec.mapping?.["time"] !== undefined;
  if (time !== undefined && unit === undefined)
    throw new CallError("--time needs --unit days, weeks, months or years: the unit is never guessed");
  if (readyMade && unit === undefined && spec.unit === undefined)
    throw new CallError("the plan maps a time and needs its unit: days, weeks, months or years; it is never guessed");
  if (readyMade && endpoint !== undefined)
    throw new CallError("--endpoint cannot be applied where follow-up is already computed; leave it out");
  return readyMade;
}

type Keys = Readonly<Record<string, unknown>>;

/** The keys of the plan that the options change; undefined where they say nothing of one. */
function keysOf(spec: PlanSpec, options: PlanOptions, readyMade: boolean): Keys {
  const {time, event, entry, weights, covariates, where, document, table, format, preset} = options;
  const disclosure = disclosureOf(spec, options.disclosure);
  return {
    mapping: {...spec.mapping, ...stated({time, event, entry})},
    endpoints: options.endpoint,
    groupings: options.groupings?.map((by) => byOf(by, readyMade, "--groupings")),
    by: options.by === undefined ? undefined : byOf(options.by, readyMade, "--by"),
    reference: options.reference,
    strata: options.strata,
    adjust: options.adjust,
    adjustment: changed(spec.adjustment, {weights, covariates}),
    cutoff: options.cutoff,
    unit: options.unit,
    population: changed(spec.population, {where}),
    report: changed(spec.report, {documents: document, tables: table, disclosure}),
    figures: changed(spec.figures, {formats: format, preset})
  };
}

/** The keys that have a value. */
function stated(keys: Keys): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}

/** A section of the plan with these keys in it; undefined where none of them has a value. */
function changed(section: object | undefined, keys: Keys): object | undefined {
  const own = stated(keys);
  return Object.keys(own).length === 0 ? undefined : {...section, ...own};
}

/** The policy of the call; whether files of single patients are written stays as the plan has it. */
function disclosureOf({report}: PlanSpec, policy: string | undefined): object | undefined {
  return policy === undefined
    ? undefined
    : {...(typeof report?.disclosure === "object" ? report.disclosure : {}), policy};
}

/** A bare column name is allowed where follow-up comes ready-made, since nothing else can group it. */
function byOf(by: string, readyMade: boolean, option: "--by" | "--groupings"): string {
  if (by.startsWith("column:") || (groupings.includes(by) && (option === "--by" || by !== "position"))) return by;
  if (readyMade) return `column:${by}`;
  const known = groupings.filter((name) => option === "--by" || name !== "position");
  throw new CallError(
    `${option} must be ${known.join(", ")} or column:NAME, got ${by}; for a column of the file write ${option} column:${by.replace(/^[a-z]+:/, "")}`
  );
}
