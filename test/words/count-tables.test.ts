import {describe, expect, it} from "vitest";
import {exposedLabel, type CountNote, type CountPopulation} from "../../src/record/count-table.ts";
import {disclosedCounts} from "../../src/disclosure/disclosed-counts.ts";
import {countNoteText, populationText} from "../../src/words/en/count-tables.ts";

type Note<Code extends CountNote["code"]> = Extract<CountNote, {readonly code: Code}>;

/** A note of each code, in which each number of patients is 3, with its sentence written out by hand. */
const notes: {readonly [Code in CountNote["code"]]: readonly [Note<Code>, string]} = {
  "events-outside": [{code: "events-outside", n: 3}, "3 events of the file began on no ADC1 or ADC2 and do not enter."],
  "events-undated": [{code: "events-undated", n: 3}, "3 events have neither line nor day and do not enter."],
  "events-ungraded": [{code: "events-ungraded", n: 3}, "3 events have no grade and count as below grade 3."],
  "whatever-the-cause": [
    {code: "whatever-the-cause"},
    "Whatever the cause. A patient without a record counts as without an event; whether events were collected for everyone the file does not say."
  ],
  "under-each-class": [
    {code: "under-each-class"},
    "A combination counts under each of its classes. Who is still on ADC2 has had less time to receive more."
  ],
  "marker-not-on-both-lines": [
    {code: "marker-not-on-both-lines", marker: "HER2 status", n: 3, of: 12},
    "HER2 status: 3 of 12 not recorded on both lines."
  ],
  "biopsies-not-recorded": [
    {code: "biopsies-not-recorded"},
    "Days of biopsies are not recorded: an unchanged status may be one biopsy written down twice."
  ],
  "biopsy-after-adc1": [
    {code: "biopsy-after-adc1", n: 3, of: 12},
    "3 of 12 have a biopsy after the start of ADC1; in the others an unchanged status may be one biopsy written down twice."
  ],
  "from-labels": [
    {code: "from-labels"},
    "From labels and payload families of the catalogue: regular or characteristic of both agents. It says what to look for; nothing here was observed in this cohort."
  ]
};

const populations: readonly (readonly [CountPopulation, string])[] = [
  [{code: "responses-of-transitions"}, "All transitions analysed; best response as recorded on the lines of each ADC."],
  [
    {code: "everyone-exposed", where: null},
    "All patients of the file who received the drug in that position, also those who are not in the analysis above."
  ],
  [
    {code: "everyone-exposed", where: "age > 60"},
    "All patients of the file who received the drug in that position, also those who are not in the analysis above, where age > 60 at the start of that drug."
  ],
  [
    {code: "exposed-in-analysis", where: 'contact = "direct"'},
    'Patients of the analysis above alone, because contact = "direct" can be asked of transitions only.'
  ],
  [
    {code: "first-therapy-after-adc2"},
    "Transitions analysed; the first line of systemic therapy that starts after ADC2."
  ],
  [{code: "marker-on-both-lines"}, "Transitions analysed with the marker recorded on the lines of both ADCs."],
  [{code: "transitions-by-sequence"}, "Transitions analysed, by sequence."]
];

const said = (note: CountNote): string => countNoteText(note);
const whom = (population: CountPopulation): string => populationText(population);

describe("tables of counts in words", () => {
  it.each(Object.values(notes))("the note %o", (note, sentence) => {
    expect(said(note)).toBe(sentence);
  });

  it("one event is one", () => {
    expect(
      (["events-outside", "events-undated", "events-ungraded"] as const).map((code) => said({code, n: 1}))
    ).toEqual([
      "1 event of the file began on no ADC1 or ADC2 and does not enter.",
      "1 event has neither line nor day and does not enter.",
      "1 event has no grade and counts as below grade 3."
    ]);
  });

  it.each(populations)("the population %o", (population, sentence) => {
    expect(whom(population)).toBe(sentence);
    if (population.code === "everyone-exposed" || population.code === "exposed-in-analysis")
      expect(exposedLabel(population)).toBe(sentence);
  });
});

describe("no number of patients is left in the notes that a policy lets stand", () => {
  it.each(Object.values(notes))("%o", (note: CountNote, sentence: string) => {
    const shown = disclosedCounts(
      [
        {
          name: "next-therapy",
          population: {code: "first-therapy-after-adc2"},
          notes: [note],
          counts: [{group: "A", item: "none", value: null, n: 30, of: 60}]
        }
      ],
      new Map([["A", 60]]),
      {smallest: 11, rounding: null}
    );
    expect(shown.length).toBe(1);
    const open = shown.flatMap((table) => table.notes);
    expect(open).toEqual(/\b3 (of|events)/.test(sentence) ? [] : [note]);
    for (const one of open) expect(said(one).replaceAll(/ADC\d/g, "")).not.toMatch(/\d/);
  });
});
