import {
  exposedLabel,
  type CountNote,
  type CountPopulation,
  type ShownCount,
  type ShownCountTable
} from "../../record/count-table.ts";

type PopulationTexts = {
  readonly [Code in CountPopulation["code"]]: (population: Extract<CountPopulation, {readonly code: Code}>) => string;
};
type NoteTexts = {
  readonly [Code in CountNote["code"]]: (note: Extract<CountNote, {readonly code: Code}>) => string;
};

const populationTexts: PopulationTexts = {
  "responses-of-transitions": () => "All transitions analysed; best response as recorded on the lines of each ADC.",
  "everyone-exposed": exposedLabel,
  "exposed-in-analysis": exposedLabel,
  "first-therapy-after-adc2": () => "Transitions analysed; the first line of systemic therapy that starts after ADC2.",
  "marker-on-both-lines": () => "Transitions analysed with the marker recorded on the lines of both ADCs.",
  "transitions-by-sequence": () => "Transitions analysed, by sequence."
};

const events = (n: number, [one, several]: readonly [string, string]): string =>
  n === 1 ? `1 event ${one}.` : `${n} events ${several}.`;

const noteTexts: NoteTexts = {
  "events-outside": ({n}) =>
    events(n, [
      "of the file began on no ADC1 or ADC2 and does not enter",
      "of the file began on no ADC1 or ADC2 and do not enter"
    ]),
  "events-undated": ({n}) =>
    events(n, ["has neither line nor day and does not enter", "have neither line nor day and do not enter"]),
  "events-ungraded": ({n}) =>
    events(n, ["has no grade and counts as below grade 3", "have no grade and count as below grade 3"]),
  "whatever-the-cause": () =>
    "Whatever the cause. A patient without a record counts as without an event; whether events were collected for everyone the file does not say.",
  "under-each-class": () =>
    "A combination counts under each of its classes. Who is still on ADC2 has had less time to receive more.",
  "marker-not-on-both-lines": ({marker, n, of}) => `${marker}: ${n} of ${of} not recorded on both lines.`,
  "biopsies-not-recorded": () =>
    "Days of biopsies are not recorded: an unchanged status may be one biopsy written down twice.",
  "biopsy-after-adc1": ({n, of}) =>
    `${n} of ${of} have a biopsy after the start of ADC1; in the others an unchanged status may be one biopsy written down twice.`,
  "from-labels": () =>
    "From labels and payload families of the catalogue: regular or characteristic of both agents. It says what to look for; nothing here was observed in this cohort."
};

/**
 * Who is counted, as a sentence.
 *
 * @example
 * populationText({code: "transitions-by-sequence"}) // "Transitions analysed, by sequence."
 */
export function populationText<Code extends CountPopulation["code"]>(
  population: Extract<CountPopulation, {readonly code: Code}>
): string {
  const text: (population: Extract<CountPopulation, {readonly code: Code}>) => string =
    populationTexts[population.code];
  return text(population);
}

/**
 * A note on a table of counts, as a sentence.
 *
 * @example
 * countNoteText({code: "events-ungraded", n: 1}) // "1 event has no grade and counts as below grade 3."
 */
export function countNoteText<Code extends CountNote["code"]>(note: Extract<CountNote, {readonly code: Code}>): string {
  const text: (note: Extract<CountNote, {readonly code: Code}>) => string = noteTexts[note.code];
  return text(note);
}

/** A table of counts as `results.json` has it. */
export interface CountTableInWords {
  readonly name: string;
  readonly population: string;
  readonly counts: readonly ShownCount[];
  readonly notes: readonly string[];
}

/**
 * A table of counts with its population and notes as sentences.
 *
 * @example
 * countTableInWords({name: "label-overlap", population: {code: "transitions-by-sequence"}, counts: [], notes: []}).population // "Transitions analysed, by sequence."
 */
export function countTableInWords({name, population, counts, notes}: ShownCountTable): CountTableInWords {
  return {name, population: populationText(population), counts, notes: notes.map((note) => countNoteText(note))};
}
