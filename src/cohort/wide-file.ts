import {regimenParser} from "../adc/parse-regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import {dictionary, normalName} from "./column-dictionary.ts";
import {headersInLanguages} from "./header-languages.ts";
import {dayWord} from "./day-words.ts";
import {isMissingCode} from "./missing-codes.ts";
import {nextTherapyColumns} from "./next-therapy-columns.ts";
import {lineKind} from "./line-kind.ts";
import {answerOf} from "./outcome-words.ts";

/** The columns of one ADC or line in a wide file. */
export interface WideBlock {
  /** Number in the column names: 1, 2, … */
  readonly number: number;
  /** Its drug stands in a column that is named for ADCs. */
  readonly adc: boolean;
  /** The therapy after an ADC, of which a start makes a line. */
  readonly isNext?: true;
  /** Canonical column: column of the file. */
  readonly columns: Readonly<Record<string, string>>;
}

const lineColumns = dictionary.filter(({level}) => level === "line");

/**
 * The blocks `adc1, adc1_start, adc1_end, …, adc2, …` (or `line1`, `regimen1`, `drug1`, `1. ADC`, `Beginn ADC1`) of a wide header, by number, or those whose columns have one name in all of them and stand behind the
 * drug; empty when there is none with both a drug and a start. A plan maps columns of other names by these: `adc2_start: C1D1 (2)`.
 *
 * @example
 * wideBlocks(["id", "adc1", "adc1_start", "adc2", "adc2_start", "age"]).map(({number, columns}) => [number, columns.regimen, columns.start])
 * // [[1, "adc1", "adc1_start"], [2, "adc2", "adc2_start"]]
 * wideBlocks(["id", "ADC#1", "C1D1"], {adc1_start: "C1D1"})[0].columns // {start: "C1D1", regimen: "ADC#1"}
 * wideBlocks(["id", "ADC#1", "C1D1", "ADC#2", "C1D1 (2)"])[1].columns // {regimen: "ADC#2", start: "C1D1 (2)"}
 */
export function wideBlocks(header: readonly string[], mapping: Readonly<Record<string, string>> = {}): WideBlock[] {
  const named = blocksByName(header, mapping);
  const blocks = named.length > 0 ? named : blocksByPlace(header, mapping);
  if (blocks.length === 0) return [];
  const taken = new Set([...blocks.flatMap(({columns}) => Object.values(columns)), ...Object.values(mapping)]);
  const last = Math.max(...blocks.map(({number}) => number));
  return [
    ...blocks,
    ...nextTherapyColumns(header.filter((column) => !taken.has(column))).map((columns, k): WideBlock => ({
      number: last + 1 + k,
      adc: false,
      isNext: true,
      columns: {...columns}
    }))
  ];
}

/**
 * Whether drug and start are repeated under the same names, so that a row holds several lines.
 *
 * @example
 * holdsRepeatedBlocks(["id", "drug", "start", "drug (2)", "start (2)"], {}) // true
 */
export function holdsRepeatedBlocks(header: readonly string[], mapping: Readonly<Record<string, string>>): boolean {
  return (
    mapping["regimen"] === undefined && mapping["start"] === undefined && blocksByPlace(header, mapping).length > 1
  );
}

function blocksByName(header: readonly string[], mapping: Readonly<Record<string, string>>): WideBlock[] {
  const blocks = new Map<number, Record<string, string>>();
  const ofAdcs = new Set<number>();
  const planned = Object.entries(mapping).filter(([, column]) => header.includes(column));
  const taken = new Set(planned.map(([, column]) => column));
  for (const [name, column] of [
    ...planned,
    ...header.filter((own) => !taken.has(own)).map((own) => [own, own] as const)
  ]) {
    const {number, canonical} = blockColumn(name) ?? {};
    if (number === undefined || canonical === undefined) continue;
    const block = blocks.get(number) ?? {};
    if (canonical === "regimen" && block["regimen"] === undefined && /adc/.test(normalName(name))) ofAdcs.add(number);
    block[canonical] ??= column;
    blocks.set(number, block);
  }
  return [...blocks]
    .filter(([, columns]) => columns["regimen"] !== undefined && columns["start"] !== undefined)
    .toSorted(([a], [b]) => a - b)
    .map(([number, columns]) => ({number, adc: ofAdcs.has(number), columns}));
}

/** A column that names the drug of a block, and its place. */
interface Anchor {
  readonly at: number;
  readonly number: number;
}

