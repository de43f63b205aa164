import {seededRandom} from "../../src/math/random.ts";
import {attritionFigure, attritionSteps} from "../../src/figures/attrition.ts";
import {cumulativeHazardFigure, logLogFigure} from "../../src/figures/cumulative-hazard.ts";
import {cumulativeIncidenceFigure, type IncidenceCurve} from "../../src/figures/cumulative-incidence.ts";
import type {FigureSpec} from "../../src/figures/figure-spec.ts";
import type {ForestRow} from "../../src/figures/forest-row.ts";
import {forestFigure} from "../../src/figures/forest.ts";
import {gmiCurveFigure, type GmiCurve} from "../../src/figures/gmi-curve.ts";
import {kaplanMeierFacets} from "../../src/figures/kaplan-meier-facets.ts";
import {kaplanMeierFigure} from "../../src/figures/kaplan-meier.ts";
import {lovePlotFigure} from "../../src/figures/love-plot.ts";
import type {PfsPair} from "../../src/figures/pfs-pair.ts";
import {pfsScatterFigure} from "../../src/figures/pfs-scatter.ts";
import {sequenceFlowFigure} from "../../src/figures/sequence-flow.ts";
import type {SwimmerBar, SwimmerEvent} from "../../src/figures/swimmer-lane.ts";
import {swimmerFigure} from "../../src/figures/swimmer.ts";
import {transitionMatrixFigure} from "../../src/figures/transition-matrix.ts";
import {auditPanelFigure} from "../../src/figures/audit-panel.ts";
import {missingDataFigure} from "../../src/figures/missing-data.ts";
import {nullCalibrationFigure} from "../../src/figures/null-calibration.ts";
import {nullPictureFigure} from "../../src/figures/null-picture.ts";
import {pairedSlopeFigure} from "../../src/figures/paired-slope.ts";
import {restrictedMeanFigure} from "../../src/figures/restricted-mean.ts";
import {schoenfeldFigure} from "../../src/figures/schoenfeld.ts";
import {specificationCurveFigure} from "../../src/figures/specification-curve.ts";
import {stateOccupationFigure} from "../../src/figures/state-occupation.ts";
import {waterfallFigure} from "../../src/figures/waterfall.ts";
import {curveSamples} from "./samples.ts";

const TOPO = "topoisomerase I inhibitor";
const TUBULIN = "microtubule inhibitor";

/** Synthetic lanes: an ADC, a gap, a second ADC. */
export function lanes(n: number, seed: number, grouped = false): {bars: SwimmerBar[]; events: SwimmerEvent[]} {
  const random = seededRandom(seed);
  const bars: SwimmerBar[] = [];
  const events: SwimmerEvent[] = [];
  for (let i = 0; i < n; i += 1) {
    const lane = `secret-${i}`;
    const group = random() < 0.5 ? "HER2-low" : "HER2-positive";
    const first = 1 + 14 * random();
    const gap = 3 * random() * random();
    const second = 0.7 + 9 * random();
    const ongoing = random() < 0.25;
    const extra = grouped ? {group} : {};
    bars.push(
      {lane, start: 0, end: first, colourBy: random() < 0.5 ? TOPO : TUBULIN, ...extra},
      {
        lane,
        start: first + gap,
        end: first + gap + second,
        colourBy: random() < 0.6 ? TOPO : "DNA-damaging agent",
        ongoing,
        ...extra
      }
    );
    if (random() < 0.4) events.push({lane, time: first * 0.3, kind: "response"});
    events.push({lane, time: first, kind: "progression"});
    if (!ongoing) events.push({lane, time: first + gap + second, kind: random() < 0.7 ? "progression" : "death"});
    else if (random() < 0.3) events.push({lane, time: first + gap + second * 0.5, kind: "stopped for toxicity"});
  }
  return {bars, events};
}

