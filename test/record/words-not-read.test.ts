import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(src, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".ts"));

const search = "includes|startsWith|endsWith|split|match|matchAll|search|indexOf|lastIndexOf";
const cut = "replace|replaceAll|slice|substring|charAt";
const made = "warningText|errorText|noteText|refusalText|refusalSentence|remarkText|countNoteText|populationText";

/** What would read something out of the words of a row, and what it would be called. */
const readings: readonly {readonly what: string; readonly where: RegExp}[] = [
  {what: "searches a method", where: new RegExp(`\\bmethod\\??\\.(?:${search}|${cut})\\(`)},
  {what: "tries a pattern on a method", where: /\.(?:test|exec)\((?:\w+\??\.)*method\b/},
  {what: "searches a sentence", where: new RegExp(`\\b(?:${made})\\([^()]*\\)\\??\\.(?:${search})\\(`)},
  {what: "tries a pattern on a sentence", where: new RegExp(`\\.(?:test|exec)\\((?:${made})\\(`)},
  {what: "searches what is said of a row", where: new RegExp(`\\.(?:warning|error)\\??\\.(?:${search}|${cut})\\(`)}
];

const code = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|[\s;{}(,])\/\/.*$/gm, "$1");
const found = (source: string): string[] =>
  readings.filter(({where}) => where.test(code(source))).map(({what}) => what);

describe("what a row says in words is for readers", () => {
  it.each(files)("%s reads nothing out of it", (file) => {
    expect(found(readFileSync(join(src, file), "utf8"))).toEqual([]);
  });

  it("a reading is recognised, in code and not in comments", () => {
    expect(found('rows.some(({method}) => method.includes("Firth"))')).toEqual(["searches a method"]);
    expect(found('const model = joint.method.split(",")[0];')).toEqual(["searches a method"]);
    expect(found('const base = first.row.method.replace("; stdError", "");')).toEqual(["searches a method"]);
    expect(found("if (/Firth/.test(row.method)) return;")).toEqual(["tries a pattern on a method"]);
    expect(found('if (noteText(row.remarks)?.includes("truncated")) return;')).toEqual(["searches a sentence"]);
    expect(found('const reasons = row.error?.split("; ");')).toEqual(["searches what is said of a row"]);
    expect(found('// method.includes("Firth")\nconst text = `${row.term}: ${row.method}`;')).toEqual([]);
  });
});
