import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const root = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8")
) as Schema;

interface Complaint {
  readonly path: string;
  readonly depth: number;
  readonly message: string;
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** The complaint that lies deepest, since that branch of an `anyOf` fitted best. */
function deepest(complaints: readonly Complaint[]): Complaint | null {
  return complaints.toSorted((a, b) => b.depth - a.depth)[0] ?? null;
}

/** JSON Schema draft 7 as far as Vega-Lite's schema uses it. */
function complaintOf(value: unknown, schema: Schema, path = "", depth = 0): Complaint | null {
  const fail = (message: string): Complaint => ({path: path === "" ? "/" : path, depth, message});
  if (schema.$ref !== undefined)
    return complaintOf(
      value,
      root.definitions?.[decodeURIComponent(schema.$ref.replace("#/definitions/", ""))] ?? {},
      path,
      depth
    );
  if (schema.anyOf !== undefined) {
    const found = schema.anyOf.map((option) => complaintOf(value, option, path, depth));
    return found.some((complaint) => complaint === null)
      ? null
      : deepest(found.filter((complaint) => complaint !== null));
  }
  if (schema.allOf !== undefined)
    return deepest(
      schema.allOf.map((part) => complaintOf(value, part, path, depth)).filter((complaint) => complaint !== null)
    );
  if (schema.not !== undefined && complaintOf(value, schema.not, path, depth) === null)
    return fail("is what it must not be");
  if (schema.const !== undefined && value !== schema.const) return fail(`must be ${JSON.stringify(schema.const)}`);
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return fail(`must be one of ${JSON.stringify(schema.enum).slice(0, 120)}, got ${JSON.stringify(value)}`);
  if (schema.type !== undefined && ![schema.type].flat().includes(typeOf(value)))
    return fail(`must be ${JSON.stringify(schema.type)}, got ${typeOf(value)}`);
  if (typeof value === "number" && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity)))
    return fail(`out of range: ${value}`);
  if (typeof value === "string" && schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
    return fail(`does not match ${schema.pattern}`);
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity))
      return fail(`has ${value.length} items`);
    const items = schema.items;
    if (items === undefined) return null;
    const bad = value.map((item, index) =>
      complaintOf(item, (Array.isArray(items) ? items[index] : items) as Schema, `${path}/${index}`, depth + 1)
    );
    return deepest(bad.filter((complaint) => complaint !== null));
  }
  if (value !== null && typeof value === "object") {
    const missing = schema.required?.find((name) => !(name in value));
    if (missing !== undefined) return fail(`lacks ${missing}`);
    const bad = Object.entries(value).map(([name, entry]) => {
      const known = schema.properties?.[name];
      if (known !== undefined) return complaintOf(entry, known, `${path}/${name}`, depth + 1);
      if (schema.additionalProperties === false)
        return {path: `${path}/${name}`, depth: depth + 1, message: "is no property"};
      return typeof schema.additionalProperties === "object"
        ? complaintOf(entry, schema.additionalProperties, `${path}/${name}`, depth + 1)
        : null;
    });
    return deepest(bad.filter((complaint) => complaint !== null));
  }
  return null;
}

/** What the official Vega-Lite 6 schema says against a spec; null when it is valid. */
export function schemaComplaint(spec: unknown): string | null {
  const found = complaintOf(JSON.parse(JSON.stringify(spec)), {$ref: "#/definitions/TopLevelSpec"});
  return found === null ? null : `${found.path} ${found.message}`;
}
