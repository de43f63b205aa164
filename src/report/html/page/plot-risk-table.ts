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
  const set = (cell: HTMLElement, tick: number): HTMLElement => {
    cell.style.left = `${placeOf(tick, stretch, width).toFixed(2)}px`;
    return cell;
  };
  const line = (curve: PageCurve, name: string, counts: readonly Shown[]): HTMLElement =>
    html(
      "div",
      {role: "row", class: "risk-row"},
      html("span", {role: "rowheader", class: "for-ears"}, `${curve.group}, ${name}`),
      ...ticks.map((tick, index) => set(html("span", {role: "cell"}, countLabel(counts[index] ?? 0)), tick))
    );
  place.replaceChildren(
    html("p", {"class": "risk-heading", "aria-hidden": "true"}, words.numberAtRisk),
    html(
      "div",
      {"role": "table", "aria-label": words.numberAtRisk},
      html(
        "div",
        {role: "row", class: "for-ears"},
        html("span", {role: "columnheader"}, words.group),
        ...ticks.map((tick) => html("span", {role: "columnheader"}, words.months.replace("{months}", String(tick))))
      ),
      ...curves.flatMap((curve) => {
        const counts = riskCounts(curve, ticks, "classic");
        const name = html("span", {"class": "risk-name", "aria-hidden": "true"}, html("bdi", {}, curve.group));
        name.style.setProperty("--arm", curve.colour);
        return [
          html("div", {role: "presentation"}, name),
          ...(counts.delayedEntry ? [line(curve, words.entered, counts.entered)] : []),
          line(curve, words.atRisk, counts.atRisk)
        ];
      })
    )
  );
}
