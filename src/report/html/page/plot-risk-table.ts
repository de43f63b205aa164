import {countLabel, riskCounts} from "../../../figures/risk-table.ts";
import type {Shown} from "../../../record/hidden.ts";
import type {Stretch} from "../curve-reading.ts";
import type {PageCurve} from "../page-data.ts";
import type {PageWords} from "../report-words.ts";
import {html} from "./elements.ts";
import {placeOf} from "./plot.ts";

/** The number-at-risk table under the plot: each number under its tick, on the scale of the plot; a table to a screen reader. */
export function drawRiskTable(
  place: HTMLElement,
  curves: readonly PageCurve[],
  ticks: readonly number[],
  stretch: Stretch,
  width: number,
  words: PageWords
): void {
  const places = ticks.map((tick) => placeOf(tick, stretch, width));
  place.replaceChildren(
    html("p", {"class": "risk-heading", "aria-hidden": "true"}, words.numberAtRisk),
    html(
      "div",
      {"role": "table", "aria-label": words.numberAtRisk},
      riskHeads(ticks, words),
      ...curves.flatMap((curve) => {
        const counts = riskCounts(curve, ticks, "classic");
        return [
          html("div", {role: "presentation"}, groupName(curve)),
          ...(counts.delayedEntry ? [riskRow(`${curve.group}, ${words.entered}`, counts.entered, places)] : []),
          riskRow(`${curve.group}, ${words.atRisk}`, counts.atRisk, places)
        ];
      })
    )
  );
}

/** Counts at these places, in px, under a name for the ear. */
function riskRow(name: string, counts: readonly Shown[], places: readonly number[]): HTMLElement {
  return html(
    "div",
    {role: "row", class: "risk-row"},
    html("span", {role: "rowheader", class: "for-ears"}, name),
    ...places.map((place, index) => countAt(counts[index] ?? 0, place))
  );
}

/** A number under its tick, so many px from the left. */
function countAt(count: Shown, left: number): HTMLElement {
  const cell = html("span", {role: "cell"}, countLabel(count));
  cell.style.left = `${left.toFixed(2)}px`;
  return cell;
}

function riskHeads(ticks: readonly number[], words: PageWords): HTMLElement {
  return html(
    "div",
    {role: "row", class: "for-ears"},
    html("span", {role: "columnheader"}, words.group),
    ...ticks.map((tick) => html("span", {role: "columnheader"}, words.months.replace("{months}", String(tick))))
  );
}

function groupName({group, colour}: PageCurve): HTMLElement {
  const name = html("span", {"class": "risk-name", "aria-hidden": "true"}, html("bdi", {}, group));
  name.style.setProperty("--arm", colour);
  return name;
}
