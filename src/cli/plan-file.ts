import {readFileSync} from "node:fs";
import {dirname, isAbsolute, join} from "node:path";
import {parse, YAMLParseError} from "yaml";
import {completePlan, type PlanSpec} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {CallError} from "./call-error.ts";

/** A plan from a YAML or JSON file, and the files that its `data` names, relative to the plan. */
export async function readPlanFile(path: string): Promise<{spec: PlanSpec; paths: {path: string; role?: SourceRole}[]}> {
  const spec = parsePlan(path, readText(path));
  const {data} = completePlan(spec);
  if (data.length === 0) throw new CallError(`plan ${path} names no data; add data: [{file: cohort.csv}]`);
  const beside = (file: string): string => (isAbsolute(file) ? file : join(dirname(path), file));
  return {spec, paths: data.map(({file, role}) => ({path: beside(file), ...(role === undefined ? {} : {role})}))};
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CallError(`plan ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parsePlan(path: string, text: string): PlanSpec {
  try {
    const parsed: unknown = parse(text);
    if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed)) throw new CallError(`plan ${path} must be a mapping of keys, e.g. by: transition`);
    return parsed as PlanSpec;
  } catch (error) {
    if (error instanceof YAMLParseError) throw new CallError(`plan ${path}: ${error.message}`);
    throw error;
  }
}
