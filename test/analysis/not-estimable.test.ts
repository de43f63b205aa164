import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it, vi} from "vitest";
import {contrasts} from "../../src/analysis/contrasts.ts";
import type {Subject} from "../../src/analysis/subject.ts";
import {NotEstimable, inestimableText} from "../../src/record/not-estimable.ts";
import {cox} from "../../src/survival/cox.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {spline} from "../../src/survival/spline.ts";
import {surv} from "../../src/survival/surv.ts";

vi.mock("../../src/survival/log-rank.ts", {spy: true});
vi.mock("../../src/survival/cox.ts", {spy: true});

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
  clustered: false
};
const compare = (event: 0 | 1) =>
  contrasts(
    new Map([
      ["A", arm("A", event)],
      ["B", arm("B", event)]
    ]),
    context
  );

describe("what the data cannot carry is told from what the program does wrong", () => {
  it("a covariate of one value: a row with the reason, and nothing thrown", () => {
    const groups = new Map([
      ["A", arm("A", 1)],
      ["B", arm("B", 1)]
    ]);
    const cells = {tumour: "breast", her2_status: "low", adc2: "SG", ecog: 1};
    const same = new Map([...groups].map(([name, own]) => [name, own.map((one) => ({...one, cells}))]));
    const rows = contrasts(same, {...context, adjust: ["ecog"]});
    expect(rows.find(({analysis}) => analysis === "cox")?.error).toBe(
      "covariate ecog must vary, got 1 in everyone who enters"
    );
    expect(rows.find(({analysis}) => analysis === "log-rank")?.error).toBeNull();
  });

  it.each(["log-rank", "cox"])("groups of the wrong length in %s go through as a crash", (which) => {
    const wrong = new RangeError("group must have length 12, got 11");
    const fail = (): never => {
      throw wrong;
    };
    if (which === "cox") vi.mocked(cox).mockImplementationOnce(fail);
    else vi.mocked(logRank).mockImplementationOnce(fail);
    expect(() => compare(1)).toThrow(wrong);
    expect(compare(1).every(({error}) => error === null)).toBe(true);
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
    const rooms = /^(math|survival|adjustment|sequential|analysis)[/\\]/;
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
