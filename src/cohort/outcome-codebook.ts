import type {OutcomeCode, OutcomeCodebook, OutcomeMeaning} from "../record/outcome-code.ts";
import {isMissingCode} from "./missing-codes.ts";
import type {OutcomeLegend} from "./outcome-legend.ts";
import {headerLabels, wordsSay} from "./outcome-labels.ts";
import {outcomeEndpoint, type OutcomeEndpoint} from "./outcome-endpoint.ts";
import {outcomePolarity, type OutcomePolarity} from "./outcome-polarity.ts";
import {decidedBy, disagreement, testimony, type Disagreement, type OutcomeWitness} from "./outcome-testimony.ts";
import {answerOf, endingWord, outcomeWord} from "./outcome-words.ts";

/** What is read to decide what the codes of an outcome column say. */
export interface OutcomeColumn {
  readonly file: string;
  /** As the file spells it. */
  readonly column: string;
  /** The column of the time beside it, as the file spells it. */
  readonly time?: string | null;
  /** One text a record. */
  readonly texts: readonly string[];
  /** What the plan says a text means, or null. */
  readonly meaningOf: (text: string) => string | null;
  /** Other columns of the same records that say whether the event was seen. */
  readonly witnesses: readonly OutcomeWitness[];
  /** What legends of the file say of codes. */
  readonly legends?: readonly OutcomeLegend[];
}

const EVENT: OutcomeMeaning = {kind: "event"};
const CENSORED: OutcomeMeaning = {kind: "censored"};
const OPEN: OutcomeMeaning = {kind: "open"};

type Decided = Pick<OutcomeCode, "meaning" | "basis">;

/**
 * What each code of an outcome column says: by the plan, by its own word or value label, by labels in the header, by the name of the column, by a legend of the file, by a second column,
 * and last by convention, which knows 0/1 and never 1/2: that is 1 = censored in R and 1 = event in SPSS. What none of these decides is open.
 *
 * @example
 * const column = {file: "c.csv", column: "status", texts: ["1", "2", "2"], meaningOf: () => null, witnesses: []};
 * outcomeCodebook(column).codes.map(({code, count, meaning}) => [code, count, meaning.kind]) // [["1", 1, "open"], ["2", 2, "open"]]
 */
export function outcomeCodebook(asked: OutcomeColumn): OutcomeCodebook {
  const counts = new Map<string, number>();
  for (const text of asked.texts) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  const codes = [...counts.keys()].toSorted(inOrder);
  const polarity = outcomePolarity(asked.column);
  const endpoint = outcomeEndpoint(asked.column, asked.time ?? null);
  const labels = headerLabels(asked.column, {polarity, endpoint});
  const own = new Map<string, Decided>();
  for (const code of codes) {
    const decided = ofItself(code, asked, {polarity, endpoint, labels});
    if (decided !== null) own.set(code, decided);
  }
  const left = codes.filter((code) => !own.has(code));
  const byRule = byConvention(codes, left, polarity, own, asked.column);
  const legend = byLegend(codes, asked.legends ?? [], new Map([...byRule, ...own]));
  for (const [code, decided] of legend.decided) own.set(code, decided);
  const witnessed = witnessOf(asked, codes, new Map([...own, ...byRule]));
  const decided = new Map([...byRule, ...own, ...witnessed.decided]);
  // Where no code is an event, leaving may be it: toxicity, or the end of a therapy.
  if (![...decided.values()].some(({meaning}) => readMeaning({meaning, basis: "none"}) === "event"))
    for (const code of codes)
      if (decided.get(code)?.basis === "word" && endingWord(code) === "left")
        decided.set(code, {meaning: OPEN, basis: "none"});
  return {
    file: asked.file,
    column: asked.column,
    codes: codes.map((code) => ({
      code,
      count: counts.get(code) ?? 0,
      ...(decided.get(code) ?? {meaning: OPEN, basis: "none"})
    })),
    witness: witnessed.by,
    ...(legend.by === null ? {} : {legend: legend.by}),
    doubt: witnessed.doubt
  };
}

/** What the name of a column says of its codes. */
interface NamedColumn {
  readonly polarity: OutcomePolarity;
  readonly endpoint: OutcomeEndpoint;
  readonly labels: ReadonlyMap<number, "event" | "censored">;
}

