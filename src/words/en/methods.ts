import {daysOfRules, lineRules} from "../../lines/line-rules.ts";
import {PREDICTORS} from "../../analysis/predictor-models.ts";
import {questionOf, type Question} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import type {ShownRow} from "../../record/row.ts";
import {smallSamples} from "../../estimate/small-samples.ts";
import {isBetaProduct} from "./curve-limits.ts";
import {adjustmentStatements} from "./adjustment-statements.ts";
import {bothAdcsStatements} from "./both-adcs-statements.ts";
import {clinicalStatements} from "./clinical-statements.ts";
import {isPenalised} from "./ratio-test.ts";
import {sequentialStatements, type Statement} from "./sequential-statements.ts";

/** In place of what PFS(ADC2) is not, where the endpoint is that. */
const SECOND_PROGRESSION =
  "It counts from ADC1, where PFS2 of EMA and ICH counts from randomisation; whoever never started a second ADC is not in it.";

const always = (): boolean => true;
const fromLines = ({transitions}: ShownResult): boolean => transitions.length > 0;
const hasRow =
  (analysis: string) =>
  ({rows}: ShownResult): boolean =>
    rows.some((row) => row.analysis === analysis && row.refusal === null);

/** Rows of a result, of its contrasts among patients who are alike, of its truncation and paired methods, and of its further analyses. */
function rowsOf({rows, sequential, parts}: ShownResult): readonly ShownRow[] {
  return [
    ...rows,
    ...(sequential?.contrasts ?? []).flatMap((contrast) => contrast.rows),
    ...[...(sequential?.truncation ?? []), ...(sequential?.paired ?? [])].map(({row}) => row),
    ...(parts.views ?? []).flatMap((view) => view.rows)
  ];
}

