import {regimenParser} from "../adc/parse-regimen.ts";
import {append} from "../record/lists-by-key.ts";
import {normalName} from "./column-dictionary.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Names of columns that number the ADCs of a patient, in normal form. */
const numbersAdcs =
  /^adcs?_?(?:number|no|nr|num|nummer|n|index|idx|order|position|pos|seq|sequence|rank|numero|ordinal|reihenfolge|line|linie|lot)$|^(?:nth|number|no|nr|n|numero|position|order|index|sequence|rank|num)_(?:of_(?:the_)?|du_|de_|del_|der_)?adc$|^(?:adc|which_adc)$/;
const ordinal = /^(?:adc[\s_-]?)?(\d{1,2})(?:st|nd|rd|th|\.|\.0|e|er|eme)?$/i;

/** An ADC that the numbers of a file say was given before another, and that has no line. */
export interface NumberGap {
  readonly id: string;
  readonly label: string;
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string;
}

/**
 * Patients whose ADCs are numbered from another number than the first of the file, or with one left out: 2 and 3 without 1. A number that says how many ADCs a patient had in all, the same on each line, is none.
 *
 * @example
 * const ids = ["A", "A", "B", "B"];
 * const columns = new Map([["patient_id", ids], ["regimen", ["SG", "T-DXd", "SG", "T-DXd"]], ["adc_number", ["1", "2", "2", "3"]]]);
 * const lines = {columns, file: ids.map(() => "c"), row: [2, 3, 4, 5], unknown: new Set(["adc_number"])};
 * numberGaps(lines, [0, 1, 2, 3]).map(({id, label, row}) => [id, label, row]) // [["B", "ADC 1", 4]]
 */
export function numberGaps(
  lines: Pick<TypedRecords, "columns" | "file" | "row" | "unknown">,
  order: readonly number[]
): readonly NumberGap[] {
  const {columns, unknown} = lines;
  const names = [...unknown].filter((name) => numbersAdcs.test(normalName(name)));
  if (names.length === 0) return [];
  const parse = regimenParser();
  const regimens = columns.get("regimen") ?? [];
  const ids = columns.get("patient_id") ?? [];
  const ofAdcs = order.filter((i) => parse(String(regimens[i] ?? "")).adcs.length > 0);
  return names.flatMap((column) => {
    const texts = columns.get(column) ?? [];
    const byPatient = new Map<string, {readonly i: number; readonly number: number}[]>();
    for (const i of ofAdcs) {
      const text = texts[i] ?? null;
      if (text === null) continue;
      const [, digits] = ordinal.exec(String(text).trim()) ?? [];
      // Other texts than numbers number nothing.
      if (digits === undefined) return [];
      append(byPatient, String(ids[i]), {i, number: Number(digits)});
    }
    const several = [...byPatient.values()].filter((own) => own.length > 1);
    if (several.length > 0 && several.every((own) => new Set(own.map(({number}) => number)).size === 1)) return [];
    const least = Math.min(...[...byPatient.values()].flat().map(({number}) => number));
    return [...byPatient].flatMap(([id, own]): NumberGap[] => {
      const numbers = new Set(own.map(({number}) => number));
      for (let number = Math.min(least, 1); number < Math.max(...numbers); number++)
        if (!numbers.has(number)) {
          const at = own.find((one) => one.number > number)?.i ?? own[0]?.i ?? 0;
          return [{id, label: `ADC ${number}`, ...recordPlace(lines, at), column}];
        }
      return [];
    });
  });
}
