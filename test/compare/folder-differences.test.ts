import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {isUpTo} from "./builds.ts";
import type {Difference} from "./difference.ts";
import {folderDifferences} from "./folder-differences.ts";
import {hasPolicy} from "./policy.ts";
import {entriesFor, renamedEntries} from "./renamed.ts";
import {changelogText, verdictOn, verdictText} from "./verdict.ts";

type Files = Readonly<Record<string, string>>;

const scratch = mkdtempSync(join(tmpdir(), "compare-"));
afterAll(() => rmSync(scratch, {recursive: true}));
let made = 0;

function folder(files: Files): string {
  const path = join(scratch, String((made += 1)));
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), {recursive: true});
    writeFileSync(join(path, name), text);
  }
  return path;
}

const rows = (estimate: string, warning = "median not reached"): string =>
  `analysis,group,term,estimate,warning\nkaplan-meier,A,median,${estimate},"${warning}"\ncox,B,hazard ratio,0.5,\n`;

/** What a small analysis leaves behind. */
const whole: Files = {
  "status": "0\n",
  "stdout.txt": "group  n\nA     12\n",
  "stderr.txt": "",
  "out/results.csv": rows("11.1"),
  "out/results.json":
    '{"rows": [{"term": "median", "estimate": 11.1}], "curves": [{"time": [0, 5], "estimate": [1, 0.5]}]}',
  "out/methods.md": "# Methods\n\nKaplan-Meier.\n",
  "out/patient-level/ledger.csv": "reason,patientId\nno-adc,P1\n",
  "out/figures/kaplan-meier.vl.json": '{"data": {"values": [{"x": 1.5}]}}',
  "out/figures/kaplan-meier.svg": '<svg><path d="M1.5,2L3,4"/></svg>',
  "out/report.html": "<html><style>p {}</style><p>All is well.</p><script>1</script></html>",
  "out/manifest.json": '{"version": "1", "packages": {"vega": "6"}, "files": [{"path": "results.csv", "sha256": "ab"}]}'
};

/** Differences of the small analysis and the same with some files written anew or, where null, not written. */
function changed(files: Readonly<Record<string, string | null>>): Difference[] {
  const after = Object.entries({...whole, ...files}).flatMap(([name, text]) => (text === null ? [] : [[name, text]]));
  return folderDifferences(folder(whole), folder(Object.fromEntries(after)));
}

const kinds = (files: Readonly<Record<string, string | null>>): string[] =>
  changed(files).map(({kind, at}) => (at === "" ? kind : `${kind} ${at}`));

describe("numbers", () => {
  it("are the same within 1e-9 of the larger, in cells, JSON and drawings", () => {
    expect(
      kinds({
        "out/results.csv": rows("11.100000001"),
        "out/results.json":
          '{"curves": [{"time": [0, 5], "estimate": [1, 0.5000000004]}], "rows": [{"term": "median", "estimate": 11.10000001e0}]}',
        "out/figures/kaplan-meier.svg": '<svg><path d="M1.500000001,2L3,4"/></svg>'
      })
    ).toEqual([]);
  });

  it.each([
    ["out/results.csv", rows("11.1000002"), "number estimate"],
    ["out/results.json", (whole["out/results.json"] ?? "").replace("11.1", "11.1000002"), "number rows[].estimate"],
    ["out/results.json", (whole["out/results.json"] ?? "").replace("0.5", "0.50000001"), "number curves[].estimate[]"],
    ["out/figures/kaplan-meier.vl.json", '{"data": {"values": [{"x": 1.50000002}]}}', "number data.values[].x"],
    ["out/figures/kaplan-meier.svg", '<svg><path d="M1.50000002,2L3,4"/></svg>', "bytes"]
  ])("%s: 1e-8 is a difference", (file, text, kind) => {
    expect(kinds({[file]: text})).toEqual([kind]);
  });

  it("are told from texts: 01 is not 1, and a number is not nothing", () => {
    expect(kinds({"out/results.csv": rows("011.1")})).toEqual(["text estimate"]);
    expect(kinds({"out/results.csv": rows("")})).toEqual(["text estimate"]);
    expect(kinds({"out/results.json": (whole["out/results.json"] ?? "").replace("11.1", "null")})).toEqual([
      "text rows[].estimate"
    ]);
  });
});

