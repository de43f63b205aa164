import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Row} from "../../src/record/row.ts";

/** First ADC, PFS(ADC1), start of ADC2, PFS(ADC2) and whether it ended in progression, first day under observation; days. Of nine the last lies after PFS(ADC1) had ended. */
const patients: readonly (readonly [
  first: string,
  pfs1: number,
  start: number,
  pfs2: number,
  event: number,
  entry: number
])[] = [
  ["T-DXd", 378, 401, 213, 1, 0],
  ["SG", 393, 433, 44, 1, 248],
  ["T-DXd", 187, 197, 110, 1, 203],
  ["SG", 300, 322, 224, 0, 0],
  ["T-DXd", 353, 375, 36, 1, 120],
  ["SG", 203, 221, 229, 1, 240],
  ["T-DXd", 96, 111, 257, 1, 0],
  ["SG", 60, 67, 137, 1, 23],
  ["T-DXd", 144, 161, 178, 1, 186],
  ["SG", 161, 181, 123, 1, 0],
  ["T-DXd", 256, 282, 41, 0, 102],
  ["SG", 144, 160, 165, 1, 165],
  ["T-DXd", 214, 221, 203, 1, 0],
  ["SG", 241, 267, 276, 1, 188],
  ["T-DXd", 154, 191, 271, 1, 187],
  ["SG", 191, 199, 213, 1, 0],
  ["T-DXd", 341, 374, 217, 1, 202],
  ["SG", 64, 99, 53, 0, 113],
  ["T-DXd", 160, 174, 155, 1, 0],
  ["SG", 322, 351, 298, 1, 138],
  ["T-DXd", 296, 309, 218, 1, 305],
  ["SG", 281, 293, 136, 1, 0],
  ["T-DXd", 372, 402, 105, 1, 184],
  ["SG", 339, 351, 189, 1, 355],
  ["T-DXd", 150, 162, 106, 0, 0],
  ["SG", 142, 152, 71, 1, 86],
  ["T-DXd", 267, 276, 151, 1, 290],
  ["SG", 236, 259, 263, 1, 0]
];

const textOf = (some: typeof patients): string =>
  [
    "patient_id,line,regimen,start,end,progression,stop_reason,last_contact,entry,tumour",
    ...some.flatMap(([first, pfs1, start, pfs2, event, entry], i) => {
      const last = start + pfs2;
      // Who progressed was seen again a month later.
      const contact = last + 30 * event;
      const second = first === "SG" ? "T-DXd" : "SG";
      return [
        `P${i},1,${first},0,${pfs1},${pfs1},progression,${contact},${entry},breast`,
        `P${i},2,${second},${start},${last},${event === 1 ? last : ""},,${contact},${entry},breast`
      ];
    })
  ].join("\n");

const plan: PlanSpec = {
  by: "sequence",
  reference: "T-DXd → SG",
  sequential: {sensitivity: false, ask: ["unadjusted-contrast"]}
};
const analysisOf = async (text: string, more = {}) =>
  analyze({...plan, ...more}, await readCohort([{name: "c.csv", text}]));
const rowOf = (rows: readonly Row[], kind: Row["kind"], analysis: string): Row | undefined =>
  rows.find((row) => row.kind === kind && row.analysis === analysis);

const CONTRAST = "contrast SG → T-DXd v T-DXd → SG";

