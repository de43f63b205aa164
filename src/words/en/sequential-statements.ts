import {questionOf} from "../../question/question.ts";
import type {Her2Rule} from "../../record/plan-her2.ts";
import type {ShownResult} from "../../record/result.ts";
import {remarkText} from "./remarks.ts";

/** One statement of the methods, with what it rests on. */
export interface Statement {
  readonly applies: (result: ShownResult) => boolean;
  readonly text: (result: ShownResult) => string;
}

const given =
  (analysis: string, name?: string) =>
  ({rows}: ShownResult): boolean =>
    rows.some((row) => row.analysis === analysis && row.refusal === null && (name === undefined || row.term === name));

const her2InWords: Readonly<Record<Her2Rule, string>> = {
  "last-before-ADC2": "the last on or before the line of ADC2",
  "last-before-ADC1": "the last on or before the line of ADC1",
  "ever-low": "HER2-low, where one up to ADC2 was low and none after it positive, else the last",
  "ever-positive": "HER2-positive, where one up to ADC2 was positive, else the last"
};

/** Whether survival from ADC1 of everyone who started it is given; null where it is not asked. */
function fromAdc1(rows: ShownResult["rows"]): "given" | "refused" | null {
  const row = rows.find(({analysis, endpoint}) => analysis === "overall survival" && endpoint === "rwOS from ADC1");
  return row === undefined ? null : row.refusal === null ? "given" : "refused";
}

