import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {parse as parseCsv} from "csv-parse/sync";
import {parse} from "yaml";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {catalogue} from "../src/adc/catalogue.ts";
import {extendCatalogue} from "../src/adc/extend-catalogue.ts";
import {readAgentsFile} from "../src/cohort/agents-file.ts";
import {toMonths} from "../src/math/calendar-days.ts";
import {completePlan, type PlanSpec} from "../src/record/plan.ts";
import {root} from "./cli/payloadswap.ts";
import {anchorsOf, blocksOf, furnish, pages, promised, textOf, type Block} from "./markdown-page.ts";

const {scripts} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {scripts: Record<string, string>};

/** Programs of all pages run in one process, so that the package is loaded once. */
const runner = `
import {format} from "node:util";
const results = [];
for (const file of process.argv.slice(2)) {
  const lines = [];
  console.log = (...values) => lines.push(...format(...values).split("\\n"));
  let error = null;
  try { await import("./" + file); } catch (thrown) { error = String(thrown?.stack ?? thrown); }
  results.push({file, lines, error});
}
process.stdout.write(JSON.stringify(results));
`;

interface Outcome {
  readonly file: string;
  readonly lines: readonly string[];
  readonly error: string | null;
}

const programs = pages.flatMap((page) =>
  blocksOf(page)
    .filter(({language}) => language === "ts")
    .map((block) => ({page, block}))
);

/** Shell commands of a block, without the comments behind them. */
const commandsOf = ({code}: Block): string[] =>
  code
    .split("\n")
    .map((line) => line.replace(/\s+#\s.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

/** Commands that belong to a clone or an installation; they are recognised, not run. */
function isSetUp(command: string): boolean {
  return command
    .split("&&")
    .map((part) => part.trim())
    .every((part) => {
      const script = /^npm run (?:--silent )?(\S+)/.exec(part)?.[1];
      return script === undefined
        ? /^(npm (ci|test|install (--global )?\S+)|(PAYLOADSWAP_WRITE_PAGES=1 )?(npx )?vitest run .*)$/.test(part)
        : script in scripts;
    });
}

const known = new Set(["ts", "sh", "yaml", "csv", "text", "r", "math", "json"]);

describe.each(pages)("%s", (page) => {
  const blocks = blocksOf(page);

  it("links to files and headings that are there", () => {
    const broken = [
      ...textOf(page)
        .replace(/```[\s\S]*?```/g, "")
        .matchAll(/\]\(([^)\s]+)\)/g)
    ]
      .map(([, link = ""]) => link)
      .filter((link) => {
        if (/^(https?|doi|mailto):/.test(link)) return false;
        const [path = "", fragment] = link.split("#");
        const target = path === "" ? page : join(dirname(page), path);
        const file = existsSync(join(root, target, "README.md")) ? join(target, "README.md") : target;
        if (!existsSync(join(root, file))) return true;
        return fragment !== undefined && !anchorsOf(file).includes(fragment);
      });
    expect(broken).toEqual([]);
  });

  it("has only blocks that are checked", () => {
    expect(
      blocks.filter(({language}) => !known.has(language)).map(({language, line}) => `line ${line}: ${language}`)
    ).toEqual([]);
    for (const {language, code} of blocks) if (language === "json") expect(() => void JSON.parse(code)).not.toThrow();
  });

  const yaml = blocks.filter(({language}) => language === "yaml");
  if (yaml.length > 0)
    it("holds plans and files of agents that can be read", async () => {
      for (const {code, name} of yaml) {
        const parsed: unknown = parse(code);
        if (!Array.isArray(parsed)) expect(completePlan(parsed as PlanSpec)).toBeDefined();
        else {
          const read = await readAgentsFile({name: name ?? "agents.yaml", text: code}, parse);
          const extended = extendCatalogue(catalogue, read.agents, {origin: "agents.yaml", rows: read.rows});
          expect([...read.issues, ...extended.issues].filter(({severity}) => severity === "error")).toEqual([]);
        }
      }
    });

  const inR = blocks.filter(({language}) => language === "r");
  if (inR.length > 0)
    it("says that R prints what the program here prints (node test/reference/pages.mjs asks R)", () => {
      const ours = blocks.filter(({language}) => language === "ts").flatMap(({code}) => promised(code, "//"));
      expect(ours).toEqual(expect.arrayContaining(inR.flatMap(({code}) => promised(code, "#"))));
    });

  const shell = blocks.some(
    (block) => block.language === "sh" && commandsOf(block).some((command) => !isSetUp(command))
  );
  if (shell)
    it("has commands that do what the page says", {timeout: 900_000}, () => {
      const folder = mkdtempSync(join(tmpdir(), "payloadswap-"));
      try {
        runPage(folder, page);
      } finally {
        rmSync(folder, {recursive: true, force: true});
      }
    });
});