/**
 * Blocks whose columns have one name in all of them: `ADC#1, C1D1, last dose, ADC#2, C1D1 (2), last dose (2)`. A column belongs to the drug before it, where the same name stands behind every drug.
 */
function blocksByPlace(header: readonly string[], mapping: Readonly<Record<string, string>>): WideBlock[] {
  const anchors = anchorsIn(header);
  if (anchors.length < 2) return [];
  const taken = new Set(Object.values(mapping));
  const behind = anchors.map(({at}, k) =>
    header.slice(at + 1, anchors[k + 1]?.at ?? header.length).map((column) => ({column, name: bareName(column)}))
  );
  const common = behind
    .map((own) => new Set(own.map(({name}) => name)))
    .reduce((all, own) => new Set([...all].filter((name) => own.has(name))));
  return anchors
    .map(({at, number}, k): WideBlock => {
      const anchor = header[at] ?? "";
      const columns: Record<string, string> = {regimen: anchor};
      for (const {column, name} of behind[k] ?? []) {
        const canonical = canonicalOf(normalName(name));
        if (canonical !== undefined && common.has(name) && !taken.has(column)) columns[canonical] ??= column;
      }
      return {number, adc: /adc/.test(normalName(anchor)), columns};
    })
    .filter(({columns}) => columns["start"] !== undefined)
    .toSorted((a, b) => a.number - b.number);
}

/** The drugs of the blocks: numbered, or under one name that is repeated. */
function anchorsIn(header: readonly string[]): Anchor[] {
  const numbered = header.flatMap((column, at): Anchor[] => {
    const {number, canonical} = blockColumn(column) ?? {};
    return canonical === "regimen" && number !== undefined ? [{at, number}] : [];
  });
  if (numbered.length > 1) return numbered;
  const drugs = header.flatMap((column, at) => (isDrugName(normalName(bareName(column))) ? [{column, at}] : []));
  const names = new Set(drugs.map(({column}) => bareName(column)));
  return names.size === 1 ? drugs.map(({at}, k) => ({at, number: k + 1})) : [];
}

const isDrugName = (name: string): boolean => name === "adc" || canonicalOf(name) === "regimen";

/** A name without the number that tells it from others of its name. */
const bareName = (column: string): string => column.replace(/ \(\d+\)$/, "");

/**
 * A mapping without the columns of blocks, which are no columns of every line.
 *
 * @example
 * withoutBlocks({patient_id: "MRN", adc1_start: "C1D1"}) // {patient_id: "MRN"}
 */
export function withoutBlocks(mapping: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => blockColumn(name) === null));
}

/**
 * Whether a name is one of a column of a block.
 *
 * @example
 * ["adc1_start", "start"].map(isBlockColumn) // [true, false]
 */
export function isBlockColumn(name: string): boolean {
  return blockColumn(name) !== null;
}

/** Words for an ADC, a line or its drug before or behind the number of a block. */
const counted =
  "adc|line|regimen|drug|treatment|lot|linie|therapielinie|ligne|linea|lijn|medikament|substanz|medicament|farmaco|therapie|traitement|tratamiento|terapia";
/** Signs of a number: `n°1`, `Nr. 1`. */
const sign = "(?:_?(?:n|no|nr|num))?";
const ordinal = "(?:st|nd|rd|th|er|re|e|eme|ere|o|a)?";
const leadingNumber = new RegExp(`^(${counted})${sign}_?(\\d{1,2})(?:_(.+))?$`);
const ordinalNumber = new RegExp(`^(\\d{1,2})${ordinal}_?(adc|linie|therapielinie|ligne|linea|lijn)(?:_(.+))?$`);
const trailingNumber = new RegExp(`^(.+?)_?(?:adc|linie|ligne|linea|lijn)${sign}_?(\\d{1,2})$`);
const trailingOrdinal = new RegExp(`^(.+?)_(\\d{1,2})${ordinal}_(?:adc|linie|ligne|linea|lijn)$`);
/** Words that stand between what a column holds and the ADC that it is of. */
const joining = /_(?:of|von|des|der|du|de|del|della|di|le|il|el|la|l|d)$/;

