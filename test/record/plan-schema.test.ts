import {readFileSync, writeFileSync} from "node:fs";
import {Ajv2020} from "ajv/dist/2020.js";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {completePlan, planSchema, type PlanSpec} from "../../src/record/plan.ts";
import {planJsonSchema} from "../../src/record/plan-json-schema.ts";
import {keysAt, type KeySchema} from "../../src/record/schema-keys.ts";
import {blocksOf, pages} from "../markdown-page.ts";

const file = new URL("../../src/record/plan.schema.json", import.meta.url);
const schema = planJsonSchema() as KeySchema;

/** A second validator, which shares no code with the one that reads plans. */
const validator = new Ajv2020({allErrors: true, strict: false, formats: {date: true}}).compile(planJsonSchema());

/** Every key of the schema with the places above it. */
function keysBelow(at: KeySchema, above: readonly string[] = []): (readonly string[])[] {
  const inside = Object.entries(at.properties ?? {}).flatMap(([name, inner]) => [
    [...above, name],
    ...keysBelow(inner, [...above, name])
  ]);
  return [
    ...inside,
    ...[...(at.items === undefined ? [] : [at.items]), ...(at.anyOf ?? [])].flatMap((one) => keysBelow(one, above))
  ];
}

const plans = pages
  .flatMap((page) =>
    blocksOf(page)
      .filter(({language}) => language === "yaml")
      .map(({code, line}) => [`${page}, line ${line}`, parse(code) as unknown] as const)
  )
  .filter(([, plan]) => !Array.isArray(plan));

describe("the JSON Schema of a plan", () => {
  it("is the file that editors read (PAYLOADSWAP_WRITE_PAGES=1 writes it)", () => {
    const text = `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
    if (process.env["PAYLOADSWAP_WRITE_PAGES"] === "1") writeFileSync(file, text);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("knows every key of a plan, and says of each what it is for", () => {
    expect(
      keysAt(schema, [])
        .filter((key) => key !== "$schema")
        .toSorted()
    ).toEqual(Object.keys(planSchema.shape).toSorted());
    const silent = (at: KeySchema & {readonly description?: string}, path: string): string[] => [
      ...Object.entries(at.properties ?? {}).flatMap(([name, inner]) => [
        ...("description" in inner ? [] : [`${path}${name}`]),
        ...silent(inner, `${path}${name}.`)
      ]),
      ...[...(at.items === undefined ? [] : [at.items]), ...(at.anyOf ?? [])].flatMap((one) => silent(one, path))
    ];
    expect(silent(schema, "")).toEqual([]);
  });

  it.each(plans)("accepts, in another validator, the plan of %s", (_, plan) => {
    expect(validator(plan), JSON.stringify(validator.errors)).toBe(true);
    expect(completePlan(plan as PlanSpec)).toBeDefined();
  });

  it("accepts its own completed plan, and a plan in JSON that names its schema", () => {
    expect(validator(completePlan({by: "sequence"})), JSON.stringify(validator.errors)).toBe(true);
    expect(validator({$schema: "plan.schema.json", data: "cohort.csv"})).toBe(true);
  });

  const nested = keysBelow(schema).filter((path) => path[0] !== "$schema");
  const holders = [[], ...nested.filter((path) => keysAt(schema, path).length > 0)];
  it.each(holders.map((path) => [path.length === 0 ? "plan" : path.join("."), path] as const))(
    "refuses an unknown key in %s, as completePlan does, which names the key that was meant",
    (_, path) => {
      const first = keysAt(schema, path).find((key) => key !== "$schema") ?? "";
      const misspelt = `${first}x`;
      const broken = path.reduceRight<unknown>((inside, place) => ({[place]: place === "data" ? [inside] : inside}), {
        ...(path[0] === "data" ? {file: "a.csv"} : {}),
        [misspelt]: true
      });
      expect(validator(broken)).toBe(false);
      expect(() => completePlan(broken as PlanSpec)).toThrow(`unknown key ${misspelt}; did you mean ${first}?`);
    }
  );

  it.each<[string, unknown, string]>([
    [
      "a key that belongs deeper",
      {where: "age > 50"},
      "plan: unknown key where; it belongs under population: write population: {where: …}"
    ],
    [
      "a key with its place in front",
      {"figures.preset": "nejm"},
      "plan: unknown key figures.preset; write figures: {preset: …}"
    ],
    [
      "a key that belongs elsewhere",
      {figures: {milestones: [3]}},
      "plan key figures: unknown key milestones; it belongs to no other key: write milestones: … at the left margin"
    ],
    ["a key of a file", {data: [{file: "a.csv", roles: "lines"}]}, "unknown key roles; did you mean role?"],
    ["a key like nothing", {population: {zzz: 1}}, "plan key population: unknown key zzz; known are adc1Stopped"]
  ])("%s is answered with the way out", (_, plan, message) => {
    expect(() => completePlan(plan as PlanSpec)).toThrow(message);
    expect(validator(plan)).toBe(false);
  });
});