/** What `called` runs in one process of the built package, so that it is loaded once a page. */
const caller = `
import {readFileSync, writeFileSync} from "node:fs";
const [commandLine, steps, results] = process.argv.slice(2);
const {runCommandLine} = await import(commandLine);
const outcomes = [];
for (const {file, text, words, into} of JSON.parse(readFileSync(steps, "utf8"))) {
  if (file !== undefined) {
    writeFileSync(file, text);
    continue;
  }
  const printed = {stdout: "", stderr: ""};
  for (const stream of ["stdout", "stderr"])
    process[stream].write = (piece) => {
      printed[stream] += String(piece);
      return true;
    };
  const status = await runCommandLine(words);
  if (into !== null) {
    writeFileSync(into, printed.stdout);
    printed.stdout = "";
  }
  outcomes.push({status, ...printed});
}
writeFileSync(results, JSON.stringify(outcomes));
`;

/** A file that a page writes, or a command that it has typed. */
type Step = {readonly file: string; readonly text: string} | {readonly command: string};

interface Called {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The words of a command, and the file into which it prints. Throws where a shell would have to do more than that. */
function callOf(command: string): {words: string[]; into: string | null} {
  const plain = /^payloadswap ((?:"[^"$`\\]*"|[^"'$`\\|&;<>*?~])+?)(?: > (\S+))?$/.exec(command);
  if (plain === null) throw new Error(`not a plain call of payloadswap: ${command}`);
  const [, rest = "", into = null] = plain;
  return {words: [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = ""]) => quoted ?? bare), into};
}

/** How many commands of a page go through a shell, as a reader types them: README's first, from a CSV to a report. */
const typedIntoShell = (page: string): number => (page === "README.md" ? 3 : 0);

/** Takes the steps of a page in turn, and gives what each command printed. */
function called(folder: string, PATH: string, page: string, all: readonly Step[]): readonly Called[] {
  const steps = [...all];
  const byShell: Called[] = [];
  while (byShell.length < typedIntoShell(page)) {
    const step = steps.shift();
    if (step === undefined) throw new Error(`${page} has fewer commands than are typed into the shell`);
    if ("command" in step)
      byShell.push(spawnSync("sh", ["-c", step.command], {cwd: folder, encoding: "utf8", env: {...process.env, PATH}}));
    else writeFileSync(join(folder, step.file), step.text);
  }
  const program = join(folder, ".caller.mjs");
  const given = join(folder, ".steps.json");
  const results = join(folder, ".results.json");
  writeFileSync(program, caller);
  writeFileSync(given, JSON.stringify(steps.map((step) => ("command" in step ? callOf(step.command) : step))));
  const commandLine = pathToFileURL(join(root, "dist/cli/command-line.js")).href;
  const {status, stderr} = spawnSync(process.execPath, [program, commandLine, given, results], {
    cwd: folder,
    encoding: "utf8"
  });
  expect(status, stderr).toBe(0);
  return [...byShell, ...(JSON.parse(readFileSync(results, "utf8")) as Called[])];
}

