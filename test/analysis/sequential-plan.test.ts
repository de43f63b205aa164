import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath, pathToFileURL} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";
import {withheldMethods} from "../../src/record/plan-sequential.ts";
import type {Result} from "../../src/record/result.ts";
import {outputFiles} from "../../src/report/output-files.ts";
import {pairedMethodTable} from "../../src/paired/paired-method.ts";
import {findingInWords, type FindingInWords} from "../../src/words/en/audit.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

const sample = async (name: string): Promise<Cohort> =>
  readCohort([
    {name, text: readFileSync(fileURLToPath(new URL(`../../data-samples/${name}`, import.meta.url)), "utf8")}
  ]);
/** Without what costs time and is not looked at. */
const lean = {sensitivity: false, multiState: false} as const;

let both: Cohort;
let everyone: Cohort;
const found = (result: Result, bias: string): FindingInWords | undefined =>
  result.sequential?.audit.map(findingInWords).find((finding) => finding.bias === bias);

beforeAll(async () => {
  both = await sample("breast-sequential.csv");
  everyone = await sample("breast-all-adc1.csv");
});

describe("withheld methods", () => {
  it("are those that the table of paired methods withholds, by the same names", () => {
    expect([...withheldMethods]).toEqual(
      pairedMethodTable.filter(({withheld}) => withheld === "all").map(({name}) => name)
    );
  });

  it("come with their caution where a plan names them, and the audit is told", async () => {
    const result = await analyze({by: "position", sequential: {...lean, ask: ["marginal-cox"]}}, everyone);
    const asked = result.sequential?.paired.find(({name}) => name === "marginal-cox");
    expect(asked?.row.refusal).toBeNull();
    expect(warningText(asked?.row.remarks ?? [])).toContain("asked for by name: wrong under truncation");
    expect(
      errorText(result.sequential?.paired.find(({name}) => name === "stratified-cox")?.row.refusal ?? null)
    ).toContain("withheld");
    expect(found(result, "right-truncation")?.level).toBe("serious");
    expect(found(result, "line-drift")?.sentence).toContain("always later");
    const files = await outputFiles({
      ...result,
      plan: {...result.plan, figures: {...result.plan.figures, formats: ["svg"]}}
    });
    const text = (path: string): string => String(files.find((file) => file.path === path)?.content);
    expect(text("figures/kaplan-meier.svg")).toContain("asked for by name: biased by truncation");
    expect(text("report.html")).toContain("Asked for by name and biased");
  });

  it("are errors with a suggestion where there is no such method", () => {
    expect(() => completePlan({sequential: {ask: ["marginal-coxx"]}} as unknown as PlanSpec)).toThrow(
      /got marginal-coxx; did you mean marginal-cox\?/
    );
    expect(() => completePlan({sequential: {overallSurvival: ["ever-receved"]}} as unknown as PlanSpec)).toThrow(
      /did you mean ever-received\?/
    );
  });

  it("are withheld unasked in both designs, whatever the grouping", async () => {
    for (const cohort of [both, everyone]) {
      const result = await analyze({by: "transition", sequential: lean}, cohort);
      const held = result.sequential?.paired
        .filter(({row}) => (errorText(row.refusal) ?? "").startsWith("withheld"))
        .map(({name}) => name);
      expect(held).toEqual([...withheldMethods]);
    }
  });
});

