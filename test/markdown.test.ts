import {execFileSync, spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {describe, expect, it} from "vitest";
import {toMonths} from "../src/math/calendar-days.ts";
import {emptyFolder, root} from "./cli/payloadswap.ts";

const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {cwd: root, encoding: "utf8"}).trim().split("\n").filter((page) => !page.startsWith("reports/"));
const textOf = (page: string): string => readFileSync(join(root, page), "utf8");

/** What a heading is called in a link, as code-hosting pages make it. */
const anchor = (heading: string): string => heading.toLowerCase().replace(/[`*]/g, "").replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");

describe.each(pages)("%s", (page) => {
  it("links to files and headings that are there", () => {
    const broken = [...textOf(page).replace(/```[\s\S]*?```/g, "").matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link).filter((link) => {
      if (/^(https?|doi|mailto):/.test(link)) return false;
      const [path = "", fragment] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path);
      const file = existsSync(join(root, target, "README.md")) ? join(target, "README.md") : target;
      if (!existsSync(join(root, file))) return true;
      return fragment !== undefined && !textOf(file).split("\n").some((line) => /^#+ /.test(line) && anchor(line.replace(/^#+ /, "")) === fragment);
    });
    expect(broken).toEqual([]);
  });

  const programs = [...textOf(page).matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
  if (programs.length > 0) it("runs its programs, and they print what their comments say", {timeout: 60_000}, () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules", "payloadswap"));
    writeFileSync(join(folder, "package.json"), '{"type": "module"}');
    for (const [index, code] of programs.entries()) {
      const file = join(folder, `program-${index}.mjs`);
      writeFileSync(file, code);
      const {status, stdout, stderr} = spawnSync(process.execPath, [file], {cwd: folder, encoding: "utf8"});
      expect(status, stderr).toBe(0);
      const promised = [...code.matchAll(/^\/\/ (.+)$/gm)].map(([, line = ""]) => line);
      expect(stdout.trim().split("\n").map((line) => line.trim())).toEqual(promised);
    }
  });
});

describe("the README", () => {
  const calls = [...textOf("README.md").matchAll(/^payloadswap (\w[\w-]*)/gm)].map(([, command = ""]) => command);
  it("names commands that exist", () => {
    const {stdout} = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), "--help"], {encoding: "utf8"});
    for (const command of calls) expect(stdout).toContain(`  ${command} `);
  });

  it("quotes the medians of PFS(ADC1) as the committed report has them", () => {
    const {rows} = JSON.parse(readFileSync(join(root, "reports/all-started/results.json"), "utf8")) as {rows: {analysis: string; estimate: number | null}[]};
    const [naive, , weighted, everyone] = rows.filter(({analysis}) => analysis === "truncation").map(({estimate}) => toMonths(estimate ?? NaN, "days").toFixed(1));
    expect(textOf("README.md")).toContain(`the usual median is ${naive} months, ${weighted} when weighted for the windows, ${everyone} in everyone who started`);
  });

  it("promises two commands that package.json has", () => {
    const {scripts} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {scripts: Record<string, string>};
    expect(textOf("README.md")).toContain("npm ci && npm run demo");
    expect(textOf("README.md")).toContain("npm ci && npm test");
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "predemo", "test", "pretest"]));
  });
});