const statements: readonly Statement[] = [
  {
    applies: fromLines,
    text: ({plan}) =>
      `Lines of therapy were joined to ADC exposures: dose holds and changes of partner are one exposure; another anticancer regimen in between, or a gap of more than ${questionOf(plan).agents.gapDays} days, starts a new one. Drug names were resolved against the catalogue of ADCs; nothing was guessed, and an ADC that could not be resolved makes its transitions unclassifiable.`
  },
  {
    applies: ({sources, issues}) =>
      sources.some(({role}) => role === "drugs" || role === "study") ||
      issues.some(({code}) => code === "report-of-line-before"),
    text: ({plan}) => {
      const days = daysOfRules(plan.lines);
      const rules = (Object.keys(lineRules) as (keyof typeof lineRules)[]).map(
        (name) => `${lineRules[name].says} (${name}: ${days[name]})`
      );
      return `Records of drugs and assessments became lines of therapy by rules in days: ${rules.join("; ")}. Endocrine therapy, HER2 antibodies and checkpoint inhibitors within a line or as its maintenance open, shorten and lengthen none.`;
    }
  },
  {
    applies: ({plan, transitions}) => transitions.length > 0 && questionOf(plan).partners === "keep",
    text: () =>
      "Sequences are named with the drugs given beside each ADC, supportive ones aside, so that an ADC with and without a partner stand in different sequences; the class of a transition is that of the ADCs alone."
  },
  {
    applies: ({agents}) => agents !== null,
    text: ({agents}) =>
      `The catalogue of ADCs was changed by ${agents?.file ?? ""}: added ${listed(agents?.added)}; put in place of the catalogue's own ${listed(agents?.overridden)}.`
  },
  {
    applies: ({plan}) => Object.keys(questionOf(plan).agents.meaning).length > 0,
    text: ({plan}) =>
      `Names given a meaning by the plan: ${Object.entries(questionOf(plan).agents.meaning)
        .map(([name, meaning]) => `${name} is ${meaning}`)
        .join("; ")}.`
  },
  {
    applies: fromLines,
    text: ({plan}) =>
      `Each transition between consecutive ADC exposures was classified on two axes, target antigen and payload, the payload at the level of ${levelInWords[questionOf(plan).agents.level]}. ${populationInWords(questionOf(plan))}`
  },
  {
    applies: fromLines,
    text: ({rows, plan}) =>
      `${rows[0]?.endpoint ?? "The endpoint"}. ${questionOf(plan).endpoint.definition} ${questionOf(plan).endpoint.kind === "PFS2" ? SECOND_PROGRESSION : "PFS(ADC2) counts from the start of the second ADC; it is not PFS2 in the sense of ICH (randomisation to second progression)."}`
  },
  {
    applies: ({transitions}) => transitions.length === 0,
    text: ({unit}) => `Time and event were taken as given in the file, in ${unit}.`
  },
  {
    applies: always,
    text: () =>
      'Survival was estimated by Kaplan-Meier (Kaplan & Meier 1958) with Greenwood\'s variance and log-log 95 % confidence intervals (Kalbfleisch & Prentice 1980); medians are the time at which the curve reaches 0.5, the midpoint where it stays there, with limits by inverting the interval (Brookmeyer & Crowley 1982). Median follow-up is by reverse Kaplan-Meier (Schemper & Smith 1996). In R: survfit(Surv(time, event) ~ group, conf.type = "log-log").'
  },
  {
    applies: (result) => rowsOf(result).some(isBetaProduct),
    text: () =>
      `With fewer than ${smallSamples.betaProduct} patients, and where nobody had had the event yet, limits of curves, medians and milestones are by the beta product confidence procedure, by moments (Fay, Brittain & Proschan 2013; Fay & Brittain 2016), which is that of Clopper and Pearson where nobody is censored; with delayed entry, weights or several records of a patient, for which it is not made, they are log-log, and none where nobody had had the event. In R: bpcp(time, status, nmc = 0).`
  },
  {
    applies: hasRow("log-rank"),
    text: () =>
      "Groups were compared by the two-sided log-rank test (Mantel 1966; Peto & Peto 1972), stratified where the table says so. In R, on the two groups of a contrast: survdiff(Surv(time, event) ~ group + strata(stratum))."
  },
  {
    applies: (result) => rowsOf(result).some(({remarks}) => remarks.some(({code}) => code === "p-by-permutation")),
    text: () =>
      `Where fewer than ${smallSamples.permutation} events were compared, p of the log-rank test is by permutation of the groups, within strata, of the statistic standardised by the hypergeometric variance of each arrangement, which allows for groups that are censored differently (Neuhaus 1993; Heimann & Neuhaus 1998): all arrangements, or ${smallSamples.arrangements} drawn with a fixed seed, as the notes say.`
  },
  {
    applies: hasRow("cox"),
    text: ({plan}) => {
      const {adjust} = questionOf(plan);
      return `Hazard ratios are from Cox regression (Cox 1972) with Efron's handling of ties (Efron 1977) and Wald intervals, one fit for each pair of groups, on the patients of these two alone, stratified where the table says so${adjust.length === 0 ? "" : ` and adjusted for ${adjust.join(", ")}; the log-rank test is not adjusted`}. In R: coxph(Surv(time, event) ~ ${["group", ...adjust].join(" + ")} + strata(stratum)). Proportional hazards were tested by the score test (Grambsch & Therneau 1994; in R: cox.zph).`;
    }
  },
  {
    applies: (result) => rowsOf(result).some((row) => row.analysis !== PREDICTORS && isPenalised(row)),
    text: () =>
      "Where events are separated, so that no finite hazard ratio fits best, the ratio is that of Firth's penalised likelihood, with Breslow's handling of ties, limits of its profile and p of its likelihood ratio (Firth 1993; Heinze & Schemper 2001); the rows say so. In R: coxphf."
  },
  {
    applies: fromLines,
    text: ({plan}) =>
      `A contrast between groups was made only among patients whose tumour type and, where recorded, HER2 status and in breast cancer HR status are found in both groups, and within these strata. ${plan.her2.rule === "last-before-ADC2" ? "HER2 and hormone-receptor status are those" : "Hormone-receptor status is that"} of the second ADC's line or, where blank there, the latest recorded before it.`
  },
  {
    applies: (result) =>
      rowsOf(result).some(
        ({refusal}) => refusal?.code === "received-both-only" && refusal.question.startsWith("contrast")
      ),
    text: () =>
      "Between classes of transition and between sequences no hazard ratio and no test is given: every patient of the file received both ADCs, so that PFS on ADC1 is cut short by having to reach ADC2, and the standing of patients on ADC1 among all who started it, for which PFS on ADC2 has to be adjusted, is not known."
  },
  {
    applies: ({plan, transitions}) => transitions.length > 0 && !questionOf(plan).permitted.contrasts,
    text: () =>
      "ADC1 and ADC2 of the same patients are not compared as two groups: no hazard ratio and no log-rank p-value is given. The exact sign and signed-rank tests on pairs in which both events were observed check the hypothesis of exchangeable times under conditions that the table names; they are no estimates."
  },
  ...bothAdcsStatements,
  ...adjustmentStatements,
  ...sequentialStatements,
  {
    applies: ({followUp}) => followUp.some(({entry}) => typeof entry === "number" && entry > 0),
    text: () =>
      'Entry into observation was delayed for some patients; they are at risk only after it (entry < t). In R: Surv(entry, time, event); survdiff refuses such data, and the log-rank statistic given here is the score test of coxph(…, ties = "exact").'
  },
  {
    applies: ({issues}) => issues.some(({code}) => code === "repeated-patients"),
    text: () =>
      "Some patients have several records: variances are robust by patient (in R: cluster = patient_id), no log-rank test is given, and groups that share patients are not compared."
  },
  {
    applies: ({disclosure}) => disclosure !== undefined,
    text: ({disclosure}) =>
      `Small counts: a policy was applied to everything shown here. ${(disclosure?.changes ?? []).join(" ")}`
  },
  ...clinicalStatements,
  {
    applies: always,
    text: ({unit}) =>
      `Times are analysed in ${unit}; months in tables and figures are ${unit === "days" ? "days divided by 30.4375" : unit === "weeks" ? "weeks times 7 / 30.4375" : "as given"}.`
  }
];

const listed = (ids: readonly string[] | undefined): string =>
  ids === undefined || ids.length === 0 ? "none" : ids.join(", ");

const levelInWords: Readonly<Record<Question["agents"]["level"], string>> = {
  class: "its mechanism class",
  family: "its payload family",
  molecule: "the payload molecule"
};

const stoppedWords: Readonly<Record<Question["population"]["adc1Stopped"], string>> = {
  progression: "after ADC1 stopped for progression",
  progressed: "with a progression recorded before ADC2 began, whatever ended ADC1",
  any: "whatever the reason for stopping ADC1"
};

function populationInWords({population}: Question): string {
  const unit =
    population.transitions === "first"
      ? "each patient's first transition between metastatic ADC1 and ADC2"
      : "every transition between metastatic ADCs, clustered by patient";
  const stopped = stoppedWords[population.adc1Stopped];
  const left = [
    population.classicOnly ? "conjugates that are not classic ADCs" : null,
    population.concurrent ? null : "two ADCs given at once"
  ].filter((text) => text !== null);
  return `The analysis holds ${unit}, ${stopped}${left.length === 0 ? "" : `, without ${left.join(" and ")}`}${population.where === null ? "" : `, where ${population.where.text}`}.`;
}

/** The statements that apply to a result, one paragraph each. */
export function methodParagraphs(result: ShownResult): string[] {
  return statements.filter(({applies}) => applies(result)).map(({text}) => text(result));
}
