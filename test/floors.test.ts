import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative, resolve, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

const floors: Readonly<Record<string, number>> = {
  record: 0,
  math: 0,
  // Until no row carries sentences any more, rows fetch them; then words stand above the estimates.
  words: 0,
  survival: 1,
  adc: 1,
  cohort: 2,
  figures: 2,
  adjustment: 2,
  patients: 3,
  sequential: 4,
  published: 4,
  scale: 4,
  analysis: 5,
  report: 6,
  cli: 7
};

const files = readdirSync(src, {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".ts"));
const folderOf = (path: string): string => relative(src, path).split(sep)[0] ?? "";
const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    (match) => match[1] ?? ""
  );

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
          there !== here &&
          !(
            (floors[there] ?? Infinity) < (floors[here] ?? -1) ||
            (here === "math" && there === "record") ||
            (here === "record" && there === "math") ||
            (here === "record" && there === "words") ||
            (here === "words" && there === "record")
          )
        );
      })
      .map((target) => relative(src, target));
    expect(offenders).toEqual([]);
  });

  it("no folder has an index.ts, and no file is named utils, helpers, common or types", () => {
    expect(files.filter((file) => file.includes(sep) && file.endsWith(`${sep}index.ts`))).toEqual([]);
    expect(files.filter((file) => /(^|[/\\])(utils?|helpers?|common|types)\.ts$/.test(file))).toEqual([]);
  });

  it("math and survival touch no file, no arquero and nothing of Node", () => {
    const offenders = files
      .filter((file) => /^(math|survival|adc|figures)[/\\]/.test(file))
      .filter((file) => importsOf(file).some((target) => target.startsWith("node:") || target === "arquero"));
    expect(offenders).toEqual([]);
  });

  it("each outside library stands behind files of one folder", () => {
    const folders = new Map<string, Set<string>>();
    for (const file of files)
      for (const target of importsOf(file)) {
        if (target.startsWith(".") || target.startsWith("node:")) continue;
        const library = target
          .split("/")
          .slice(0, target.startsWith("@") ? 2 : 1)
          .join("/");
        folders.set(library, (folders.get(library) ?? new Set()).add(folderOf(join(src, file))));
      }
    // Tables are the shared language of the cohort, sequential and analysis floors; every other library is met in one folder.
    const shared = new Set(["arquero", "vega-lite", "simple-statistics"]);
    expect(
      [...folders]
        .filter(([library, users]) => !shared.has(library) && users.size > 1)
        .map(([library, users]) => `${library}: ${[...users].join(", ")}`)
    ).toEqual([]);
  });
});
