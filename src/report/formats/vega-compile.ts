import {Warn, type LoggerInterface, type Spec} from "vega";
import {compile, type TopLevelSpec} from "vega-lite";
import type {FigureFrame, FigureSpec} from "../../figures/figure-spec.ts";

/** A Vega program and the remarks that Vega-Lite made while writing it. */
export interface CompiledFigure {
  readonly vega: Spec;
  readonly warnings: readonly string[];
}

/**
 * Vega-Lite to Vega. A spec that carries a frame (all of ours do) comes out at exactly that size, because the padding is the frame's and nothing is fitted.
 *
 * Throws what Vega-Lite throws on a spec that it cannot read.
 *
 * @example
 * compileFigure({mark: "point", data: {values: []}}).warnings // []
 */
export function compileFigure(spec: FigureSpec | TopLevelSpec): CompiledFigure {
  const {logger, heard: warnings} = collectingLogger();
  const {spec: vega} = compile(spec as TopLevelSpec, {logger});
  const frame = frameOf(spec);
  return {vega: frame === null ? vega : framed(vega, frame), warnings};
}

/**
 * A logger for Vega and Vega-Lite that keeps warnings and errors as sentences.
 *
 * @example
 * const {logger, heard} = collectingLogger()
 * logger.warn("one").info("two").error("three")
 * heard // ["one", "three"]
 */
export function collectingLogger(): {logger: LoggerInterface; heard: string[]} {
  const heard: string[] = [];
  const collect = (...messages: readonly unknown[]): LoggerInterface => {
    heard.push(messages.map((message) => (message instanceof Error ? message.message : String(message))).join(" "));
    return logger;
  };
  const level = ((_?: number) => (_ === undefined ? Warn : logger)) as LoggerInterface["level"];
  const logger: LoggerInterface = {level, error: collect, warn: collect, info: () => logger, debug: () => logger};
  return {logger, heard};
}

/**
 * The frame that a spec of ours carries; null for any other spec.
 *
 * @example
 * frameOf({mark: "point", data: {values: []}}) // null
 */
export function frameOf(spec: FigureSpec | TopLevelSpec): FigureFrame | null {
  const meta = (spec.usermeta as {payloadswap?: {frame?: FigureFrame}} | undefined)?.payloadswap;
  return meta?.frame ?? null;
}

function framed(vega: Spec, {width, height, padding}: FigureFrame): Spec {
  return {
    ...vega,
    autosize: "none",
    padding,
    width: width - padding.left - padding.right,
    height: height - padding.top - padding.bottom
  };
}
