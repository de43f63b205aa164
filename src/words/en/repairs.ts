import type {Proposal, RepairExample} from "../../cohort/repairs/repair.ts";
import type {SwitchedProposal} from "../../cohort/repairs/repairs.ts";
import type {RepairName} from "../../record/plan-repairs.ts";

/** Number and noun. */
const of = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What a repair does, by its count. */
const sentences: Readonly<Record<RepairName, (count: number) => string>> = {
  strayQuotes: (count) =>
    `${of(count, "cell")} with a quote in the wrong place (19" rack): the quote is read as a character, or left away where it never closes`,
  invisibleBlanks: (count) =>
    `${of(count, "cell")} with blanks that nobody sees (no-break, zero-width): they become plain blanks, or nothing at the ends`,
  foreignDigits: (count) =>
    `${of(count, "cell")} with digits of another script (full-width, Arabic-Indic): they become 0 to 9`,
  groupedHeader: (count) => `${of(count, "name")} of a header of two rows are joined (ADC 1 over start is ADC 1 start)`,
  headerRow: (count) => `the header stands below ${of(count, "row")}, which ${count === 1 ? "is" : "are"} left out`,
  unitRow: () => "a row of units under the header is left out",
  notesBelow: (count) => `${of(count, "row")} of notes under the table ${count === 1 ? "is" : "are"} left out`,
  totalRows: (count) => `${of(count, "row")} of totals ${count === 1 ? "is" : "are"} left out`,
  blankRows: (count) => `${of(count, "blank row")} ${count === 1 ? "is" : "are"} left out`,
  mergedCells: (count) => `${of(count, "cell")} under a merged one ${count === 1 ? "gets" : "get"} its value`,
  fillDown: (count) => `${of(count, "blank")} ${count === 1 ? "gets" : "get"} the identifier above`,
  duplicateHeaders: (count) =>
    `${of(count, "name")} ${count === 1 ? "stands" : "stand"} on several columns: they are told apart as NAME, NAME (2)`,
  footnoteMarks: (count) =>
    `${of(count, "sign")} of footnotes behind numbers or dates ${count === 1 ? "is" : "are"} taken off`,
  thousands: (count) => `${of(count, "number")} with signs between thousands`,
  decimalComma: (count) => `${of(count, "number")} with a decimal comma`,
  blankColumns: (count) => `${of(count, "column")} without name and values ${count === 1 ? "is" : "are"} left out`
};

/**
 * What a proposed repair does, with up to three places; nothing of a cell that may name a person is shown.
 *
 * @example
 * repairInWords({name: "decimalComma", column: "dose", count: 2, examples: [{row: 2, before: "1,5", after: "1.5"}], readings: []})
 * // "dose: 2 numbers with a decimal comma; row 2: 1,5 is 1.5"
 */
export function repairInWords({name, column, count, examples, readings}: Proposal): string {
  const places = placesOf(readings.length > 1 ? examples.map((one) => ({...one, after: null})) : examples);
  return `${column === null ? "" : `${column}: `}${sentences[name](count)}${places === "" ? "" : `; ${places}`}`;
}

function placesOf(examples: readonly RepairExample[]): string {
  const shown = examples.flatMap(({row, before, after}) =>
    before === null || before === after ? [] : [`row ${row}: ${before}${after === null ? "" : ` is ${after}`}`]
  );
  if (shown.length > 0) return shown.join(", ");
  const rows = examples.map(({row}) => row);
  return rows.length === 0 ? "" : `row${rows.length === 1 ? "" : "s"} ${rows.join(", ")}`;
}

/**
 * A proposal on its way to a terminal: on, off or to be asked, with what to write for each reading where the file does not decide.
 *
 * @example
 * proposalLines({taken: null, proposal: {name: "thousands", column: "dose", count: 1, examples: [], readings: [{setting: {decimalComma: ["dose"]}, meaning: "1.234"}, {setting: {thousands: ["dose"]}, meaning: "1234"}]}})
 * // ["  ask  thousands         dose: 1 number with signs between thousands", '                         if it is 1.234: --on "decimalComma:dose"', '                         if it is 1234: --on "thousands:dose"']
 */
export function proposalLines({proposal, taken}: SwitchedProposal): string[] {
  const {name, readings, column} = proposal;
  const state = taken !== null ? "on" : readings.length > 1 ? "ask" : "off";
  const line = `  ${state.padEnd(3)}  ${name.padEnd(16)}  ${repairInWords(proposal)}`;
  if (state !== "ask") return [line];
  const indent = " ".repeat(25);
  return [
    line,
    ...readings.map(({setting, meaning}) => {
      const keys = Object.keys(setting);
      const to =
        keys.length === 0
          ? "nothing to do"
          : keys.map((key) => `--on ${JSON.stringify(column === null ? key : `${key}:${column}`)}`).join(" ");
      return `${indent}if it is ${meaning ?? "so"}: ${to}`;
    })
  ];
}
