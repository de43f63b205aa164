import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {describe, expect, it} from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(src, {recursive: true, encoding: "utf8"})
  .filter((name) => name.endsWith(".ts"))
  .toSorted();

interface Example {
  readonly name: string;
  readonly file: string;
  readonly lines: readonly string[];
}

/** The `@example` blocks of a file: what follows the tag up to the next tag or the end of the comment. */
function examplesOf(file: string): Example[] {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/\/\*\*([\s\S]*?)\*\/\s*([^\n]*)/g)].flatMap(([, comment = "", declared = ""]) => {
    const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
    const start = lines.findIndex((line) => line.startsWith("@example"));
    if (start < 0) return [];
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => line.startsWith("@"));
    const body = (end < 0 ? rest : rest.slice(0, end)).filter((line) => line.trim() !== "" && !line.startsWith("```"));
    return [{name: `${file}: ${declared.replace(/^export (async )?/, "").slice(0, 60)}`, file, lines: body}];
  });
}

const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...values: unknown[]) => Promise<void>;

/** Statements as they stand; an expression with its expected value behind `//` becomes a check. */
function compiled(lines: readonly string[]): {code: string; checks: number} {
  let checks = 0;
  const check = (expression: string, expected: string): string => {
    checks += 1;
    return `await __check(${expression.trim().replace(/;$/, "")}, (${expected}), ${JSON.stringify(expected)});`;
  };
  const code: string[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.match(/^\s*\/\/ (.+)$/)?.[1];
    const own = line.match(/^(.*?\S)\s+\/\/ (.+)$/);
    if (/^\s*\/\//.test(line)) continue;
    if (/^\s*(const|let|import|for|if)\b/.test(line)) code.push(line.replace(/^(\s*)import .*/, "$1"));
    else if (own !== null) code.push(check(own[1] ?? "", own[2] ?? ""));
    else if (next !== undefined) code.push(check(line, next));
    else code.push(`${line};`);
  }
  return {code: code.join("\n"), checks};
}

/** Equal, numbers to the digits that the expectation shows. */
function agree(actual: unknown, expected: unknown, shown: string): boolean {
  if (typeof expected === "number" && typeof actual === "number") {
    const decimals = /e/i.test(shown) ? null : (shown.match(/\.(\d+)/)?.[1]?.length ?? 0);
    return decimals === null
      ? Math.abs(actual - expected) <= Math.abs(expected) * 1e-3
      : Number(actual.toFixed(decimals)) === expected;
  }
  if (ArrayBuffer.isView(actual)) return agree([...(actual as unknown as Iterable<unknown>)], expected, shown);
  if (Array.isArray(expected) && Array.isArray(actual))
    return (
      expected.length === actual.length && expected.every((value, index) => agree(actual[index], value, String(value)))
    );
  if (expected !== null && typeof expected === "object" && actual !== null && typeof actual === "object")
    return Object.entries(expected).every(([key, value]) =>
      agree((actual as Record<string, unknown>)[key], value, String(value))
    );
  return Object.is(actual, expected);
}

const examples = files.filter((file) => !file.startsWith("cli")).flatMap(examplesOf);

describe("the examples in the documentation of src run and give what they say", () => {
  it.each(examples.map((example) => [example.name, example] as const))("%s", async (_, example) => {
    const own = (await import(pathToFileURL(join(src, example.file)).href)) as Record<string, unknown>;
    const shared = (await import(pathToFileURL(join(src, "index.ts")).href)) as Record<string, unknown>;
    const scope = {...shared, ...own};
    const {code, checks} = compiled(example.lines);
    expect(checks, "an example shows at least one result").toBeGreaterThan(0);
    const check = async (actual: unknown, expected: unknown, shown: string): Promise<void> => {
      const value = await actual;
      if (!agree(value, expected, shown)) expect(value, shown).toEqual(expected);
    };
    await new AsyncFunction("__check", ...Object.keys(scope), code)(check, ...Object.values(scope));
  });
});