describe("everything else is exact", () => {
  it.each([
    ["a sentence", {"out/results.csv": rows("11.1", "not reached")}, ["text warning"]],
    ["the methods", {"out/methods.md": "# Methods\n\nKaplan–Meier.\n"}, ["text"]],
    ["the exit status", {status: "1\n"}, ["text"]],
    ["the terminal", {"stdout.txt": "group  n\nA     13\n"}, ["text"]],
    ["what is said on stderr", {"stderr.txt": "no transition is left\n"}, ["added-row"]],
    ["what the page says", {"out/report.html": "<html><p>All is not well.</p></html>"}, ["text"]],
    ["a missing file", {"out/methods.md": null}, ["missing-file"]],
    ["a further file", {"out/extra.txt": "x"}, ["added-file"]],
    ["a line of the ledger", {"out/patient-level/ledger.csv": "reason,patientId\n"}, ["removed-row"]],
    ["a reason on the ledger", {"out/patient-level/ledger.csv": "reason,patientId\nno-adc2,P1\n"}, ["text reason"]],
    ["a key", {"out/results.json": '{"curves": [], "rows": []}'}, ["removed-row rows[]", "removed-row curves[]"]],
    [
      "a key of a record",
      {"out/results.json": (whole["out/results.json"] ?? "").replace('"term"', '"item"')},
      ["removed-key rows[].term", "added-key rows[].item"]
    ],
    [
      "the length of a curve",
      {"out/results.json": (whole["out/results.json"] ?? "").replace("1, 0.5", "1")},
      ["length curves[].estimate"]
    ]
  ])("%s", (_, files, expected) => {
    expect(kinds(files)).toEqual(expected);
  });

  it("but for the program and style of a page, the versions of packages and the hashes of files that are compared themselves", () => {
    expect(
      kinds({
        "out/report.html": "<html><style>p {color: red}</style><p>All is well.</p><script>2</script></html>",
        "out/manifest.json":
          '{"version": "1", "packages": {"vega": "7"}, "files": [{"path": "results.csv", "sha256": "cd"}]}'
      })
    ).toEqual([]);
    expect(kinds({"out/manifest.json": '{"version": "2", "packages": {}, "files": []}'})).toEqual([
      "text version",
      "removed-row files[]"
    ]);
  });

  it("a row that is added moves no other", () => {
    const more = rows("11.1").replace("cox,", "log-rank,B,difference,0.04,\ncox,");
    expect(kinds({"out/results.csv": more})).toEqual(["added-row"]);
  });

  it("a column that is added or renamed is named", () => {
    expect(kinds({"out/patient-level/ledger.csv": "reason,step,patientId\nno-adc,read,P1\n"})).toEqual([
      "added-column step"
    ]);
    expect(kinds({"out/patient-level/ledger.csv": "code,patientId\nno-adc,P1\n"})).toEqual([
      "removed-column reason",
      "added-column code"
    ]);
  });
});

