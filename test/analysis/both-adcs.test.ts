import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";
import {findingInWords} from "../../src/words/en/audit.ts";
import {root} from "../cli/payloadswap.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {rowInWords, type RowInWords} from "../../src/words/en/row-in-words.ts";
import {remarkText, warningText} from "../../src/words/en/remarks.ts";

type Limits = readonly [number | null, number | null, number | null];

interface Both {
  readonly n: number;
  readonly events2: number;
  readonly deaths2: number;
  readonly pfs1: Limits;
  readonly pfs2: Limits;
  readonly progression2: Limits;
  readonly os2: Limits;
  readonly shorter: number;
  readonly undecided: number;
  readonly midrank: number;
  readonly early: Limits;
  readonly response1: {
    readonly n: number;
    readonly k: number;
    readonly estimate: number;
    readonly lower: number;
    readonly upper: number;
  };
  readonly response2: Both["response1"];
  readonly concordance: number;
}

interface Ratio {
  readonly hr: number;
  readonly lower: number;
  readonly upper: number;
}

/** From the same CSV in R alone: test/reference/both-adcs/make.R. */
const expected = JSON.parse(readFileSync(join(root, "test/reference/both-adcs/expected.json"), "utf8")) as {
  readonly all: Both;
  readonly class: Readonly<Record<string, Both>>;
  readonly sequence: Readonly<Record<string, Both>>;
  readonly line: Readonly<Record<string, Both>>;
  readonly subtype: Readonly<Record<string, Both>>;
  readonly globalClass: {readonly n: number; readonly chisq: number; readonly df: number};
  readonly globalSequence: {readonly n: number; readonly chisq: number; readonly df: number};
  readonly alone: readonly (Ratio & {readonly term: string; readonly p: number})[];
  readonly joint: readonly (Ratio & {readonly term: string; readonly p: number})[];
  readonly lineEvalue: {readonly estimate: number; readonly limit: number};
  readonly spline: Ratio & {readonly any: number; readonly bend: number};
  readonly order: Ratio & {readonly n: number; readonly chisq: number};
  readonly survival: Ratio & {readonly n: number; readonly median: Limits};
};

const read = (name: string): Promise<Cohort> =>
  readCohort([{name, text: readFileSync(join(root, "data-samples", name), "utf8")}]);
let cohort: Cohort;
beforeAll(async () => {
  cohort = await read("breast-sequential.csv");
});
const runs = new Map<string, Promise<Result>>();
/** The sample analysed under a plan, once for each plan. */
const run = (spec: PlanSpec = {}): Promise<Result> => {
  const key = JSON.stringify(spec);
  const made =
    runs.get(key) ??
    analyze({...spec, sequential: {sensitivity: false, ask: ["unadjusted-contrast"], ...spec.sequential}}, cohort);
  runs.set(key, made);
  return made;
};

