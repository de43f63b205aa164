import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import * as payloadswap from "../src/index.ts";
import {payloadswap as runPayloadswap, root} from "./cli/payloadswap.ts";
import {blocksOf, textOf} from "./markdown-page.ts";

const index = readFileSync(join(root, "src/index.ts"), "utf8");

/** Public functions and tables of a folder, as src/index.ts lists them; types are not among them. */
function publicNames(folder: string): string[] {
  return [...index.matchAll(new RegExp(`export \\{([^}]*)\\} from "\\./${folder}/`, "g"))]
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
    .filter((name) => name !== "" && !name.startsWith("type ") && name in payloadswap);
}

const pagesOf = (folder: string): string[] =>
  readdirSync(join(root, "src", folder, "pages")).map((name) => `src/${folder}/pages/${name}`);

const pagesThatRun = (name: string): string[] =>
  headings
    .filter(
      ([page, text]) =>
        text.includes(`\`${name}\``) &&
        blocksOf(page).some(({language, code}) => language === "ts" && code.includes(name))
    )
    .map(([page]) => page);

/** Rooms in which every public name has a page; a page may be of names of several rooms. */
const methods = ["survival", "adjustment", "estimate", "truncation", "paired", "states", "clinical", "audit"];
/** Rooms that keep pages of some of their names. */
const rooms = [...methods, "patients", "analysis"];
const headings = rooms.flatMap(pagesOf).map((page) => [page, textOf(page)] as const);

/** Pages of tables and lists, for which R has no call. */
const notInR = new Set([
  "src/analysis/pages/sequential-summary.md",
  "src/audit/pages/audit.md",
  "src/audit/pages/received-both.md",
  "src/paired/pages/adc-pairs.md",
  "src/paired/pages/paired-methods.md",
  "src/patients/pages/transitions.md"
]);

it("a folder of pages of methods is one of the rooms, or keeps endpoints", () => {
  const kept = readdirSync(join(root, "src"), {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, "src", entry.name)).includes("pages"))
    .map(({name}) => name);
  expect(kept.toSorted()).toEqual([...rooms, "cohort"].toSorted());
});

describe("names with a page in rooms where not every name has one", () => {
  it.each(["adcTransitions", "sequentialSummary"])("%s has a page that runs it", (name) => {
    expect(pagesThatRun(name)).not.toEqual([]);
  });
});

describe.each(rooms)("the methods of %s", (folder) => {
  const pages = pagesOf(folder);

  it.each(methods.includes(folder) ? publicNames(folder) : [])("%s has a page that runs it", (name) => {
    expect(pagesThatRun(name)).not.toEqual([]);
  });

  it.each(pages)(
    "%s says where the method is from, what it assumes and when not to use it, and stands in the index",
    (page) => {
      const text = textOf(page);
      expect(text).toMatch(/^# /);
      expect([...text.matchAll(/^\| (source|assumes|when not to use it|in R) \| /gm)].length).toBeGreaterThanOrEqual(2);
      if (!notInR.has(page)) expect(text).toMatch(/^\| in R \| /m);
      expect(blocksOf(page).some(({language}) => language === "ts")).toBe(true);
      expect(textOf(`src/${folder}/README.md`)).toContain(`(pages/${page.split("/").at(-1)})`);
    }
  );
});

describe("the index of the documentation", () => {
  it("names every page and every folder's own", () => {
    const text = textOf("src/README.md");
    for (const page of ["glossary.md", "cook-book.md", "coming-from.md", "troubleshooting.md"])
      expect(text).toContain(`(${page})`);
    for (const folder of readdirSync(join(root, "src"), {withFileTypes: true}).filter(
      (entry) => entry.isDirectory() && readdirSync(join(root, "src", entry.name)).includes("README.md")
    ))
      expect(text).toContain(`(${folder.name}/README.md)`);
  });
});

describe("the table of calls for people who come from R, Prism or SAS", () => {
  const rows = textOf("src/coming-from.md")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
    );
  const ticked = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);

  it("names functions that there are", () => {
    const named = rows
      .filter((cells) => cells.length === 3)
      .flatMap(([, , code = ""]) => ticked(code))
      .filter((word) => /^[a-z]\w*$/i.test(word));
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !(name in payloadswap) && name !== "entry")).toEqual([]);
  });

  it("names options that analyze has, and keys that a plan has", () => {
    const {stdout} = runPayloadswap(["analyze", "--help"]);
    const options = rows
      .flatMap((cells) => ticked(cells[1] ?? ""))
      .flatMap((word) => [...word.matchAll(/(?:^| )(--[a-z-]+)/g)].map(([, option = ""]) => option));
    expect(new Set(options).size).toBeGreaterThan(8);
    for (const option of options) expect(stdout).toContain(`  ${option} `);
    for (const key of ["milestones", "adjustment", "report"])
      expect(Object.keys(payloadswap.planSchema.shape)).toContain(key);
  });
});
