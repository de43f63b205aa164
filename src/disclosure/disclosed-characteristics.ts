import {listsByKey} from "../record/lists-by-key.ts";
import type {Row, ShownRow} from "../record/row.ts";
import {counted, estimated, few, hiding, type DisclosureContext} from "./hiding.ts";
import {roundedCount} from "./rounded-count.ts";
import {suppressed, type Sum} from "./suppression.ts";

/** The groups whose characteristics may be looked at. */
interface GroupSizes {
  readonly sizes: ReadonlyMap<string, number>;
  readonly everyone: number;
  /** Whether one of them is too small to be shown. */
  readonly small: boolean;
}

/** What a group, or everyone, has of one characteristic. */
type Described = readonly [group: string, rows: readonly Row[]];

/** Names of the cells that are not levels; a level has its column before a colon. */
const [ALL, RECORDED, MISSING] = ["", "recorded", "not recorded"] as const;

const name = (group: string, term: string): string => JSON.stringify([group, term]);

/**
 * Levels of each characteristic over the groups and everyone, one table for each: shares whose count is small, and as many others as protect them, are hidden; so is what is had from them,
 * the difference between the groups and its test. Where a group is too small to be shown, so is everyone. A row that is not given may not stand.
 */
export function disclosedCharacteristics(
  rows: readonly Row[],
  groups: ReadonlyMap<string | null, Row>,
  context: DisclosureContext
): Map<Row, ShownRow> {
  const sizes = new Map([...groups].map(([group, {n}]): [string, number] => [group ?? "", n ?? 0]));
  const known: GroupSizes = {
    sizes,
    everyone: [...sizes.values()].reduce((a, b) => a + b, 0),
    small: [...sizes.values()].some((n) => few(n, context))
  };
  return new Map(
    [...listsByKey(rows, ({term}) => term.split(":")[0] ?? "").values()].flatMap((block) =>
      disclosedBlock(block, known, context)
    )
  );
}

/** The rows of one characteristic. */
function disclosedBlock(block: readonly Row[], known: GroupSizes, context: DisclosureContext): [Row, ShownRow][] {
  const {small} = known;
  const own = describedGroups(block, known, context);
  const levels = [...new Set(block.filter(({scale}) => scale === "share").map(({term}) => term))];
  const cells = cellsOf(own, levels, known);
  const masked = maskedCells(cells, own, levels, context);
  const scarce = own.some(([, [first]]) => few(first?.n, context));
  const whole = masked !== null && masked.size === 0 && !small && !scarce;
  return [
    ...own.flatMap(([group, described]) =>
      described.map((row): [Row, ShownRow] => [
        row,
        disclosedCharacteristic(row, {group, cells, masked, scarce}, context)
      ])
    ),
    ...block.flatMap((row): [Row, ShownRow][] => (whole && row.analysis !== "characteristics" ? [[row, row]] : []))
  ];
}

/** The groups whose characteristic may be looked at, with its rows; everyone only where no group is too small. */
function describedGroups(
  block: readonly Row[],
  {sizes, small}: GroupSizes,
  context: DisclosureContext
): readonly Described[] {
  const described = block.filter(({analysis}) => analysis === "characteristics");
  return [...listsByKey(described, ({group}) => group ?? ALL)].filter(
    ([group]) => !few(sizes.get(group), context) && (group !== ALL || !small)
  );
}

/** The cells to hide, everyone's before those of a group; null where hiding cannot protect. */
function maskedCells(
  cells: ReadonlyMap<string, number>,
  own: readonly Described[],
  levels: readonly string[],
  {policy}: DisclosureContext
): ReadonlySet<string> | null {
  const known = new Set(own.map(([group]) => name(group, ALL)));
  return suppressed(cells, sumsOf(own, levels), policy.smallest, known, (cell, value) =>
    cell.startsWith(`["${ALL}",`) ? value / 1e6 : value
  );
}

/** How many stand in each cell: those of each level, those recorded and not, and the group. */
function cellsOf(
  own: readonly Described[],
  levels: readonly string[],
  {sizes, everyone}: GroupSizes
): Map<string, number> {
  return new Map(
    own.flatMap(([group, described]) => {
      const recorded = described[0]?.n ?? 0;
      const size = group === ALL ? everyone : (sizes.get(group) ?? 0);
      const countOf = (level: string): number => described.find(({term}) => term === level)?.counts?.[0] ?? 0;
      return [
        [name(group, ALL), size],
        [name(group, RECORDED), recorded],
        [name(group, MISSING), size - recorded],
        ...levels.map((level): [string, number] => [name(group, level), countOf(level)])
      ] as const;
    })
  );
}

/** Which cells add up to which. */
function sumsOf(own: readonly Described[], levels: readonly string[]): Sum[] {
  const sums: Sum[] = own.flatMap(([group]) => [
    {whole: name(group, ALL), parts: [name(group, RECORDED), name(group, MISSING)]},
    ...(levels.length > 0 ? [{whole: name(group, RECORDED), parts: levels.map((level) => name(group, level))}] : [])
  ]);
  if (!own.some(([group]) => group === ALL)) return sums;
  const parts = own.map(([group]) => group).filter((group) => group !== ALL);
  // A group in which nobody is recorded has no rows, and nobody in it adds to everyone.
  return [
    ...sums,
    ...[RECORDED, ...levels].map((term) => ({whole: name(ALL, term), parts: parts.map((group) => name(group, term))}))
  ];
}

function disclosedCharacteristic(
  row: Row,
  {
    group,
    cells,
    masked,
    scarce
  }: {
    readonly group: string;
    readonly cells: ReadonlyMap<string, number>;
    readonly masked: ReadonlySet<string> | null;
    readonly scarce: boolean;
  },
  context: DisclosureContext
): ShownRow {
  const {rounding} = context.policy;
  const noCount = masked === null || masked.has(name(group, RECORDED));
  const hides =
    masked === null ||
    masked.has(name(group, row.term)) ||
    (row.scale === "share" && noCount) ||
    few(row.n, context) ||
    (scarce && group === ALL);
  // A share whose count is shown says no more than the count.
  const estimate =
    row.scale === "share" && rounding !== null
      ? roundedCount(cells.get(name(group, row.term)) ?? 0, rounding) / Math.max(1, roundedCount(row.n ?? 0, rounding))
      : row.estimate;
  return hiding({...row, estimate}, [...(hides ? estimated : []), ...(noCount ? counted : [])], context);
}
