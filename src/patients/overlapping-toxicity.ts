import type {TransitionClass} from "../adc/classify-transition.ts";
import {atLeast, sharedToxicities, toxicityLevel, toxicityNames} from "../adc/toxicity-profiles.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, textOf, type TherapyLine} from "../cohort/therapy-lines.ts";
import {append} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import {priorToxicities, type PriorToxicity} from "./prior-toxicity.ts";
import {
  patientPrompts,
  toxicityPrompts,
  type PromptAgents,
  type PromptEvent,
  type PromptLevel
} from "./toxicity-prompts.ts";

/** Drug classes that leave neuropathy behind, counted beside the neuropathy prompt. */
const neurotoxic: ReadonlySet<string> = new Set(["taxane", "platinum", "vinca alkaloid", "epothilone", "halichondrin"]);
const levels: readonly PromptLevel[] = ["label precaution", "literature signal", "check"];

/** One prompt that applies to a transition. */
export interface RaisedPrompt {
  readonly id: string;
  readonly level: PromptLevel;
  readonly text: string;
  readonly source: string;
}

function concerns({to}: TransitionClass, adc2: PromptAgents): boolean {
  return (
    to.agents.some(
      (agent) =>
        (adc2.level !== undefined && atLeast(toxicityLevel(agent, adc2.level[0]), adc2.level[1])) ||
        (adc2.agents?.includes(agent.entity ?? agent.id) ?? false) ||
        (adc2.target !== undefined && agent.targets?.includes(adc2.target) === true)
    ) ||
    (to.payloads?.some(
      (payload) =>
        adc2.payloads?.includes(payload.name) || (payload.family !== null && adc2.families?.includes(payload.family))
    ) ??
      false)
  );
}

/** `yes`, `no`, or `ungraded` where the grade that would decide is not recorded. */
function meets(event: PriorToxicity, wanted: PromptEvent, start: number, onAdc: boolean): "yes" | "no" | "ungraded" {
  if (!event.kinds.includes(wanted.kind) || (wanted.onAdc === true && !onAdc)) return "no";
  const over = event.resolved === "yes" || (typeof event.resolved === "number" && event.resolved <= start);
  if (wanted.state !== undefined && (wanted.state === "over") !== over) return "no";
  if (wanted.terms?.test(event.term) === true) return "yes";
  if (wanted.minGrade === undefined) return "yes";
  if (wanted.minGrade > 5) return "no";
  if (event.grade === null) return wanted.maxGrade === undefined ? "ungraded" : "no";
  return event.grade >= wanted.minGrade && event.grade <= (wanted.maxGrade ?? 5) ? "yes" : "no";
}

/** Whether an event happened on one of the exposures: by its line number, else by its day, up to the patient's next line. */
function onExposure(event: PriorToxicity, exposures: readonly Exposure[]): boolean {
  return exposures.some(({firstLine, lastLine, start, nextStart}) =>
    event.line !== null && firstLine !== null && lastLine !== null
      ? event.line >= firstLine && event.line <= lastLine
      : event.onset !== null && event.onset >= start && event.onset <= (nextStart ?? Infinity)
  );
}

/** What the history of a patient holds before ADC2. */
export interface ToxicityContext {
  /** Toxicities of the patient; null where the cohort records none at all. */
  readonly events: readonly PriorToxicity[] | null;
  /** Exposures up to and with ADC1. */
  readonly earlier: readonly Exposure[];
  readonly lines: readonly TherapyLine[];
  /** Last value on or before the line of ADC2, by column. */
  readonly fact: (column: string, before: number) => string | null;
}

