import {existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {filesBelow, folderHash, hashOf, type Case} from "./case.ts";
import type {CaseFile} from "./cohort-files.ts";
import {seededFiles, seededRows} from "./grid.ts";

const cohorts = ["breast-sequential", "breast-all-adc1", "urothelial-ev-sg", "nsclc-gastric-mix"];
const clinical = ["lines", "assessments", "adverse-events"].map(
  (name) => `in/data-samples/breast-clinical/${name}.csv`
);
const study = "in/data-samples/shapes/synthetic-study";
const urothelial = (name: string): string => `in/data-samples/shapes/synthetic-urothelial-${name}.csv`;
const groupings = ["transition", "sequence", "position"];

/** Every file of `data-samples/` under every grouping, every plan of `reports/`, and the commands that need no cohort. */
export function sampleCases(root: string): Case[] {
  const bytes = `${folderHash(join(root, "data-samples"))} ${hashOf(plansOf(root).map((name) => readFileSync(join(root, "reports", name))))}`;
  const one = (name: string, ...args: string[]): Case => ({
    name: `samples/${name}`,
    inputs: root,
    args,
    alone: true,
    key: hashOf([bytes, ...args])
  });
  const analyzed = (name: string, files: readonly string[], ...options: string[]): Case =>
    one(name, "analyze", ...files, ...options, "--format", "svg", "--all-tables", "--out", "out");
  const plans = plansOf(root).map((name) => ({name, text: readFileSync(join(root, "reports", name), "utf8")}));
  const grouped = (name: string, files: readonly string[], ...options: string[]): Case[] =>
    groupings.map((by) => ({
      ...analyzed(`${name}-${by}`, files, "--by", by, ...pinned(""), ...options),
      alone: by === "transition"
    }));
  const shared = (made: Case): Case => ({...made, alone: false});
  return [
    ...plans.map(({name, text}) =>
      analyzed(`report-${name.replace(".yaml", "")}`, [`in/reports/${name}`], ...pinned(text))
    ),
    ...cohorts.flatMap((name) => grouped(name, [`in/data-samples/${name}.csv`])),
    ...grouped("breast-clinical", clinical),
    ...grouped("lines-and-patients", [urothelial("lines"), urothelial("patients")]),
    ...grouped("wide", [urothelial("wide")]),
    ...grouped("study", [study]),
    analyzed(
      "follow-up",
      [urothelial("follow-up")],
      "--time",
      "time_months",
      "--event",
      "event",
      "--unit",
      "months",
      "--by",
      "adc"
    ),
    analyzed("broken-cohort", ["in/data-samples/broken-cohort.csv"], ...pinned("")),
    one("json", "analyze", "in/data-samples/urothelial-ev-sg.csv", ...pinned(""), "--json"),
    ...[
      one("usage", "analyze", "in/data-samples/urothelial-ev-sg.csv", "--by", "sequenc"),
      one("schema", "schema"),
      one("agents", "agents", "--json"),
      one("classify", "classify", "T-DXd", "SG", "--json"),
      one("simulate", "simulate-cohort", "urothelial-ev-sg", "--seed", "7", "--size", "0.2"),
      one("init", "init", "in/data-samples/breast-sequential.csv"),
      one("check-broken", "check", "in/data-samples/broken-cohort.csv", "--html", "page.html"),
      one("check-clinical", "check", ...clinical, "--json"),
      one("check-study", "check", study)
    ].map(shared)
  ];
}

/** Options that ask a plan's endpoints by their version where it asks the default, which is not the same in every build; nothing where times come ready-made. */
function pinned(plan: string): string[] {
  if (/^mapping: .*\btime:/m.test(plan)) return [];
  const asked = /^endpoints: \[(.*)\]$/m.exec(plan)?.[1] ?? "rwPFS";
  return ["--endpoint", asked.replaceAll(" ", "").replace(/\brwPFS(?=,|$)/, "rwPFS@1")];
}

const plansOf = (root: string): string[] =>
  filesBelow(join(root, "reports")).filter((name) => /^[^/]+\.yaml$/.test(name));

/** The plans of the cook-book, each with its command, in one folder with the files that it shows. */
export function cookBookCases(root: string, scratch: string): Case[] {
  const page = readFileSync(join(root, "src/cook-book.md"), "utf8");
  const folder = laidOut(join(scratch, "cook-book"), [
    ...[...page.matchAll(/^```(?:yaml|csv) (\S+)\n([\s\S]*?)^```$/gm)].map(([, name, text]) => ({name, text})),
    {name: "breast-sequential.csv", text: readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")}
  ]);
  if (!existsSync(join(folder, "data-samples"))) symlinkSync(join(root, "data-samples"), join(folder, "data-samples"));
  const bytes = `${folderHash(folder)} ${folderHash(join(root, "data-samples"))}`;
  return [...page.matchAll(/^payloadswap analyze (\S+)\.yaml/gm)].map(([, name]): Case => {
    const plan = readFileSync(join(folder, `${name}.yaml`), "utf8");
    const args = [
      "analyze",
      `in/${name}.yaml`,
      ...pinned(plan),
      "--format",
      "svg",
      "--document",
      "docx",
      "--out",
      "out"
    ];
    return {name: `cook-book/${name}`, inputs: folder, args, alone: false, key: hashOf([bytes, ...args])};
  });
}

/** The own cases: a folder each under `test/compare/cases/` with a plan `plan.yaml` and the files that it names. */
export function ownCases(root: string): Case[] {
  const folder = join(root, "test/compare/cases");
  return filesBelow(folder)
    .filter((path) => path.endsWith("/plan.yaml"))
    .map((path): Case => {
      const name = path.replace("/plan.yaml", "");
      const inputs = join(folder, name);
      const args = ["analyze", "in/plan.yaml", "--format", "svg", "--all-tables", "--out", "out"];
      return {name: `own/${name}`, inputs, args, alone: false, key: hashOf([folderHash(inputs), ...args])};
    });
}

/** The seeded cohorts of the pairwise grid, written below `scratch`. */
export function seededCases(scratch: string): Case[] {
  return seededRows().map((row, index): Case => {
    const name = `seeded/${String(index + 1).padStart(3, "0")}`;
    const inputs = laidOut(join(scratch, name), seededFiles(row, index));
    const args = ["analyze", "in/plan.json", "--all-tables", "--out", "out"];
    return {name, inputs, args, alone: false, key: hashOf([folderHash(inputs), ...args])};
  });
}

/** Lets a folder hold these files and no other; one that is there already is not touched, as another run may be reading it. */
function laidOut(folder: string, files: readonly CaseFile[]): string {
  mkdirSync(folder, {recursive: true});
  for (const name of filesBelow(folder))
    if (!files.some((file) => file.name === name)) rmSync(join(folder, name), {force: true});
  for (const {name, text} of files) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
  return folder;
}
