import {countLabel} from "../../../figures/risk-table.ts";
import {readCurve, ticksWithin, wholeStretch, type Stretch} from "../curve-reading.ts";
import {fillPlaceholders} from "../fill-placeholders.ts";
import {formatNumber} from "../../../words/number-format.ts";
import type {PageData, PageView} from "../page-data.ts";
import {button, html, svg} from "./elements.ts";
import {drawCurves, drawReading, room, timeAt} from "./plot.ts";
import {readout, survivalText, type ReadCurve, type Readout} from "./readout.ts";
import {drawRiskTable} from "./plot-risk-table.ts";
import {between, moved, zoomed} from "./stretch.ts";

/** Px that one tick's number needs beside the next. */
const TICK_ROOM = 44;

/** A pointer that has moved less than this has clicked, not dragged. */
const LEAST_DRAG = 6;

/** Share of the stretch by which the buttons move it, and factor of one zoom. */
const MOVE = 0.5;
const ZOOM = 0.5;

/** The curves of one view to point at, hide, and zoom. */
export interface Explorer {
  readonly element: HTMLElement;
  /** Draws another view; the reading line stays where it is. */
  readonly show: (view: PageView) => void;
}

interface State {
  view: PageView;
  hidden: Set<number>;
  stretch: Stretch;
  at: number;
  bands: boolean;
  width: number;
}

/** Makes the explorer; `say` speaks to a screen reader. */
export function explorer(
  {words, numbers, milestones}: PageData,
  first: PageView,
  say: (text: string) => void
): Explorer {
  const most = (width: number): number =>
    Math.max(2, Math.min(10, Math.floor((width - room.left - room.right) / TICK_ROOM)));
  const whole = (): Stretch => wholeStretch(state.view.curves, most(state.width));
  const state: State = {
    view: first,
    hidden: new Set(),
    stretch: {from: 0, to: 1},
    at: 0,
    bands: first.bands,
    width: 720
  };

  const picture = svg("svg", {role: "img", class: "curves"});
  const slider = html("input", {
    "type": "range",
    "class": "reading-slider",
    "aria-label": words.readingLine,
    "step": "any"
  });
  const exact = html("input", {type: "number", class: "exact", min: 0, step: "any", inputmode: "decimal"});
  const bands = html("input", {type: "checkbox"});
  const risk = html("div", {class: "risk"});
  const keyPlace = html("div");
  const plot = html("div", {class: "plot"}, picture, slider);
  let key: Readout | undefined;

  const read = (): ReadCurve[] =>
    state.view.curves.map((curve, index) => ({
      curve,
      reading: readCurve(curve, state.at),
      shown: !state.hidden.has(index)
    }));
  const months = (value: number): string => formatNumber(value, 1, numbers);

  const drawAt = (): void => {
    const all = read();
    drawReading(
      picture,
      state.at,
      all.filter(({shown}) => shown),
      state
    );
    key?.update(state.at, all);
    slider.value = String(state.at);
    slider.setAttribute("aria-valuetext", fillPlaceholders(words.months, {months: months(state.at)}));
    if (document.activeElement !== exact) exact.value = String(Number(state.at.toFixed(2)));
  };

  const draw = (): void => {
    const {view, stretch, width} = state;
    const ticks = ticksWithin(stretch, most(width));
    const shown = view.curves.filter((_, index) => !state.hidden.has(index));
    const label = fillPlaceholders(words.plotLabel, {
      title: view.title,
      groups: shown.map(({group}) => group.slice(0, 80)).join(", "),
      from: months(stretch.from),
      to: months(stretch.to)
    });
    drawCurves(picture, {
      curves: shown,
      title: view.title,
      timeTitle: words.time,
      label,
      stretch,
      ticks,
      bands: state.bands,
      width
    });
    drawRiskTable(risk, shown, ticks, stretch, width, words);
    Object.assign(slider, {min: String(stretch.from), max: String(stretch.to)});
    exact.max = String(whole().to);
    for (const one of onlyZoomed) one.disabled = stretch.to - stretch.from >= whole().to - 1e-6;
    drawAt();
  };

  const readAt = (at: number, spoken: boolean): void => {
    const {to} = whole();
    state.at = Math.min(to, Math.max(0, at));
    drawAt();
    if (spoken)
      say(
        [
          `${fillPlaceholders(words.atMonths, {months: months(state.at)})}.`,
          ...read()
            .filter(({shown}) => shown)
            .map(({curve: {group}, reading}) =>
              reading.estimate === null
                ? fillPlaceholders(words.spokenEnded, {group})
                : fillPlaceholders(words.spokenGroup, {
                    group,
                    survival: survivalText(reading, numbers),
                    atRisk: countLabel(reading.nRisk)
                  })
            )
        ].join(" ")
      );
  };
  const stretchTo = (stretch: Stretch): void => {
    state.stretch = stretch;
    if (state.at < stretch.from || state.at > stretch.to)
      state.at = Math.min(stretch.to, Math.max(stretch.from, state.at));
    draw();
    say(fillPlaceholders(words.spokenStretch, {from: months(stretch.from), to: months(stretch.to)}));
  };
  const zoomIn = (): void => stretchTo(zoomed(state.stretch, ZOOM, state.at, whole()));
  const zoomOut = (): void => stretchTo(zoomed(state.stretch, 1 / ZOOM, state.at, whole()));
  const reset = (): void => stretchTo(whole());
  const onlyZoomed = [
    button("−", zoomOut, {"aria-label": words.zoomOut, "title": words.zoomOut}),
    button("◀", () => stretchTo(moved(state.stretch, -MOVE, whole())), {
      "aria-label": words.earlier,
      "title": words.earlier
    }),
    button("▶", () => stretchTo(moved(state.stretch, MOVE, whole())), {
      "aria-label": words.later,
      "title": words.later
    }),
    button(words.reset, reset)
  ];

  const toggle = (index: number): void => {
    const group = state.view.curves[index]?.group ?? "";
    if (state.hidden.has(index)) state.hidden.delete(index);
    else if (state.view.curves.length - state.hidden.size > 1) state.hidden.add(index);
    else return say(words.lastGroup);
    draw();
    say(fillPlaceholders(state.hidden.has(index) ? words.spokenHidden : words.spokenShown, {group}));
  };

  const show = (view: PageView): void => {
    state.view = view;
    state.hidden = new Set();
    state.bands = view.bands;
    bands.checked = view.bands;
    key = readout(view.curves, view.title, words, numbers, toggle);
    keyPlace.replaceChildren(key.element);
    state.stretch = whole();
    state.at = Math.min(state.at, state.stretch.to);
    element.hidden = view.curves.length === 0;
    draw();
  };

  bands.addEventListener("change", () => {
    state.bands = bands.checked;
    draw();
  });
  slider.addEventListener("input", () => readAt(tenth(slider.valueAsNumber), true));
  exact.addEventListener("input", () => {
    if (Number.isFinite(exact.valueAsNumber)) readAt(exact.valueAsNumber, true);
  });
  slider.addEventListener("keydown", (event) => {
    // The browser's own steps are hundredths of the stretch: a tenth of a month to an arrow, and the milestones of follow-up to a page.
    const step = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE}[event.key];
    if (step !== undefined) {
      event.preventDefault();
      readAt(
        Math.min(state.stretch.to, Math.max(state.stretch.from, tenth(state.at + step * arrowStep(state.stretch)))),
        true
      );
    }
  });
  const element = html(
    "div",
    {"class": "explorer", "role": "group", "aria-label": words.explorer},
    html(
      "div",
      {class: "controls"},
      html(
        "div",
        {"class": "buttons", "role": "group", "aria-label": words.zoom},
        button("+", zoomIn, {"aria-label": words.zoomIn, "title": words.zoomIn}),
        ...onlyZoomed
      ),
      html("label", {class: "check"}, bands, words.bands),
      html("label", {class: "exact-label"}, words.readAt, exact)
    ),
    keyPlace,
    plot,
    risk,
    html("p", {class: "note"}, words.hint)
  );
  element.addEventListener("keydown", (event) => {
    const act = {"+": zoomIn, "=": zoomIn, "-": zoomOut, "0": reset, "Escape": reset}[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || event.target === exact) return;
    event.preventDefault();
    act();
  });
  pointing(picture, {
    at: (x) => readAt(tenth(timeAt(x, state.stretch, state.width)), false),
    chosen: (a, b) =>
      stretchTo(
        between(tenth(timeAt(a, state.stretch, state.width)), tenth(timeAt(b, state.stretch, state.width)), whole())
      ),
    whole: reset
  });
  new ResizeObserver(() => {
    const width = Math.floor(plot.clientWidth);
    if (width === 0 || width === state.width) return;
    const all = state.stretch.from === 0 && state.stretch.to === whole().to;
    state.width = width;
    if (all) state.stretch = whole();
    draw();
  }).observe(plot);
  state.at = milestones.filter((one) => one <= whole().to / 2).at(-1) ?? Number((whole().to / 2).toFixed(1));
  show(first);
  return {element, show};
}

