import {hrOfBreast} from "./hr-of-breast.ts";
import {likeCells, sharedCells, type LikeCells, type LikeColumn} from "./alike.ts";
import type {Refusal} from "../record/refusal.ts";
import type {RemarkOf} from "../record/remark.ts";
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
  /** How many of `outside` lack a column that others of their kind have on record, and which. */
  readonly lacking?: {readonly n: number; readonly columns: readonly MatchOn[]};
  readonly inNeitherArm: number;
  /** Remarks on columns that are not matched and of which the arms share no value, so that the contrast is of these as well. */
  readonly apart?: readonly RemarkOf<"no-column-in-common">[];
  /** Why there is no contrast; null when there is one. */
  readonly refusal: Refusal | null;
}

const lineBand = (line: number | null): string | null =>
  line === null ? null : line <= 2 ? "line 1-2" : line <= 4 ? "line 3-4" : "line 5+";
const valueOf: Readonly<Record<MatchOn, (record: ContrastRecord) => string | null>> = {
  adc2: ({adc2}) => (adc2 === "unknown" ? null : adc2),
  tumour: ({tumour}) => tumour,
  her2: ({her2}) => (her2 === null ? null : `HER2 ${her2}`),
  hr: ({hr}) => (hr === null ? null : `HR ${hr}`),
  line: ({line}) => lineBand(line)
};
/** Columns that some tumour types have and others have not. */
const ofTumour: ReadonlySet<MatchOn> = new Set(["her2", "hr"]);

/**
 * The patients of a contrast, by its name or as data: those of its two arms who stand in cells of the matching columns that both arms share. A matching column that no record of the arms has is left out, HER2 status
 * within each tumour type, HR status within breast cancer, the only tumour in which it is asked for; who lacks one that others have is not known to be like anybody, and stands outside.
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
  const asked = matchOn ?? contrast.matchOn;
  const arms = armRecords(records, contrast);
  const like = likeInArms(arms, asked);
  const {cells, kept} = keptInArms(arms, like);
  const columns = matchedColumns(asked, like, kept, arms);
  const refusal = refusalOf(arms, columns, cells.length);
  const chosen =
    refusal === null ? {kept, cells, apart: apartIn(kept, columns, arms)} : {kept: [], cells: [], apart: []};
  return {
    contrast,
    ...chosen,
    columns,
    outside: arms.inArms.length - chosen.kept.length,
    lacking: lackingIn(like, asked),
    inNeitherArm: records.length - arms.inArms.length,
    refusal
  };
}

/** How many lack a column that others of their kind have on record, and which. */
function lackingIn({cells, lacked}: LikeCells, asked: readonly MatchOn[]): NonNullable<ContrastSelection["lacking"]> {
  return {n: cells.filter((cell) => cell === null).length, columns: asked.filter((name) => lacked.includes(name))};
}

interface ArmRecord {
  readonly record: ContrastRecord;
  readonly arm: string;
}

/** Records that stand in an arm of a contrast, with their values spelled alike. */
interface ArmRecords {
  readonly contrast: ClassContrast;
  readonly inArms: readonly ArmRecord[];
  readonly value: typeof valueOf;
}

function armRecords(records: readonly ContrastRecord[], contrast: ClassContrast): ArmRecords {
  const inArms = records.flatMap((record) => {
    const arm = contrast.arms.find(({holds}) => holds(record));
    return arm === undefined ? [] : [{record, arm: arm.label}];
  });
  return {contrast, inArms, value: spelledAlike(inArms.map(({record}) => record))};
}

/** Cells of the matching columns; HER2 status is asked for within each tumour type, HR status within breast cancer. */
function likeInArms({inArms, value}: ArmRecords, asked: readonly MatchOn[]): LikeCells {
  const tumour = inArms.map(({record}) => value.tumour(record));
  const valuesOf = (name: MatchOn): readonly (string | null)[] =>
    name === "hr"
      ? hrOfBreast(inArms.map(({record}, i) => ({tumour: tumour[i] ?? null, hr: value.hr(record)})))
      : inArms.map(({record}) => value[name](record));
  return likeCells(
    inArms.length,
    asked.map((name): LikeColumn => ({name, values: valuesOf(name), ...(ofTumour.has(name) ? {within: tumour} : {})}))
  );
}

