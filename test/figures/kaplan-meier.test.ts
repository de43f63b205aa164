import {describe, expect, it} from "vitest";
import {HIDDEN} from "../../src/record/hidden.ts";
import {kaplanMeierFigure} from "../../src/figures/kaplan-meier.ts";
import {lintFigure} from "../../src/report/figures/figure-lint.ts";
import {drawnTexts, readSvg, type Picture} from "../../src/report/figures/svg-elements.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import {compileFigure} from "../../src/report/formats/vega-compile.ts";
import {curveOf, curveSamples, type Subject} from "./samples.ts";
import {schemaComplaint} from "./vega-lite-schema.ts";

const MM_PER_PX = 25.4 / 96;

/** 6-MP arm of Gehan 1965 (Biometrika 52:203): remission in weeks, + = censored. */
const subjects = (text: string): Subject[] =>
  text.split(" ").map((word) => ({time: Number.parseFloat(word), event: word.endsWith("+") ? 0 : 1}));
const sixMP = subjects("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
const placebo = subjects("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
const mercaptopurine = curveOf("6-MP", sixMP, "weeks");
const gehan = [mercaptopurine, curveOf("placebo", placebo, "weeks")];

const inGroup = (picture: Picture, name: string) => picture.elements.filter(({groups}) => groups.includes(name));
const textsOf = (picture: Picture, name: string) => drawnTexts(picture).filter(({groups}) => groups.includes(name));
const xTicks = (picture: Picture): number[] =>
  inGroup(picture, "role-axis-tick")
    .filter(({attributes}) => Number(attributes["x2"]) === 0)
    .map(({x}) => x);

describe.each(Object.entries(curveSamples))("the figure of %s", (_, curves) => {
  it.each(["classic", "kmunicate", "none"] as const)(
    "is valid Vega-Lite, compiles without a remark, and passes the lint (%s)",
    async (riskTable) => {
      const spec = kaplanMeierFigure(curves, {
        title: "Progression-free survival",
        yTitle: "Progression-free survival (%)",
        riskTable,
        confType: "log-log",
        annotation: ["HR 0.53 (95% CI 0.36–0.78)"]
      });
      expect(schemaComplaint(spec)).toBeNull();
      expect(compileFigure(spec).warnings).toEqual([]);
      expect(lintFigure(await toSvg(spec))).toEqual([]);
    }
  );
});

describe("the number-at-risk table", () => {
  it.each(["classic", "kmunicate"] as const)(
    "sets every number within 0.1 mm under its tick (%s)",
    async (riskTable) => {
      const picture = readSvg(await toSvg(kaplanMeierFigure(gehan, {riskTable, breaks: 1})));
      const ticks = xTicks(picture);
      const numbers = textsOf(picture, "risk_numbers_marks");
      expect(ticks).toHaveLength(9);
      expect(numbers).toHaveLength(ticks.length * (riskTable === "classic" ? 2 : 6));
      for (const {x, attributes} of numbers) {
        expect(attributes["text-anchor"]).toBe("middle");
        expect(Math.min(...ticks.map((tick) => Math.abs(tick - x))) * MM_PER_PX).toBeLessThan(0.1);
      }
    }
  );

  it("shares the time scale of the curves", () => {
    const spec = kaplanMeierFigure(gehan);
    expect(spec["resolve"]).toEqual({scale: {x: "shared"}});
    expect(spec["bounds"]).toBe("flush");
  });

  // Recounted from the remission times above: 3 months are 13.04 weeks, 6 months 26.09 weeks.
  it("prints 21, 11 and 4 of 6-MP at risk at 0, 3 and 6 months", async () => {
    const picture = readSvg(await toSvg(kaplanMeierFigure([mercaptopurine], {breaks: 3})));
    expect(textsOf(picture, "risk_numbers_marks").map(({text}) => text)).toEqual(["21", "11", "4"]);
  });
});

describe("the curves", () => {
  it("start at (0, 100), step right-continuously, and end at the last follow-up", () => {
    const spec = kaplanMeierFigure([mercaptopurine]) as unknown as {
      vconcat: {
        layer: {name: string; mark: {interpolate: string}; data: {values: {time: number; estimate: number}[]}}[];
      }[];
    };
    const steps = spec.vconcat[0]?.layer.find(({name}) => name === "steps");
    expect(steps?.mark.interpolate).toBe("step-after");
    expect(steps?.data.values[0]).toEqual({group: "6-MP", time: 0, estimate: 100});
    expect(steps?.data.values.at(-1)?.time).toBeCloseTo((35 * 7) / 30.4375, 9);
    // 6-MP: 18/21 of patients are left after the three relapses of week 6.
    expect(steps?.data.values[1]?.estimate).toBeCloseTo((100 * 18) / 21, 9);
  });

  it("carry one tick for each time with a censoring: 11 in the 6-MP arm", async () => {
    const picture = readSvg(await toSvg(kaplanMeierFigure([mercaptopurine])));
    expect(inGroup(picture, "censored_marks")).toHaveLength(11);
  });

  it("draw no censoring ticks past 200 patients or when told not to, and say so", async () => {
    const large = curveOf(
      "all",
      Array.from({length: 201}, (_, i) => ({time: i + 1, event: i % 2 === 0 ? 1 : 0}))
    );
    const picture = readSvg(await toSvg(kaplanMeierFigure([large])));
    expect(inGroup(picture, "censored_marks")).toHaveLength(0);
    expect(
      textsOf(picture, "footnote_marks")
        .map(({text}) => text)
        .join(" ")
    ).toContain("Censoring is not marked.");
    expect(
      inGroup(readSvg(await toSvg(kaplanMeierFigure(gehan, {censorTicks: false}))), "censored_marks")
    ).toHaveLength(0);
  });

  it("have median lines only where the median is reached", async () => {
    const reached = readSvg(await toSvg(kaplanMeierFigure(gehan)));
    expect(inGroup(reached, "medians_marks")).toHaveLength(3);
    const never = readSvg(await toSvg(kaplanMeierFigure(curveSamples["allCensored"] ?? [])));
    expect(inGroup(never, "medians_marks")).toHaveLength(0);
  });

  it("differ in colour and in dash pattern", async () => {
    const picture = readSvg(await toSvg(kaplanMeierFigure(curveSamples["eight"] ?? [])));
    const lines = inGroup(picture, "steps_marks").map(({attributes}) => attributes);
    expect(new Set(lines.map((line) => line["stroke"])).size).toBe(8);
    expect(new Set(lines.map((line) => line["stroke-dasharray"])).size).toBe(8);
  });

  it("are dimmed past the time when fewer than a tenth are at risk (Pocock), none deleted", () => {
    const spec = kaplanMeierFigure(gehan, {tail: {rule: "pocock", share: 0.2}}) as unknown as {
      vconcat: {layer: {name: string; data: {values: {group: string; time: number}[]}}[]}[];
    };
    const [full, dim] = ["steps", "steps_tail"].map(
      (name) => spec.vconcat[0]?.layer.find((layer) => layer.name === name)?.data.values ?? []
    );
    // 6-MP: 4 of 21 follow on after week 25, fewer than a fifth (4.2); 5 after week 23.
    const cut = full?.filter(({group}) => group === "6-MP").at(-1)?.time;
    expect(cut).toBeCloseTo((25 * 7) / 30.4375, 9);
    expect(dim?.filter(({group}) => group === "6-MP").map(({time}) => time)[0]).toBe(cut);
    expect(spec).toHaveProperty("description", expect.stringContaining("fewer than 20% of the group remain at risk"));
  });
});

describe("text from data", () => {
  const nasty = [
    "<script>alert(1)</script>",
    '"],datum.x=1//',
    '{"signal":"1+1"}',
    '=HYPERLINK("http://x")',
    "x".repeat(10_000),
    "line\nbreak\u0000 & <b>"
  ];

  it("stays inert text: no element, no expression, no broken file", async () => {
    const curves = nasty.map((group, i) => ({...curveOf(group, sixMP, "weeks"), payloadClass: nasty[i] ?? ""}));
    const spec = kaplanMeierFigure(curves, {
      title: nasty[0] ?? "",
      subtitle: nasty[2] ?? "",
      xTitle: nasty[1] ?? "",
      annotation: nasty,
      confType: nasty[0] ?? ""
    });
    expect(schemaComplaint(spec)).toBeNull();
    const svg = await toSvg(spec);
    expect(svg).not.toMatch(/<(script|b|a|foreignObject|image)\b/);
    expect(svg).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(lintFigure(svg)).toEqual([]);
  });

  it("keeps two long names that differ at one end apart", async () => {
    const names = ["a", "b"].map((end) => `${"trastuzumab ".repeat(30)}${end}`);
    const picture = readSvg(await toSvg(kaplanMeierFigure(names.map((name) => curveOf(name, sixMP, "weeks")))));
    const labels = textsOf(picture, "risk_groups_marks").map(({text}) => text);
    expect(new Set(labels).size).toBe(2);
  });
});

describe("kaplanMeierFigure", () => {
  it("gives the same bytes on every run", async () => {
    const render = () => toSvg(kaplanMeierFigure(gehan));
    expect(await render()).toBe(await render());
  });

  it("has exactly the width that is asked for, and the height where the table leaves room", async () => {
    for (const width of [336, 692]) {
      const picture = readSvg(await toSvg(kaplanMeierFigure(gehan, {width, height: 400, fontSize: 8})));
      expect([picture.width, picture.height]).toEqual([width, 400]);
    }
  });

  it("describes itself: sizes, events, medians, survival at 6 months, and the convention of the table", () => {
    const {description} = kaplanMeierFigure(gehan, {yTitle: "Remission (%)"});
    expect(description).toContain("Kaplan–Meier curves of Remission (%) for 2 groups");
    expect(description).toContain("6-MP: 21 patients, 9 events");
    expect(description).toContain("follow-up of t or longer");
    const records = gehan.map((curve) => ({...curve, counted: "records" as const}));
    expect(kaplanMeierFigure(records).description).toContain("6-MP: 21 records, 9 events");
  });

  it("throws for curves that cannot be drawn", () => {
    const one = mercaptopurine;
    expect(() => kaplanMeierFigure([])).toThrow("curves must hold at least one curve, got 0");
    expect(() => kaplanMeierFigure([one, one])).toThrow("group must be unique");
    expect(() => kaplanMeierFigure([{...one, time: Array.from(one.time).toReversed()}])).toThrow("time must ascend");
    expect(() => kaplanMeierFigure([{...one, estimate: []}])).toThrow("estimate must have the length of time");
    expect(() => kaplanMeierFigure([one], {breaks: [3, 0]})).toThrow("breaks must be months ascending from 0");
  });
});

describe("a curve of which a rule on small counts lets some months stand", () => {
  // S(6 months) = 0.84 is all that may be shown: no step may say 100 % at 3 months.
  const masked = {
    group: "A",
    unit: "months" as const,
    time: [6, 11],
    estimate: [0.84, 0.5],
    confLow: [0.7, 0.4],
    confHigh: [0.9, 0.6],
    nRisk: [HIDDEN, HIDDEN],
    nEvent: [12, 20],
    nCensored: [HIDDEN, HIDDEN],
    n: 60,
    shown: {atRisk: [{month: 0, n: 60}], nEvent: null}
  };
  const spec = kaplanMeierFigure([masked], {});
  const marks = [...JSON.stringify(spec).matchAll(/"interpolate":"([a-z-]+)"/g)].map(([, way]) => way);

  it("is drawn as points joined by straight lines, with a band joined alike, and says so", () => {
    expect(new Set(marks)).toEqual(new Set(["linear"]));
    expect(JSON.stringify(spec)).toContain("shown_points");
    expect(spec.description).toContain("are no estimates");
  });

  it("has in its alt text the months that may be shown alone", () => {
    expect(spec.description).toContain("84% at 6 months");
    // At 12 months nothing may be said, nor is the value of month 11 carried on.
    expect(spec.description).not.toContain("at 12 months");
    expect(kaplanMeierFigure([{...masked, time: [5, 11]}], {}).description).not.toContain("at 6 months");
  });
});
