import {parseRegimen} from "../adc/parse-regimen.ts";
import {dayWord} from "../cohort/day-words.ts";
import {wideBlocks} from "../cohort/wide-file.ts";
import type {CsvTable} from "../files/csv.ts";
import type {SourceRole} from "../record/source.ts";

/** Most unread drug names in a proposal. */
const MOST_UNREAD = 15;

/** What stands where drugs are named. */
export interface DrugText {
  readonly text: string;
  /** The column is named for ADCs: a name that is not read is an ADC there. */
  readonly ofAdcs: boolean;
}

/** What stands in the columns of drugs: the one that is mapped, or one for each ADC of a wide file. */
export function drugTexts(
  tables: readonly CsvTable[],
  roles: readonly SourceRole[],
  regimen: string | undefined
): DrugText[] {
  return tables.flatMap((table, index) => {
    const columns =
      roles[index] === "wide"
        ? wideBlocks(table.header).map((block) => ({name: block.columns["regimen"], ofAdcs: block.adc}))
        : [{name: regimen, ofAdcs: false}];
    return columns.flatMap(({name, ofAdcs}) =>
      (name === undefined ? [] : (table.columns[table.header.indexOf(name)] ?? []))
        .filter((text) => text.trim() !== "" && dayWord(text) !== "none")
        .map((text) => ({text, ofAdcs}))
    );
  });
}

/** Names that are not read and may be conjugates, with the name that was probably meant and what to write, a line each. */
export function unreadDrugs(texts: readonly DrugText[]): string[] {
  const meantBy = new Map<string, string | null>();
  for (const {text: regimen, ofAdcs} of new Map(texts.map((one) => [one.text, one])).values()) {
    const {adcs, unresolved} = parseRegimen(regimen);
    for (const {adc, text, suggestions, readings = []} of unresolved)
      if ((adc !== "no" || (ofAdcs && adcs.length === 0)) && !meantBy.has(text))
        meantBy.set(text, readings.length > 1 ? null : (suggestions[0] ?? null));
  }
  return [...meantBy].slice(0, MOST_UNREAD).map(([text, meant]) => unreadComment(text, meant));
}

function unreadComment(text: string, meant: string | null): string {
  return `not read: ${text}${meant === null ? "" : `; if it is ${meant}, write agents: {meaning: {${JSON.stringify(text)}: ${JSON.stringify(meant)}}}`}`;
}
