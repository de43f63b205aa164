import type {Finding, Result} from "../record/result.ts";
import type {Row} from "../record/row.ts";
import {formatMedian, formatMonths, formatP, formatPercent, formatRatio, NOT_ESTIMABLE} from "./number-format.ts";
import {numberStyleOf, type NumberStyle} from "./number-style.ts";
import type {TextTable} from "./text-table.ts";

const severity: readonly Finding["level"][] = ["serious", "caution", "not assessable", "ok"];

/** Each known bias of such cohorts, judged on this one, the worst first. */
export function auditTable({sequential}: Result): TextTable {
  const findings = [...(sequential?.audit ?? [])].sort((a, b) => severity.indexOf(a.level) - severity.indexOf(b.level));
  return {
    name: "audit",
    caption: "Audit of the design",
    header: ["bias", "level", "finding", "what helps"],
    rows: findings.map(({title, level, sentence, advice}) => [title, level, sentence, level === "ok" ? "–" : advice]),
    words: 4,
    notes: ["Levels are conventions of this software, not tests; results.json has the number behind each and the remedy as a piece of a plan."]
  };
}

/** Contrasts between classes of transition among patients who are alike, the like-for-like one first. */
export function classContrastTable({sequential, unit, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const contrasts = sequential?.contrasts ?? [];
  return {
    name: "class-contrasts",
    caption: "Contrasts between classes, among patients who are alike",
    header: ["contrast", "median of each arm, mo (95 % CI)", "n (events)", "hazard ratio (95 % CI)", "Wald p"],
    rows: contrasts.map(({name, rows}) => {
      const ratio = rows.find(({term}) => term === "hazard ratio");
      const medians = rows.filter(({term}) => term === "median").map((row) => `${row.group} ${formatMedian(row, unit, style)}`);
      const given = ratio !== undefined && ratio.error === null;
      return [
        `${name}${ratio?.group === null || ratio?.group === undefined ? "" : `: ${ratio.group} against ${ratio.reference}`}`, medians.length === 0 ? "–" : medians.join("; "),
        given ? `${ratio.n} (${ratio.nEvent})` : "–", given ? formatRatio(ratio, style) : "not given", given && ratio.pValue !== null ? formatP(ratio.pValue, style) : "–"
      ];
    }),
    words: 2,
    notes: contrasts.flatMap(({name, confounded, cells, rows}) => {
      const refused = rows.find(({term}) => term === "hazard ratio")?.error ?? null;
      return [refused === null ? `${name}: within ${cells.join("; ")}; hazard ratio adjusted for PFS(ADC1). Still different: ${confounded}.` : `${name}: ${refused}.`];
    })
  };
}

/** PFS(ADC1) in several ways, side by side with what each one estimates. */
export function truncationTable({sequential, unit, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  return {
    name: "truncation",
    caption: "Median PFS(ADC1), months, by what it is an estimate of",
    header: ["estimate", "what it estimates", "median (95 % CI)"],
    rows: (sequential?.truncation ?? []).map(({name, needs, row}) => [name, needs, row.error === null ? formatMedian(row, unit, style) : `not given: ${row.error}`]),
    words: 2,
    notes: ["None of these may be tested against PFS(ADC2)."]
  };
}

/** Methods for ADC2 against ADC1 within patients, with what each needs and where it fails. */
export function pairedTable({sequential, unit, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  return {
    name: "paired",
    caption: "ADC2 against ADC1 within patients",
    header: ["method", "needs", "caution", "estimate (95 % CI)", "p"],
    rows: (sequential?.paired ?? []).map(({needs, caution, row}) => [`${row.term}: ${row.method}`, needs, caution, estimateText(row, unit, style), row.pValue === null ? "–" : formatP(row.pValue, style)]),
    words: 3,
    notes: ["All of these patients reached ADC2 before the data cut-off, so contrasts of ADC2 with ADC1 are withheld. Truncation makes the ratio and the GMI too high: methods.md and results.csv carry the caution of each method. The exact tests on complete pairs check a null hypothesis under strong conditions; they are not estimates."]
  };
}

const forms: Readonly<Record<string, (row: Row, unit: Result["unit"], style: NumberStyle) => string>> = {
  probability: (row, _, style) => formatPercent(row, style),
  ratio: (row, _, style) => formatRatio(row, style),
  "hazard ratio": (row, _, style) => formatRatio(row, style),
  time: ({estimate, confLow, confHigh}, unit, style) => `${months(estimate, unit, style)} (${months(confLow, unit, style)} to ${months(confHigh, unit, style)}) months`
};

function estimateText(row: Row, unit: Result["unit"], style: NumberStyle): string {
  if (row.error !== null) return row.error.startsWith("withheld") ? "withheld" : `not given: ${row.error}`;
  if (row.estimate === null) return "–";
  return forms[row.scale ?? ""]?.(row, unit, style) ?? row.estimate.toPrecision(3).replace(".", style.decimal);
}

function months(value: number | null, unit: Result["unit"], style: NumberStyle): string {
  return value === null ? NOT_ESTIMABLE : formatMonths(value, unit, style);
}

/** A table of methods as short lines for a terminal: name, estimate, p. */
export function shortMethodTable(table: TextTable): TextTable {
  const long = new Set(["needs", "caution", "what it estimates"]);
  const kept = table.header.map((name, column) => ({name, column})).filter(({name}) => !long.has(name)).map(({column}) => column);
  return {...table, header: kept.map((column) => table.header[column] ?? ""), rows: table.rows.map((row) => kept.map((column) => row[column] ?? "")), words: 1};
}

/** How many findings stand at each level, and the serious ones in full. */
export function auditLines({sequential}: Result): string[] {
  const findings = sequential?.audit ?? [];
  if (findings.length === 0) return [];
  const counts = severity.map((level) => `${findings.filter((finding) => finding.level === level).length} ${level}`).join(", ");
  return [`Audit of the design: ${counts}.`, ...findings.filter(({level}) => level === "serious").map(({title, sentence}) => `serious: ${title}. ${sentence}`)];
}