/** Statements on ADC1 beside ADC2, in the order of the report. */
export const sequentialStatements: readonly Statement[] = [
  {
    applies: ({sequential}) => (sequential?.truncation ?? []).some(({row}) => row.refusal === null),
    text: ({sequential}) =>
      [
        "PFS(ADC1) of patients who reached ADC2 is right-truncated at the data cut-off. Its median was estimated as usually done; by the reverse-time product limit with each patient's window less the own gap (Lynden-Bell 1971; Lagakos, Barraj & De Gruttola 1988); and weighted by 1/G(X), G the product-limit estimate of the windows left-truncated at X, the time to ADC2 (Woodroofe 1985), with percentile limits of 1000 bootstrap samples of patients.",
        sequential?.design === "received-both"
          ? null
          : "Everyone who started ADC1 stands beside them, by Kaplan-Meier.",
        "Quasi-independence of X and the window was tested by the conditional Kendall's tau (Tsai 1990; Martin & Betensky 2005); a restriction to a common window shows patients who are not truncated. None of these estimates is tested against PFS(ADC2)."
      ]
        .filter((text) => text !== null)
        .join(" ")
  },
  {
    applies: ({sequential}) => (sequential?.paired.length ?? 0) > 0,
    text: ({plan}) =>
      `Within patients, the share with PFS(ADC2) shorter than PFS(ADC1) is bounded over the pairs that censoring leaves open (Clopper-Pearson limits); the growth modulation index PFS(ADC2)/PFS(ADC1) (Von Hoff 1998) is estimated by midranks (Texier 2018, PMID 29568321). Hazard ratios, differences and tests of ADC2 against ADC1 are withheld${questionOf(plan).sequential.ask.length === 0 ? "" : `, but for ${questionOf(plan).sequential.ask.join(", ")}, which the plan asks for by name: truncation biases them`}.`
  },
  {
    applies: given("overall survival", "median"),
    text: ({rows, plan}) =>
      [
        "Overall survival is counted from ADC2 where groups are formed by what is known only then.",
        fromAdc1(rows) === null
          ? null
          : fromAdc1(rows) === "given"
            ? "From ADC1 it is that of everyone who started it, whether or not ADC2 followed; of those who reached ADC2 it is not given, since entry at ADC2 would need the time until then to tell nothing of survival, of which it is a part."
            : "From ADC1 it is not given: whoever died before ADC2 is not in the file.",
        rows.some(
          ({analysis, kind, refusal}) => analysis === "overall survival" && kind === "hazard-ratio" && refusal === null
        )
          ? `After ADC2 against before or without it: from a landmark at ${questionOf(plan).sequential.landmark} days (Anderson, Cain & Gelber 1983) and with ADC2 as time-varying exposure (Mantel & Byar 1974), by Cox regression with variance robust by patient. Beside the latter, which is the Markov form of an illness-death model, stand two steps of the time since ADC2, and death after ADC2 by how long ADC2 took to begin, in the time since ADC1 (a test of the Markov assumption) and in that since ADC2 (semi-Markov; Andersen & Keiding 2002). None of them is an effect of ADC2: who lives long gets ADC2. In R: coxph(Surv(start, stop, death) ~ received, cluster = patient_id).`
          : null
      ]
        .filter((text) => text !== null)
        .join(" ")
  },
  {
    applies: given("multi-state"),
    text: () =>
      "States from ADC1 on go by the drug: on an ADC from its first to its last dose (rwTTD@1), off it, dead. Their occupation is by Aalen-Johansen (1978), which from a common start needs no Markov property (Datta & Satten 2001). Limits are percentiles of 500 bootstrap samples of patients. In R: survfit(Surv(entry, time, state) ~ 1, id = patient_id, istate = from)."
  },
  {
    applies: given("reaching ADC2"),
    text: () =>
      'ADC2, death before it, or neither is told of everyone who started ADC1 and of everyone who started each product, since the class of a transition is not defined for those who never reach ADC2: Aalen-Johansen with ADC2 and death competing, standard errors by the infinitesimal jackknife, limits on the log-log scale; from a landmark it asks only patients who are off ADC1, alive and without ADC2 then (Putter & Spitoni 2018). In R: survfit(Surv(entry, time, factor(first)) ~ 1, id = patient_id, conf.type = "log-log").'
  },
  {
    applies: given("therapy after ADC1"),
    text: ({plan, rows}) =>
      `Those who progressed on ADC1 were followed to the first systemic therapy after it: an ADC, another therapy, or nothing further, which stays in the denominator. An ADC was compared with another therapy within line of ADC1, tumour type and, where recorded, HER2 status and in breast cancer HR status, by Cox regression with variance robust by patient, from ${rows.some(({analysis, kind, refusal}) => analysis === "therapy after ADC1" && kind === "hazard-ratio" && refusal === null) ? "three" : "the"} declared time zeros: the progression, with the next therapy as time-dependent exposure (Mantel & Byar 1974); a landmark ${questionOf(plan).sequential.nextTherapyLandmark} days after it (Anderson, Cain & Gelber 1983); and the start of the next therapy, in those who got one, for which progression, death and censoring follow one rule on both kinds of lines. In R: coxph(Surv(entry, time, death) ~ adc + other + strata(cell), cluster = patient_id). ${remarkText({code: "no-effect-of-next-therapy"}).replace(/^no effect/, "No effect")}.`
  },
  {
    applies: ({parts: {nullPicture}}) => nullPicture !== undefined,
    text: ({parts: {nullPicture}, plan}) =>
      `Cohorts without cross-resistance were simulated (${nullPicture?.replicates ?? 0} for each of ${nullPicture?.worlds.length ?? 0} worlds, seed ${questionOf(plan).seed}) from ${nullPicture?.base === "weighted" ? "the curve of PFS(ADC1) weighted for the windows" : "the curve of everyone who started ADC1"}, with this cohort's windows and gaps, a gamma frailty in Clayton's form (Oakes 1989), and attrition and an effect of the later line as stated; ${remarkText({code: "null-picture"})}.`
  },
  {
    applies: ({rows}) =>
      new Set(rows.filter(({analysis}) => analysis === "sensitivity").map(({endpoint}) => endpoint)).size > 1,
    text: () =>
      "The main contrast was repeated under other rules of the endpoint (window for deaths, early progression, next line, gaps between visits, undated progression) as a specification curve (Simonsohn, Simmons & Nelson 2020), without p-values; the plan's rule is the primary one. PFS(ADC1), where a contrast is adjusted for it, stays under the plan's rule."
  },
  {
    applies: ({plan, rows}) =>
      plan.her2.rule !== "last-before-ADC2" || rows.some(({endpoint}) => endpoint?.includes("[her2=") === true),
    text: ({plan, rows}) =>
      `Where HER2 status differs between the lines of a patient, ${her2InWords[plan.her2.rule]} counts${rows.some(({endpoint}) => endpoint?.includes("[her2=") === true) ? "; the main contrast was repeated under the other rules" : ""}.`
  }
];
