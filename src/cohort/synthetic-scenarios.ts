/** One sequence of two ADCs in a synthetic cohort, with the published figures that set it. */
export interface SyntheticArm {
  readonly n: number;
  readonly tumour: string;
  readonly site: string;
  readonly her2: string | null;
  readonly hr: string | null;
  /** How the first and second ADC are written in the file; one spelling is drawn for each patient. */
  readonly adc1: readonly string[];
  readonly adc2: readonly string[];
  /**
   * Median time to progression on ADC1, months: among those who also received ADC2 before the cut-off (design received-both), or in everyone who
   * started it (design all-started-adc1). Median PFS on ADC2, months.
   */
  readonly medianAdc1: number;
  readonly medianAdc2: number;
  /** Share of patients with another therapy between the two. */
  readonly intervening: number;
  /** Mean number of earlier lines for advanced disease. */
  readonly earlierLines: number;
  readonly earlier: readonly string[];
  readonly between: readonly string[];
  /** Share with complete or partial response on ADC1 and ADC2. */
  readonly response: readonly [number, number];
  /** Where each number comes from; `assumed` where nothing is published. */
  readonly source: string;
}

/** A line of therapy written out by hand, so that a sample holds the cases which rules are made for. */
export interface ScriptedLine {
  readonly patient: string;
  readonly line: number | null;
  readonly regimen: string;
  readonly setting: "neoadjuvant" | "adjuvant" | "metastatic";
  readonly start: number;
  readonly end: number | null;
  readonly progression: number | null;
  readonly lastAssessment: number | null;
  readonly stopReason: string;
  readonly tumour: string;
  readonly site: string;
  readonly her2: string | null;
  readonly hr: string | null;
  readonly lastContact: number;
}

export interface SyntheticScenario {
  readonly name: string;
  readonly title: string;
  /**
   * `received-both`: of everyone who started ADC1 during accrual, those who reached ADC2 before the cut-off, as the published cohorts select them;
   * `all-started-adc1`: everyone who started ADC1 during accrual, many of whom never reach ADC2.
   */
  readonly design: "received-both" | "all-started-adc1";
  /** Months over which patients start ADC1; the data are cut off at its end. */
  readonly accrual: number;
  /** Probability of leaving care after ADC1 (design all-started-adc1). */
  readonly attrition: number;
  /** Share of patients who stop ADC1 for toxicity. */
  readonly toxicityStop: number;
  readonly arms: readonly SyntheticArm[];
  readonly scripted: readonly ScriptedLine[];
}

const tDXd = ["T-DXd", "trastuzumab deruxtecan", "Enhertu", "fam-trastuzumab deruxtecan-nxki"];
const sg = ["SG", "sacituzumab govitecan", "Trodelvy", "sacituzumab govitecan-hziy"];
const tDM1 = ["T-DM1", "trastuzumab emtansine", "Kadcyla", "ado-trastuzumab emtansine"];
const dato = ["Dato-DXd", "datopotamab deruxtecan"];
const ev = ["EV", "enfortumab vedotin", "Padcev", "EV + pembrolizumab"];
const telisoV = ["Teliso-V", "telisotuzumab vedotin"];
const disitamab = ["disitamab vedotin", "RC48"];

const endocrineThenChemo = [
  "letrozole + palbociclib",
  "fulvestrant + capivasertib",
  "capecitabine",
  "paclitaxel",
  "vinorelbine"
];
const chemoTnbc = ["carboplatin + gemcitabine + pembrolizumab", "capecitabine", "eribulin"];
const her2Backbone = [
  "docetaxel + trastuzumab + pertuzumab",
  "tucatinib + capecitabine + trastuzumab",
  "lapatinib + capecitabine"
];
const betweenBreast = ["capecitabine", "eribulin", "vinorelbine", "gemcitabine", "pegylated liposomal doxorubicin"];

const breast = {tumour: "breast", site: "breast"} as const;

