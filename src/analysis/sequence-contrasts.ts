import {endpointLabel} from "../cohort/endpoints.ts";
import {nearMiss} from "../record/near-miss.ts";
import type {Question} from "../question/question.ts";
import type {ContrastResult, PrimaryContrast} from "../record/result.ts";
import type {Row} from "../record/row.ts";
import type {ContrastAdjustmentName} from "../record/contrast-adjustment-name.ts";
import type {Refusal} from "../record/refusal.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import {standingsOnAdc1, type Adc1Time} from "../estimate/standing-on-adc1.ts";
import {asExploratory} from "./exploratory-row.ts";
import {receivedBothRefusal} from "../audit/received-both.ts";
import {calendarOfAdc2} from "./calendar-of-adc2.ts";
import {classContrasts, sequenceContrast, type ClassContrast, type ContrastRecord} from "../estimate/class-contrast.ts";
import {contrastRecord} from "../estimate/contrast-record.ts";
import {contrastAdjustmentOf, contrastRows, type ClassContrastContext} from "../estimate/class-contrast-rows.ts";
import {adjustedFor as adjustedForText} from "../estimate/contrast-adjustment.ts";
import {contrastSelection} from "../estimate/contrast-selection.ts";
import {estimandTable} from "../estimate/estimand.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import {groupOrder, groupSubjects, referenceGroup} from "./subject-groups.ts";
import type {Subject} from "./subject.ts";

interface Labels {
  readonly endpoint: string;
  readonly population: string;
  readonly unit: string;
}

const UNASKED_BY_TRANSITION = ["like-for-like", "double-swap-v-target-only", "double-swap-v-same-target"] as const;
const SEQUENCES = "sequences";

/**
 * The contrasts that a question asks for, each with its question, what stays different between its arms, and its rows, adjusted for the standing on ADC1 and calendar time, or where the file does not say who stands where for PFS(ADC1); and which of them, or of the contrasts between groups, is the
 * primary one, with its estimand. Where the question names none, those with an empty arm are left out, but for the primary one. A contrast that the cohort cannot carry has rows whose refusal says why.
 *
 * Throws `RangeError` for a primary contrast that is neither a named contrast nor a group.
 */
export function sequenceContrasts(
  subjects: readonly Subject[],
  starters: readonly Started[],
  question: Question,
  rows: readonly Row[],
  labels: Labels
): {readonly contrasts: ContrastResult[]; readonly primary: PrimaryContrast | null} {
  const onAdc2 = subjects.filter(({group}) => !question.isByPosition || group === "ADC2");
  const wanted = question.permitted.classContrasts ? wantedContrasts(onAdc2, question) : [];
  const primary = primaryOf(onAdc2, question);
  const made = recordsOf(onAdc2, starters, question);
  const contrasts = askedContrasts(wanted, primary, made.records, question).map((contrast) =>
    contrastResult(contrast, made, labels)
  );
  return {
    contrasts,
    primary:
      primary === null
        ? null
        : {
            name: primary.name,
            refusal: refusalOf(primary, contrasts, rows),
            estimand: primary.estimand(labels, contrasts.find(({name}) => name === primary.name)?.adjustment ?? "pfs1")
          }
  };
}

/** The contrasts wanted with the primary one first; those with an empty arm only where the question names them. */
function askedContrasts(
  wanted: readonly ClassContrast[],
  primary: Primary | null,
  records: readonly ContrastRecord[],
  {sequential}: Question
): ClassContrast[] {
  const own = primary?.contrast ?? null;
  const asked = own === null || wanted.some(({name}) => name === own.name) ? wanted : [own, ...wanted];
  return asked.filter(
    ({name, arms}) =>
      sequential.contrasts !== null || name === primary?.name || arms.every(({holds}) => records.some(holds))
  );
}

/** What a contrast asks of those who started ADC1. */
type Started = Pick<
  AdcStarter,
  "patientId" | "product" | "adc1Start" | "pfs1" | "event1" | "entry" | "adc2Start" | "hasAdc2"
>;

/** What contrasts ask of each subject, and all who started ADC1, among whom records have their standing. */
interface ContrastRecords {
  readonly records: readonly ContrastRecord[];
  /** Empty where the file holds nobody but patients who reached ADC2, of whom a standing would be one among the selected. */
  readonly started: readonly Adc1Time[];
  readonly design: Design;
}

