import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {PlanChoice} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {normalName} from "./column-dictionary.ts";
import {wideBlocks} from "./wide-file.ts";

/** Fewest second ADCs. */
const FEWEST = 2;
/** Names of times to progression, and of outcomes. */
const times = /(?:^|_)(?:rw)?(?:pfs\d?|ssp|slp|pfu|ttp)(?=_|$)/;
const outcomes =
  /(?:^|_)(?:event|status|ereignis|evenement|evento|gebeurtenis|cens\w*|zens\w*|progress|progression|progresion|progressione|progressao|progressie|pd)(?=_|$)/;
/** Most values of an outcome. */
const MOST_CODES = 4;

/**
 * Stops where a wide file has a column of progression for one ADC and none for a later one: there only deaths would be events. Where a time to progression and an outcome stand in its place, the line that reads these is named.
 *
 * @example
 * const found = [];
 * const header = ["id", "adc1", "adc1_start", "adc1_progression", "adc2", "adc2_start", "adc2_pfs_months", "adc2_event"];
 * const columns = [["A", "B"], ["SG", "SG"], ["0", "0"], ["90", "80"], ["T-DXd", "T-DXd"], ["100", "95"], ["4", "5"], ["1", "0"]];
 * checkProgressionOfOneAdc({name: "c.csv", header, columns, row: [2, 3]}, {}, {add: ({code, choices}) => found.push(code, choices[0].line)});
 * found // ["progression-of-one-adc", 'mapping: {time: "adc2_pfs_months", event: "adc2_event"}']
 */
export function checkProgressionOfOneAdc(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  mapping: ColumnMapping,
  log: Pick<IssueLog, "add">
): void {
  const textsOf = (column: string | undefined): readonly string[] =>
    (columns[header.indexOf(column ?? "")] ?? []).map((text) => text.trim()).filter((text) => text !== "");
  const blocks = wideBlocks(header, mapping).filter(({adc, isNext}) => adc && isNext !== true);
  const tells = blocks.filter((block) => textsOf(block.columns["progression"]).length > 0);
  const [first] = tells;
  if (first === undefined) return;
  const silent = blocks.find(
    (block) =>
      block.number > first.number &&
      block.columns["progression"] === undefined &&
      textsOf(block.columns["regimen"]).length >= FEWEST
  );
  if (silent === undefined) return;
  const taken = new Set([...blocks.flatMap((block) => Object.values(block.columns)), ...Object.values(mapping)]);
  const free = header.filter((column) => !taken.has(column));
  const ofTime = free.filter((column) => times.test(normalName(column)) && isOfNumbers(textsOf(column)));
  const ofOutcome = free.filter(
    (column) =>
      !ofTime.includes(column) &&
      (outcomes.test(normalName(column)) || times.test(normalName(column))) &&
      new Set(textsOf(column)).size <= MOST_CODES &&
      textsOf(column).length > 0
  );
  log.add({
    code: "progression-of-one-adc",
    severity: "error",
    stops: true,
    file,
    column: first.columns["progression"] ?? null,
    expected: `a column of progression for ADC ${silent.number}, as there is one for ADC ${first.number}`,
    received: ofTime.length === 0 ? "none" : `none, but ${[...ofTime, ...ofOutcome].join(", ")}`,
    hint: `without it only deaths would be events on ADC ${silent.number}; map its column, or choose`,
    count: row.length,
    choices: [
      ...pairOf(ofTime, ofOutcome),
      {line: "accept: [progression-of-one-adc]", why: `nobody progressed on ADC ${silent.number}`}
    ]
  });
}

function pairOf([time, ...times]: readonly string[], [event, ...events]: readonly string[]): PlanChoice[] {
  return time === undefined || event === undefined || times.length + events.length > 0
    ? []
    : [
        {
          line: `mapping: {time: ${JSON.stringify(time)}, event: ${JSON.stringify(event)}}`,
          why: "the file is follow-up that is computed already; then by: column:sequence, and unit:"
        }
      ];
}

const isOfNumbers = (texts: readonly string[]): boolean =>
  texts.length > 0 && texts.every((text) => /^\d+(?:[.,]\d+)?$/.test(text));
