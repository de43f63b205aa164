import type {NullNumber, NullPicture, NullWorld} from "../../record/result-parts.ts";
import type {Result} from "../../record/result.ts";
import {formatNumber, formatPercent, formatRatio, formatShare} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** The numbers of a null picture as they are printed, by name. */
export const nullNumberWords: Readonly<
  Record<NullNumber["name"], {readonly title: (ratio: number) => string; readonly share: boolean}>
> = {
  shareShorter: {title: () => "PFS(ADC2) shorter", share: true},
  shareRatio: {title: (ratio) => `P(GMI ≥ ${ratio})`, share: true},
  hazardRatio: {title: () => "hazard ratio, ADC2 against ADC1", share: false},
  medianRatio: {title: () => "ratio of medians", share: false}
};

/** What cohorts without cross-resistance would show, world by world, under what this cohort shows. */
export function nullPictureTable({parts: {nullPicture}, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const numbers = nullPicture?.numbers ?? [];
  return {
    name: "null-picture",
    caption: "Cohorts without cross-resistance, simulated: middle and central 95 %",
    header: [
      "world",
      "beyond the curve",
      "lost early",
      "frailty",
      "later line",
      ...numbers.map(({name}) => nullNumberWords[name].title(nullPicture?.ratio ?? 0))
    ],
    rows: nullPicture === undefined ? [] : worldLines(nullPicture, style),
    words: 1,
    notes: nullPicture === undefined ? [] : nullPictureNotes(nullPicture)
  };
}

/** What is observed, and beneath it each world. */
function worldLines({numbers, worlds}: NullPicture, style: NumberStyle): string[][] {
  return [
    [
      "observed here",
      "–",
      "–",
      "–",
      "–",
      ...numbers.map(({name, observed}) => (observed === null ? "–" : value(observed, name, style)))
    ],
    ...worlds.map((world, k) => [
      String(k + 1),
      ...worldInputs(world, style),
      ...numbers.map(({name, simulated}) => {
        const cell = simulated[k];
        return cell === undefined || cell.estimate === null || cell.confLow === null || cell.confHigh === null
          ? "–"
          : interval(cell.estimate, cell.confLow, cell.confHigh, name, style);
      })
    ])
  ];
}

/** What has to be read with a null picture. */
export function nullPictureNotes({base, replicates, n}: NullPicture): string[] {
  return [
    `${replicates} cohorts of ${n} pairs a world. PFS(ADC1) and PFS(ADC2) of the simulated patients follow ${base === "weighted" ? "the curve of PFS(ADC1) weighted for the windows" : "the curve of everyone who started ADC1"}, never the one observed in pairs; windows and gaps are those of this cohort.`,
    "Worlds differ in the share of PFS(ADC1) beyond the end of its curve, the probability of never reaching ADC2 after progression at once, the variance of the frailty that both times share, and the hazard ratio that the later line brings by itself.",
    "There is no p-value. That what is observed lies outside is no evidence of cross-resistance: tail, attrition, shared frailty and the effect of a later line cannot be told from such a file, and one of many worlds left out may explain it."
  ];
}

/** Inputs of a world as short texts: tail, attrition, frailty, later line. */
export function worldInputs(
  {tailShare, lostEarly, frailtyVariance, lineEffect}: NullWorld,
  style: NumberStyle
): string[] {
  return [
    formatShare(tailShare, style),
    formatShare(lostEarly, style),
    formatNumber(frailtyVariance, 1, style),
    `× ${formatNumber(lineEffect, 2, style)}`
  ];
}

function interval(
  estimate: number,
  confLow: number,
  confHigh: number,
  name: NullNumber["name"],
  style: NumberStyle
): string {
  const limits = {estimate, confLow, confHigh};
  return nullNumberWords[name].share ? formatPercent(limits, style) : formatRatio(limits, style);
}

function value(number: number, name: NullNumber["name"], style: NumberStyle): string {
  return nullNumberWords[name].share ? formatShare(number, style) : formatNumber(number, 2, style);
}