/** The scenarios from which the sample cohorts are drawn. Every patient in them is invented. */
export const syntheticScenarios: readonly SyntheticScenario[] = [
  {
    name: "breast-sequential",
    title: "metastatic breast cancer, patients who received two ADCs (synthetic)",
    design: "received-both",
    accrual: 60,
    attrition: 0,
    toxicityStop: 0.07,
    arms: [
      {
        ...breast,
        n: 11,
        her2: "low",
        hr: "positive",
        adc1: sg,
        adc2: tDXd,
        medianAdc1: 6.3,
        medianAdc2: 3.6,
        intervening: 0.5,
        earlierLines: 3,
        earlier: endocrineThenChemo,
        between: betweenBreast,
        response: [0.77, 0.35],
        source:
          "Huppert 2025 npj Breast Cancer 11:34, table 2 (TTF 6.3 and 3.6, intervening 12/24, response 17/22 and 8/23); order split of HR-positive disease 15/71 SG first: Poumeaud 2024 Br J Cancer 131:702"
      },
      {
        ...breast,
        n: 40,
        her2: "low",
        hr: "positive",
        adc1: tDXd,
        adc2: sg,
        medianAdc1: 5.3,
        medianAdc2: 2.1,
        intervening: 0.406,
        earlierLines: 4.5,
        earlier: endocrineThenChemo,
        between: betweenBreast,
        response: [0.47, 0.17],
        source:
          "Huppert 2025, table 2 (TTF 5.3 and 2.1, intervening 13/32, response 15/32 and 5/29); order split 56/71 T-DXd first: Poumeaud 2024"
      },
      {
        ...breast,
        n: 40,
        her2: "low",
        hr: "negative",
        adc1: sg,
        adc2: tDXd,
        medianAdc1: 7.5,
        medianAdc2: 2.8,
        intervening: 0.36,
        earlierLines: 2,
        earlier: chemoTnbc,
        between: betweenBreast,
        response: [0.68, 0.33],
        source:
          "Huppert 2025, table 2 (TTF 7.5 and 2.8, intervening 9/25, response 17/25 and 7/21); order split 100/108 SG first: Poumeaud 2024"
      },
      {
        ...breast,
        n: 4,
        her2: "low",
        hr: "negative",
        adc1: tDXd,
        adc2: sg,
        medianAdc1: 5.3,
        medianAdc2: 2.2,
        intervening: 0.667,
        earlierLines: 3,
        earlier: chemoTnbc,
        between: betweenBreast,
        response: [0.33, 0.1],
        source:
          "Poumeaud 2024 (SG second 2.2); intervening 2/3 and response 1/3: Huppert 2025, table 2; ADC1 median assumed as in HR-positive disease; response on ADC2 assumed"
      },
      {
        ...breast,
        n: 46,
        her2: "positive",
        hr: "positive",
        adc1: tDM1,
        adc2: tDXd,
        medianAdc1: 6.2,
        medianAdc2: 19.4,
        intervening: 0.3,
        earlierLines: 1,
        earlier: her2Backbone,
        between: her2Backbone.slice(1),
        response: [0.31, 0.62],
        source:
          "DESTINY-Breast01, Saura 2024 Ann Oncol 35:302 (PFS 19.4, ORR 62.0 %); T-DM1 6.2 and 31 %: TH3RESA, Krop 2014 Lancet Oncol 15:689; intervening share assumed"
      },
      {
        ...breast,
        n: 16,
        her2: "positive",
        hr: "positive",
        adc1: tDXd,
        adc2: sg,
        medianAdc1: 10,
        medianAdc2: 4.6,
        intervening: 0.35,
        earlierLines: 2,
        earlier: her2Backbone,
        between: her2Backbone.slice(1),
        response: [0.6, 0.2],
        source:
          "Tarantino 2025 J Natl Cancer Inst djaf220 (rwPFS 4.6 after T-DXd in HER2-positive disease, any regimen); the rest assumed"
      },
      {
        ...breast,
        n: 9,
        her2: "positive",
        hr: "negative",
        adc1: tDM1,
        adc2: sg,
        medianAdc1: 6.2,
        medianAdc2: 3,
        intervening: 0.4,
        earlierLines: 2,
        earlier: her2Backbone,
        between: her2Backbone.slice(1),
        response: [0.31, 0.2],
        source: "T-DM1 6.2: Krop 2014; no cohort of T-DM1 then SG is published, the rest is assumed"
      },
      {
        ...breast,
        n: 12,
        her2: "low",
        hr: "positive",
        adc1: sg,
        adc2: dato,
        medianAdc1: 6.3,
        medianAdc2: 2.4,
        intervening: 0.4,
        earlierLines: 3,
        earlier: endocrineThenChemo,
        between: betweenBreast,
        response: [0.6, 0.15],
        source: "ADC1 as Huppert 2025, table 2; no cohort of SG then Dato-DXd is published, the rest is assumed"
      }
    ],
    scripted: [
      {
        patient: "X01",
        line: null,
        regimen: "T-DM1",
        setting: "adjuvant",
        start: -700,
        end: -420,
        progression: null,
        lastAssessment: -420,
        stopReason: "completion",
        ...breast,
        her2: "positive",
        hr: "positive",
        lastContact: 760
      },
      {
        patient: "X01",
        line: 1,
        regimen: "T-DXd",
        setting: "metastatic",
        start: 20,
        end: 330,
        progression: 341,
        lastAssessment: 284,
        stopReason: "progression",
        ...breast,
        her2: "positive",
        hr: "positive",
        lastContact: 760
      },
      {
        patient: "X01",
        line: 2,
        regimen: "SG",
        setting: "metastatic",
        start: 362,
        end: 455,
        progression: 470,
        lastAssessment: 425,
        stopReason: "progression",
        ...breast,
        her2: "positive",
        hr: "positive",
        lastContact: 760
      },
      {
        patient: "X02",
        line: 1,
        regimen: "ADC trial (blinded arm)",
        setting: "metastatic",
        start: 15,
        end: 160,
        progression: 171,
        lastAssessment: 120,
        stopReason: "progression",
        ...breast,
        her2: "low",
        hr: "positive",
        lastContact: 420
      },
      {
        patient: "X02",
        line: 2,
        regimen: "T-DXd",
        setting: "metastatic",
        start: 190,
        end: 300,
        progression: 312,
        lastAssessment: 270,
        stopReason: "progression",
        ...breast,
        her2: "low",
        hr: "positive",
        lastContact: 420
      },
      {
        patient: "X03",
        line: 1,
        regimen: "T-DXd",
        setting: "metastatic",
        start: 10,
        end: 140,
        progression: null,
        lastAssessment: 138,
        stopReason: "planned-pause",
        ...breast,
        her2: "low",
        hr: "positive",
        lastContact: 700
      },
      {
        patient: "X03",
        line: 1,
        regimen: "T-DXd",
        setting: "metastatic",
        start: 190,
        end: 320,
        progression: 333,
        lastAssessment: 288,
        stopReason: "progression",
        ...breast,
        her2: "low",
        hr: "positive",
        lastContact: 700
      },
      {
        patient: "X03",
        line: 2,
        regimen: "SG",
        setting: "metastatic",
        start: 350,
        end: 392,
        progression: 401,
        lastAssessment: 350,
        stopReason: "progression",
        ...breast,
        her2: "low",
        hr: "positive",
        lastContact: 700
      },
      {
        patient: "X04",
        line: 2,
        regimen: "SG",
        setting: "metastatic",
        start: 210,
        end: 300,
        progression: 310,
        lastAssessment: 265,
        stopReason: "progression",
        ...breast,
        her2: "low",
        hr: "negative",
        lastContact: 820
      },
      {
        patient: "X04",
        line: 3,
        regimen: "T-DXd",
        setting: "metastatic",
        start: 330,
        end: 480,
        progression: 492,
        lastAssessment: 450,
        stopReason: "progression",
        ...breast,
        her2: "low",
        hr: "negative",
        lastContact: 820
      },
      {
        patient: "X04",
        line: 4,
        regimen: "SG",
        setting: "metastatic",
        start: 510,
        end: 560,
        progression: 566,
        lastAssessment: 510,
        stopReason: "progression",
        ...breast,
        her2: "low",
        hr: "negative",
        lastContact: 820
      },
      {
        patient: "X05",
        line: 3,
        regimen: "T-DXd + pertuzumab",
        setting: "metastatic",
        start: 120,
        end: 260,
        progression: 272,
        lastAssessment: 226,
        stopReason: "progression",
        ...breast,
        her2: "positive",
        hr: "negative",
        lastContact: 500
      },
      {
        patient: "X05",
        line: 4,
        regimen: "T-DM1",
        setting: "metastatic",
        start: 290,
        end: 370,
        progression: 377,
        lastAssessment: 335,
        stopReason: "progression",
        ...breast,
        her2: "positive",
        hr: "negative",
        lastContact: 500
      }
    ]
  },
  {
    name: "urothelial-ev-sg",
    title: "urothelial carcinoma, enfortumab vedotin then sacituzumab govitecan (synthetic)",
    design: "received-both",
    accrual: 48,
    attrition: 0,
    toxicityStop: 0.1,
    arms: [
      {
        n: 82,
        tumour: "urothelial",
        site: "bladder",
        her2: null,
        hr: null,
        adc1: ev,
        adc2: sg,
        medianAdc1: 5.5,
        medianAdc2: 2.1,
        intervening: 0.3,
        earlierLines: 1,
        earlier: ["cisplatin + gemcitabine", "pembrolizumab"],
        between: ["carboplatin + gemcitabine", "paclitaxel"],
        response: [0.45, 0.11],
        source:
          "ASCO 2024 poster of sacituzumab govitecan after enfortumab vedotin (n 82, PFS 2.1, ORR 11 %); ADC1 5.5 and 45 %: UNITE, ASCO GU 2026 abstract 705; intervening share assumed"
      }
    ],
    scripted: []
  },
  {
    name: "nsclc-gastric-mix",
    title: "lung and gastric cancer, assorted sequences (synthetic)",
    design: "received-both",
    accrual: 48,
    attrition: 0,
    toxicityStop: 0.08,
    arms: [
      {
        n: 24,
        tumour: "NSCLC",
        site: "lung",
        her2: "mutant",
        hr: null,
        adc1: tDXd,
        adc2: dato,
        medianAdc1: 8,
        medianAdc2: 3,
        intervening: 0.3,
        earlierLines: 1,
        earlier: ["carboplatin + pemetrexed + pembrolizumab"],
        between: ["docetaxel"],
        response: [0.5, 0.15],
        source: "assumed: no sequential cohort is published"
      },
      {
        n: 20,
        tumour: "NSCLC",
        site: "lung",
        her2: null,
        hr: null,
        adc1: telisoV,
        adc2: dato,
        medianAdc1: 5.5,
        medianAdc2: 4,
        intervening: 0.3,
        earlierLines: 1,
        earlier: ["carboplatin + pemetrexed + pembrolizumab"],
        between: ["docetaxel"],
        response: [0.29, 0.2],
        source: "assumed: no sequential cohort is published"
      },
      {
        n: 26,
        tumour: "gastric",
        site: "stomach",
        her2: "positive",
        hr: null,
        adc1: disitamab,
        adc2: tDXd,
        medianAdc1: 4,
        medianAdc2: 5,
        intervening: 0.4,
        earlierLines: 1,
        earlier: ["capecitabine + oxaliplatin + trastuzumab"],
        between: ["paclitaxel + ramucirumab", "irinotecan"],
        response: [0.24, 0.35],
        source: "assumed: no sequential cohort is published"
      }
    ],
    scripted: []
  },
  {
    name: "breast-all-adc1",
    title: "everyone who started a first ADC for metastatic breast cancer (synthetic)",
    design: "all-started-adc1",
    accrual: 36,
    attrition: 0.25,
    toxicityStop: 0.07,
    arms: [
      {
        ...breast,
        n: 113,
        her2: "low",
        hr: "negative",
        adc1: sg,
        adc2: tDXd,
        medianAdc1: 6,
        medianAdc2: 3.1,
        intervening: 0.36,
        earlierLines: 2,
        earlier: chemoTnbc,
        between: betweenBreast,
        response: [0.5, 0.3],
        source:
          "T-DXd second 3.1: Poumeaud 2024; intervening 9/25: Huppert 2025, table 2; ADC1 median 6 in everyone who started it assumed; of 115 with SG first 100 HR-negative: Poumeaud 2024"
      },
      {
        ...breast,
        n: 17,
        her2: "low",
        hr: "positive",
        adc1: sg,
        adc2: tDXd,
        medianAdc1: 6,
        medianAdc2: 3.1,
        intervening: 0.36,
        earlierLines: 2,
        earlier: endocrineThenChemo,
        between: betweenBreast,
        response: [0.5, 0.3],
        source: "as in HR-negative disease; of 115 with SG first 15 HR-positive: Poumeaud 2024"
      },
      {
        ...breast,
        n: 105,
        her2: "low",
        hr: "positive",
        adc1: tDXd,
        adc2: sg,
        medianAdc1: 8,
        medianAdc2: 2.2,
        intervening: 0.406,
        earlierLines: 4,
        earlier: endocrineThenChemo,
        between: betweenBreast,
        response: [0.5, 0.17],
        source:
          "SG second 2.2: Poumeaud 2024; intervening 13/32: Huppert 2025, table 2; ADC1 median 8 (TTD of all treated with T-DXd): doi:10.1055/s-0045-1807784; of 64 with T-DXd first 56 HR-positive: Poumeaud 2024"
      },
      {
        ...breast,
        n: 15,
        her2: "low",
        hr: "negative",
        adc1: tDXd,
        adc2: sg,
        medianAdc1: 8,
        medianAdc2: 2.2,
        intervening: 0.406,
        earlierLines: 4,
        earlier: chemoTnbc,
        between: betweenBreast,
        response: [0.5, 0.17],
        source: "as in HR-positive disease; of 64 with T-DXd first 8 HR-negative: Poumeaud 2024"
      }
    ],
    scripted: []
  }
];