/** Synthetic pairs of progression-free times. */
export function pairs(n: number, seed: number): PfsPair[] {
  const random = seededRandom(seed);
  return Array.from({length: n}, (_, i) => ({
    pfs1: -7 * Math.log(1 - random()),
    event1: random() < 0.95,
    pfs2: -5 * Math.log(1 - random()),
    event2: random() < 0.8,
    group: i % 3 === 0 ? "target-only swap" : "payload swap"
  }));
}

const incidence = (group: string, cause: string, rate: number, most: number, band = true): IncidenceCurve => {
  const time = Array.from({length: 24}, (_, i) => i + 1);
  const estimate = time.map((t) => most * (1 - Math.exp(-rate * t)));
  return {
    group,
    cause,
    unit: "months",
    time,
    estimate,
    ...(band ? {confLow: estimate.map((p) => p * 0.8), confHigh: estimate.map((p) => Math.min(1, p * 1.2))} : {})
  };
};

const gmi = (group: string, shift: number): GmiCurve => {
  const ratio = Array.from({length: 30}, (_, i) => 0.2 * 1.13 ** i);
  const estimate = ratio.map((r) => 1 / (1 + (r / shift) ** 1.6));
  return {
    group,
    ratio,
    estimate,
    confLow: estimate.map((p) => Math.max(0, p - 0.12)),
    confHigh: estimate.map((p) => Math.min(1, p + 0.12)),
    n: 40
  };
};

const ledger = (step: string, reason: string, n: number) =>
  Array.from({length: n}, () => ({step, reason, unit: "patient" as const}));
const steps = attritionSteps(
  {label: "Patients with at least one ADC line", n: 212},
  [
    ...ledger("exposures", "no metastatic ADC", 23),
    ...ledger("population", "one ADC only", 58),
    ...ledger("population", "ADC1 stopped for toxicity", 9),
    ...ledger("endpoint", "no follow-up on ADC2", 2)
  ],
  [
    {
      step: "exposures",
      label: "Patients with a metastatic ADC exposure",
      reasons: ["no metastatic ADC", "agent not recognised"]
    },
    {
      step: "population",
      label: "Primary set: first ADC1→ADC2 transition, ADC1 stopped for progression",
      reasons: ["one ADC only", "ADC1 stopped for toxicity", "concurrent ADCs"]
    },
    {step: "endpoint", label: "Analysed for rwPFS on ADC2", reasons: ["no follow-up on ADC2"]}
  ],
  "patient"
);

const subgroups: ForestRow[] = [
  {label: "All patients", estimate: 0.62, confLow: 0.41, confHigh: 0.93, n: 120, nEvent: 96},
  {label: "Tumour", heading: true, interaction: "0.34"},
  {label: "Breast", estimate: 0.58, confLow: 0.36, confHigh: 0.94, n: 88, nEvent: 70},
  {label: "Urothelial", estimate: 0.92, confLow: 0.4, confHigh: 2.1, n: 32, nEvent: 26},
  {label: "HER2 status", heading: true, interaction: "0.71"},
  {label: "Positive", estimate: 0.66, confLow: 0.33, confHigh: 1.31, n: 40, nEvent: 31},
  {label: "Low", estimate: 0.55, confLow: 0.3, confHigh: 1.02, n: 48, nEvent: 39},
  {label: "Zero", estimate: null, n: 6, nEvent: 4, error: "fewer than 5 events"},
  {label: "Unknown, central review pending", estimate: 2.4, confLow: 0.11, confHigh: 38, n: 7, nEvent: 6}
];

const her2 = ["T-DM1", "T-DXd", "SG", "Dato-DXd", "EV"];
const matrix = her2.flatMap((from, i) =>
  her2.map((to, j) => ({
    from,
    to,
    n: i === j ? (i === 2 ? 2 : 0) : Math.max(0, Math.round(30 / (1 + Math.abs(i - j) ** 1.7) - 3 * i))
  }))
);