/** How a contrast is made in this file: its ratio withheld, or given all the same because it is asked for by name. */
interface Design {
  readonly context: Pick<ClassContrastContext, "adjustment" | "withheld">;
  readonly marked: (row: Row) => Row;
}

function designOf(withheld: Refusal | null, {asksUnadjusted}: Question): Design {
  const unmarked = (row: Row): Row => row;
  if (withheld === null) return {context: {}, marked: unmarked};
  return asksUnadjusted
    ? {context: {adjustment: "none"}, marked: asExploratory}
    : {context: {withheld}, marked: unmarked};
}

function recordsOf(subjects: readonly Subject[], starters: readonly Started[], question: Question): ContrastRecords {
  const withheld = receivedBothRefusal(starters);
  const started =
    withheld !== null
      ? []
      : starters.map(({product, pfs1, event1, entry}): Adc1Time => ({
          product: product ?? null,
          time: pfs1,
          event: event1,
          entry
        }));
  const standings = standingsOnAdc1(started);
  const places = new Map(starters.map(({patientId}, place) => [patientId, place]));
  const calendar = calendarOfAdc2(subjects, question);
  return {
    design: designOf(withheld, question),
    started,
    records: subjects.map(({patientId, cells, time, event, entry}, at) => {
      const place = places.get(patientId ?? "");
      const own = place === undefined ? undefined : starters[place];
      return contrastRecord(cells, {
        time,
        event,
        entry,
        pfs1: own?.pfs1 ?? null,
        standing: (place === undefined ? null : standings[place]) ?? null,
        calendar: calendar[at] ?? null,
        gap:
          own === undefined || own.adc2Start === null || own.event1 === 0
            ? null
            : own.adc2Start - own.adc1Start - own.pfs1
      });
    })
  };
}

function contrastResult(
  contrast: ClassContrast,
  {records, started, design}: ContrastRecords,
  labels: Labels
): ContrastResult {
  const selection = contrastSelection(records, contrast);
  const context = {...labels, fewest: FEWEST_COMPARED, starters: started, ...design.context};
  return {
    name: contrast.name,
    question: contrast.question,
    confounded: contrast.confounded,
    apart: selection.apart ?? [],
    cells: selection.cells.map(({cell}) => cell),
    adjustment: context.adjustment ?? contrastAdjustmentOf(selection),
    rows: contrastRows(selection, context).map(design.marked)
  };
}

/** The contrasts as the question names them, or as its grouping suggests. */
function wantedContrasts(subjects: readonly Subject[], question: Question): ClassContrast[] {
  const names =
    question.sequential.contrasts ??
    (question.grouping.by === "transition"
      ? UNASKED_BY_TRANSITION
      : question.grouping.by === "sequence"
        ? [SEQUENCES]
        : []);
  return names.flatMap((name) =>
    name === SEQUENCES
      ? contrastsOfSequences(subjects, question)
      : classContrasts.filter((contrast) => contrast.name === name)
  );
}

/** Each sequence against the reference: the question's where it groups by sequence, else the largest. */
function contrastsOfSequences(subjects: readonly Subject[], question: Question): ClassContrast[] {
  const sequences = groupSubjects(
    subjects.flatMap((subject) =>
      typeof subject.cells["sequence"] === "string" ? [{...subject, group: subject.cells["sequence"]}] : []
    )
  );
  if (sequences.size < 2) return [];
  const reference = referenceGroup(sequences, {
    reference: question.grouping.by === "sequence" ? question.reference : null,
    grouping: {by: "sequence"}
  });
  return [...sequences.keys()]
    .filter((sequence) => sequence !== reference)
    .map((sequence) => sequenceContrast(reference, sequence));
}

interface Primary {
  readonly name: string;
  /** Null where it is a contrast between the groups of the grouping. */
  readonly contrast: ClassContrast | null;
  readonly group: string | null;
  readonly estimand: (labels: Labels, adjustment: ContrastAdjustmentName) => PrimaryContrast["estimand"];
}

