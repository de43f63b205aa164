import {existsSync} from "node:fs";
import {planJsonSchema} from "../record/plan-json-schema.ts";
import type {ExitStatus} from "./exit-status.ts";

/** The schema beside a plan, and within the package where that is installed in the folder. */
export const SCHEMA_FILE = "plan.schema.json";
const INSTALLED_SCHEMA = "node_modules/payloadswap/dist/record/plan.schema.json";

/** `payloadswap schema`: the JSON Schema of a plan on stdout, for editors. */
export async function schemaCommand(): Promise<ExitStatus> {
  process.stdout.write(schemaText());
  return 0;
}

/** The schema as the text of a file. */
export function schemaText(): string {
  return `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
}

/**
 * The first line of a plan, by which editors find the schema from the folder of the plan; where none can be found there, how to get one.
 *
 * No absolute path is written: a plan goes to other people.
 */
export function schemaLine(): string {
  const place = [SCHEMA_FILE, INSTALLED_SCHEMA].find((path) => existsSync(path));
  return place === undefined
    ? `# For help with the keys in an editor: payloadswap schema > ${SCHEMA_FILE}   and as first line  # yaml-language-server: $schema=${SCHEMA_FILE}\n`
    : `# yaml-language-server: $schema=${place}\n`;
}