/** The cells in which both arms stand, and the records in these. */
function keptInArms({contrast, inArms}: ArmRecords, like: LikeCells): Pick<ContrastSelection, "cells" | "kept"> {
  const [, other] = contrast.arms;
  const {cells, rows} = sharedCells(
    like.cells,
    inArms.map(({arm}) => (arm === other.label ? 1 : 0))
  );
  const kept = rows.flatMap((row) => {
    const [one, cell] = [inArms[row], like.cells[row] ?? null];
    return one === undefined || cell === null ? [] : [{...one, cell}];
  });
  return {cells, kept};
}

/** The columns asked for that somebody has; HER2 and HR status are said to be matched where a tumour type of those who are kept has them. */
function matchedColumns(
  asked: readonly MatchOn[],
  like: LikeCells,
  kept: readonly ArmRecord[],
  {value}: ArmRecords
): MatchOn[] {
  return asked.filter(
    (name) =>
      like.recorded.includes(name) &&
      (kept.length === 0 ||
        !ofTumour.has(name) ||
        kept.some(({record}) => like.recordedIn(name).has(value.tumour(record))))
  );
}

/** Why the arms cannot be set against each other; null where they can. */
function refusalOf(arms: ArmRecords, columns: readonly MatchOn[], sharedCount: number): Refusal | null {
  const {contrast, inArms} = arms;
  const empty = contrast.arms.find(({label}) => !inArms.some(({arm}) => arm === label));
  if (empty !== undefined) return {code: "nobody-in-arm", arm: empty.label};
  const disjoint =
    (contrast.needsSharedProduct ? disjointIn(inArms, "adc2", arms) : null) ??
    (inArms.some(({record}) => record.tumour !== null) ? disjointIn(inArms, "tumour", arms) : null);
  return disjoint ?? (sharedCount === 0 ? {code: "no-combination-in-common", columns} : null);
}

/** Columns that are not matched and of which the arms share no value. */
function apartIn(
  kept: readonly ArmRecord[],
  columns: readonly MatchOn[],
  arms: ArmRecords
): RemarkOf<"no-column-in-common">[] {
  const {contrast, value} = arms;
  const unmatched = (["adc2", "hr", "line"] as const).filter(
    (column) => !columns.includes(column) && !(column === "adc2" && !contrast.needsSharedProduct)
  );
  return unmatched
    .filter((column) => kept.some(({record}) => value[column](record) !== null))
    .flatMap((column) => disjointIn(kept, column, arms) ?? []);
}

/** That the arms share no value of a column among some records; null where they do. */
function disjointIn(
  among: readonly ArmRecord[],
  column: MatchOn,
  {contrast, value}: ArmRecords
): RemarkOf<"no-column-in-common"> | null {
  const valuesIn = (label: string): Set<string> =>
    new Set(
      among
        .filter(({arm}) => arm === label)
        .map(({record}) => value[column](record))
        .filter((one) => one !== null)
    );
  const [reference, other] = contrast.arms;
  const [a, b] = [valuesIn(reference.label), valuesIn(other.label)];
  return [...a].some((one) => b.has(one))
    ? null
    : {
        code: "no-column-in-common",
        column,
        arms: [
          {name: reference.label, values: [...a].toSorted()},
          {name: other.label, values: [...b].toSorted()}
        ]
      };
}

/** The values of records by column; spellings that differ in case or spaces around alone are one value, the first of them. */
function spelledAlike(records: readonly ContrastRecord[]): typeof valueOf {
  const first = new Map<string, string>();
  const spelled = (value: string | null): string | null => {
    if (value === null) return null;
    const key = value.trim().toLowerCase();
    const known = first.get(key);
    if (known === undefined) first.set(key, value.trim());
    return known ?? value.trim();
  };
  for (const record of records) for (const of of [valueOf.tumour, valueOf.her2, valueOf.hr]) spelled(of(record));
  const {tumour, her2, hr} = valueOf;
  return {
    ...valueOf,
    tumour: (record) => spelled(tumour(record)),
    her2: (record) => spelled(her2(record)),
    hr: (record) => spelled(hr(record))
  };
}