/** What a code says by the plan, by itself or by labels in the header; null where these say nothing. */
/** `O` is `oui` beside `N`; beside anything else it may be a nought. */
const isNought = (code: string, texts: readonly string[]): boolean =>
  /^o$/i.test(code) && !texts.some((text) => /^n(?:on)?$/i.test(text.trim()));

function ofItself(
  code: string,
  {meaningOf, texts}: OutcomeColumn,
  {polarity, endpoint, labels}: NamedColumn
): Decided | null {
  const planned = meaningOf(code);
  if (planned !== null) return {meaning: plannedMeaning(planned), basis: "plan"};
  if (code === "" || isMissingCode(code)) return {meaning: {kind: "unknown"}, basis: "none"};
  const word = outcomeWord(code);
  if (word !== null) return {meaning: {kind: word}, basis: "word"};
  const several = wordsSay(code, endpoint);
  if (several !== null) return {meaning: {kind: several}, basis: "word"};
  const labelled = labelOf(code) ?? endingLabel(code, endpoint);
  if (labelled !== null) return {meaning: {kind: labelled}, basis: "value label"};
  const number = numberOf(code);
  const label = number === null ? undefined : labels.get(number);
  if (label !== undefined) return {meaning: {kind: label}, basis: "header"};
  const answer = isNought(code, texts) ? null : answerOf(code);
  return answer === null || polarity === "open"
    ? null
    : {
        meaning: (answer === "yes") === (polarity === "event") ? EVENT : CENSORED,
        basis: polarity === "event" ? "convention" : "header"
      };
}

/**
 * What the plan says that a code means: `event` or 1, `event: CAUSE`, `censored` or 0, `competing: CAUSE`, `unknown` or nothing; a word of the table too. Open where it says something else.
 *
 * @example
 * plannedMeaning("competing: death without progression") // {kind: "competing", cause: "death without progression"}
 */
export function plannedMeaning(text: string): OutcomeMeaning {
  const said = text.trim();
  if (said === "") return {kind: "unknown"};
  const [, kind, cause] = /^(competing|event)\s*:\s*(.+)$/i.exec(said) ?? [];
  if (kind !== undefined && cause !== undefined)
    return {kind: kind.toLowerCase() === "event" ? "event" : "competing", cause: cause.trim()};
  const number = numberOf(said);
  if (number !== null) return number === 1 ? EVENT : number === 0 ? CENSORED : OPEN;
  const answer = answerOf(said);
  if (answer !== null) return answer === "yes" ? EVENT : CENSORED;
  return {kind: outcomeWord(said) ?? labelOf(said) ?? "open"};
}

/**
 * What the word in a value label says; null where there is none.
 *
 * @example
 * ["0:LIVING", "1 = dead", "alive (0)", "2"].map(labelOf) // ["censored", "event", "censored", null]
 */
export function labelOf(code: string): "event" | "censored" | "unknown" | null {
  const word = wordInLabel(code);
  return word === null ? null : outcomeWord(word);
}

/** The same of several words, and of such that say why observation ended. */
function endingLabel(code: string, endpoint: OutcomeEndpoint): "event" | "censored" | null {
  const word = wordInLabel(code);
  return word === null ? null : wordsSay(word, endpoint);
}

function wordInLabel(code: string): string | null {
  const [, after] = /^[+-]?\d+\s*[:=.)–-]?\s*\(?([^\d)]+)\)?$/.exec(code) ?? [];
  const [, before] = /^([^\d(]+?)\s*[:=(–-]\s*[+-]?\d+\)?$/.exec(code) ?? [];
  return after ?? before ?? null;
}

/**
 * A code as a number; the sign is part of it. Null where it is none.
 *
 * @example
 * numberOf("1.0") // 1
 * numberOf("-1") // -1
 */
export function numberOf(code: string): number | null {
  return /^[+-]?\d{1,6}([.,]0+)?$/.test(code) ? Number(code.replace(",", ".")) : null;
}

/** CDISC's censoring column: 0 is an event, every other number a reason for censoring. */
const isCnsr = (column: string): boolean => /^cnsr$/i.test(column.trim());