const close = (actual: number | null | undefined, wanted: number | null, tolerance = 1e-9): void => {
  if (wanted === null) expect(actual).toBeNull();
  else expect(Math.abs((actual ?? NaN) - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
};
const closeLimits = (row: Row | undefined, [estimate, low, high]: Limits): void => {
  close(row?.estimate, estimate);
  close(row?.confLow, low);
  close(row?.confHigh, high);
};
const closeRatio = (row: Row | undefined, {hr, lower, upper}: Ratio): void => {
  close(row?.estimate, hr, 1e-6);
  close(row?.confLow, lower, 1e-6);
  close(row?.confHigh, upper, 1e-6);
};

describe("both ADCs by stratum agree with a recount in R", () => {
  let rows: readonly Row[];
  beforeAll(async () => {
    ({rows} = await run());
  }, 120_000);
  const blocks = [
    ["all patients", {"all patients": expected.all}],
    ["transition class", expected.class],
    ["sequence", expected.sequence],
    ["line of ADC2", expected.line],
    ["HR and HER2 status", expected.subtype]
  ] as const;

  it.each(
    blocks.flatMap(([by, strata]) => Object.entries(strata).map(([label, wanted]) => [by, label, wanted] as const))
  )("%s: %s", (by, label, wanted) => {
    const own = rows.filter(({analysis, group}) => analysis === `sequential summary by ${by}` && group === label);
    const of = (term: string, start = ""): Row | undefined =>
      own.find((row) => row.term === term && (row.endpoint ?? "").startsWith(start));
    expect(of("median", "PFS(ADC2)")?.n).toBe(wanted.n);
    if (wanted.n < 5) {
      expect(own.every(({estimate, refusal}) => estimate === null && refusal !== null)).toBe(true);
      return;
    }
    expect(of("median", "PFS(ADC2)")?.nEvent).toBe(wanted.events2);
    closeLimits(of("median", "PFS(ADC1)"), wanted.pfs1);
    closeLimits(of("median", "PFS(ADC2)"), wanted.pfs2);
    closeLimits(of("median", "progression on ADC2"), wanted.progression2);
    closeLimits(of("median", "rwOS from ADC2"), wanted.os2);
    expect(of("median", "rwOS from ADC1")).toBeUndefined();
    closeLimits(of("early progression or death"), wanted.early);
    const shorter = of("share with PFS(ADC2) shorter");
    expect([shorter?.nEvent, shorter?.nCensored]).toEqual([wanted.shorter, wanted.undecided]);
    close(shorter?.estimate, wanted.midrank);
    close(of("concordance of PFS(ADC1) and PFS(ADC2)")?.estimate, wanted.concordance);
    for (const [position, response] of [
      ["ADC1", wanted.response1],
      ["ADC2", wanted.response2]
    ] as const) {
      const row = rows.find(
        (one) =>
          one.analysis === `response by ${by}` && one.group === label && one.endpoint === `best response on ${position}`
      );
      expect([row?.n, row?.nEvent]).toEqual([response.n, response.k]);
      closeLimits(row, [response.estimate, response.lower, response.upper]);
    }
  });

  it("deaths among the events are counted by group", () => {
    for (const [group, {deaths2, events2}] of Object.entries(expected.class))
      expect(
        rows.find((row) => row.analysis === "events" && row.group === group && row.term === "death")
      ).toMatchObject({estimate: deaths2, nEvent: events2});
  });

  it("no p-value stands between PFS(ADC1) and PFS(ADC2)", () => {
    expect(rows.filter(({analysis, pValue}) => analysis.startsWith("sequential summary") && pValue !== null)).toEqual(
      []
    );
  });
});

describe("more than two groups together", () => {
  it("by transition and by sequence: R's stratified survdiff, without sequences that few or none can be set against", async () => {
    const [byClass, bySequence] = await Promise.all([run(), run({by: "sequence"})]);
    const of = ({rows}: Result): Row => rows.find(({analysis}) => analysis === "global log-rank")!;
    for (const [row, wanted] of [
      [of(byClass), expected.globalClass],
      [of(bySequence), expected.globalSequence]
    ] as const) {
      expect([row.n, row.df]).toEqual([wanted.n, wanted.df]);
      close(row.statistic, wanted.chisq);
    }
    expect(warningText(of(bySequence).remarks)).toContain(
      "; not in the test: T-DXd → T-DM1: fewer than 5 patients can be compared (1)"
    );
  });

  it("is refused with its reason where no groups are alike, and not asked of two groups", async () => {
    const mixed = await analyze(
      {by: "sequence", sequential: {sensitivity: false, ask: ["unadjusted-contrast"]}},
      await read("nsclc-gastric-mix.csv")
    );
    expect(errorText(mixed.rows.find(({analysis}) => analysis === "global log-rank")?.refusal ?? null)).toBe(
      "fewer than three groups can be compared (DV → T-DXd, T-DXd → Dato-DXd, Teliso-V → Dato-DXd: shares no tumour type, HER2 and HR status with another group)"
    );
    expect((await run({by: "column:hr_status"})).rows.some(({analysis}) => analysis === "global log-rank")).toBe(false);
  });
});

describe("predictors of PFS(ADC2)", () => {
  const names: Readonly<Record<string, string>> = {
    "months": "PFS(ADC1), per month",
    "line": "line",
    "classneither": "transition class: neither",
    "classpayload swap": "transition class: payload swap",
    "her2fpositive": "her2_status: positive",
    "hrfnegative": "hr_status: negative"
  };
  const at = ({rows}: Result, term: string, stratum: string): Row | undefined =>
    rows.find((row) => row.analysis === "predictors" && row.term === term && row.stratum === stratum);

  it("unasked: line, class, HER2 and HR status, each alone and together, are R's coxph; tumour is the same in everyone", async () => {
    const result = await run();
    for (const wanted of expected.alone) closeRatio(at(result, names[wanted.term], "univariable"), wanted);
    for (const wanted of expected.joint.filter(({term}) => term !== "classpayload swap"))
      closeRatio(at(result, names[wanted.term], "multivariable"), wanted);
    close(at(result, "E-value: line", "multivariable")?.estimate, expected.lineEvalue.estimate, 1e-6);
    close(at(result, "E-value of the limit: line", "multivariable")?.estimate, expected.lineEvalue.limit, 1e-6);
    expect(result.parts.predictors).toEqual({
      chosenBy: "unasked",
      together: ["line", "transition class", "her2_status", "hr_status"],
      left: [{name: "tumour", why: {code: "same-in-everyone"}}],
      incomplete: 0
    });
  });

  it("a class most of whose patients have no counterpart has no ratio, alone or together", async () => {
    const result = await run();
    expect(errorText(at(result, "transition class: payload swap", "univariable")?.refusal ?? null)).toContain(
      "106 of the 160"
    );
    expect(at(result, "transition class: payload swap", "multivariable")).toMatchObject({estimate: null, pValue: null});
  });

  it("a spline of PFS(ADC1) is R's: ratio of quartiles, test of any effect and of a bend", async () => {
    const result = await run({sequential: {sensitivity: false, pfs1Knots: 4, predictors: []}});
    const of = (term: string): Row | undefined => at(result, `PFS(ADC1), ${term}`, "univariable");
    closeRatio(of("upper against lower quartile"), expected.spline);
    close(of("any effect")?.statistic, expected.spline.any, 1e-6);
    close(of("not linear")?.statistic, expected.spline.bend, 1e-6);
    expect(of("not linear")?.df).toBe(2);
  });

  it("covariates that the plan names all enter; who lacks one is on the ledger", async () => {
    const text = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8");
    const blanked = text
      .split("\n")
      .map((line) => (/^SYN-000[12],/.test(line) ? line.replace(/,(\d+),(low|positive),/, ",,$2,") : line))
      .join("\n");
    const result = await analyze(
      {sequential: {sensitivity: false, predictors: ["age"]}},
      await readCohort([{name: "b.csv", text: blanked}])
    );
    expect(result.parts.predictors).toMatchObject({chosenBy: "sequential.predictors", incomplete: 2});
    expect(
      result.ledger
        .filter(({step}) => step === "predictors")
        .map(({reason, detail, patientId}) => [reason, detail, patientId])
    ).toEqual(
      ["SYN-0001", "SYN-0002"].map((patientId) => [
        "missing-covariate",
        "missing: age; not in the joint model of PFS(ADC2)",
        patientId
      ])
    );
    expect(at(result, "age", "multivariable")?.n).toBe(expected.all.n - 2);
    await expect(run({sequential: {predictors: ["agee"]}})).rejects.toThrow(
      /sequential.predictors: no column agee .* did you mean age/
    );
  });

  it("few events bring Firth's penalty into the report's rows", async () => {
    const result = await analyze(
      {
        sequential: {sensitivity: false, predictors: ["age", "ecog", "visceral"]},
        population: {where: 'sequence = "SG → Dato-DXd"'}
      },
      cohort
    );
    const row = at(result, "PFS(ADC1), per month", "multivariable")!;
    expect(row.method).toContain("Firth's penalty");
    expect(warningText(row.remarks)).toContain("events per parameter");
  });

  it("below 10 events there is no model", async () => {
    const result = await analyze(
      {sequential: {sensitivity: false}, population: {where: 'sequence = "T-DM1 → SG"'}},
      cohort
    );
    expect(
      result.rows
        .filter(({analysis}) => analysis === "predictors")
        .map(({stratum, refusal}) => [stratum, errorText(refusal)])
    ).toEqual(
      ["univariable", "multivariable"].map((stratum) => [stratum, "9 events are too few for a model (10 at least)"])
    );
  });
});

describe("contrasts that a plan asks for", () => {
  it("by sequence each sequence is set against the reference within tumour type, HER2 and HR status, as R has it; asked for in a file of received-both, and told what it is", async () => {
    const {sequential} = await run({by: "sequence"});
    const contrast = sequential!.contrasts.find(({name}) => name === "SG → T-DXd v T-DXd → SG")!;
    expect(contrast.cells).toEqual(["breast, HER2 low, HR negative", "breast, HER2 low, HR positive"]);
    const ratio = contrast.rows.find(({term}) => term === "hazard ratio")!;
    expect(ratio.n).toBe(expected.order.n);
    closeRatio(ratio, expected.order);
    close(contrast.rows.find(({term}) => term === "difference")?.statistic, expected.order.chisq);
    for (const kind of ["hazard-ratio", "log-rank-test"])
      expect(contrast.rows.find((row) => row.kind === kind)?.remarks[0]).toEqual({code: "received-both-exploratory"});
    expect(sequential!.primary).toMatchObject({name: "SG → T-DXd v T-DXd → SG", refusal: null});
    expect(sequential!.primary?.estimand.map(({attribute}) => attribute).slice(0, 3)).toEqual([
      "population",
      "treatment",
      "endpoint"
    ]);
  });

  it("says where two sequences end in the same ADC2 and where they do not", async () => {
    const {sequential} = await run({by: "sequence"});
    const confounded = (name: string): string | undefined =>
      sequential!.contrasts.find((contrast) => contrast.name === name)?.confounded;
    expect(confounded("T-DM1 → SG v T-DXd → SG")).toContain("potency and target of ADC1");
    expect(confounded("SG → T-DXd v T-DXd → SG")).toContain("ADC2 itself is another product");
  });

  it("in breast cancer arms that share no HR status are refused; in another tumour it is said, in the contrast and between the groups", async () => {
    // Without those of the HR status that is rarer with their ADC1: identifiers 114 to 130 and 236 to 250.
    const apart = readFileSync(join(root, "data-samples/breast-all-adc1.csv"), "utf8")
      .split("\n")
      .filter((line) => !/^SYN-0(11[4-9]|12\d|130|23[6-9]|24\d|250),/.test(line))
      .join("\n");
    const analysed = async (text: string): Promise<Result> =>
      analyze({by: "sequence", sequential: {sensitivity: false}}, await readCohort([{name: "all.csv", text}]));
    const refused = await analysed(apart);
    expect(refused.sequential!.contrasts[0].rows.map(({refusal}) => refusal?.code)).toEqual(
      refused.sequential!.contrasts[0].rows.map(() => "no-combination-in-common")
    );
    const {sequential, rows} = await analysed(apart.replaceAll(",breast,breast,", ",endometrial,endometrium,"));
    expect(sequential!.contrasts[0].apart.map(remarkText)).toEqual([
      "no HR status stands in both arms: SG → T-DXd (HR negative) against T-DXd → SG (HR positive)"
    ]);
    expect(
      warningText(rows.find(({analysis, term}) => analysis === "cox" && term === "hazard ratio")?.remarks ?? [])
    ).toContain("the groups share no HR status (negative in SG → T-DXd, positive in T-DXd → SG)");
  });

  it("the headline classes are contrasted when asked; a primary contrast that is refused leaves none declared", async () => {
    const unasked = await run();
    expect(unasked.sequential!.contrasts.map(({name}) => name)).toEqual([
      "like-for-like",
      "double-swap-v-target-only",
      "double-swap-v-same-target"
    ]);
    expect(unasked.sequential!.primary?.name).toBe("like-for-like");
    expect(errorText(unasked.sequential!.primary!.refusal)).toContain("stands in both arms");
    const multiplicity = ({sequential}: Result): string =>
      findingInWords(sequential!.audit.find(({bias}) => bias === "multiplicity")!).sentence;
    expect(multiplicity(unasked)).toContain("none of them primary");
    // Without HR status, which the arms do not share, it can be given.
    const text = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8").replace("hr_status", "enzyme");
    const asked = await analyze(
      {
        sequential: {
          sensitivity: false,
          ask: ["unadjusted-contrast"],
          contrasts: ["headline"],
          primary: "double-swap-v-target-only"
        }
      },
      await readCohort([{name: "b.csv", text}])
    );
    expect(asked.sequential!.contrasts.map(({name}) => name)).toEqual(["double-swap-v-target-only", "headline"]);
    expect(asked.sequential!.primary?.refusal).toBeNull();
    expect(multiplicity(asked)).toContain("one of them primary");
  });

  it("a primary contrast that cannot be given makes the rest exploration, not a serious fault of the plan", async () => {
    const {sequential} = await analyze({sequential: {sensitivity: false}}, await read("breast-all-adc1.csv"));
    expect(errorText(sequential!.primary!.refusal)).toBe("nobody is in the arm different payload class");
    // By hand: three predictors, overall survival by ADC2 in two ways, survival of an ADC against another therapy after ADC1 from three time zeros (PFS is refused: no progressions on the other lines),
    // and one hypothesis on complete pairs that two exact tests check.
    expect(findingInWords(sequential!.audit.find(({bias}) => bias === "multiplicity")!)).toMatchObject({
      level: "caution",
      number: 9,
      sentence: expect.stringContaining("because the primary contrast cannot be given")
    });
  });

  it("a group may be primary; a name that is neither contrast nor group is the caller's mistake", async () => {
    const {sequential} = await run({by: "column:hr_status", sequential: {sensitivity: false, primary: "positive"}});
    expect(sequential!.primary).toMatchObject({name: "positive v negative", refusal: null});
    await expect(run({sequential: {primary: "like-for-lik"}})).rejects.toThrow(
      /sequential.primary must be one of .*did you mean like-for-like/
    );
  });
});

describe("further endpoints and groupings", () => {
  it("overall survival by sequence counts from ADC2, in the same patients, by the same rules: R's median and hazard ratio", async () => {
    const {parts, rows} = await run({
      by: "sequence",
      endpoints: ["rwPFS", "rwOS"],
      groupings: ["transition", "column:hr_status"]
    });
    const [survival, byClass, byStatus] = parts.views!;
    expect(parts.views!.map(({endpoint, by}) => [endpoint, by])).toEqual([
      ["rwOS from ADC2, rwOS@1", "sequence"],
      ["PFS(ADC2), rwPFS@2", "transition"],
      ["PFS(ADC2), rwPFS@2", "column:hr_status"]
    ]);
    const of = (view: readonly Row[], analysis: string, term: string, group: string): Row | undefined =>
      view.find((row) => row.analysis === analysis && row.term === term && row.group === group);
    closeLimits(of(survival.rows, "kaplan-meier", "median", "SG → T-DXd"), expected.survival.median);
    closeRatio(of(survival.rows, "cox", "hazard ratio", "SG → T-DXd"), expected.survival);
    expect(errorText(of(survival.rows, "cox", "hazard ratio", "T-DXd → T-DM1")?.refusal ?? null)).toContain(
      "share no HR status"
    );
    expect(byClass.curves.map(({group}) => group)).toEqual(["payload swap", "target-only swap", "neither"]);
    expect(byStatus.curves.reduce((sum, {n}) => sum + n, 0)).toBe(expected.all.n);
    closeLimits(of(rows, "kaplan-meier by transition", "median", "neither"), expected.class["neither"].pfs2);
    expect(rows.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median")).toHaveLength(6);
  });

  it("a view by transition is the main analysis by transition", async () => {
    const [view, main] = await Promise.all([run({by: "sequence", groupings: ["transition"]}), run()]);
    const of = ({rows}: {readonly rows: readonly Row[]}): readonly Row[] =>
      rows.filter(({analysis}) =>
        ["kaplan-meier", "follow-up", "cox", "log-rank", "global log-rank", "events", "proportional-hazards"].includes(
          analysis
        )
      );
    expect(of(view.parts.views![0])).toEqual(of(main));
  });

  it("patients whose column is blank leave that view alone, and are on the ledger", async () => {
    const mixed = await analyze(
      {groupings: ["column:her2_status"], sequential: {sensitivity: false}},
      await read("nsclc-gastric-mix.csv")
    );
    const left = mixed.ledger.filter(({step}) => step === "view");
    expect(left).toHaveLength(19);
    expect(left[0].detail).toBe("column her2_status is blank (PFS(ADC2), rwPFS@2 by her2_status only)");
    expect(mixed.parts.views![0].curves.reduce((sum, {n}) => sum + n, 0)).toBe(65 - 19);
  });

  it("by position survival from ADC1 is refused, as who died before ADC2 is not in the file", async () => {
    const {parts} = await run({by: "position", endpoints: ["rwPFS", "rwOS"]});
    const medians = parts.views![0].rows.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median");
    expect(medians.map(({group, estimate, refusal}) => [group, estimate === null, refusal])).toEqual([
      ["ADC1", true, {code: "received-both-only", question: "from-adc1"}],
      ["ADC2", false, null]
    ]);
  });
});

describe("a treatment asked for as a predictor", () => {
  it("is judged as the transition class is: no ratio between levels that share no HER2 status, or mostly do not", async () => {
    const {rows} = await run({
      sequential: {sensitivity: false, predictors: ["headline", "sequence", "from_label", "her2_status"]}
    });
    const alone = (term: string): RowInWords =>
      rowInWords(
        rows.find((row) => row.analysis === "predictors" && row.stratum === "univariable" && row.term === term)!
      );
    // By hand from the file: patients after T-DM1 are HER2 positive, those after SG are HER2 low.
    expect(alone("from_label: T-DM1")).toMatchObject({
      estimate: null,
      pValue: null,
      error: expect.stringContaining("share no HER2 status")
    });
    expect(alone("sequence: T-DM1 → T-DXd")).toMatchObject({
      estimate: null,
      pValue: null,
      error: expect.stringContaining("stand where the other has nobody")
    });
    expect(rows.filter(({analysis, term}) => analysis === "predictors" && term.startsWith("headline"))).toEqual([]);
    expect(alone("transition class: payload swap")).toMatchObject({
      estimate: null,
      error: expect.stringContaining("106 of the 160 in the two classes")
    });
    expect(alone("her2_status: positive").estimate).toBeCloseTo(0.2585, 3);
  });

  it("so is a column that the plan groups by", async () => {
    const {rows} = await analyze(
      {by: "column:tumour", sequential: {sensitivity: false}},
      await read("nsclc-gastric-mix.csv")
    );
    const gastric = rows.find(({analysis, term}) => analysis === "predictors" && term === "tumour: gastric")!;
    expect(rowInWords(gastric)).toMatchObject({
      estimate: null,
      error: expect.stringContaining("would compare diseases")
    });
  });
});
