import {z} from "zod";
import {planSchema} from "./plan.ts";

/**
 * The JSON Schema of a plan (draft 2020-12), as editors read it: every key with its description and default; unknown keys are errors.
 *
 * It is what a person writes, before defaults are filled in. `$schema` is allowed, for plans in JSON that name their schema themselves.
 *
 * @example
 * Object.keys(planJsonSchema().properties).includes("milestones") // true
 */
export function planJsonSchema(): Readonly<Record<string, unknown>> {
  const {$schema, properties, ...rest} = z.toJSONSchema(planSchema, {io: "input"});
  const own = {type: "string", description: "where an editor finds this schema; the program does not read it"};
  return {
    $schema,
    title: "Plan of payloadswap",
    description: "What is analysed and how; every key has a default.",
    ...rest,
    properties: {$schema: own, ...properties}
  };
}
