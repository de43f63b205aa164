import {her2Cell, joinedHer2, NO_HER2, type Her2Cell, type Her2Result} from "./her2-cell.ts";
import {placesBefore, type Period} from "./her2-dates.ts";
import {her2Level, type Her2Level, type Her2Open} from "./her2-level.ts";

/** Cells of one record on HER2; null where blank. */
export interface Her2Cells {
  readonly her2_status: string | null;
  readonly her2_ihc: string | null;
  readonly her2_ish: string | null;
}

/** Why a record has no HER2 status though something is written: as for one result, or because a cell holds several. */
export type Her2Unresolved = Her2Open | "several";

/** What is made of the cells of one record. */
export interface Her2Record {
  /** Null where nothing is known, or nothing follows. */
  readonly level: Her2Level | null;
  /** Whether the level stands in the column of the status, and was not made of IHC and ISH. */
  readonly recorded: boolean;
  readonly open: Her2Unresolved | null;
  /** Column of the cell that leaves it open. */
  readonly openIn: keyof Her2Cells | null;
  /** The recorded status says another thing than IHC and ISH. */
  readonly against: Her2Level | null;
  /** The status cell holds text that is not read. */
  readonly unreadStatus: boolean;
  readonly ihc: Her2Result | null;
  readonly ish: Her2Result["ish"];
  /** It is the latest of several dated results before the line, and these are the levels of those before it. */
  readonly earlier?: readonly Her2Level[];
}

/**
 * The HER2 status of one record: as its status says, or made of IHC and ISH where it says nothing or leaves open what these decide. Of several dated results in a cell the latest before the start of the line counts.
 *
 * @example
 * her2OfRecord({her2_status: null, her2_ihc: "2+", her2_ish: "neg"}).level // "low"
 * her2OfRecord({her2_status: null, her2_ihc: "2+", her2_ish: null}).open // "2+ without ISH"
 * her2OfRecord({her2_status: null, her2_ihc: "0 (2019), 1+ (2021)", her2_ish: null}, {from: 19000, to: 19000}).level // "low"
 */
export function her2OfRecord(cells: Her2Cells, start: Period | null = null): Her2Record {
  const [ofStatus, ofIhc] = [cellOf(cells.her2_status), cellOf(cells.her2_ihc)];
  const several = [ofStatus, ofIhc].filter((cell) => cell?.kind === "several");
  const [dated] = several;
  // Two cells of several results each may be of the same biopsies or not.
  const own = several.length === 1 && dated !== undefined && start !== null ? beforeStart(dated, start) : null;
  if (own === null) return ofCells(ofStatus, ofIhc, cells.her2_ish);
  const one = (cell: Her2Cell | null): Her2Cell | null => (cell === dated ? own.latest : cell);
  return {...ofCells(one(ofStatus), one(ofIhc), cells.her2_ish), earlier: own.earlier};
}

/** The latest of several dated results before a line began, null where none is, and the levels of those before it; null where the dates do not tell. */
function beforeStart(
  cell: Her2Cell,
  start: Period
): {readonly latest: Her2Cell | null; readonly earlier: readonly Her2Level[]} | null {
  if (cell.kind !== "several") return null;
  const places = placesBefore(
    cell.results.map(({period}) => period),
    start
  );
  if (places === null) return null;
  const results = places.flatMap((k) => cell.results[k]?.result ?? []);
  const latest = results.at(-1);
  return {
    latest: latest === undefined ? null : {kind: "one", result: latest},
    earlier: results.slice(0, -1).flatMap((result): Her2Level[] => {
      const verdict = her2Level(result);
      return "level" in verdict && verdict.level !== null ? [verdict.level] : [];
    })
  };
}

function ofCells(ofStatus: Her2Cell | null, ofIhc: Her2Cell | null, ish: string | null): Her2Record {
  const ofIsh = ishOf(cellOf(ish));
  const [own, score] = [oneOf(ofStatus), oneOf(ofIhc)];
  const shared = {
    unreadStatus: ofStatus?.kind === "unread",
    ihc: score,
    ish: ofIsh.ish ?? score?.ish ?? null,
    against: null,
    openIn: null,
    open: null
  };
  if (ofStatus?.kind === "unread") return {...shared, level: null, recorded: true};
  if (ofStatus?.kind === "several")
    return {...shared, level: null, recorded: false, open: "several", openIn: "her2_status"};
  const said = own === null ? {level: null} : her2Level(own);
  const isSeveral = ofIhc?.kind === "several";
  if ("level" in said && said.level !== null)
    return {
      ...shared,
      level: said.level,
      recorded: true,
      against: isSeveral ? null : againstOf(said.level, joinedHer2([score ?? NO_HER2, ofIsh]))
    };
  if (isSeveral) return {...shared, level: null, recorded: false, open: "several", openIn: "her2_ihc"};
  const made = her2Level(joinedHer2([own ?? NO_HER2, score ?? NO_HER2, ofIsh].map(known)));
  const openIn = score !== null ? "her2_ihc" : own !== null ? "her2_status" : "her2_ish";
  return "open" in made
    ? {...shared, level: null, recorded: false, open: made.open, openIn}
    : {...shared, level: made.level, recorded: false};
}

/** A result without the word that says that nothing is known. */
const known = (result: Her2Result): Her2Result => (result.word === "unknown" ? {...result, word: null} : result);

const cache = new Map<string, Her2Cell>();

function cellOf(text: string | null): Her2Cell | null {
  if (text === null || text === "") return null;
  const read = cache.get(text) ?? her2Cell(text);
  if (cache.size < 4096) cache.set(text, read);
  return read;
}

const oneOf = (cell: Her2Cell | null): Her2Result | null => (cell?.kind === "one" ? cell.result : null);

/** What a cell of in-situ hybridisation says: its words and signs are of that, not of HER2 as a whole. */
function ishOf(cell: Her2Cell | null): Her2Result {
  const result = oneOf(cell);
  if (result === null) return NO_HER2;
  return {...NO_HER2, ish: result.ish ?? ishOfWord(result)};
}

function ishOfWord({word, sign, scores}: Her2Result): Her2Result["ish"] {
  const [code] = scores;
  if (word === "positive" || word === "yes" || (word === null && sign === "+") || code === 1) return "positive";
  if (word === "negative" || word === "no" || (word === null && sign === "-") || code === 0) return "negative";
  return word === "equivocal" ? "equivocal" : word === "unknown" ? "unknown" : null;
}

/** Levels that do not exclude each other: negative is each of the others but positive. */
const fits = (recorded: Her2Level, made: Her2Level): boolean => {
  if (recorded === made || recorded === "mutant") return true;
  const [a, b] = [recorded, made].map((one) => (one === "zero?" ? "zero" : one));
  return (
    a === b ||
    (a === "negative" && b !== "positive") ||
    (b === "negative" && a !== "positive") ||
    (made === "zero?" && recorded === "ultralow")
  );
};

/** What IHC and ISH say where that excludes the recorded status. */
function againstOf(recorded: Her2Level, result: Her2Result): Her2Level | null {
  const made = her2Level(result);
  return "level" in made && made.level !== null && !fits(recorded, made.level) ? made.level : null;
}
