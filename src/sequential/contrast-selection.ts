import type {Refusal} from "../record/refusal.ts";
import type {MatchedColumn, RemarkOf} from "../record/remark.ts";
import {columnNames} from "../words/en/remarks.ts";
import {classContrastNamed, type ClassContrast, type ContrastRecord, type MatchOn} from "./class-contrast.ts";

export interface ContrastSelection {
  readonly contrast: ClassContrast;
  /** Records of the two arms that stand in a cell which both arms share, with arm and cell. */
  readonly kept: readonly {readonly record: ContrastRecord; readonly arm: string; readonly cell: string}[];
  /** Shared cells with the patients of each arm. */
  readonly cells: readonly {readonly cell: string; readonly n: readonly [number, number]}[];
  /** Columns that the cells are made of; those of the contrast that somebody has recorded. */
  readonly columns?: readonly MatchOn[];
  /** Records of an arm that stand in no shared cell, and those in neither arm. */
  readonly outside: number;
  readonly inNeitherArm: number;
  /** Remarks on columns that are not matched and of which the arms share no value, so that the contrast is of these as well. */
  readonly apart?: readonly RemarkOf<"no-column-in-common">[];
  /** Why there is no contrast; null when there is one. */
  readonly refusal: Refusal | null;
}

const lineBand = (line: number | null): string | null =>
  line === null ? null : line <= 2 ? "line 1-2" : line <= 4 ? "line 3-4" : "line 5+";
const cellPart: Readonly<Record<MatchOn, (record: ContrastRecord) => string | null>> = {
  adc2: ({adc2}) => adc2,
  tumour: ({tumour}) => tumour,
  her2: ({her2}) => (her2 === null ? null : `HER2 ${her2}`),
  hr: ({hr}) => (hr === null ? null : `HR ${hr}`),
  line: ({line}) => lineBand(line)
};

/**
 * The patients of a contrast, by its name or as data: those of its two arms who stand in cells of the matching columns that both arms share. A matching column that no record of the arms has is left out; who lacks one that others
 * have stands in a cell of its own ("not recorded").
 *
 * Refused, with the reason, where no ADC2 product or no tumour type stands in both arms, or no cell does. Throws `RangeError` for a name that is not known.
 *
 * @example
 * const record = (payloadAxis, adc2) => ({patientId: "", time: 90, event: 1, pfs1: 100, adc2, headline: "", targetAxis: "T2", payloadAxis, tumour: "breast", her2: null, hr: null, line: null, year: null});
 * contrastSelection([record("P1", "SG"), record("P2", "T-DXd")], "like-for-like").refusal?.code // "no-column-in-common"
 */
export function contrastSelection(
  records: readonly ContrastRecord[],
  wanted: string | ClassContrast,
  {matchOn}: {readonly matchOn?: readonly MatchOn[]} = {}
): ContrastSelection {
  const contrast = typeof wanted === "string" ? classContrastNamed(wanted) : wanted;
  const inArms = records.flatMap((record) => {
    const arm = contrast.arms.find(({holds}) => holds(record));
    return arm === undefined ? [] : [{record, arm: arm.label}];
  });
  const columns = (matchOn ?? contrast.matchOn).filter((column) =>
    inArms.some(({record}) => cellPart[column](record) !== null)
  );
  const cellOf = (record: ContrastRecord): string =>
    columns.map((column) => cellPart[column](record) ?? `${columnNames[column]} not recorded`).join(", ") || "all";
  const labels = contrast.arms.map(({label}) => label);
  const valuesIn = (label: string, part: (record: ContrastRecord) => string | null): Set<string> =>
    new Set(
      inArms
        .filter(({arm}) => arm === label)
        .map(({record}) => part(record))
        .filter((value) => value !== null)
    );
  const [reference = "", other = ""] = labels;
  const counts = new Map<string, [number, number]>();
  for (const {record, arm} of inArms) {
    const [a, b] = counts.get(cellOf(record)) ?? [0, 0];
    counts.set(cellOf(record), arm === reference ? [a + 1, b] : [a, b + 1]);
  }
  const cells = [...counts]
    .filter(([, [a, b]]) => a > 0 && b > 0)
    .map(([cell, n]) => ({cell, n}))
    .toSorted((a, b) => (a.cell < b.cell ? -1 : 1));
  const sharedCells = new Set(cells.map(({cell}) => cell));
  const kept = inArms
    .map(({record, arm}) => ({record, arm, cell: cellOf(record)}))
    .filter(({cell}) => sharedCells.has(cell));
  const refusal: Refusal | null =
    labels
      .map((label) => (inArms.some(({arm}) => arm === label) ? null : ({code: "nobody-in-arm", arm: label} as const)))
      .find((why) => why !== null) ??
    (contrast.needsSharedProduct
      ? disjoint("adc2", valuesIn(reference, cellPart.adc2), valuesIn(other, cellPart.adc2), reference, other)
      : null) ??
    (inArms.some(({record}) => record.tumour !== null)
      ? disjoint("tumour", valuesIn(reference, cellPart.tumour), valuesIn(other, cellPart.tumour), reference, other)
      : null) ??
    (cells.length === 0 ? {code: "no-combination-in-common", columns} : null);
  const unmatched = (["adc2", "hr", "line"] as const).filter(
    (column) => !columns.includes(column) && !(column === "adc2" && !contrast.needsSharedProduct)
  );
  const inKept = (label: string, column: MatchOn): Set<string> =>
    new Set(
      kept
        .filter(({arm}) => arm === label)
        .map(({record}) => cellPart[column](record))
        .filter((value) => value !== null)
    );
  const apart = unmatched
    .filter((column) => kept.some(({record}) => cellPart[column](record) !== null))
    .flatMap((column) => disjoint(column, inKept(reference, column), inKept(other, column), reference, other) ?? []);
  return {
    contrast,
    apart: refusal === null ? apart : [],
    kept: refusal === null ? kept : [],
    cells: refusal === null ? cells : [],
    columns,
    outside: refusal === null ? inArms.length - kept.length : inArms.length,
    inNeitherArm: records.length - inArms.length,
    refusal
  };
}

function disjoint(
  column: MatchedColumn,
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  reference: string,
  other: string
): RemarkOf<"no-column-in-common"> | null {
  return [...a].some((value) => b.has(value))
    ? null
    : {
        code: "no-column-in-common",
        column,
        arms: [
          {name: reference, values: [...a].toSorted()},
          {name: other, values: [...b].toSorted()}
        ]
      };
}
