import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {OutputFile} from "../../src/report/output-file.ts";
import {outputFiles} from "../../src/report/output-files.ts";
import {root} from "../cli/payloadswap.ts";

const sample = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8");
const write = async (text: string, spec: PlanSpec = {}): Promise<OutputFile[]> =>
  outputFiles(
    await analyze(
      spec,
      await readCohort([{name: "cohort.csv", text}], {mapping: spec.mapping ?? {}, unit: spec.unit ?? "days"})
    )
  );
const text = (files: readonly OutputFile[], path: string): string => {
  const content = files.find((file) => file.path === path)?.content;
  if (content === undefined) throw new Error(`no ${path} among ${files.map((file) => file.path).join(", ")}`);
  return typeof content === "string" ? content : new TextDecoder().decode(content);
};

let files: OutputFile[];
beforeAll(async () => {
  files = await write(sample);
}, 60_000);

describe("what analyze writes", () => {
  it("is report, results, methods, figures, patient-level tables and a manifest", () => {
    const paths = files.map(({path}) => path);
    const tables = paths.filter((path) => path.startsWith("tables/"));
    const figures = paths.filter((path) => path.endsWith(".vl.json")).map((path) => path.replace(".vl.json", ""));
    expect(tables).toEqual(
      expect.arrayContaining(
        ["estimates", "characteristics", "contrasts", "transitions", "flow", "issues"].map(
          (name) => `tables/${name}.csv`
        )
      )
    );
    expect(figures).toEqual(
      expect.arrayContaining(["kaplan-meier", "sequence-flow", "attrition"].map((name) => `figures/${name}`))
    );
    expect(paths).toEqual([
      "report.html",
      "results.json",
      "results.csv",
      "methods.md",
      ...tables,
      ...figures.flatMap((figure) => [`${figure}.vl.json`, `${figure}.svg`, `${figure}.png`]),
      "patient-level/transitions.csv",
      "patient-level/follow-up.csv",
      "patient-level/ledger.csv",
      "patient-level/issues.csv",
      "manifest.json"
    ]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("is the same, byte for byte, when it is made again", {timeout: 60_000}, async () => {
    const again = await write(sample);
    expect(again.map(({path}) => path)).toEqual(files.map(({path}) => path));
    for (const [index, {path, content}] of files.entries())
      expect(Buffer.compare(Buffer.from(content), Buffer.from(again[index].content)), path).toBe(0);
  });

  it("names a patient under patient-level/ alone", () => {
    for (const {path, content} of files)
      expect(Buffer.from(content).includes("SYN-0"), path).toBe(
        /^patient-level\/(transitions|follow-up|ledger)\.csv$/.test(path)
      );
  });

  it("has a manifest with input hash, plan, versions, seed and the hash of every file", () => {
    const manifest = JSON.parse(text(files, "manifest.json")) as {
      generator: string;
      version: string;
      seed: number;
      plan: {by: string};
      packages: Record<string, string>;
      inputs: {name: string; sha256: string; rowsRead: number}[];
      files: {path: string; sha256: string}[];
    };
    const hash = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");
    expect(manifest).toMatchObject({generator: "payloadswap", seed: 20260101, plan: {by: "transition"}});
    expect(manifest.packages["vega-lite"]).toBe("6.4.3");
    expect(manifest.inputs.map(({name, sha256}) => [name, sha256])).toEqual([["cohort.csv", hash(sample)]]);
    expect(manifest.files).toEqual(files.slice(0, -1).map(({path, content}) => ({path, sha256: hash(content)})));
  });

  it("holds no clock, no path of a machine and no Node version", () => {
    for (const {path, content} of files) {
      const bytes = Buffer.from(content).toString("latin1");
      expect(bytes.includes(root), path).toBe(false);
      expect(bytes.includes(process.version), path).toBe(false);
      expect(/\b20\d\d-\d\d-\d\dT\d\d:\d\d/.test(bytes), path).toBe(false);
    }
  });

  it("is a report that asks the network for nothing and runs one script, named by its hash", () => {
    const html = text(files, "report.html");
    expect(html).toContain("default-src 'none'");
    const [program = ""] = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = ""]) => script);
    expect(html).toContain(`script-src 'sha256-${createHash("sha256").update(program).digest("base64")}'`);
    expect(html.match(/<script(?! type="application\/json")/g)).toHaveLength(1);
    const still = html.replace(program, "").replace(/<script type="application\/json"[\s\S]*?<\/script>/g, "");
    expect(still).not.toMatch(/<link|<iframe|\son\w+=|(?:src|href)="(?!#|data:)/i);
    const known = ["http://www.w3.org/", "https://vega.github.io/schema/"];
    expect(
      html.match(/https?:\/\/[^"'\s<)]+/g)?.filter((url) => !known.some((start) => url.startsWith(start))) ?? []
    ).toEqual([]);
  });

  it("says in words why a contrast is not given", async () => {
    const byPosition = text(await write(sample, {by: "position", figures: {formats: []}}), "report.html");
    expect(byPosition).toContain("everyone here lived to receive ADC2");
    expect(byPosition).toContain("not given");
  });
});

describe("figures at the size of a journal", () => {
  it(
    "are as wide as the journal's column in PDF and SVG, and the same bytes each time",
    {timeout: 60_000},
    async () => {
      const spec: PlanSpec = {figures: {formats: ["svg", "pdf", "tiff"], preset: "nature-single"}};
      const [one, two] = [await write(sample, spec), await write(sample, spec)];
      expect(one.map(({content}) => createHash("sha256").update(content).digest("hex"))).toEqual(
        two.map(({content}) => createHash("sha256").update(content).digest("hex"))
      );
      // 89 mm are 252.28 points and 336.4 px.
      expect(text(one, "figures/kaplan-meier.pdf")).toMatch(/\/MediaBox \[0 0 252\.28/);
      expect(text(one, "figures/kaplan-meier.svg")).toMatch(/<svg[^>]* width="336\.\d+"/);
      expect(one.filter(({path}) => path.endsWith(".tiff")).map(({path}) => path)).toEqual(
        one.filter(({path}) => path.endsWith(".vl.json")).map(({path}) => path.replace(".vl.json", ".tiff"))
      );
    }
  );

  it("a preset that does not exist is refused with the names there are", async () => {
    await expect(write(sample, {figures: {preset: "glossy"}})).rejects.toThrow(
      /preset must be one of plain, nature-single/
    );
  });
});

describe("a value of the file is text wherever it stands", () => {
  const hostile = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x","y")',
    "datum.time > 3 ? 'a' : 'b'",
    "x".repeat(500),
    'A & B "quoted" | pipe'
  ];
  const rows = hostile.flatMap((group, arm) =>
    [3, 5, 8, 13].map((time, i) => `P${arm}${i},${time + arm},${i % 2},"${group.replaceAll('"', '""')}"`)
  );

  it("in report, results, methods and figures", {timeout: 60_000}, async () => {
    const written = await write(`patient_id,months,event,arm\n${rows.join("\n")}\n`, {
      by: "column:arm",
      unit: "months",
      mapping: {time: "months", event: "event"}
    });
    const html = text(written, "report.html");
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text(written, "results.csv")).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(text(written, "methods.md")).toContain("\\| pipe");
    expect(text(written, "figures/kaplan-meier.svg")).not.toContain("<script");
  });
});