describe("renamed.json", () => {
  const compared = (files: Files, policy = false) => [{name: "own/a", policy, differences: changed(files)}];
  const judged = (files: Files, entries: readonly object[], policy = false) =>
    verdictOn(
      compared(files, policy),
      renamedEntries(JSON.stringify(entries.map((entry) => ({before: "95a1ebe", ...entry}))))
    );

  it("accepts a column, a sentence and a replacement with a reason", () => {
    const column = {"out/patient-level/ledger.csv": "reason,step,patientId\nno-adc,read,P1\n"};
    expect(
      judged(column, [
        {reason: "the ledger says the step", file: "out/patient-level/ledger.csv", kind: "added-column", at: "step"}
      ]).unexplained
    ).toEqual([]);
    const said = {"out/results.csv": rows("11.1", "median beyond reach")};
    expect(
      judged(said, [
        {reason: "said in other words", file: "/results.csv$/", old: "median not reached", new: "/beyond/"}
      ]).unexplained
    ).toEqual([]);
    expect(
      judged(said, [
        {reason: "said in other words", file: "out/results.csv", replace: {from: "not reached", to: "beyond reach"}}
      ]).unexplained
    ).toEqual([]);
  });

  it.each([
    ["another file", {file: "out/methods.md", at: "warning"}],
    ["another column", {file: "out/results.csv", at: "error"}],
    ["another case", {file: "out/results.csv", at: "warning", case: "own/b"}],
    ["another old text", {file: "out/results.csv", at: "warning", old: "median"}],
    ["a replacement that gives another text", {file: "out/results.csv", replace: {from: "not", to: "never"}}]
  ])("does not accept %s, and reports the entry as stale", (_, entry) => {
    const {unexplained, stale} = judged({"out/results.csv": rows("11.1", "median beyond reach")}, [
      {reason: "said in other words", ...entry}
    ]);
    expect(unexplained.map(({differences}) => differences.length)).toEqual([1]);
    expect(stale.length).toBe(1);
  });

  it.each([
    ["no reason", {file: "out/results.csv", at: "warning"}, "reason"],
    ["a reason of one word", {reason: "ok", file: "out/results.csv", at: "warning"}, "reason"],
    ["no file", {reason: "said in other words", at: "warning"}, "file"],
    ["a whole file", {reason: "said in other words", file: "out/results.csv"}, "what differs"],
    ["a key that is not known", {reason: "said in other words", file: "x", at: "y", column: "z"}, "unknown key column"]
  ])("refuses an entry with %s", (_, entry, told) => {
    expect(() => renamedEntries(JSON.stringify([{before: "95a1ebe", ...entry}]))).toThrow(told);
  });

  it.each([["none"], ["HEAD"], [""]])("refuses an entry with %j as the commit before which it holds", (before) => {
    const entry = {reason: "said in other words", file: "x", at: "y", ...(before === "none" ? {} : {before})};
    expect(() => renamedEntries(JSON.stringify([entry]))).toThrow("the commit up to which it holds");
  });

  it("what is meant under a policy is accepted in a case that has one, and in no other", () => {
    const said = {"out/results.csv": rows("11.1", "median beyond reach")};
    const entry = {reason: "said in other words", file: "out/results.csv", at: "warning", case: "with a policy"};
    expect(judged(said, [entry], true).unexplained).toEqual([]);
    const {unexplained, stale} = judged(said, [entry]);
    expect(unexplained.map(({differences}) => differences.length)).toEqual([1]);
    expect(stale.length).toBe(1);
  });

  it("a case has a policy where the plan in its results names one", () => {
    const answered = (plan: object): boolean => {
      const folder = mkdtempSync(join(scratch, "policy-"));
      mkdirSync(join(folder, "out"));
      writeFileSync(join(folder, "out/results.json"), JSON.stringify({plan}));
      return hasPolicy(folder);
    };
    expect(answered({report: {disclosure: {policy: "cms-11"}}})).toBe(true);
    expect(answered({report: {disclosure: {policy: "none"}}})).toBe(false);
    expect(answered({})).toBe(false);
    expect(hasPolicy(mkdtempSync(join(scratch, "policy-")))).toBe(false);
  });

  it("an entry holds up to its commit: compared with a later one it accepts nothing, and is not stale", () => {
    const repository = mkdtempSync(join(scratch, "ancestors-"));
    const git = (...args: string[]): string =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
        cwd: repository,
        encoding: "utf8"
      }).trim();
    git("init", "--quiet");
    const [older, named, newer] = ["a", "b", "c"].map((message) => {
      git("commit", "--quiet", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    });
    git("checkout", "--quiet", "--detach", older ?? "");
    git("commit", "--quiet", "--allow-empty", "-m", "aside");
    const aside = git("rev-parse", "HEAD");
    const entry = {reason: "said in other words", before: named, file: "out/results.csv", at: "warning"};
    const entries = renamedEntries(JSON.stringify([entry]));
    const heldFor = (ref: string | undefined): number =>
      entriesFor(entries, (before) => isUpTo(repository, ref ?? "", before)).length;
    expect([older, named, newer, aside].map(heldFor)).toEqual([1, 1, 0, 0]);
    expect(() => isUpTo(repository, "0123456", named ?? "")).toThrow("git cannot tell");
  });

  it("each difference is printed with its place and counted, and moved numbers make a list", () => {
    const moved = compared({"out/results.csv": rows("12.5")});
    const text = verdictText(verdictOn(moved, []), 1, 5);
    expect(text).toContain('number  out/results.csv › row 2: kaplan-meier | A | median › estimate: "11.1" → "12.5"');
    expect(text).toContain("1  number in results.csv");
    expect(text).toContain("1 unexplained differences in 1 cases");
    expect(changelogText(moved)).toBe("- `own/a`, kaplan-meier | A | median: estimate 11.1 → 12.5");
    expect(verdictText(verdictOn([], []), 12, 5)).toBe("12 cases, no unexplained difference.");
  });
});