/** Which column of which block a name stands for: `adc1` and `adc1_start`, `1. ADC`, or `start_adc1`; null where it is none of a block. */
function blockColumn(column: string): {readonly number: number; readonly canonical: string} | null {
  const name = normalName(column);
  const [leading, , leadingDigits, after] = leadingNumber.exec(name) ?? [];
  const [ordered, orderedDigits, , orderedAfter] = leading === undefined ? (ordinalNumber.exec(name) ?? []) : [];
  const isLed = leading !== undefined || ordered !== undefined;
  const [, before, trailing] = isLed ? [] : (trailingNumber.exec(name) ?? trailingOrdinal.exec(name) ?? []);
  const number = Number(leadingDigits ?? orderedDigits ?? trailing);
  if (!Number.isInteger(number) || number < 1) return null;
  const wanted = isLed ? (after ?? orderedAfter) : before;
  const canonical = wanted === undefined ? "regimen" : canonicalOf(wanted.replace(joining, ""));
  return canonical === undefined ? null : {number, canonical};
}

/** Names that say one thing only of a column of a known ADC. */
const ofBlocksAlone: Readonly<Record<string, readonly string[]>> = {
  start: "from|since|von|ab|seit|debut|debut_le|debute_le|inicio|inizio|dal|desde|c1d1|first|first_infusion".split("|"),
  end: "to|until|bis|ende|fin|fin_le|fine|al|hasta|letzte_gabe|derniere_dose|ultima_dosis|ultima_dose|last|last_infusion".split(
    "|"
  ),
  progression:
    "pd|pd_am|pd_le|progress|progression_le|progresion|progresion_el|progressione|progredienz|datum_pd|date_pd|fecha_pd|data_pd".split(
      "|"
    ),
  stop_reason: "grund|grund_ende|motif|motif_fin|motif_d_arret|motivo|motivo_fin|motivo_fine|reason|why_stopped".split(
    "|"
  ),
  best_response: "ansprechen|reponse|respuesta|risposta|best_response|bestes_ansprechen".split("|"),
  regimen: "name|drug|medikament|substanz|farmaco|medicament".split("|")
};

const canonicalNames: ReadonlyMap<string, string> = new Map(
  lineColumns
    .flatMap(({name, synonyms}) =>
      [name, ...synonyms, ...headersInLanguages(name), ...(ofBlocksAlone[name] ?? [])].map(
        (own) => [own, name] as const
      )
    )
    .toReversed()
);

const canonicalOf = (name: string): string | undefined => canonicalNames.get(name);

/** A block of a wide file as a table with a row for each patient of whom it tells something. */
export interface LongTable {
  readonly table: CsvTable;
  readonly mapping: Readonly<Record<string, string>>;
  readonly adc: boolean;
  /** Number of the block. */
  readonly number: number;
  /** Words in the column of the drug by which rows say that there was none, with how often. */
  readonly none: ReadonlyMap<string, number>;
  /** Lines of the file on which a therapy after an ADC is named and no day of it. */
  readonly undated: readonly number[];
}

const parse = regimenParser();

const isNoTherapy = (text: string): boolean => ["local", "supportive"].includes(lineKind({read: parse(text)}));

/** What stands for the drug of a therapy after an ADC of which only the start is recorded. */
const UNNAMED_NEXT = "next therapy";

/**
 * A wide table as long ones, one for each block: the columns of the block and those that belong to no block; rows left away whose block is blank,
 * or says by a word that there was no such drug.
 *
 * @example
 * const wide = {header: ["id", "adc1", "adc1_start"], columns: [["P1", "P2"], ["SG", ""], ["0", ""]], row: [2, 3]};
 * longTables(wide, wideBlocks(wide.header))[0].table.columns // [["P1"], ["SG"], ["0"]]
 */
export function longTables(table: CsvTable, blocks: readonly WideBlock[]): LongTable[] {
  const ofBlocks = new Set(blocks.flatMap(({columns}) => Object.values(columns)));
  const shared = table.header.filter((name) => !ofBlocks.has(name));
  return blocks.map((block) => {
    const {adc, number, columns: mapping} = block;
    if (block.isNext === true) return nextTherapyTable(table, block, {shared, blocks});
    const header = [...shared, ...Object.values(mapping)];
    const own = Object.values(mapping).map((name) => table.columns[table.header.indexOf(name)] ?? []);
    const drugs = table.columns[table.header.indexOf(mapping["regimen"] ?? "")] ?? [];
    const kept = table.row.map((_, i) => i).filter((i) => own.some((values) => !saysNothing(values[i])));
    const left = table.row.map((_, i) => i).filter((i) => own.every((values) => saysNothing(values[i])));
    const none = new Map<string, number>();
    for (const text of left.map((i) => (drugs[i] ?? "").trim()))
      if (text !== "") none.set(text, (none.get(text) ?? 0) + 1);
    return {
      mapping,
      adc,
      number,
      none,
      undated: [],
      table: {
        ...table,
        header,
        row: kept.map((i) => table.row[i] ?? 0),
        columns: header.map((name) => {
          const values = table.columns[table.header.indexOf(name)] ?? [];
          // A word for "none" is no drug; beside a day it is a contradiction, which a blank drug tells.
          const text = (i: number): string =>
            name === mapping["regimen"] && saysNothing(values[i]) ? "" : (values[i] ?? "");
          return kept.map(text);
        })
      }
    };
  });
}

