import {existsSync, readFileSync} from "node:fs";
import {dirname, extname, isAbsolute, join} from "node:path";
import {parse, YAMLParseError} from "yaml";
import {completePlan, type Plan, type PlanSpec} from "../record/plan.ts";
import type {Source} from "../record/source.ts";
import {CallError} from "./call-error.ts";

/** Where a file is, and what the plan says of it. */
export interface PlannedPath extends Pick<Source, "role" | "sheet" | "repairs"> {
  readonly path: string;
}

/** A plan as written, and where the files are that it speaks of. */
export interface PlannedFiles {
  readonly spec: PlanSpec;
  readonly paths: readonly PlannedPath[];
  /** File of agents that the plan names, or null. */
  readonly agentsFile: string | null;
}

/**
 * A plan from a YAML or JSON file, and the files that its `data` names, relative to the plan.
 *
 * Throws `CallError` when it cannot be read or names no data, `PlanError` when a key or value does not fit.
 */
export function readPlanFile(path: string): PlannedFiles {
  const spec = parsePlan(path, readText(path));
  const {data, agents} = completePlan(spec);
  if (data.length === 0) throw new CallError(`plan ${path} names no data; add data: [{file: cohort.csv}]`);
  const beside = (file: string): string => (isAbsolute(file) ? file : join(dirname(path), file));
  return {
    spec,
    paths: data.map((named) => ({
      path: beside(named.file),
      ...("role" in named && named.role !== undefined ? {role: named.role} : {}),
      ...("sheet" in named && named.sheet !== undefined ? {sheet: named.sheet} : {}),
      ...("repairs" in named && named.repairs !== undefined ? {repairs: named.repairs} : {})
    })),
    agentsFile: agents.file === null ? null : beside(agents.file)
  };
}

const planEndings = new Set([".yaml", ".yml", ".json"]);

/**
 * What a call names: cohort files, or one plan that names them.
 *
 * Throws `CallError` when plans and files are mixed or there are several plans.
 */
export function plannedFiles(files: readonly string[]): PlannedFiles & {readonly plan: Plan} {
  const plans = files.filter((file) => planEndings.has(extname(file).toLowerCase()));
  if (plans.length > 0 && files.length > 1)
    throw new CallError(`give cohort files or one plan, got ${files.join(" ")}`);
  const planned: PlannedFiles =
    plans[0] === undefined
      ? {spec: {}, paths: files.map((path) => ({path})), agentsFile: null}
      : readPlanFile(plans[0]);
  return {...planned, plan: completePlan(planned.spec)};
}

/** A plan may have been written by a shell that saves UTF-16, as older Windows ones do. */
function readText(path: string): string {
  if (!existsSync(path)) throw new CallError(`no plan at ${path}; check the path, relative to the folder you are in`);
  const bytes = readFileSync(path);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

function parsePlan(path: string, text: string): PlanSpec {
  try {
    const parsed: unknown = parse(text);
    if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed))
      throw new CallError(`plan ${path} must be a mapping of keys, e.g. by: transition`);
    // A plan in JSON names its schema itself; that is for the editor.
    const {$schema: _, ...plan} = parsed as Record<string, unknown>;
    return plan;
  } catch (error) {
    if (error instanceof YAMLParseError) throw new CallError(`plan ${path}: ${error.message}`);
    throw error;
  }
}