describe("who came under observation after PFS(ADC1) had ended", () => {
  // R: coxph(Surv(ifelse(entry > 0, entry, -1), time, event) ~ arm), entry and time from ADC2 on, survival 3.5-3.
  it("is in the ratio; the ratio and the medians are of the same patients", async () => {
    const {rows} = await analysisOf(textOf(patients));
    const ratio = rowOf(rows, "hazard-ratio", CONTRAST);
    expect([ratio?.n, ratio?.nEvent]).toEqual([28, 24]);
    expect(ratio?.estimate).toBeCloseTo(0.6741714426, 8);
    expect(ratio?.confLow).toBeCloseTo(0.288723751, 8);
    expect(ratio?.confHigh).toBeCloseTo(1.5741937838, 8);
    expect(rowOf(rows, "proportional-hazards-test", CONTRAST)?.pValue).toBeCloseTo(0.2416829296, 8);
    expect(rowOf(rows, "log-rank-test", CONTRAST)?.n).toBe(28);
    expect(rows.filter(({kind, analysis}) => kind === "median" && analysis === CONTRAST).map(({n}) => n)).toEqual([
      14, 14
    ]);
  });

  it("is told of in the medians, ratios and tests of groups and sequences, and nobody is where all are observed from the start", async () => {
    const kinds = ["median", "hazard-ratio", "log-rank-test", "proportional-hazards-test"] as const;
    const methodsOf = (rows: readonly Row[]): string[] =>
      [CONTRAST, "cox", "log-rank", "kaplan-meier"].flatMap((analysis) =>
        kinds.flatMap((kind) => rowOf(rows, kind, analysis)?.method ?? [])
      );
    const methods = methodsOf((await analysisOf(textOf(patients))).rows);
    expect(methods.length).toBeGreaterThan(6);
    expect(methods.filter((method) => !method.includes("with delayed entry"))).toEqual([]);
    const early = patients.map(([first, pfs1, start, pfs2, event]) => [first, pfs1, start, pfs2, event, 0] as const);
    expect(methodsOf((await analysisOf(textOf(early))).rows).filter((method) => method.includes("entry"))).toEqual([]);
  });

  it("is told of wherever risk sets begin with the entry: states, reaching ADC2 and PFS(ADC1)", async () => {
    const toldOf = [
      ["multi-state", "occupation-at"],
      ["reaching ADC2", "incidence-at"],
      ["truncation", "median"]
    ] as const;
    // Beside them four who stopped ADC1 and have not begun another.
    const untold = async (some: typeof patients, entry: number): Promise<string[]> => {
      const waiting = [200, 240, 280, 320].map(
        (end, i) => `W${i},1,SG,0,${end},${end},progression,600,${entry},breast`
      );
      const {rows} = await analysisOf([textOf(some), ...waiting].join("\n"), {sequential: {sensitivity: false}});
      return toldOf.flatMap(([analysis, kind]) =>
        rows.some((row) => row.analysis === analysis && row.kind === kind && row.method.includes("with delayed entry"))
          ? []
          : [analysis]
      );
    };
    expect(await untold(patients, 100)).toEqual([]);
    const early = patients.map(([first, pfs1, start, pfs2, event]) => [first, pfs1, start, pfs2, event, 0] as const);
    expect(await untold(early, 0)).toEqual(toldOf.map(([analysis]) => analysis));
  });

  it("is told of by the test of interaction and the cumulative incidence, where somebody came under observation on ADC2", async () => {
    // As above, with a level of ECOG that alternates within each sequence; who has no progression on ADC2 dies at its end.
    const leveled = (some: typeof patients): string =>
      textOf(some)
        .split("\n")
        .map((line, i) => {
          if (i === 0) return `${line},ecog,death`;
          const event = some[Math.floor((i - 1) / 2)]?.[4];
          const cells = line.split(",");
          const dies = event === 0 || Math.floor((i - 1) / 2) % 5 === 0;
          if (dies && cells[1] === "2") cells[5] = "";
          return `${cells.join(",")},${Math.floor((i - 1) / 4) % 2},${dies ? cells[7] : ""}`;
        })
        .join("\n");
    const methodsOf = async (some: typeof patients): Promise<string[]> => {
      const {rows} = await analysisOf(leveled(some), {
        subgroups: ["ecog"],
        sequential: {sensitivity: false, ask: ["unadjusted-contrast"]}
      });
      return [rowOf(rows, "interaction-test", "subgroup"), rowOf(rows, "incidence-at", "cumulative-incidence")].map(
        (row) => row?.method ?? "no row"
      );
    };
    expect((await methodsOf(patients)).map((method) => method.includes("with delayed entry"))).toEqual([true, true]);
    const early = patients.map(([first, pfs1, start, pfs2, event]) => [first, pfs1, start, pfs2, event, 0] as const);
    const plain = await methodsOf(early);
    expect(plain).not.toContain("no row");
    expect(plain.some((method) => method.includes("entry"))).toBe(false);
  });

  it("started ADC1 like the others: the audit counts them, in no estimate of PFS(ADC1)", async () => {
    const {sequential, rows} = await analysisOf(textOf(patients));
    const evidence = (bias: string) => sequential?.audit.find((finding) => finding.bias === bias)?.evidence;
    // By hand: 18 of 28 have an entry after day 0; 9 of these after PFS(ADC1) had ended.
    expect(evidence("left-truncation")).toMatchObject({code: "delayed", share: 18 / 28});
    expect(evidence("right-truncation")).toMatchObject({whom: {started: 28, compared: null}});
    expect(rowOf(rows, "median", "truncation")?.n).toBe(19);
  });

  it("leaves by the reason of the entry where ADC1 itself is analysed", async () => {
    const {flow, ledger} = await analysisOf(textOf(patients), {by: "position", reference: null});
    expect(ledger.filter(({unit}) => unit === "transition").map(({reason}) => reason)).toEqual(
      Array.from({length: 9}, () => "entry-after-follow-up")
    );
    expect(flow.find(({label}) => label === "ADC→ADC transitions")?.left.filter(({count}) => count > 0)).toMatchObject([
      {reason: "entry-after-follow-up", count: 9}
    ]);
  });

  it("keeps the contrasts where all came that late", async () => {
    const late = patients.map(
      ([first, pfs1, start, pfs2, event], i) => [first, pfs1, start, pfs2, event, start + (i % 5)] as const
    );
    const {rows, sequential} = await analysisOf(textOf(late));
    const ratio = rowOf(rows, "hazard-ratio", CONTRAST);
    expect([ratio?.n, ratio?.refusal]).toEqual([28, null]);
    expect([sequential?.truncation, sequential?.paired]).toEqual([[], []]);
  });
});