/** Numbers by convention or by the name of the column; nothing where the set of numbers is none that is read so. */
function byConvention(
  codes: readonly string[],
  left: readonly string[],
  polarity: OutcomePolarity,
  own: ReadonlyMap<string, Decided>,
  column: string
): Map<string, Decided> {
  const numbers = new Set(codes.map((code) => numberOf(code)).filter((number) => number !== null));
  const zeroOne = [...numbers].every((number) => number === 0 || number === 1) || (numbers.has(0) && numbers.has(1));
  const decided = new Map<string, Decided>();
  if (!isCnsr(column) && (polarity === "open" || !zeroOne || contradicted(own, polarity))) return decided;
  for (const code of left) {
    const number = numberOf(code);
    if (number === null || number < 0 || (number > 1 && !isCnsr(column))) continue;
    decided.set(code, {
      meaning: number > 0 === (polarity === "event") ? EVENT : CENSORED,
      basis: polarity === "event" ? "convention" : "header"
    });
  }
  return decided;
}

/** Whether the plan, or a label, says the opposite of the convention for one of 0 and 1: then it is not asked for the other. */
function contradicted(own: ReadonlyMap<string, Decided>, polarity: OutcomePolarity): boolean {
  return [...own].some(([code, {meaning}]) => {
    const number = numberOf(code);
    if (number !== 0 && number !== 1) return false;
    return meaning.kind !== ((number === 1) === (polarity === "event") ? "event" : "censored");
  });
}

interface ToldByLegend {
  readonly by: NonNullable<OutcomeCodebook["legend"]> | null;
  readonly decided: ReadonlyMap<string, Decided>;
}

/**
 * Codes that legends decide and nothing else does. Where one says the opposite of how a number is read (unless the plan or its own word says that), or of another legend, nobody knows which is right, and the numbers are open.
 */
function byLegend(
  codes: readonly string[],
  legends: readonly OutcomeLegend[],
  read: ReadonlyMap<string, Decided>
): ToldByLegend {
  const asked = codes.filter((code) => {
    const basis = read.get(code)?.basis;
    return numberOf(code) !== null && basis !== "plan" && basis !== "word";
  });
  const kindOf = (code: string, {codes: said}: OutcomeLegend) => said.get(numberOf(code) ?? NaN);
  const against = legends.find((legend) =>
    asked.some((code) => {
      const kind = kindOf(code, legend);
      const known = readMeaning(read.get(code));
      return areOpposed(kind, known ?? undefined);
    })
  );
  const differing = legends.find((legend) =>
    asked.some((code) => legends.some((other) => areOpposed(kindOf(code, legend), kindOf(code, other))))
  );
  const one = against ?? differing;
  if (one !== undefined)
    return {
      by: {where: one.where, says: one.says, agrees: false},
      decided: new Map(asked.map((code) => [code, {meaning: OPEN, basis: "none"}]))
    };
  const decided = new Map<string, Decided>();
  const deciding = legends.find((legend) => legend.codes.size > 1);
  for (const code of asked) {
    const kind = deciding === undefined ? undefined : kindOf(code, deciding);
    if (kind !== undefined && readMeaning(read.get(code)) === null)
      decided.set(code, {meaning: {kind}, basis: "legend"});
  }
  return {
    by:
      decided.size === 0 || deciding === undefined ? null : {where: deciding.where, says: deciding.says, agrees: true},
    decided
  };
}

