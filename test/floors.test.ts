import {readdirSync, readFileSync} from "node:fs";
import {isBuiltin} from "node:module";
import {dirname, join, relative, resolve, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {transformSync} from "esbuild";
import {describe, expect, it} from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

const floors: Readonly<Record<string, number>> = {
  record: 0,
  math: 0,
  platform: 0,
  survival: 1,
  adc: 1,
  files: 1,
  lines: 2,
  cohort: 3,
  adjustment: 3,
  estimate: 4,
  patients: 4,
  question: 5,
  truncation: 6,
  states: 6,
  clinical: 6,
  published: 6,
  scale: 6,
  paired: 7,
  audit: 7,
  describe: 7,
  analysis: 8,
  disclosure: 9,
  words: 9,
  figures: 10,
  report: 11,
  cli: 12
};

/** Rooms of one floor of which the first may import the second. */
const beside = new Set(["math > record"]);

const files = readdirSync(src, {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".ts"));
const folderOf = (path: string): string => relative(src, path).split(sep)[0] ?? "";
const importsIn = (source: string): string[] =>
  [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
const importsOf = (file: string): string[] => importsIn(readFileSync(join(src, file), "utf8"));

const importedFiles = (file: string): string[] =>
  importsOf(file)
    .filter((target) => target.startsWith("."))
    .map((target) => relative(src, resolve(dirname(join(src, file)), target)));

/** Files that reach each other by imports: each group of them, in the order of its names. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachable(file, imports)]));
  const groups = [...reached].flatMap(([file, others]) =>
    others.has(file)
      ? [
          [...others]
            .filter((other) => reached.get(other)?.has(file) === true)
            .toSorted()
            .join("\n")
        ]
      : []
  );
  return [...new Set(groups)].map((group) => group.split("\n"));
}

function reachable(file: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...(imports.get(file) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    if (!found.has(next)) {
      found.add(next);
      open.push(...(imports.get(next) ?? []));
    }
  return found;
}

/** Names that only Node has, as code says them. */
const nodeNames = [
  "Buffer",
  "process",
  "global",
  "require",
  "module",
  "__dirname",
  "__filename",
  "setImmediate",
  "clearImmediate",
  "import.meta"
];

/** What a source has of Node: modules imported, names used, types named. A name that the source declares itself, or says in a text or comment, is not Node's. */
function nodeIn(source: string, imports: readonly string[]): string[] {
  // esbuild puts a mark where a name is free, and only there; of a type nothing is left.
  const marks = nodeNames.flatMap((name) => [name, ...(name.includes(".") ? [] : [`globalThis.${name}`])]);
  const {code} = transformSync(source, {
    loader: "ts",
    define: Object.fromEntries(marks.map((name, i) => [name, `NODE_NAME_${i}_`]))
  });
  const types = [...source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").matchAll(/(?:: *|<)(Buffer|NodeJS)\b/g)];
  const names = [...marks.filter((_, i) => code.includes(`NODE_NAME_${i}_`)), ...types.map(([, name]) => name ?? "")];
  return [...imports.filter((target) => isBuiltin(target)), ...new Set(names)].toSorted();
}

describe("src is a house of floors", () => {
  it.each(files.filter((file) => file.includes(sep)))("%s imports from lower floors and its own folder", (file) => {
    const here = folderOf(join(src, file));
    expect(Object.keys(floors)).toContain(here);
    const offenders = importsOf(file)
      .filter((target) => target.startsWith("."))
      .map((target) => resolve(dirname(join(src, file)), target))
      .filter((target) => {
        const there = folderOf(target);
        return (
          there !== here && !((floors[there] ?? Infinity) < (floors[here] ?? -1) || beside.has(`${here} > ${there}`))
        );
      })
      .map((target) => relative(src, target));
    expect(offenders).toEqual([]);
  });

  it("no file imports one that imports it in turn, be it for a type alone", () => {
    expect(circles(new Map(files.map((file) => [file, importedFiles(file)])))).toEqual([]);
  });

  it("a circle is found, also over a third file", () => {
    const imports = {a: ["b"], b: ["c", "d"], c: ["a"], d: [], e: ["a", "d"]};
    expect(circles(new Map(Object.entries(imports)))).toEqual([["a", "b", "c"]]);
    expect(circles(new Map(Object.entries({...imports, c: ["d"]})))).toEqual([]);
  });

  it("no folder has an index.ts, and no file is named utils, helpers, common or types", () => {
    expect(files.filter((file) => file.includes(sep) && file.endsWith(`${sep}index.ts`))).toEqual([]);
    expect(files.filter((file) => /(^|[/\\])(utils?|helpers?|common|types)\.ts$/.test(file))).toEqual([]);
  });

  it("figures declare what they draw: they import from records and mathematics alone", () => {
    const offenders = files
      .filter((file) => file.startsWith(`figures${sep}`))
      .flatMap(importedFiles)
      .filter((target) => !/^(figures|math|record)[/\\]/.test(target));
    expect(offenders).toEqual([]);
  });

  it("math and survival touch no file, no arquero and nothing of Node", () => {
    const offenders = files
      .filter((file) => /^(math|survival|adc|figures)[/\\]/.test(file))
      .filter((file) =>
        importsOf(file).some((target) => isBuiltin(target) || target === "arquero" || /(^|\/)platform\//.test(target))
      );
    expect(offenders).toEqual([]);
  });

  it.each(files.filter((file) => !/^(platform|cli)[/\\]/.test(file)))("%s has nothing of Node", (file) => {
    expect(nodeIn(readFileSync(join(src, file), "utf8"), importsOf(file))).toEqual([]);
  });

  it("what is of Node is recognised, in code and not in words", () => {
    const found = (source: string): string[] => nodeIn(source, importsIn(source));
    expect(found('import {readFileSync} from "node:fs";')).toEqual(["node:fs"]);
    expect(found('const {cpus} = await import("os");')).toEqual(["os"]);
    expect(found('import type {Worker} from "worker_threads";')).toEqual(["worker_threads"]);
    expect(found('export const text = Buffer.from("a").toString("latin1");')).toEqual(["Buffer"]);
    expect(found("export const parts: Buffer[] = [];")).toEqual(["Buffer"]);
    expect(found('export const zone = globalThis.process.env["TZ"] ?? process.platform;')).toEqual([
      "globalThis.process",
      "process"
    ]);
    expect(found('export const here = new URL("a", import.meta.url);')).toEqual(["import.meta"]);
    expect(found('export const fs = require("fs");')).toEqual(["require"]);
    expect(found("// the process of Buffer\nexport const process = (global: string) => `${global} process`;")).toEqual(
      []
    );
  });

  it("each outside library stands behind files of one folder", () => {
    const folders = new Map<string, Set<string>>();
    for (const file of files)
      for (const target of importsOf(file)) {
        if (target.startsWith(".") || isBuiltin(target)) continue;
        const library = target
          .split("/")
          .slice(0, target.startsWith("@") ? 2 : 1)
          .join("/");
        folders.set(library, (folders.get(library) ?? new Set()).add(folderOf(join(src, file))));
      }
    // Tables are the shared language of the rooms from the cohort to the analysis; zod reads what people write by hand, and each such form stands
    // where its words are known: the plan in record, a user's agent in adc. Every other library is met in one folder.
    const shared = new Set(["arquero", "vega-lite", "simple-statistics", "zod"]);
    expect(
      [...folders]
        .filter(([library, users]) => !shared.has(library) && users.size > 1)
        .map(([library, users]) => `${library}: ${[...users].join(", ")}`)
    ).toEqual([]);
  });
});
