import {readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(src, {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".ts"));

/** Folders whose files are named after what they show, say or run, or whose shapes other rooms make. */
const namedAfter = ["figures/", "words/en/", "cli/", "record/"];

/** Names under which more than one file stands, those of `namedAfter` aside. */
function namedTwice(paths: readonly string[]): string[] {
  const own = paths
    .filter((path) => !namedAfter.some((folder) => path.startsWith(folder)))
    .map((path) => basename(path));
  return [...new Set(own.filter((name, index) => own.indexOf(name) !== index))];
}

/** Names exported by more than one file, with the files. */
function exportedTwice(sources: ReadonlyMap<string, string>): string[] {
  const owners = new Map<string, string[]>();
  for (const [path, text] of sources)
    for (const [, name = ""] of text.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm))
      if (!(owners.get(name) ?? []).includes(path)) owners.set(name, [...(owners.get(name) ?? []), path]);
  return [...owners].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(", ")}`);
}

describe("names", () => {
  it("no file name stands in two rooms without need", () => {
    expect(namedTwice(files)).toEqual([]);
    expect(namedTwice(["a/one.ts", "b/one.ts", "figures/two.ts", "a/two.ts", "a/three.ts"])).toEqual(["one.ts"]);
  });
  it("no name is exported twice", () => {
    expect(exportedTwice(new Map(files.map((file) => [file, readFileSync(join(src, file), "utf8")])))).toEqual([]);
    expect(
      exportedTwice(
        new Map([
          ["a.ts", "export const one = 1;\nexport type Two = 2;"],
          ["b.ts", "export function one() {}\nconst Two = 2;"]
        ])
      )
    ).toEqual(["one: a.ts, b.ts"]);
  });
});