/** Every figure on a sample and on hard cases, by name. */
export const figureSamples: Readonly<Record<string, () => FigureSpec>> = {
  "attrition": () =>
    attritionFigure(steps, {
      title: "Flow of patients",
      groups: [
        {label: "Payload swap", n: 74},
        {label: "Target-only swap", n: 33},
        {label: "Same target and payload class", n: 13}
      ]
    }),
  "attrition, small": () =>
    attritionFigure(
      [
        {label: "Read", n: 3, excluded: []},
        {label: "Analysed", n: 3}
      ],
      {width: 336, fontSize: 8}
    ),
  "attrition, long reasons": () =>
    attritionFigure([
      {
        label: "Α very long description of the patients who were read from the file",
        n: 30,
        excluded: [
          {reason: "x".repeat(10_000), n: 10},
          {reason: "<script>alert(1)</script>", n: 0}
        ]
      },
      {label: "Analysed", n: 20}
    ]),
  "swimmer, 12 patients": () => {
    const {bars, events} = lanes(12, 3, true);
    return swimmerFigure(bars, events, {title: "ADC exposures"});
  },
  "swimmer, 60 patients": () => {
    const {bars, events} = lanes(60, 4);
    return swimmerFigure(bars, events, {title: "ADC exposures"});
  },
  "swimmer, 200 patients": () => {
    const {bars, events} = lanes(200, 5);
    return swimmerFigure(bars, events);
  },
  "swimmer, 1 patient": () =>
    swimmerFigure([{lane: 1, start: 0, end: 8, colourBy: TOPO}], [], {laneLabels: {1: "Patient A"}}),
  "PFS scatter": () => pfsScatterFigure(pairs(45, 7), {title: "Within-patient PFS"}),
  "PFS scatter, square-root scale": () => pfsScatterFigure(pairs(120, 17), {scale: "sqrt"}),
  "PFS scatter, n = 3": () => pfsScatterFigure(pairs(3, 8).map(({group: _group, ...pair}) => pair)),
  "transition matrix": () => transitionMatrixFigure(matrix, {title: "Transitions between ADCs"}),
  "transition matrix, long names": () =>
    transitionMatrixFigure([
      {from: "trastuzumab emtansine (ado-trastuzumab emtansine)", to: "sacituzumab govitecan", n: 12},
      {from: "SG", to: "fam-trastuzumab deruxtecan", n: 3}
    ]),
  "sequence flow": () =>
    sequenceFlowFigure(
      [
        {path: ["T-DM1", null, "T-DXd", "SG"], n: 14},
        {path: ["T-DM1", "chemotherapy", "T-DXd"], n: 22},
        {path: ["T-DXd", "chemotherapy", "SG"], n: 19},
        {path: ["SG", "endocrine", "T-DXd"], n: 11},
        {path: ["T-DXd", "direct", "SG", "Dato-DXd"], n: 16},
        {path: ["SG", "direct", "T-DXd", "T-DM1"], n: 9},
        {path: ["SG"], n: 12},
        {path: ["T-DXd"], n: 25}
      ],
      {stages: ["ADC1", "Between", "ADC2", "ADC3"], title: "Sequences of ADCs", payloadClass: {"T-DM1": TUBULIN}}
    ),
  "sequence flow, two stages": () =>
    sequenceFlowFigure(
      [
        {path: ["EV", "SG"], n: 24},
        {path: ["EV", null], n: 30},
        {path: ["SG", "EV"], n: 4}
      ],
      {stages: ["ADC1", "ADC2"], width: 336, fontSize: 8, height: 240}
    ),
  "forest, subgroups": () =>
    forestFigure(subgroups, {
      title: "PFS on ADC2 by subgroup",
      favours: ["payload swap better", "target-only swap better"]
    }),
  "forest, models side by side": () =>
    forestFigure(
      ["Payload swap", "Age, per 10 years", "ECOG ≥ 2"].flatMap((label, i) =>
        ["univariable", "multivariable"].map((model, j) => ({
          label,
          model,
          estimate: 0.6 + 0.4 * i + 0.1 * j,
          confLow: 0.4 + 0.3 * i,
          confHigh: 1 + 0.9 * i
        }))
      ),
      {title: "Cox models"}
    ),
  "forest, one row": () =>
    forestFigure([{label: "Payload swap", estimate: 1.05, confLow: 0.9, confHigh: 1.2}], {width: 400}),
  "cumulative incidence": () =>
    cumulativeIncidenceFigure(
      [incidence("All", "progression", 0.12, 0.75), incidence("All", "death without progression", 0.05, 0.2)],
      {title: "Cause of the first event", confType: "log-log"}
    ),
  "cumulative incidence, stacked": () =>
    cumulativeIncidenceFigure(
      [
        incidence("All", "progression", 0.12, 0.7, false),
        incidence("All", "death without progression", 0.05, 0.2, false)
      ],
      {stacked: true}
    ),
  "cumulative hazard": () => cumulativeHazardFigure(curveSamples["two"] ?? [], {title: "Cumulative hazard"}),
  "log-log": () => logLogFigure(curveSamples["three"] ?? []),
  "love plot": () =>
    lovePlotFigure(
      [
        ["Age", 0.21, 0.02],
        ["ECOG ≥ 2", -0.43, 0.06],
        ["Visceral disease", 0.3, -0.11],
        ["Lines before ADC1", 0.62, 0.08],
        ["HER2-low", 0.05, 0.01],
        ["CNS metastases", 0.14, null]
      ].map(([covariate, before, after]) => ({
        covariate: String(covariate),
        before: Number(before),
        after: after === null ? null : Number(after)
      })),
      {title: "Balance before and after weighting"}
    ),
  "waterfall": () =>
    waterfallFigure(
      pairs(45, 9).map(({pfs1, pfs2, event2, group}) => ({
        value: Math.min(12, Math.max(0.05, pfs2 / pfs1)),
        censored: !event2,
        ...(group === undefined ? {} : {group})
      })),
      {title: "Growth modulation index"}
    ),
  "waterfall, change in size": () =>
    waterfallFigure(
      [-80, -55, -31, -30, -12, 0, 8, 21, 60].map((value) => ({value})),
      {base: 0, threshold: -30, yTitle: "Best change of target lesions (%)"}
    ),
  "restricted mean": () =>
    restrictedMeanFigure(curveSamples["two"] ?? [], {tau: 18, title: "Restricted mean to 18 months"}),
  "Schoenfeld residuals": () => {
    const random = seededRandom(91);
    const residuals = Array.from({length: 70}, (_, i) => ({
      time: 0.3 * (i + 1),
      residual: -0.5 + 3 * (random() - 0.5)
    }));
    const smooth = Array.from({length: 30}, (_, i) => ({
      time: 0.7 * (i + 1),
      estimate: -0.8 + 0.03 * i,
      confLow: -1.4 + 0.03 * i,
      confHigh: -0.2 + 0.03 * i
    }));
    return schoenfeldFigure("payload swap", residuals, smooth, {
      coefficient: -0.48,
      test: "Test for proportional hazards: P = 0.21"
    });
  },
  "Schoenfeld residuals, no smooth": () => schoenfeldFigure("age", [{time: 2, residual: 0.1}]),
  "sequence flow, probabilities": () =>
    sequenceFlowFigure(
      [
        {path: ["SG", "alive without ADC2", null], n: 0.15},
        {path: ["SG", "direct", "T-DXd"], n: 0.2},
        {path: ["SG", "other therapy", "T-DXd"], n: 0.09},
        {path: ["SG", "died before ADC2", null], n: 0.08},
        {path: ["T-DXd", "alive without ADC2", null], n: 0.26},
        {path: ["T-DXd", "direct", "SG"], n: 0.12},
        {path: ["T-DXd", "other therapy", "SG"], n: 0.06},
        {path: ["T-DXd", "died before ADC2", null], n: 0.04}
      ],
      {stages: ["ADC1", "Between", "ADC2"], weights: "probabilities"}
    ),
  "forest, non-Latin": () =>
    forestFigure([
      {label: "Смена нагрузки", estimate: 0.62, confLow: 0.41, confHigh: 0.93, n: 80, nEvent: 60},
      {label: "Χωρίς αλλαγή", estimate: 1.4, confLow: 0.8, confHigh: 2.4, n: 30, nEvent: 21}
    ]),
  "Kaplan-Meier, facets, Gebski": () =>
    kaplanMeierFacets(
      [
        {title: "HER2 low", curves: curveSamples["two"] ?? []},
        {title: "HER2 positive", curves: curveSamples["three"] ?? []}
      ],
      {tail: {rule: "gebski"}, yTitle: "Progression-free survival (%)"}
    ),
  "paired slopes, n = 3": () => pairedSlopeFigure(pairs(3, 8)),
  "paired slopes": () => pairedSlopeFigure(pairs(45, 7), {title: "Within-patient PFS"}),
  "specification curve": () => {
    const random = seededRandom(92);
    const all = ["rwPFS@1", "TTNT", "rwPFS, imaging only"].flatMap((endpoint) =>
      ["primary", "all transitions"].flatMap((population) =>
        ["none", "age + ECOG", "overlap weights"].map((adjustment) => ({endpoint, population, adjustment}))
      )
    );
    return specificationCurveFigure(
      all.map((choices, i) => {
        const estimate = Math.exp(-0.4 + 0.5 * (random() - 0.5));
        return {estimate, confLow: estimate * 0.65, confHigh: estimate * 1.5, choices, primary: i === 0};
      }),
      {title: "All analyses"}
    );
  },
  "specification curve, one analysis": () =>
    specificationCurveFigure([{estimate: 0.6, confLow: null, confHigh: 0.9, choices: {endpoint: "rwPFS@1"}}], {
      width: 336,
      fontSize: 8
    }),
  "missing data": () =>
    missingDataFigure(
      ["ECOG", "HER2 IHC", "ER", "CNS metastases", "last assessment"].flatMap((column, i) =>
        ["payload swap", "target-only swap", "rechallenge"].map((group, j) => ({
          column,
          group,
          n: 60 - 20 * j,
          missing: Math.round((60 - 20 * j) * ([0.12, 0.85, 0.02, 0.4, 0.61][i] ?? 0))
        }))
      )
    ),
  "null calibration": () => {
    const random = seededRandom(93);
    return nullCalibrationFigure(
      Array.from({length: 500}, () => 0.25 + 0.4 * (random() + random() + random() - 1.5)),
      -0.48,
      {title: "What the design alone produces"}
    );
  },
  "null picture": () =>
    nullPictureFigure(
      {
        heads: ["Beyond the curve", "Frailty"],
        rows: [
          ["0 %", "0.0"],
          ["0 %", "1.0"],
          ["10 %", "0.0"],
          ["10 %", "1.0"]
        ]
      },
      [
        {
          title: "PFS(ADC2) shorter (%)",
          observed: 64,
          worlds: [46, 50, 44, 48].map((estimate) => ({estimate, low: estimate - 8, high: estimate + 9}))
        },
        {
          title: "Hazard ratio, ADC2 against ADC1",
          observed: 1.4,
          worlds: [
            {estimate: 0.82, low: 0.67, high: 1.08},
            null,
            {estimate: 0.72, low: 0.58, high: 0.87},
            {estimate: 0.92, low: 0.79, high: 1.12}
          ]
        }
      ],
      {title: "What a cohort without cross-resistance would show", footnotes: ["No p-value."]}
    ),
  "null picture, one world, narrow": () =>
    nullPictureFigure(
      {heads: ["Frailty"], rows: [["0.0"]]},
      [
        {title: "Share (%)", observed: null, worlds: [{estimate: 50, low: 50, high: 50}]},
        {title: "No value at all", observed: null, worlds: [null]}
      ],
      {width: 336, fontSize: 8}
    ),
  "states": () =>
    stateOccupationFigure(
      {
        states: ["on ADC1", "after ADC1", "on ADC2", "progression on ADC2 or death"],
        unit: "months",
        time: [2, 5, 9, 14],
        probability: [
          [0.8, 0.15, 0.05, 0],
          [0.5, 0.2, 0.2, 0.1],
          [0.3, 0.2, 0.2, 0.3],
          [0.1, 0.1, 0.1, 0.7]
        ]
      },
      {title: "From ADC1 to ADC2"}
    ),
  "states, one change": () =>
    stateOccupationFigure(
      {states: ["on ADC1", "after ADC1"], unit: "days", time: [1], probability: [[0.5, 0.5]]},
      {width: 336, fontSize: 8}
    ),
  "audit panel": () =>
    auditPanelFigure(
      [
        {
          bias: "Right truncation of PFS on ADC1",
          status: "serious",
          finding:
            "all 61 patients received both ADCs; median PFS on ADC1 would fall from 7.0 to 4.1 months by selection alone",
          remedy: "compare all patients who started ADC1"
        },
        {
          bias: "Delayed entry",
          status: "caution",
          finding: "23 of 61 enter after the start of ADC1",
          remedy: "use entry times"
        },
        {bias: "Visit gaps", status: "not assessable", finding: "no assessments file"},
        {bias: "Immortal time", status: "clear", finding: "origin is the first dose of ADC2"}
      ],
      {title: "Bias audit"}
    ),
  "GMI curve": () =>
    gmiCurveFigure([gmi("T-DM1 to T-DXd", 1.6), gmi("T-DXd to SG", 0.7)], {title: "Growth modulation index"}),
  "Kaplan-Meier, facets": () =>
    kaplanMeierFacets(
      [
        {title: "Breast", curves: curveSamples["two"] ?? []},
        {
          title: "Urothelial",
          curves: (curveSamples["two"] ?? []).map((curve, i) => ({
            ...(curveSamples["greek"]?.[i] ?? curve),
            group: curve.group
          }))
        },
        {title: "Lung", curves: (curveSamples["two"] ?? []).slice(1)}
      ],
      {title: "Progression-free survival on ADC2 by tumour", yTitle: "Progression-free survival (%)"}
    ),
  "Kaplan-Meier, facets, KMunicate": () =>
    kaplanMeierFacets(
      [
        {title: "ADC1", curves: curveSamples["one"] ?? []},
        {title: "ADC2", curves: curveSamples["three"] ?? []}
      ],
      {riskTable: "kmunicate", width: 692, fontSize: 8, height: 330}
    ),
  "Kaplan-Meier, 89 mm": () =>
    kaplanMeierFigure(curveSamples["two"] ?? [], {
      width: 336,
      height: 300,
      fontSize: 8,
      yTitle: "Progression-free survival (%)",
      confType: "log-log",
      tail: {rule: "pocock"}
    }),
  ...Object.fromEntries(
    Object.entries(curveSamples).flatMap(([name, curves]) =>
      (["classic", "kmunicate"] as const).map(
        (riskTable) =>
          [
            `Kaplan-Meier, ${name}, ${riskTable}`,
            () =>
              kaplanMeierFigure(curves, {
                title: "Progression-free survival on ADC2",
                yTitle: "Progression-free survival (%)",
                xTitle: "Months since first dose of ADC2",
                riskTable,
                confType: "log-log"
              })
          ] as const
      )
    )
  )
};

/** Letters that Inter does not have: the SVG leaves them to the viewer's font, and the lint says that PNG and PDF cannot draw them. */
export const lintedSamples: Readonly<Record<string, () => FigureSpec>> = {
  "Kaplan-Meier, letters without a glyph": () =>
    kaplanMeierFigure(
      (curveSamples["two"] ?? []).map((curve, i) => ({
        ...curve,
        group: ["ペイロード変更あり", "페이로드 변경 없음"][i] ?? curve.group
      })),
      {yTitle: "Progression-free survival (%)"}
    )
};
