import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {contrasts} from "../../src/analysis/contrasts.ts";
import type {Subject} from "../../src/analysis/subject.ts";
import {NotEstimable, inestimableText} from "../../src/record/not-estimable.ts";
import {pairedMethods} from "../../src/paired/paired-methods.ts";
import {pfs2Predictors} from "../../src/estimate/predictors.ts";
import {cox} from "../../src/survival/cox.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {spline} from "../../src/survival/spline.ts";
import {surv} from "../../src/survival/surv.ts";
import {errorText} from "../../src/words/en/refusals.ts";

const subject = (group: string, time: number, event: 0 | 1): Subject => ({
  patientId: `${group}${time}`,
  file: null,
  row: null,
  group,
  time,
  event,
  entry: null,
  cells: {tumour: "breast", her2_status: "low", adc2: "SG"}
});
const arm = (group: string, event: 0 | 1): Subject[] =>
  [3, 5, 8, 11, 14, 20].map((time) => subject(group, time, event));
const context = {
  endpoint: "PFS",
  population: "all",
  reference: "A",
  strata: [],
  adjust: [],
  grouping: null,
  repeatedByDesign: false,
  columnPlans: {},
  eValues: false,
  clustered: false
};

describe("what the data cannot carry is told from what the program does wrong", () => {
  it("a covariate of one value: a row with the reason, and nothing thrown", () => {
    const groups = new Map([
      ["A", arm("A", 1)],
      ["B", arm("B", 1)]
    ]);
    const cells = {tumour: "breast", her2_status: "low", adc2: "SG", ecog: 1};
    const same = new Map([...groups].map(([name, own]) => [name, own.map((one) => ({...one, cells}))]));
    const rows = contrasts(same, {...context, adjust: ["ecog"]});
    expect(errorText(rows.find(({analysis}) => analysis === "cox")?.refusal ?? null)).toBe(
      "covariate ecog must vary, got 1 in everyone who enters"
    );
    expect(rows.find(({analysis}) => analysis === "log-rank")?.refusal).toBeNull();
  });

  it("a time below 0 is a wrong call, and goes through where an analysis catches", () => {
    const pair = {pfs1: 90, event1: 1, pfs2: 60, event2: 1} as const;
    expect(() => pairedMethods([pair, {...pair, pfs2: -1}], {replicates: 20})).toThrow(RangeError);
    const record = {patientId: "P", time: 100, event: 1, pfs1: 300, covariates: {}} as const;
    const records = [40, 70, 20, 55, 90].map((time, i) => ({...record, time, pfs1: 60 + 30 * i}));
    expect(pfs2Predictors(records).rows.every(({refusal}) => refusal === null)).toBe(true);
    expect(() => pfs2Predictors([...records, {...record, time: -1}])).toThrow(/time\[5\] must be/);
  });

  it("estimators say which of the two it is", () => {
    const follow = surv({time: [1, 2, 3], event: [1, 1, 1]});
    expect(() => logRank(follow, ["A", "A", "A"])).toThrow(NotEstimable);
    expect(() => logRank(follow, ["A", "B"])).toThrow(RangeError);
    expect(() => logRank(follow, ["A", "B"])).not.toThrow(NotEstimable);
    expect(() => cox(follow, {x: [1, 1, 1]})).toThrow(NotEstimable);
    expect(() => cox(follow, {x: [1, 2]})).not.toThrow(NotEstimable);
    expect(() => spline([1, 1, 1, 1, 2], 4)).toThrow(NotEstimable);
    expect(() => spline([1, 2, 3], [2, 2, 3])).not.toThrow(NotEstimable);
    expect(inestimableText({code: "collinear", term: "b", parts: ["a", "c"]})).toBe(
      "covariates must not be collinear, got b as a linear combination of a, c; leave one of them out"
    );
  });

  it("no room between reading and report catches anything else", () => {
    const src = fileURLToPath(new URL("../../src", import.meta.url));
    const rooms = /^(math|survival|adjustment|estimate|truncation|paired|states|clinical|audit|analysis)[/\\]/;
    const catches = readdirSync(src, {recursive: true, encoding: "utf8"})
      .filter((name) => name.endsWith(".ts") && rooms.test(name))
      .flatMap((name) =>
        [...readFileSync(join(src, name), "utf8").matchAll(/catch \((\w+)\) \{\s*(?:\/\/.*\s*)*([^\n]*)/g)].map(
          ([, error = "", first = ""]) => ({name, first, error})
        )
      );
    expect(catches.length).toBeGreaterThan(10);
    expect(
      catches.filter(({first, error}) => first !== `if (!(${error} instanceof NotEstimable)) throw ${error};`)
    ).toEqual([]);
  });
});
