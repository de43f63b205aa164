import {describe, expect, it} from "vitest";
import {comparability, subjectCells} from "../../src/analysis/comparability.ts";
import {contrasts, type ContrastContext} from "../../src/analysis/contrasts.ts";
import {globalTest} from "../../src/analysis/global-test.ts";
import {propensityCovariates} from "../../src/analysis/propensity-covariates.ts";
import {groupSubjects} from "../../src/analysis/subject-groups.ts";
import type {Subject} from "../../src/analysis/subject.ts";
import type {Row} from "../../src/record/row.ts";
import {notComparableText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

/**
 * Forty with breast cancer, eight of whom lack HR status, and twelve with gastric cancer, who have none. R 4.2.2, survival 3.5-3, from
 *
 *   k <- 0:39; low <- k < 20; j <- k %% 20
 *   b <- data.frame(k, tumour = "breast", her2 = ifelse(low, "low", "positive"), hr = ifelse(j %% 5 == 4, NA, ifelse(j %% 3 == 0, "negative", "positive")),
 *     different = as.numeric((j %in% c(2, 7, 12, 17)) == low), time = ifelse(low, 30 + 4 * j, 150 + 9 * j), event = as.numeric(k %% 7 != 6))
 *   g <- data.frame(k = 40:51, tumour = "gastric", her2 = "positive", hr = NA, different = (40:51) %% 2, time = 40 + 13 * (((40:51) * 5) %% 97), event = as.numeric((40:51) %% 4 != 3))
 *   d <- subset(rbind(b, g), tumour != "breast" | !is.na(hr)); d$cell <- paste(d$tumour, d$her2, ifelse(d$tumour == "breast", d$hr, ""))
 */
const cohort = Array.from({length: 52}, (_, k) => {
  const gastric = k >= 40;
  const [low, j] = [k < 20, k % 20];
  return {
    different: gastric ? k % 2 === 1 : [2, 7, 12, 17].includes(j) === low,
    time: gastric ? 40 + 13 * ((k * 5) % 97) : low ? 30 + 4 * j : 150 + 9 * j,
    event: (gastric ? k % 4 !== 3 : k % 7 !== 6) ? (1 as const) : (0 as const),
    tumour: gastric ? "gastric" : "breast",
    her2: low ? "low" : "positive",
    hr: gastric || j % 5 === 4 ? null : j % 3 === 0 ? "negative" : "positive"
  };
});

/** Ratio, its standard error, z, p and limits; χ² and p. */
const inR = {
  /** coxph(Surv(time, event) ~ different + strata(cell), d), survdiff of the same */
  ratio: [0.903733551889, 0.393843121675, -0.25700767628, 0.797172847257, 0.417638505686, 1.955601127989],
  logRank: [0.066085668068, 0.797123710263],
  /** The same of everyone, strata(tumour, her2) */
  withoutHr: [0.869633133889, 0.369492147468, -0.378042787674, 0.705398808526, 0.421525441867, 1.794107098752],
  /** coxph(~ different + strata(hr), subset(b, !is.na(hr))) */
  hrAlone: [0.593497324955, 0.412140833084, -1.265884208256, 0.205554540932, 0.264608537647, 1.331170482485],
  /** coxph(~ (hr == "negative") + strata(her2), subset(b, !is.na(hr))) */
  ofHr: [0.684321739838, 0.428527540471, -0.885187196268, 0.376055676759, 0.29545887055, 1.584979468525],
  /** coxph(~ different + (7 * k) %% 11 + strata(cell), d) */
  adjusted: [0.954555969506, 0.404987193055, -0.114840668594, 0.908571413409, 0.431594273996, 2.111189035211],
  /** coxph(~ different + (hr == "negative") + strata(her2), subset(b, !is.na(hr))) */
  forHr: [1.19854483988, 0.437899754584, 0.413583669847, 0.679179034741, 0.508058053039, 2.82745195084],
  /** survdiff(~ (k %/% 2) %% 3 + strata(cell), d) */
  ofThree: [0.754244938089, 0.685832075553]
} as const;

type Patient = (typeof cohort)[number];
const subjectsOf = (
  cellsOf: (one: Patient, k: number) => Subject["cells"] = ({tumour, her2, hr}) => ({
    tumour,
    her2_status: her2,
    hr_status: hr
  }),
  groupOf: (one: Patient, k: number) => string = ({different}) => (different ? "different" : "same")
): Subject[] =>
  cohort.map((one, k) => ({
    patientId: `P${k}`,
    file: null,
    row: null,
    group: groupOf(one, k),
    time: one.time,
    event: one.event,
    entry: null,
    cells: cellsOf(one, k)
  }));
const context: ContrastContext = {
  endpoint: "PFS",
  population: "all",
  reference: "same",
  strata: [],
  adjust: [],
  grouping: null,
  repeatedByDesign: false,
  columnPlans: {},
  eValues: false,
  clustered: false
};
const ratioOf = (subjects: readonly Subject[], change: Partial<ContrastContext> = {}): Row | undefined =>
  contrasts(groupSubjects(subjects), {...context, ...change}).find(({analysis}) => analysis === "cox");
const close = (row: Row | undefined, wanted: readonly number[]): void => {
  expect(row?.refusal).toBeNull();
  [row?.estimate, row?.stdError, row?.statistic, row?.pValue, row?.confLow, row?.confHigh].forEach((value, i) =>
    expect(value).toBeCloseTo(wanted[i] ?? NaN, 8)
  );
};

describe("HR status makes strata in breast cancer", () => {
  it("hazard ratio and log-rank test: R's, without those of whom it is not known, with gastric cancer", () => {
    const rows = contrasts(groupSubjects(subjectsOf()), context);
    const ratio = rows.find(({analysis}) => analysis === "cox");
    close(ratio, inR.ratio);
    expect(ratio).toMatchObject({n: 44, nEvent: 37, stratum: "tumour, HER2 status, HR status"});
    const logRank = rows.find(({analysis}) => analysis === "log-rank");
    expect(logRank?.statistic).toBeCloseTo(inR.logRank[0], 8);
    expect(logRank?.pValue).toBeCloseTo(inR.logRank[1], 8);
    expect(ratio?.remarks).toContainEqual({code: "outside-of-groups", n: 8, lacking: 8, columns: ["hr"]});
    expect(warningText(ratio?.remarks ?? [])).toContain(
      "8 of the two groups lack the HR status that others have on record and do not enter"
    );
  });

  it("spelled in another case it is the same", () => {
    const spelled = subjectsOf(({tumour, her2, hr}, k) => ({
      tumour,
      her2_status: her2,
      hr_status: k % 2 === 0 ? (hr?.toUpperCase() ?? null) : hr
    }));
    close(ratioOf(spelled), inR.ratio);
  });

  it("unknown is not recorded; where nobody has it, or those with gastric cancer alone, everyone is compared", () => {
    const unknown = subjectsOf(({tumour, her2, hr}) => ({tumour, her2_status: her2, hr_status: hr ?? "unknown"}));
    close(ratioOf(unknown), inR.ratio);
    const nobody = subjectsOf(({tumour, her2}) => ({tumour, her2_status: her2, hr_status: null}));
    close(ratioOf(nobody), inR.withoutHr);
    const elsewhere = subjectsOf(({tumour, her2}, k) => ({
      tumour,
      her2_status: her2,
      hr_status: tumour === "gastric" && k % 3 > 0 ? "negative" : null
    }));
    close(ratioOf(elsewhere), inR.withoutHr);
    expect(ratioOf(elsewhere)?.stratum).toBe("tumour, HER2 status");
  });

  it("HR status of a patient with gastric cancer makes no cell beside that of breast cancer", () => {
    const some = subjectsOf(({tumour, her2, hr}, k) => ({
      tumour,
      her2_status: her2,
      hr_status: tumour === "gastric" && k < 46 ? "positive" : hr
    }));
    close(ratioOf(some), inR.ratio);
    expect(new Set(subjectCells(some, null).cells)).toContain("gastric, HER2 positive");
  });

  it("where no tumour is recorded it is asked of everyone; where it makes the groups, of nobody", () => {
    const breast = subjectsOf(({hr}) => ({hr_status: hr})).slice(0, 40);
    close(ratioOf(breast), inR.hrAlone);
    expect(ratioOf(breast)?.stratum).toBe("HR status");
    const known = subjectsOf(undefined, ({hr}) => hr ?? "none").filter(({group}) => group !== "none");
    close(ratioOf(known, {grouping: "hr_status", reference: "positive"}), inR.ofHr);
  });

  it("a plan that adjusts for what makes the cells has the ratio within them, with its other covariates", () => {
    const subjects = subjectsOf(({tumour, her2, hr}, k) => ({
      tumour,
      her2_status: her2,
      hr_status: tumour === "gastric" ? "negative" : hr,
      score: (7 * k) % 11
    }));
    const ratio = ratioOf(subjects, {adjust: ["hr_status", "score", "her2_status", "tumour"]});
    close(ratio, inR.adjusted);
    expect(ratio?.method).toContain("adjusted for score,");
  });

  it("in a tumour that is not stratified by it HR status is a covariate", () => {
    const subjects = subjectsOf(({her2, hr}) => ({tumour: "endometrial", her2_status: her2, hr_status: hr})).slice(
      0,
      40
    );
    close(ratioOf(subjects, {adjust: ["hr_status"]}), inR.forHr);
  });

  it("one test of three groups: R's", () => {
    const three = subjectsOf(undefined, (_, k) => `g${Math.floor(k / 2) % 3}`);
    const [row] = globalTest(groupSubjects(three), {...context, reference: "g0"});
    expect(row).toMatchObject({n: 44, nEvent: 37, df: 2, refusal: null, stratum: "tumour, HER2 status, HR status"});
    expect(row?.statistic).toBeCloseTo(inR.ofThree[0], 8);
    expect(row?.pValue).toBeCloseTo(inR.ofThree[1], 8);
  });
});

const some = (n: number, tumour: string | null, her2: string | null, hr: string | null): Subject[] =>
  Array.from({length: n}, () => ({
    patientId: null,
    file: null,
    row: null,
    group: "g",
    time: 1,
    event: 1,
    entry: null,
    cells: {tumour, her2_status: her2, hr_status: hr}
  }));

describe("groups that differ in HR status", () => {
  it("are refused, with HR status as the reason", () => {
    const overlap = comparability(some(5, "breast", "low", "negative"), some(5, "breast", "low", "positive"));
    expect(overlap).toEqual({
      kind: "not comparable",
      why: {
        code: "no-cell-in-common",
        column: "hr",
        groups: [["breast, HER2 low, HR negative"], ["breast, HER2 low, HR positive"]]
      }
    });
    expect(overlap.kind === "not comparable" && notComparableText(overlap.why)).toBe(
      "the groups share no HR status within a tumour type and, where recorded, HER2 status (breast, HER2 low, HR negative against breast, HER2 low, HR positive), so a contrast would compare diseases; spellings that differ count as different"
    );
  });

  it("the reason is the first column in which they are apart", () => {
    const whyOf = (a: Subject[], b: Subject[]): string | null => {
      const overlap = comparability(a, b);
      return overlap.kind === "not comparable" && overlap.why.code === "no-cell-in-common" ? overlap.why.column : null;
    };
    expect(whyOf(some(5, "breast", "low", "negative"), some(5, "breast", "positive", "positive"))).toBe("her2");
    expect(whyOf(some(5, "breast", "low", "negative"), some(5, "gastric", "low", null))).toBe("tumour");
    // Each status stands in both, and no combination of the two.
    const [a, b] = [
      [...some(3, "breast", "low", "negative"), ...some(3, "breast", "zero", "positive")],
      [...some(3, "breast", "low", "positive"), ...some(3, "breast", "zero", "negative")]
    ];
    expect(whyOf(a, b)).toBe("hr");
    expect(whyOf(some(5, "breast", null, "negative"), some(5, "breast", null, "positive"))).toBe("hr");
  });

  it.each(["gastric", "endometrial", "breast implant-associated ALCL"])("of %s are compared", (tumour) => {
    expect(comparability(some(5, tumour, null, "negative"), some(5, tumour, null, "positive"))).toMatchObject({
      kind: "comparable",
      alike: ["tumour"]
    });
  });

  it.each(["breast", "Mammakarzinom", "TNBC", "invasive ductal breast carcinoma", "C50.9"])(
    "of %s are not",
    (tumour) => {
      expect(comparability(some(5, tumour, null, "negative"), some(5, tumour, null, "positive")).kind).toBe(
        "not comparable"
      );
    }
  );

  it("a shared cell of another tumour is compared, and HR status is then not among the columns", () => {
    expect(
      comparability(
        [...some(3, "breast", null, "negative"), ...some(2, "gastric", null, null)],
        [...some(3, "breast", null, "positive"), ...some(2, "gastric", null, null)]
      )
    ).toMatchObject({kind: "comparable", alike: ["tumour"], outside: {n: 6, lacking: 0, columns: []}});
  });

  it("who has no tumour type on record lacks that, and not HR status too", () => {
    const {cells, lacked} = subjectCells(
      [...some(2, "breast", null, "negative"), ...some(1, null, null, "positive"), ...some(1, null, null, null)],
      null
    );
    expect(cells).toEqual(["breast, HR negative", "breast, HR negative", null, null]);
    expect(lacked).toEqual(["tumour"]);
  });
});

describe("a propensity model", () => {
  const covariatesOf = (subjects: readonly Subject[]): readonly string[] =>
    propensityCovariates(subjects, ["hr_status"], {
      cells: subjectCells(subjects, null).cells.map(String),
      by: ["tumour", "HR status"]
    }).names;

  it("has HR status in its cells, and by itself where it differs within one", () => {
    const breast = [...some(2, "breast", null, "negative"), ...some(1, "breast", null, "Positive")];
    expect(covariatesOf([...breast, ...some(2, "breast", null, "positive")])).toEqual(["tumour and HR status"]);
    const endometrial = [...some(2, "endometrial", null, "negative"), ...some(2, "endometrial", null, "positive")];
    expect(covariatesOf([...breast, ...endometrial])).toEqual(["tumour and HR status", "hr_status"]);
  });
});