interface OtherColumns {
  readonly shared: readonly string[];
  readonly blocks: readonly WideBlock[];
}

/** The therapies after an ADC as a table of lines: a row for each with a start that is not that of an ADC of the row. */
function nextTherapyTable(table: CsvTable, {number, columns}: WideBlock, {shared, blocks}: OtherColumns): LongTable {
  const {regimen = UNNAMED_NEXT, start = ""} = columns;
  const textsOf = (name: string): readonly string[] => table.columns[table.header.indexOf(name)] ?? [];
  const [drugs, starts] = [textsOf(regimen), textsOf(start)];
  const places = [...table.row.keys()];
  const others = blocks.filter((one) => one.isNext !== true).map((one) => textsOf(one.columns["start"] ?? ""));
  const isOther = (i: number): boolean => others.some((texts) => texts[i]?.trim() === starts[i]?.trim());
  const kept = places.filter((i) => !saysNothing(starts[i]) && !isOther(i));
  const isNamed = (i: number): boolean => !saysNothing(drugs[i]) && answerOf(drugs[i] ?? "") === null;
  const drugAt = (i: number): string => (isNamed(i) ? (drugs[i] ?? "") : UNNAMED_NEXT);
  const isTold = (i: number): boolean => isNamed(i) || answerOf(drugs[i] ?? "") === "yes";
  const undated = places.filter((i) => saysNothing(starts[i]) && isTold(i) && !isNoTherapy(drugs[i] ?? ""));
  return {
    mapping: {regimen, start},
    adc: false,
    number,
    none: new Map(),
    undated: undated.flatMap((i) => table.row[i] ?? []),
    table: {
      ...table,
      header: [...shared, regimen, start],
      row: kept.map((i) => table.row[i] ?? 0),
      columns: [
        ...shared.map((name) => kept.map((i) => textsOf(name)[i] ?? "")),
        kept.map(drugAt),
        kept.map((i) => starts[i] ?? "")
      ]
    }
  };
}

/** A row with a blank ADC before a later one. */
export interface BlankAdc {
  /** Place of the row, from 0. */
  readonly i: number;
  /** Number of the ADC, and its column; that of the first with a column where it has none. */
  readonly number: number;
  readonly column: string;
}

/**
 * Rows in which an ADC is blank, or has no column, and a later one is not. A word for none says that there was none.
 *
 * @example
 * const wide = {header: ["id", "adc1", "adc1_start", "adc2", "adc2_start"], columns: [["A", "B"], ["", "SG"], ["", "0"], ["T-DXd", ""], ["90", ""]]};
 * blankAdcs(wide, wideBlocks(wide.header)) // [{i: 0, number: 1, column: "adc1"}]
 */
export function blankAdcs(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  blocks: readonly WideBlock[]
): BlankAdc[] {
  const adcs = blocks
    .filter(({adc}) => adc)
    .map(({number, columns: own}) => ({
      number,
      column: own["regimen"] ?? "",
      drugs: columns[header.indexOf(own["regimen"] ?? "")] ?? []
    }));
  const isBlank = (text: string | undefined): boolean =>
    (text ?? "").trim() === "" || isMissingCode((text ?? "").trim());
  const rows = columns[0]?.length ?? 0;
  return Array.from({length: rows}, (_, i) => i).flatMap((i): BlankAdc[] => {
    const last = adcs.findLast(({drugs}) => !saysNothing(drugs[i]));
    if (last === undefined) return [];
    for (let number = 1; number < last.number; number++) {
      const own = adcs.find((one) => one.number === number);
      if (own === undefined || isBlank(own.drugs[i])) return [{i, number, column: own?.column ?? last.column}];
    }
    return [];
  });
}

/** Whether a cell is blank, or says that there is nothing: `none`, `n/a`, `-`. */
function saysNothing(text: string | undefined): boolean {
  const cell = (text ?? "").trim();
  return cell === "" || isMissingCode(cell) || dayWord(cell) === "none";
}
