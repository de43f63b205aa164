import {execFileSync} from "node:child_process";
import {dirname, posix} from "node:path";
import {describe, expect, it} from "vitest";
import {root} from "./cli/payloadswap.ts";
import {pages, textOf} from "./markdown-page.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8"
})
  .trim()
  .split("\n");

/** Folders of the clone, the root being "". */
const folders = new Set(
  files.flatMap((file) => file.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/")))
);

/** What in a piece of code names a file or folder of the clone: below one of its folders, or any program or page with a folder before it. */
const named = (code: string): string[] =>
  code
    .split(/\s+/)
    .filter(
      (word) =>
        /^(src|test|reports|notebooks|data-samples|\.ci|\.typedoc)\/./.test(word) ||
        /^[\w.*-]+\/[\w./*-]+\.(ts|mjs|md|R)$/.test(word)
    );

/** Whether a clone has it; `*` stands for any name, `**` for any folders, `…` for any rest. Only what git keeps counts, not what a run left behind. */
function has(path: string): boolean {
  const plain = posix.normalize(path).replace(/\/$/, "");
  if (files.includes(plain) || folders.has(plain)) return true;
  if (!/[*…]/.test(plain)) return false;
  const pattern = plain
    .split(/(\*\*\/|\*|…)/)
    .map((part) =>
      part === "**/"
        ? "(.*/)?"
        : part === "*"
          ? "[^/]*"
          : part === "…"
            ? ".*"
            : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    )
    .join("");
  return files.some((file) => new RegExp(`^${pattern}$`).test(file));
}

const inlineCode = (page: string): string[] =>
  [
    ...textOf(page)
      .replace(/^```[\s\S]*?^```$/gm, "")
      .matchAll(/`([^`\n]+)`/g)
  ].map(([, code = ""]) => code);

describe("paths in backticks", () => {
  it.each(pages)("%s names what is there", (page) => {
    const missing = inlineCode(page)
      .flatMap(named)
      .filter((path) => ![path, posix.join(dirname(page), path), posix.join("src", path)].some(has));
    expect(missing).toEqual([]);
  });

  it("are looked at on many pages, and what is not there is seen", () => {
    expect(pages.flatMap(inlineCode).flatMap(named).length).toBeGreaterThan(40);
    expect(named("node test/reference/pages.mjs")).toEqual(["test/reference/pages.mjs"]);
    for (const path of ["src/adc/catalogue.ts", "src/record/plan*.ts", "test/**/*.test.ts", "src/survival/", "src/…"])
      expect(has(path), path).toBe(true);
    for (const path of ["src/report/words/en.ts", "src/record/plaid*.ts", "src/adc/cat", "reports/demo/results.json"])
      expect(has(path), path).toBe(false);
  });
});
