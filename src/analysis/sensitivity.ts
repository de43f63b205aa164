import type {Cohort} from "../cohort/cohort.ts";
import {endpointLabel, type Endpoint, type EndpointKnobs} from "../cohort/endpoints.ts";
import {assessmentInterval} from "../patients/assessment-interval.ts";
import type {ExposureRule} from "../patients/exposure-rules.ts";
import {exposureFollowUp, timesByExposure} from "../patients/follow-up.ts";
import {settingWords} from "../cohort/setting-words.ts";
import {groupingName} from "../question/grouping.ts";
import {populationLabel, type Question} from "../question/question.ts";
import {cellAt} from "../record/cell-columns.ts";
import {her2Rules} from "../record/plan-her2.ts";
import type {RuleEstimate} from "../record/result-parts.ts";
import type {Remark} from "../record/remark.ts";
import {resultRow, withRemarks, type Row} from "../record/row.ts";
import {specificationCurve} from "../estimate/specification-curve.ts";
import type {AnalysisSet, TreatmentHistory} from "./analysis-set.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {AnalysisPart} from "./analysis-part.ts";
import {mainContrast, type MainContrast} from "./main-contrast.ts";
import {medianRow} from "./median-row.ts";
import type {Pairing} from "./sequential-comparison.ts";
import {underHer2Rule, type Sequences} from "./sequences.ts";
import type {Subject} from "./subject.ts";
import {transitionSet} from "./transition-set.ts";

/** Rules of a PFS endpoint that are varied, each with its other settings; none where they can make no difference in this cohort. */
const varied: {
  readonly [K in keyof EndpointKnobs]?: (cohort: Cohort, history: TreatmentHistory) => readonly EndpointKnobs[K][];
} = {
  deathWindowDays: ({assessments}, {exposures}) => [
    30,
    60,
    90,
    null,
    ...(assessmentInterval(exposures, assessments) === null ? [] : (["two missed visits"] as const))
  ],
  ignoreProgressionDays: () => [0, 14],
  nextLine: () => ["censors", "ignored"],
  visitGapDays: ({assessments}) => (assessments === null ? [] : [null, 90]),
  undatedProgression: (_, {exposures}) =>
    exposures.some(({stopReason, progression}) => stopReason === "progression" && progression === null)
      ? ["no event", "event at end"]
      : [],
  firstDayProgression: (_, {exposures}) =>
    exposures.some(({firstDayProgression, progression}) => firstDayProgression !== null && progression === null)
      ? ["event at end", "event on day 1", "censored on day 1", "ignored"]
      : []
};

const variedKnobs = Object.keys(settingWords).filter(
  (name): name is keyof EndpointKnobs & keyof typeof settingWords => name in varied
);

/**
 * The main contrast and the median of each group under every combination of the rules that make the endpoint, the question's own first. The main contrast is the primary one or, where that has no estimate, the first
 * between groups that has; no p-value is given, because these are no further tests. Only for endpoints of PFS.
 */
export const sensitivityPart: AnalysisPart = {
  name: "sensitivity",
  of: ({cohort, question, set, rows}) => {
    const {history: derived, pairing} = set;
    const {endpoint} = question;
    if (
      !question.sequential.sensitivity ||
      derived === null ||
      pairing === null ||
      set.subjects.length === 0 ||
      !question.permitted.pairs
    )
      return {};
    const context = {cohort, question, set, derived, pairing};
    const main = mainContrast({question, set}, rows);
    const asked = withAlternatives(
      rulesOf(endpoint, cohort, derived).map((rule) => ({
        ...rule,
        subjects: subjectsUnder(rule.settings, `${endpoint.name}@${endpoint.version}`, context)
      })),
      context
    );
    // Rules under which nobody's time or HER2 status differs are one: the one with the fewest changes stands for them.
    const times = ({subjects}: {readonly subjects: readonly Subject[]}): string =>
      JSON.stringify(
        subjects.map(({patientId, group, time, event, entry, cells}) => [
          patientId,
          group,
          time,
          event,
          entry,
          cells["her2_status"] ?? null
        ])
      );
    const first = new Set(new Map(asked.toReversed().map((rule) => [times(rule), rule])).values());
    const rules = asked
      .filter((rule) => first.has(rule))
      .map(({subjects, ...rule}) => ({...rule, rows: underRule(subjects, rule, context, main)}));
    const given = rules.flatMap(({rows: estimated}) => estimated);
    if (main === null) return {rows: given};
    const choicesOf = new Map(rules.map(({rule, choices}) => [rule, choices]));
    const curve = specificationCurve(
      rules.map(({rule, rows: estimated}) => {
        const row = estimated.find(({kind}) => kind === "hazard-ratio");
        return {rule, estimate: row?.estimate ?? null, confLow: row?.confLow ?? null, confHigh: row?.confHigh ?? null};
      }),
      endpointLabel(endpoint)
    );
    return {
      rows: given,
      shown: {
        sensitivity: {
          group: main.group,
          reference: main.reference,
          combinations: asked.length,
          rules: curve.map(({rule, estimate, confLow, confHigh, primary}): RuleEstimate => ({
            rule,
            choices: choicesOf.get(rule) ?? {},
            primary,
            estimate,
            confLow,
            confHigh
          }))
        }
      }
    };
  }
};