/** Blocks in their order: files are written, commands run, and what a text block shows has to be printed by the commands before it. */
function runPage(folder: string, page: string): void {
  const PATH = furnish(folder);
  const blocks = blocksOf(page);
  for (const [, name = ""] of textOf(page).matchAll(/^<!-- an empty file: (\S+) -->$/gm))
    writeFileSync(join(folder, name), "");
  const typed = (block: Block): string[] => commandsOf(block).filter((line) => !isSetUp(line));
  const outcomes = called(
    folder,
    PATH,
    page,
    blocks.flatMap((block): Step[] => [
      ...(block.name === null ? [] : [{file: block.name, text: block.code}]),
      ...(block.language === "sh" ? typed(block).map((command) => ({command})) : [])
    ])
  ).values();
  for (const [index, block] of blocks.entries()) {
    if (block.language !== "sh") continue;
    const shown =
      blocks[index + 1]?.language === "text" && blocks[index + 1]?.name === null ? blocks[index + 1] : undefined;
    let printed = "";
    for (const command of typed(block)) {
      expect(command, `line ${block.line}`).toMatch(/^payloadswap /);
      const {status, stdout, stderr} = outcomes.next().value ?? {status: null, stdout: "", stderr: "not called"};
      printed += `${stdout}${stderr}`;
      if (shown === undefined) expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
      else expect([0, 1, 2], `${command}\n${stderr}`).toContain(status);
    }
    if (shown !== undefined) expectInOrder(shown.code, printed);
  }
}

/** Blanks in a row are one, so that the width of a column does not matter. */
const plain = (line: string): string => line.trim().replace(/\s+/g, " ");

/** Each line shown is printed, in this order; a line … stands for lines left out, … at the end of a line for its rest. */
function expectInOrder(shown: string, printed: string): void {
  let rest = printed.split("\n").map(plain);
  for (const line of shown
    .split("\n")
    .map(plain)
    .filter((text) => text !== "" && text !== "…")) {
    const at = rest.findIndex((candidate) =>
      line.endsWith(" …") ? candidate.startsWith(line.slice(0, -2)) : candidate === line
    );
    if (at < 0) expect(printed, `not printed, or not in this order: ${line}`).toContain(line);
    rest = rest.slice(at + 1);
  }
}

describe("the programs on the pages", () => {
  const folder = mkdtempSync(join(tmpdir(), "payloadswap-"));
  const outcomes = new Map<string, Outcome>();
  beforeAll(() => {
    furnish(folder);
    writeFileSync(join(folder, "runner.mjs"), runner);
    for (const [index, {block}] of programs.entries()) writeFileSync(join(folder, `program-${index}.mjs`), block.code);
    const {stdout, stderr} = spawnSync(
      process.execPath,
      ["runner.mjs", ...programs.map((_, index) => `program-${index}.mjs`)],
      {cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28}
    );
    expect(stdout, stderr).not.toBe("");
    for (const outcome of JSON.parse(stdout) as Outcome[]) outcomes.set(outcome.file, outcome);
  }, 300_000);
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  it.each(programs.map(({page, block}, index) => [`${page}, line ${block.line}`, index, block] as const))(
    "%s prints what its comments say",
    (_, index, {code}) => {
      const outcome = outcomes.get(`program-${index}.mjs`);
      expect(outcome?.error).toBeNull();
      expect(outcome?.lines.map((line) => line.trim())).toEqual(promised(code, "//"));
    }
  );
});

describe("the README", () => {
  it("quotes the medians of PFS(ADC1) as the committed report has them", () => {
    const rows = parseCsv<Record<string, string>>(readFileSync(join(root, "reports/all-started/results.csv")), {
      columns: true
    });
    const [naive, , weighted, everyone] = rows
      .filter(({analysis}) => analysis === "truncation")
      .map(({estimate}) => toMonths(Number(estimate), "days").toFixed(1));
    expect(textOf("README.md")).toContain(
      `the usual median is ${naive} months, ${weighted} when weighted for the windows, ${everyone} in everyone who started`
    );
  });

  it("promises two commands that package.json has", () => {
    expect(textOf("README.md")).toContain("npm ci && npm run demo");
    expect(textOf("README.md")).toContain("npm ci && npm test");
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "predemo", "test", "pretest"]));
  });
});