const PAGE = 5;

function tenth(months: number): number {
  return Math.round(months * 10) / 10;
}

/** Months by which an arrow key moves the reading line. */
function arrowStep({from, to}: Stretch): number {
  return [0.1, 0.5, 1].find((step) => (to - from) / step <= 60) ?? 3;
}

/** Pointing reads, dragging chooses a stretch, a double click shows the whole. */
function pointing(picture: SVGSVGElement, on: Pointed): void {
  let start: number | null = null;
  const x = (event: PointerEvent): number => event.clientX - picture.getBoundingClientRect().left;
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = x(event);
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", (event) => {
    if (start === null) on.at(x(event));
    else markStretch(picture, start, x(event));
  });
  picture.addEventListener("pointerup", (event) => {
    const from = start;
    start = null;
    markStretch(picture, 0, 0);
    if (from === null) return;
    if (Math.abs(x(event) - from) < LEAST_DRAG) on.at(x(event));
    else on.chosen(from, x(event));
  });
  picture.addEventListener("pointercancel", () => {
    start = null;
    markStretch(picture, 0, 0);
  });
  picture.addEventListener("dblclick", on.whole);
}

/** What pointing at the plot leads to; places in px from its left edge. */
interface Pointed {
  readonly at: (x: number) => void;
  readonly chosen: (from: number, to: number) => void;
  readonly whole: () => void;
}

/** Marks the stretch that is being dragged over. */
function markStretch(picture: SVGSVGElement, a: number, b: number): void {
  const selection = picture.querySelector(".selection");
  selection?.setAttribute("x", String(Math.min(a, b)));
  selection?.setAttribute("width", String(Math.abs(a - b)));
}
