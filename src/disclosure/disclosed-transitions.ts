import {questionOf} from "../question/question.ts";
import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {TableRecord, Result} from "../record/result.ts";

const OTHER = "other";
/** What lies between the two ADCs is merged: its counts stand among the characteristics too, and the difference would tell of few. */
const ANY_CONTACT = "any interval";

/** Stands in place of kinds that are not told. */
const untold: TableRecord = {analysed: false};

type Kind = Readonly<Record<"headline" | "subtype" | "sequence" | "from_label" | "contact" | "to_label", string>>;

/**
 * The transitions analysed as records that say their kind alone, each kind held by `smallest` patients or more: rare sequences become "other" within their class, and rare classes one "other".
 * Where groups that are not transitions are too small to be shown, or records are not patients, no kind is told.
 */
export function disclosedTransitions(
  {transitions, plan, rows}: Result,
  small: readonly string[],
  {smallest, rounding}: DisclosurePolicy
): TableRecord[] {
  if (transitions.length === 0) return [];
  const {grouping, isByPosition, isRepeated} = questionOf(plan);
  const ofTransition = grouping.by !== "column";
  if ((small.length > 0 && !ofTransition) || isRepeated || (small.length > 0 && isByPosition)) return [untold];
  const group = ({headline, sequence}: TableRecord): string => String(grouping.by === "sequence" ? sequence : headline);
  const kinds = transitions
    .filter((one) => one["analysed"] === true && !(ofTransition && !isByPosition && small.includes(group(one))))
    .map(kindOf);
  const byClass = rareJoined(kinds, smallest);
  if (rows.length === 0 || byClass.length < smallest) return [untold];
  return rounding === null ? byClass.map((kind) => ({...kind, analysed: true})) : [untold];
}

function kindOf(transition: TableRecord): Kind {
  return {
    headline: String(transition["headline"]),
    subtype: String(transition["subtype"] ?? ""),
    sequence: String(transition["sequence"]),
    from_label: String(transition["from_label"]),
    contact: ANY_CONTACT,
    to_label: String(transition["to_label"])
  };
}

/** Rare sequences joined within their class, then rare classes. */
function rareJoined(kinds: readonly Kind[], smallest: number): Kind[] {
  // Sequences that are groups of the rows stand there with their numbers; none of those shown is small.
  const bySequence = merged(
    kinds,
    ({headline, subtype, sequence}) => JSON.stringify([headline, subtype, sequence]),
    ({headline}) => headline,
    (kind) => ({...kind, subtype: "", sequence: OTHER, from_label: OTHER, to_label: OTHER}),
    smallest
  );
  return merged(
    bySequence,
    ({headline}) => headline,
    () => "",
    () => ({headline: OTHER, subtype: "", sequence: OTHER, from_label: OTHER, contact: ANY_CONTACT, to_label: OTHER}),
    smallest
  );
}

/** Records whose kind is rare become one kind within their family, with the rarest of the others where they are still few. */
function merged(
  kinds: readonly Kind[],
  keyOf: (kind: Kind) => string,
  familyOf: (kind: Kind) => string,
  other: (kind: Kind) => Kind,
  smallest: number
): Kind[] {
  const given: Kind[] = [];
  for (const family of listsByKey(kinds, familyOf).values()) {
    const parts = [...listsByKey(family, keyOf).values()].toSorted((a, b) => a.length - b.length);
    const joined = new Set(parts.filter(({length}) => length < smallest));
    const size = (): number => [...joined].reduce((sum, {length}) => sum + length, 0);
    for (const part of parts) if (size() > 0 && size() < smallest) joined.add(part);
    given.push(...parts.flatMap((part) => (joined.has(part) ? part.map(other) : part)));
  }
  return given;
}
