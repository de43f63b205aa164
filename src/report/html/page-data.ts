import {MOST_BANDS} from "../../figures/kaplan-meier.ts";
import {stylesOf} from "../../figures/palette.ts";
import type {DrawnCurve} from "../../figures/survival-curve.ts";
import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {survivalTitle} from "../figures/figure-caption.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import type {ReportView} from "../report-views.ts";
import type {PageWords} from "./report-words.ts";

/** A curve with the style of its figure. */
export type PageCurve = DrawnCurve & {readonly colour: string; readonly dash: readonly number[]};

/** The curves of one endpoint under one grouping. */
export interface PageView {
  readonly id: string;
  readonly endpoint: string;
  readonly grouping: string;
  /** Title of the vertical axis. */
  readonly title: string;
  readonly bands: boolean;
  readonly curves: readonly PageCurve[];
}

/** What the program of the page works with: aggregate, without identifiers. */
export interface PageData {
  readonly words: PageWords;
  readonly numbers: NumberStyle;
  /** Beginning of the names of downloaded files. */
  readonly stem: string;
  /** Months at which the curves are read first, where follow-up reaches. */
  readonly milestones: readonly number[];
  readonly views: readonly PageView[];
}

/** The data of the page's program: all views, in the words of the page. */
export function pageData(result: ShownResult, views: readonly ReportView[], words: PageWords): PageData {
  return {
    words,
    numbers: numberStyleOf(result),
    stem: fileStem(result),
    milestones: questionOf(result.plan).milestones,
    views: views.map(({id, endpoint, grouping, result: own}) => {
      const styles = stylesOf(own.curves);
      return {
        id,
        endpoint,
        grouping,
        title: survivalTitle(own),
        bands: own.curves.length <= MOST_BANDS,
        curves: own.curves.map(
          (
            {group, unit, n, time, estimate, confLow, confHigh, start, nRisk, nEvent, nCensored, median, shown},
            index
          ) => ({
            group,
            unit,
            n,
            time,
            estimate,
            confLow,
            confHigh,
            ...(start === undefined ? {} : {start}),
            nRisk,
            nEvent,
            nCensored,
            median,
            ...(shown === undefined ? {} : {shown}),
            colour: styles[index]?.colour ?? "#333333",
            dash: styles[index]?.dash ?? []
          })
        )
      };
    })
  };
}

/** The first file's name without its ending, so that downloads of two studies can be told apart. */
function fileStem({sources}: ShownResult): string {
  return (
    (sources[0]?.name ?? "")
      .replace(/^.*[/\\]/, "")
      .replace(/\.[^.]*$/, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 40) || "payloadswap"
  );
}