describe("the audit of a plan", () => {
  it("every remedy is a fragment on top of the plan that the plan's schema accepts, names columns that are there, and changes something", async () => {
    const plans: readonly (readonly [Cohort, PlanSpec])[] = [
      [both, {sequential: lean}],
      [both, {by: "position", endpoints: ["rwOS"], sequential: lean}],
      [everyone, {by: "sequence", strata: ["contact"], sequential: {...lean, overallSurvival: ["ever-received"]}}]
    ];
    for (const [cohort, asked] of plans) {
      const remedies = ((await analyze(asked, cohort)).sequential?.audit ?? []).flatMap(({bias, remedy}) =>
        remedy === null ? [] : [{bias, remedy}]
      );
      expect(remedies.length).toBeGreaterThan(0);
      const merged = ({remedy}: {readonly remedy: PlanSpec}): PlanSpec => ({
        ...asked,
        ...remedy,
        sequential: {...asked.sequential, ...remedy.sequential}
      });
      for (const one of remedies) expect(completePlan(merged(one)), one.bias).not.toEqual(completePlan(asked));
      const columns = remedies.flatMap(({remedy}) => [...(remedy.strata ?? []), ...(remedy.adjust ?? [])]);
      await expect(analyze({...asked, by: "transition", adjust: [...new Set(columns)]}, cohort)).resolves.toBeDefined();
    }
  });

  it("following a remedy mends the finding: pfs_adc1 for censoring that depends on it, contact for therapy in between, line for later lines", async () => {
    const plain = await analyze({by: "transition", sequential: lean}, both);
    expect([found(plain, "induced-dependent-censoring")?.level, found(plain, "intermediate-line")?.level]).toEqual([
      "serious",
      "serious"
    ]);
    expect(found(plain, "induced-dependent-censoring")?.remedy).toEqual({adjust: ["pfs_adc1"]});
    const mended = await analyze(
      {by: "transition", adjust: ["pfs_adc1", "line"], strata: ["contact"], sequential: lean},
      both
    );
    expect(
      ["induced-dependent-censoring", "intermediate-line", "line-drift"].map((bias) => found(mended, bias)?.level)
    ).toEqual(["ok", "ok", "ok"]);
  });

  it("overall survival is given from ADC2 alone, by position and by transition: no immortal time", async () => {
    const plan = {endpoints: ["rwOS"], sequential: lean};
    for (const by of ["position", "transition"] as const)
      expect(found(await analyze({...plan, by}, both), "immortal-time")).toMatchObject({
        level: "ok",
        sentence: "Overall survival is counted from ADC2, when the groups are defined."
      });
  });

  it("a measurement that was cut in two before it came here is found by the name of its column", async () => {
    const text = readFileSync(
      fileURLToPath(new URL("../../data-samples/breast-sequential.csv", import.meta.url)),
      "utf8"
    )
      .trim()
      .split("\n");
    const [header = "", ...lines] = text;
    const at = header.split(",").indexOf("age");
    const cohort = await readCohort([
      {
        name: "cut.csv",
        text: [
          `${header},age_group`,
          ...lines.map((line) => `${line},${Number(line.split(",")[at]) > 55 ? "old" : "young"}`)
        ].join("\n")
      }
    ]);
    expect(found(await analyze({strata: ["age_group"], sequential: lean}, cohort), "dichotomised")).toMatchObject({
      level: "caution",
      number: 1
    });
    expect(found(await analyze({strata: ["contact"], sequential: lean}, cohort), "dichotomised")?.level).toBe("ok");
  });

  it("does not ask for an entry that is recorded and used", async () => {
    const text = readFileSync(fileURLToPath(new URL("../../data-samples/breast-all-adc1.csv", import.meta.url)), "utf8")
      .trim()
      .split("\n");
    const [header = "", ...lines] = text;
    const at = header.split(",").indexOf("start");
    const firsts = new Map<string, number>();
    for (const line of lines)
      firsts.set(
        line.split(",")[0] ?? "",
        Math.min(firsts.get(line.split(",")[0] ?? "") ?? Infinity, Number(line.split(",")[at]))
      );
    const cohort = await readCohort([
      {
        name: "entry.csv",
        text: [
          `${header},entry`,
          ...lines.map((line) => `${line},${(firsts.get(line.split(",")[0] ?? "") ?? 0) + 5}`)
        ].join("\n")
      }
    ]);
    const finding = found(await analyze({sequential: lean}, cohort), "left-truncation");
    expect(finding?.level === "ok" || !(finding?.advice ?? "").includes("name the first day")).toBe(true);
  });
});

describe("the null picture of a plan", () => {
  const nullPicture = {
    replicates: 20,
    tails: [{share: 0}],
    attrition: [{peak: 0}],
    frailtyVariance: [0, 1],
    lineEffect: [1]
  };

  it("is drawn from the weighted curve in a received-both file and from everyone who started where they are in it; rows carry the caution and no p-value", async () => {
    for (const [cohort, base] of [
      [both, "weighted"],
      [everyone, "all-started"]
    ] as const) {
      const result = await analyze({by: "position", sequential: {...lean, nullPicture}}, cohort);
      expect(result.parts.nullPicture).toMatchObject({base, replicates: 20, ratio: 1.33});
      const rows = result.rows.filter(({analysis}) => analysis === "null picture");
      expect(rows).toHaveLength(12);
      expect(
        rows.every(
          ({pValue, remarks}) =>
            pValue === null && (warningText(remarks) ?? "").includes("not evidence of cross-resistance")
        )
      ).toBe(true);
      expect(found(result, "intra-patient-correlation")?.sentence).toContain("pair or a cluster");
    }
  });

  it("knows of everyone who started how much lies beyond the curve: a smaller tail is not believed", async () => {
    const result = await analyze({by: "position", sequential: {...lean, nullPicture}}, everyone);
    const last = result.sequential?.truncation.find(({name}) => name === "all-started");
    expect(last?.row.refusal).toBeNull();
    expect(result.parts.nullPicture?.worlds[0]?.tailShare).toBeGreaterThan(0);
  });

  it("is a row with the reason where the cut-off is not recorded", async () => {
    const text = readFileSync(
      fileURLToPath(new URL("../../data-samples/breast-sequential.csv", import.meta.url)),
      "utf8"
    ).replace("data_cutoff", "cutoff_of_somebody");
    const result = await analyze(
      {by: "position", sequential: {...lean, nullPicture}},
      await readCohort([{name: "no-cutoff.csv", text}])
    );
    expect(
      result.rows.filter(({analysis}) => analysis === "null picture").map(({refusal}) => errorText(refusal))
    ).toEqual(["the data cut-off is not recorded for every patient, so the windows are not known"]);
    expect(result.parts.nullPicture).toBeUndefined();
  });

  it("is not made unasked", async () => {
    expect((await analyze({by: "position", sequential: lean}, both)).parts.nullPicture).toBeUndefined();
  });

  const built = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
  it.runIf(existsSync(built))("gives the same bytes on any number of threads", async () => {
    const library = (await import(pathToFileURL(built).href)) as {analyze: typeof analyze};
    const spec: PlanSpec = {by: "position", sequential: {...lean, nullPicture}};
    const [one, two] = [
      await library.analyze(spec, both, {threads: 0}),
      await library.analyze(spec, both, {threads: 2})
    ];
    expect(JSON.stringify(two.rows)).toBe(JSON.stringify(one.rows));
  });
});