/** The prompts that the recorded history of a patient raises for ADC2, the gravest first. */
export function raisedPrompts(
  cell: TransitionClass,
  to: Exposure,
  {events, earlier, lines, fact}: ToxicityContext
): readonly RaisedPrompt[] {
  const {start} = to;
  const prior = (events ?? []).filter((one) => isPrior(one, start, earlier));
  const raised: RaisedPrompt[] = [];
  for (const prompt of toxicityPrompts) {
    if (!concerns(cell, prompt.adc2)) continue;
    const found = prior.map((one) => meets(one, prompt.event, start, onExposure(one, earlier)));
    if (found.includes("yes")) raised.push(met(prompt, lines, start));
    else if (found.includes("ungraded")) raised.push(notAssessable(prompt));
  }
  for (const {id, column, holds, adc2, level, text, source} of patientPrompts) {
    const value = fact(column, start);
    if (value !== null && holds(value) && concerns(cell, adc2)) raised.push({id, level, text, source});
  }
  return raised.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

/** Whether an event began before ADC2, where its day is not recorded by its line. */
const isPrior = ({onset, line}: PriorToxicity, start: number, earlier: readonly Exposure[]): boolean =>
  onset !== null ? onset <= start : line !== null && line <= (earlier.at(-1)?.lastLine ?? -1);

type ToxicityPrompt = (typeof toxicityPrompts)[number];

function met({id, level, text, source}: ToxicityPrompt, lines: readonly TherapyLine[], start: number): RaisedPrompt {
  return {id, level, text: `${text}${id === "neuropathy" ? neurotoxicBefore(lines, start) : ""}`, source};
}

/** A toxicity was there, and the grade that would decide is not recorded. */
function notAssessable({id, event, text, source}: ToxicityPrompt): RaisedPrompt {
  return {
    id,
    level: "check",
    text: `${toxicityNames[event.kind]} without a recorded grade; not assessable whether: ${text}`,
    source
  };
}

function neurotoxicBefore(lines: readonly TherapyLine[], start: number): string {
  const drugs = new Set(
    lines
      .filter((line) => line.start < start)
      .flatMap(({read}) => read.partners.filter(({drugClass}) => neurotoxic.has(drugClass)).map(({drug}) => drug))
  );
  return drugs.size === 0 ? "" : ` (neurotoxic drugs before: ${[...drugs].join(", ")})`;
}

/** What both agents share of their toxicity, and what the recorded history raises for ADC2. */
export interface TransitionToxicity {
  /** Null where the profile of a side is not established. */
  readonly shared: readonly string[] | null;
  /** The gravest first; null where the cohort records no adverse events at all, which is not the same as none raised. */
  readonly prompts: readonly RaisedPrompt[] | null;
  /** The payload class changes, which clears no prompt. */
  readonly payloadSwap: boolean;
}

/** Reads the toxicity of a transition: what both agents share, and the prompts that the recorded history raises. */
export function toxicityReader(
  cohort: Cohort,
  byPatient: ReadonlyMap<string, readonly TherapyLine[]>
): (patientId: string, cell: TransitionClass, to: Exposure, earlier: readonly Exposure[]) => TransitionToxicity {
  const toxicities = priorToxicities(cohort);
  const facts = factReader(cohort);
  const sharedOf = sharedReader();
  return (patientId, cell, to, earlier) => {
    const assessable = (toxicities !== null || facts !== null) && cell.to.agents.length > 0;
    return {
      shared: sharedOf(cell),
      prompts: assessable
        ? raisedPrompts(cell, to, {
            events: toxicities?.get(patientId) ?? null,
            earlier,
            lines: byPatient.get(patientId) ?? [],
            fact: (column, before) => facts?.(patientId, column, before) ?? null
          })
        : null,
      payloadSwap: cell.headline === "payload swap"
    };
  };
}

/** Names of the toxicities that both agents share; asked once for each pair. */
function sharedReader(): (cell: TransitionClass) => TransitionToxicity["shared"] {
  const sharedByCell = new Map<TransitionClass, readonly string[] | null>();
  return (cell) => {
    const known = sharedByCell.get(cell);
    if (known !== undefined) return known;
    const shared = sharedToxicities(cell.from, cell.to)?.map((kind) => toxicityNames[kind]) ?? null;
    sharedByCell.set(cell, shared);
    return shared;
  };
}

/** Optional columns of lines or patients that prompts ask for; null where the cohort has none of them. */
function factReader({
  lines,
  patients
}: Cohort): ((patientId: string, column: string, before: number) => string | null) | null {
  const names = patientPrompts.map(({column}) => column);
  const inLines = names.filter((name) => lines.columnNames().includes(name));
  const inPatients = names.filter((name) => patients.columnNames().includes(name));
  if (inLines.length + inPatients.length === 0) return null;
  const values = factsOfLines(lines, inLines);
  for (const [key, value] of factsOfPatients(patients, inPatients)) values.set(key, [{start: -Infinity, value}]);
  return (patientId, column, before) =>
    values
      .get(`${patientId}\n${column}`)
      ?.filter(({start}) => start <= before)
      .at(-1)?.value ?? null;
}

/** A value with the start of the line that records it. */
interface Fact {
  readonly start: number;
  readonly value: string;
}

/** Values by patient and column. */
function factsOfLines(lines: Cohort["lines"], columns: readonly string[]): Map<string, Fact[]> {
  const [ids, starts] = ["patient_id", "start"].map((name) => columnOf(lines, name));
  const values = new Map<string, Fact[]>();
  for (const name of columns)
    for (const [i, cell] of columnOf(lines, name).entries()) {
      const value = textOf(cell);
      if (value !== null) append(values, `${String(ids?.[i])}\n${name}`, {start: Number(starts?.[i]), value});
    }
  return values;
}

/** Values by patient and column. */
function factsOfPatients(patients: Cohort["patients"], columns: readonly string[]): Map<string, string> {
  const ids = columnOf(patients, "patient_id").map(String);
  const values = new Map<string, string>();
  for (const name of columns)
    for (const [i, cell] of columnOf(patients, name).entries()) {
      const value = textOf(cell);
      if (value !== null) values.set(`${ids[i]}\n${name}`, value);
    }
  return values;
}
