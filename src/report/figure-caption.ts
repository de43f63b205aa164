import type {Result} from "../record/result.ts";
import {formatMedian} from "./number-format.ts";
import {reasonInWords} from "./summary.ts";

/** What stands beneath the Kaplan–Meier figure: endpoint, groups, numbers, interval, convention of the risk table. */
export function kaplanMeierCaption({rows, unit}: Result): string {
  const medians = rows.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median");
  const withheld = [...new Set(rows.filter(({analysis, error}) => analysis === "cox" && error !== null).map(({error}) => error ?? ""))];
  return [
    `Kaplan-Meier estimates of ${medians[0]?.endpoint ?? "survival"} with log-log 95 % confidence bands; ticks are censored patients.`,
    `Median in months (95 % CI): ${medians.map((row) => `${row.group} ${formatMedian(row, unit)}, ${row.nEvent} events in ${row.n}`).join("; ")}.`,
    ...withheld.map((error) => `${sentence(reasonInWords(error))}`)
  ].join(" ");
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