interface Rule {
  readonly rule: string;
  /** Of the endpoint; null where they are the plan's, and another HER2 status counts. */
  readonly settings: Partial<EndpointKnobs> | null;
  readonly choices: Readonly<Record<string, string>>;
}

interface EndpointRule extends Rule {
  readonly settings: Partial<EndpointKnobs>;
}

/** Every combination of the settings that can make a difference in this cohort, those with the fewest changes first. */
function rulesOf(endpoint: Endpoint, cohort: Cohort, derived: TreatmentHistory): EndpointRule[] {
  const all = variedKnobs.reduce<EndpointRule[]>(
    (rules, knob) => {
      const values = varied[knob]?.(cohort, derived) ?? [];
      return values.length === 0
        ? rules
        : rules.flatMap((rule) =>
            [...new Set<string | number | null>([endpoint.knobs[knob], ...values])].map((value) => {
              const settings = {...rule.settings, [knob]: value} as Partial<EndpointKnobs>;
              return {
                settings,
                rule: endpointLabel(endpoint, settings),
                choices: {...rule.choices, [settingWords[knob].decision]: settingWords[knob].setting(value)}
              };
            })
          );
    },
    [{rule: endpointLabel(endpoint), settings: {}, choices: {}}]
  );
  const changes = ({settings}: EndpointRule): number =>
    Object.entries(settings).filter(([knob, value]) => endpoint.knobs[knob as keyof EndpointKnobs] !== value).length;
  return all.toSorted((a, b) => changes(a) - changes(b));
}

interface Context {
  readonly cohort: Cohort;
  readonly question: Question;
  readonly set: AnalysisSet;
  readonly derived: TreatmentHistory;
  readonly pairing: Pairing;
}

/** A rule with the subjects under it. */
interface RuledSubjects extends Rule {
  readonly subjects: readonly Subject[];
  /** Of these subjects, where their first ADCs may be others. */
  readonly pairing?: Pairing | null;
  /** Whom they are of, where that is not the plan's population. */
  readonly population?: string;
}

/** A decision beside the rules of the endpoint that changes who is analysed, or with whom: the plan's own setting, and the others under which something differs. */
interface Alternatives {
  readonly name: keyof typeof settingWords;
  readonly own: string | number;
  readonly others: readonly (Pick<RuledSubjects, "subjects" | "pairing" | "population"> & {
    readonly value: string | number;
  })[];
}

/** The rules of the endpoint and, under the plan's own, the other settings of each further decision. */
function withAlternatives(rules: readonly RuledSubjects[], context: Context): readonly RuledSubjects[] {
  const {endpoint} = context.question;
  const further = [
    stopAlternatives(context),
    her2Alternatives(context),
    ...unreadAlternatives(context),
    gapAlternatives(context)
  ].filter(({others}) => others.length > 0);
  const own = Object.fromEntries(
    further.map((one) => [settingWords[one.name].decision, settingWords[one.name].setting(one.own)])
  );
  return [
    ...rules.map((rule) => ({...rule, choices: {...rule.choices, ...own}})),
    ...further.flatMap(({name, others}) =>
      others.map(({value, ...changed}): RuledSubjects => ({
        ...changed,
        rule: `${endpointLabel(endpoint)}[${name}=${value}]`,
        settings: null,
        choices: {...rules[0]?.choices, ...own, [settingWords[name].decision]: settingWords[name].setting(value)}
      }))
    )
  ];
}

/** What else may be asked of the end of ADC1, where others are analysed then. */
function stopAlternatives({cohort, question, derived, set}: Context): Alternatives {
  const own = question.population.adc1Stopped;
  const analysed = ({subjects}: Pick<AnalysisSet, "subjects">): string =>
    JSON.stringify(subjects.map(({file, row}) => [file, row]));
  return {
    name: "adc1Stopped",
    own,
    others: (["progression", "progressed", "any"] as const).flatMap((value) => {
      if (value === own) return [];
      const other = {...question, population: {...question.population, adc1Stopped: value}};
      const under = transitionSet(cohort, other, derived.catalogue, {...derived.sequences, issues: []});
      const isOther = under.subjects.length > 0 && analysed(under) !== analysed(set);
      return isOther
        ? [{value, subjects: under.subjects, pairing: under.pairing, population: populationLabel(other.population)}]
        : [];
    })
  };
}

