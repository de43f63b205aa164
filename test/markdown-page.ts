import {execFileSync} from "node:child_process";
import {chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {root} from "./cli/payloadswap.ts";

/** A fenced block of a page: its language, what stands behind it (a file name), its text, and the line on which it begins. */
export interface Block {
  readonly language: string;
  readonly name: string | null;
  readonly code: string;
  readonly line: number;
}

/** Every Markdown page of the project; reports are output and are compared elsewhere. */
export const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8"
})
  .trim()
  .split("\n")
  .filter((page) => !page.startsWith("reports/"));

export const textOf = (page: string): string => readFileSync(join(root, page), "utf8");

export function blocksOf(page: string): Block[] {
  const text = textOf(page);
  return [...text.matchAll(/^```(\S*)[ \t]*(\S*)[^\n]*\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? "",
    name: match[2] === "" ? null : (match[2] ?? null),
    code: match[3] ?? "",
    line: text.slice(0, match.index).split("\n").length
  }));
}

/** What a program promises to print: its lines that are only a comment. */
export function promised(code: string, mark: "//" | "#"): string[] {
  return code
    .split("\n")
    .filter((line) => line.startsWith(`${mark} `))
    .map((line) => line.slice(mark.length + 1).trim());
}

/** What a heading is called in a link, as code-hosting pages make it; a name that comes again gets -1, -2, … */
export function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  return textOf(page)
    .replace(/```[\s\S]*?```/g, "")
    .split("\n")
    .filter((line) => /^#+ /.test(line))
    .map((line) => {
      const name = line
        .replace(/^#+ /, "")
        .toLowerCase()
        .replace(/[`*]/g, "")
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replace(/\s/g, "-");
      const times = seen.get(name) ?? 0;
      seen.set(name, times + 1);
      return times === 0 ? name : `${name}-${times}`;
    });
}

/** Files of other people of which a page speaks, invented in the same form. */
const standIns: Readonly<Record<string, string>> = {
  "th3resa-pfs-reconstructed.csv":
    "time_months,event,arm\n1.2,1,T-DM1\n6.3,1,T-DM1\n9.1,0,T-DM1\n0.9,1,TPC\n3.3,1,TPC\n5.0,0,TPC\n"
};

/** Sets a folder up as a reader would have it: the package, the samples, a cohort of their own, and the command on the path. Returns the path for the shell. */
export function furnish(folder: string): string {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "payloadswap"), "junction");
  // npm puts what payloadswap needs beside it.
  symlinkSync(join(root, "node_modules", "arquero"), join(folder, "node_modules", "arquero"), "junction");
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  cpSync(join(root, "data-samples"), join(folder, "data-samples"), {recursive: true});
  for (const name of ["breast-sequential.csv", "cohort.csv"])
    cpSync(join(root, "data-samples", "breast-sequential.csv"), join(folder, name));
  cpSync(join(root, "data-samples", "breast-all-adc1.csv"), join(folder, "breast-all-adc1.csv"));
  for (const [name, text] of Object.entries(standIns)) writeFileSync(join(folder, name), text);
  const bin = join(folder, "node_modules", ".bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "payloadswap"),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/cli/main.js")}" "$@"\n`
  );
  chmodSync(join(bin, "payloadswap"), 0o755);
  return `${bin}:${process.env["PATH"] ?? ""}`;
}