function primaryOf(subjects: readonly Subject[], question: Question): Primary | null {
  const {sequential} = question;
  const groups = groupSubjects(subjects, groupOrder(question));
  if (groups.size === 0) return null;
  const reference = question.isByPosition ? null : referenceGroup(groups, question);
  const others = [...groups.keys()].filter((group) => group !== reference);
  const byName = classContrasts.find(({name}) => name === (sequential.primary ?? unaskedPrimary(question)));
  if (byName !== undefined && question.permitted.classContrasts) return namedPrimary(byName, question);
  requirePrimary(question, reference === null ? [] : others, byName !== undefined);
  const group = sequential.primary ?? unaskedGroup(groups, others, question);
  return group === null || reference === null ? null : groupPrimary(group, reference, question);
}

/** A group against the reference, as a contrast between sequences where the groups are sequences and it is permitted. */
function groupPrimary(group: string, reference: string, question: Question): Primary {
  return question.grouping.by === "sequence" && question.permitted.classContrasts
    ? namedPrimary(sequenceContrast(reference, group), question, "ADC2 of the sequence")
    : primaryOfGroups(group, reference, question);
}

/** The group that the primary contrast is of where none is asked for: the largest sequence, or the only other group. */
function unaskedGroup(
  groups: ReadonlyMap<string, readonly Subject[]>,
  others: readonly string[],
  {grouping}: Question
): string | null {
  if (grouping.by === "sequence") return largest(groups, others);
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** The primary contrast where none is asked for by name: that of transitions. */
function unaskedPrimary({grouping, sequential: {contrasts}}: Question): string | null {
  if (grouping.by !== "transition") return null;
  return contrasts === null ? UNASKED_BY_TRANSITION[0] : (contrasts[0] ?? null);
}

/** Throws `RangeError` for a primary contrast that is asked for and is neither one of these groups nor permitted by its name. */
function requirePrimary({sequential: {primary: asked}}: Question, groups: readonly string[], isNamed: boolean): void {
  if (asked === null || groups.includes(asked)) return;
  const choices = [...classContrasts.map(({name}) => name), ...groups];
  const meant = nearMiss(asked, choices);
  throw new RangeError(
    isNamed
      ? `sequential.primary: ${asked} needs an endpoint of PFS and each patient's first transition`
      : `sequential.primary must be one of ${choices.join(", ")}, got ${asked}${meant === null ? "" : `; did you mean ${meant}?`}`
  );
}

function namedPrimary(contrast: ClassContrast, {endpoint}: Question, arm?: string): Primary {
  return {
    name: contrast.name,
    contrast,
    group: null,
    estimand: ({population}, adjustment) =>
      estimandTable(contrast, {
        endpoint: endpointLabel(endpoint),
        population,
        adjustedFor: adjustedForText[adjustment] === null ? [] : [adjustedForText[adjustment]],
        ...(arm === undefined ? {} : {arm})
      })
  };
}

/** A group against the reference of the grouping. */
function primaryOfGroups(group: string, reference: string, {endpoint, adjust}: Question): Primary {
  const confounded =
    "who is in which group was not drawn: calendar period, line of therapy, response to ADC1, the ADCs received";
  const armOf = (label: string): ClassContrast["arms"][number] => ({label, holds: () => false});
  return {
    name: `${group} v ${reference}`,
    contrast: null,
    group,
    estimand: ({population}) =>
      estimandTable(
        {arms: [armOf(reference), armOf(group)], matchOn: ["tumour", "her2", "hr"], confounded},
        {endpoint: endpointLabel(endpoint), population, adjustedFor: adjust, arm: "ADC2 in the group"}
      )
  };
}

function largest(groups: ReadonlyMap<string, readonly Subject[]>, among: readonly string[]): string | null {
  return among.toSorted((a, b) => (groups.get(b)?.length ?? 0) - (groups.get(a)?.length ?? 0))[0] ?? null;
}

/** Why the primary contrast has no estimate; null where it has one. */
function refusalOf(
  {name, contrast, group}: Primary,
  contrasts: readonly ContrastResult[],
  rows: readonly Row[]
): Refusal | null {
  const row =
    contrast === null
      ? rows.find(({analysis, kind, group: own}) => analysis === "cox" && kind === "hazard-ratio" && own === group)
      : contrasts.find((one) => one.name === name)?.rows.find(({kind}) => kind === "hazard-ratio");
  return row === undefined ? {code: "not-in-analysis"} : row.refusal;
}