const areOpposed = (one: "event" | "censored" | undefined, other: "event" | "censored" | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

interface Witnessed {
  readonly by: OutcomeCodebook["witness"];
  readonly decided: ReadonlyMap<string, Decided>;
  readonly doubt: OutcomeCodebook["doubt"];
}

/**
 * What second columns say of the codes that stand open or are read by convention: only where each code goes with one thing. Where one says the
 * opposite of the convention, or of another, nobody knows which is right, and the codes are open. What the plan or a word says stands, and a doubt is told.
 */
function witnessOf(
  {texts, witnesses, column, time = null}: OutcomeColumn,
  codes: readonly string[],
  known: ReadonlyMap<string, Decided>
): Witnessed {
  const asked = codes.filter((code) => !isSettled(known.get(code)));
  const readAs = (code: string): "event" | "censored" | null => readMeaning(known.get(code));
  const heard = witnesses.flatMap((witness) => {
    const told = testimony(texts, witness);
    return told === null ? [] : [{column: witness.column, told, speaks: disagreement(told, readAs)}];
  });
  const deciding = heard.flatMap((one) => {
    const meanings = asked.length === 0 ? null : decidedBy(one.told, asked);
    return meanings === null ? [] : [{...one, meanings}];
  });
  const [first] = deciding;
  const against =
    deciding.find(({meanings}) =>
      [...meanings].some(([code, kind]) => kind !== first?.meanings.get(code) || readAs(code) === opposite(kind))
    ) ?? (asked.length === 0 ? undefined : heard.find(({speaks}) => speaks?.degree === "opposite"));
  if (against !== undefined)
    return {
      by: {column: against.column, agrees: false},
      decided: new Map(asked.map((code) => [code, {meaning: OPEN, basis: "none"}])),
      doubt: null
    };
  return {
    by: first === undefined ? null : {column: first.column, agrees: true},
    decided: new Map(
      [...(first?.meanings ?? [])].map(([code, kind]) => [code, {meaning: {kind}, basis: "second column"}])
    ),
    doubt: doubtOf(witnesses, {texts, readAs, endpoint: outcomeEndpoint(column, time)})
  };
}

interface Asked {
  readonly texts: readonly string[];
  readonly readAs: (code: string) => "event" | "censored" | null;
  readonly endpoint: OutcomeEndpoint;
}

/** The column that speaks against how most records are read, and of how many; where both ask for death, each record has to agree. */
function doubtOf(witnesses: readonly OutcomeWitness[], asked: Asked): OutcomeCodebook["doubt"] {
  return witnesses
    .map((witness) => ({column: witness.column, records: doubtful(witness, asked)}))
    .reduce<OutcomeCodebook["doubt"]>((most, one) => (one.records > (most?.records ?? 0) ? one : most), null);
}

/** Records of which a column says what goes against how they are read. */
function doubtful(witness: OutcomeWitness, {texts, readAs, endpoint}: Asked): number {
  const against = (places: ReadonlySet<number> | undefined, read: "event" | "censored"): number =>
    [...(places ?? [])].filter((i) => readAs(texts[i]?.trim() ?? "") === read).length;
  const firm = against(witness.firm, "censored") + against(witness.firmCensored, "event");
  const told = testimony(texts, witness);
  const speaks = told === null ? null : disagreement(told, readAs);
  if (speaks === null) return firm;
  const {censored, events, degree} = speaks;
  const ofDeath = witness.ofDeath === true && (endpoint === "death" || (endpoint === "unknown" && allDied(speaks)));
  // Who progressed may live: beside another event than death only a death without the event speaks against it.
  const records = censored.event + (ofDeath || witness.ofDeath !== true ? events.told - events.event : 0);
  return degree !== "none" || ofDeath ? records : firm;
}

/** Whether an outcome of which nobody says what it is goes with death, so that it may be no other: all who have the event died, and few of the others. */
const allDied = ({censored, events}: Disagreement): boolean =>
  events.told >= FEWEST_DIED && events.event === events.told && 2 * censored.event <= censored.told;

const FEWEST_DIED = 5;

const opposite = (kind: "event" | "censored"): "event" | "censored" => (kind === "event" ? "censored" : "event");

function readMeaning(known: Decided | undefined): "event" | "censored" | null {
  const kind = known?.meaning.kind;
  return kind === "event" || kind === "censored" ? kind : kind === "competing" ? "event" : null;
}

/** Whether a code says itself what it means, so that no second column is asked. */
const isSettled = (known: Decided | undefined): boolean =>
  known !== undefined && known.basis !== "convention" && known.basis !== "header";

/** Numbers by size, then words by their letters, a blank last. */
function inOrder(a: string, b: string): number {
  const [x, y] = [rank(a), rank(b)];
  if (x !== y) return x - y;
  const difference = (numberOf(a) ?? 0) - (numberOf(b) ?? 0);
  return difference !== 0 ? difference : a < b ? -1 : a > b ? 1 : 0;
}

const rank = (code: string): number => (code === "" ? 2 : numberOf(code) === null ? 1 : 0);