/** The other rules for HER2, from the population on, where a status of any transition differs under one. */
function her2Alternatives({cohort, question, derived}: Context): Alternatives {
  const {sequences, catalogue} = derived;
  const her2Of = ({cells, patients}: Sequences): string => {
    const column = cells.column("her2_status");
    const n = patients.reduce((sum, {transitions}) => sum + transitions.length, 0);
    return JSON.stringify(column === undefined ? [] : Array.from({length: n}, (_, i) => cellAt(column, i)));
  };
  const asPlanned = her2Of(sequences);
  return {
    name: "her2",
    own: question.her2,
    others: her2Rules.flatMap((rule) => {
      if (rule === question.her2) return [];
      const under = underHer2Rule(cohort, sequences, rule);
      if (her2Of(under) === asPlanned) return [];
      return [{value: rule, subjects: transitionSet(cohort, {...question, her2: rule}, catalogue, under).subjects}];
    })
  };
}

const unreadDecisions = {unknownCodes: "unknown-code", maskedDrugs: "masked-drug"} as const;

/** Codes and unnamed drugs of trials as what the plan does not take them for, where lines hold any. */
function unreadAlternatives({cohort, question, derived, set}: Context): Alternatives[] {
  return (["unknownCodes", "maskedDrugs"] as const).map((name): Alternatives => {
    const own = question.agents[name];
    const holds = set.issues.some(({code}) => code.startsWith(unreadDecisions[name]));
    const value = own === "not-adc" ? "possible-adc" : "not-adc";
    if (!holds) return {name, own, others: []};
    const other = {...question, agents: {...question.agents, [name]: value}};
    const {subjects, pairing} = transitionSet(cohort, other, derived.catalogue);
    return {name, own, others: [{value, subjects, pairing}]};
  });
}

/** Longest pauses of one exposure that are tried beside the plan's, in days. */
const PAUSES = [60, 90, 120, 180];
/** Rules by which a pause of one ADC went on with an exposure, or began another. */
const ofPauses: ReadonlySet<ExposureRule> = new Set(["dose-hold", "retreatment-after-ild", "new-after-gap"]);

/** Other longest pauses of one ADC, where an exposure was held or began anew by the plan's. */
function gapAlternatives({cohort, question, derived}: Context): Alternatives {
  const {gapDays} = question.agents;
  const held = derived.exposures.some(({rules}) => rules.some((rule) => ofPauses.has(rule)));
  return {
    name: "gapDays",
    own: gapDays,
    others: PAUSES.filter((days) => held && days !== gapDays).map((value) => {
      const other = {...question, agents: {...question.agents, gapDays: value}};
      const {subjects, pairing} = transitionSet(cohort, other, derived.catalogue);
      return {value, subjects, pairing};
    })
  };
}

/** The subjects with their times under other settings; who has none is not among them. */
function subjectsUnder(settings: Partial<EndpointKnobs>, name: string, {cohort, set, derived}: Context): Subject[] {
  const timeOf = timesByExposure(
    exposureFollowUp(derived.exposures, cohort, name, {...settings, cutoff: derived.cutoff}).times
  );
  return set.subjects.flatMap((subject): Subject[] => {
    const found = subject.therapy === undefined ? undefined : timeOf(subject.therapy.exposure);
    return found === undefined ? [] : [{...subject, time: found.time, event: found.event, entry: found.entry}];
  });
}

/** Hazard ratio of the main contrast and medians under one rule. */
function underRule(
  subjects: readonly Subject[],
  {rule, settings, pairing, population}: Omit<RuledSubjects, "subjects">,
  {question, set}: Context,
  main: MainContrast | null
): Row[] {
  const lost = settings === null ? 0 : set.subjects.length - subjects.length;
  const remarks: readonly Remark[] = lost === 0 ? [] : [{code: "no-time-under-rule", n: lost}];
  const shared = {
    analysis: "sensitivity",
    population: population ?? set.population,
    grouping: groupingName(question.grouping)
  };
  const medians = [...groupSubjects(subjects)].map(([group, own]) =>
    medianRow(own, {
      ...shared,
      endpoint: `PFS(${question.isByPosition ? group : "ADC2"}), ${rule}`,
      group,
      term: "median",
      remarks
    })
  );
  if (main === null) return medians;
  const {group, reference} = main;
  const fields = {
    ...shared,
    endpoint: `PFS(ADC2), ${rule}`,
    kind: "hazard-ratio" as const,
    group,
    reference,
    term: "hazard ratio",
    scale: "hazard ratio"
  };
  const ratio = main.under(subjects, pairing);
  return [
    ratio === undefined
      ? resultRow({...fields, method: "Cox regression", refusal: {code: "nobody-has-time-under-rule"}})
      : // A test of the same hypothesis under another rule is not one more test.
        withRemarks({...ratio, ...fields, pValue: null, statistic: null}, remarks),
    ...medians
  ];
}
