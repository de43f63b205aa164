import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";

/** One statement of the methods about a clinical table, with where it holds. */
export interface ClinicalStatement {
  readonly applies: (result: ShownResult) => boolean;
  readonly text: (result: ShownResult) => string;
}

const hasRow =
  (analysis: string) =>
  ({rows}: ShownResult): boolean =>
    rows.some((row) => row.analysis === analysis && row.refusal === null);
const counted =
  (name: string) =>
  ({parts}: ShownResult): boolean =>
    parts.counts?.some((table) => table.name === name) === true;

/** What the methods say about response, safety, subgroups and the course of treatment. */
export const clinicalStatements: readonly ClinicalStatement[] = [
  {
    applies: hasRow("response"),
    text: () =>
      "Response is the best response as recorded on the lines of an ADC; rates have exact limits (Clopper & Pearson 1934; in R: binom.test). Clinical benefit is CR or PR, or stable disease (SD, non-CR/non-PD) of 24 weeks (168 days) or more from the first dose, as usual in breast cancer trials (after Robertson 1997, Eur J Cancer 33:1774, who studied 6 months of static disease); stable disease censored before is not counted."
  },
  {
    applies: ({rows}) =>
      rows.some(
        ({analysis, group, refusal}) => analysis === "duration-of-response" && group !== null && refusal === null
      ),
    text: () => "Duration of response counts from the first assessment with CR or PR on that ADC to the end of PFS."
  },
  {
    applies: hasRow("restricted-mean"),
    text: ({plan}) =>
      `Restricted mean times are areas under the Kaplan-Meier curves up to ${questionOf(plan).restrictedMean ?? ""} months (Royston & Parmar 2013, BMC Med Res Methodol 13:152); differences are compared as in Uno 2014 (J Clin Oncol 32:2380). In R: print(survfit(Surv(time, event) ~ group), rmean = tau) and survRM2::rmst2.`
  },
  {
    applies: ({parts}) => parts.sequenceProbabilities !== undefined,
    text: () =>
      "Probabilities of each way from ADC1 to ADC2 are cumulative incidences with the other ways and death before ADC2 as competing events (Aalen & Johansen 1978), weighted by the share of each ADC1 among those who started. In R: survfit(Surv(time, factor(way)) ~ adc1)."
  },
  {
    applies: hasRow("cumulative-incidence"),
    text: ({transitions}) =>
      transitions.length === 0
        ? 'The causes that the plan names were estimated as competing events (Aalen & Johansen 1978); curves and ratios count every one of them. In R: survfit(Surv(time, factor(cause)) ~ group, conf.type = "log-log").'
        : 'Progression and death without recorded progression on the second ADC were estimated as competing first events (Aalen & Johansen 1978). In R: survfit(Surv(time, factor(cause, c("censored", "progression", "death"))) ~ group, conf.type = "log-log").'
  },
  {
    applies: hasRow("subgroup"),
    text: ({plan}) => {
      const {subgroups} = questionOf(plan);
      return `Contrasts were made again within the levels of ${subgroups === null ? "tumour, HER2 status, hormone receptors, line of ADC2 (up to 3, 4 or later) and therapy between the ADCs, where recorded" : subgroups.join(", ")}, by the same rules. Interaction was tested by the likelihood ratio of two models with a baseline hazard for each level. In R: anova(coxph(Surv(time, event) ~ group + strata(stratum, level)), coxph(Surv(time, event) ~ group + group:level + strata(stratum, level))). Subgroups are exploratory (Wang 2007, N Engl J Med 357:2189).`;
    }
  },
  {
    applies: counted("safety"),
    text: () =>
      "Adverse events are counted by drug and position over everyone who received that drug in that position, each patient with the worst grade. An event belongs to the ADC of its line of therapy or, where no line is recorded, to the one in which it began, up to 30 days after the last dose and before the next line. Toxicities expected from labels are listed apart."
  },
  {
    applies: hasRow("drug-by-position"),
    text: () =>
      "PFS on each ADC is given by its position, and in any position by the first exposure of each patient to it, over everyone exposed, whether a second ADC followed or not."
  },
  {
    applies: hasRow("scan-interval"),
    text: () =>
      "How often patients were assessed on each drug in its position is the median over patients of each one's median interval between assessments, from the first dose to progression or the last assessment without it."
  },
  {
    applies: hasRow("early-death"),
    text: () =>
      "Deaths within 30 and 60 days of the last dose are counted by drug and position among those seen dead or alive to that day (30 days as in Wallington 2016, Lancet Oncol 17:1203)."
  },
  {
    applies: hasRow("assessment-interval"),
    text: () =>
      "How often patients were assessed is described by each patient's median interval between assessments on an ADC, where days of assessments are recorded, and by the days from the last assessment without progression to progression."
  }
];
