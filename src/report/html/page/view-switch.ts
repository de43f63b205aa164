import type {PageView} from "../page-data.ts";
import type {PageWords} from "../report-words.ts";
import {fillPlaceholders} from "../fill-placeholders.ts";
import {html} from "./elements.ts";

/** Choices of endpoint and grouping among the views that were computed; empty where there is one view. */
export function viewSwitch(
  views: readonly PageView[],
  words: PageWords,
  chosen: (view: PageView) => void
): HTMLElement[] {
  const [first] = views;
  if (first === undefined || views.length < 2) return [];
  let current = first;
  const selects = dimensions(words)
    .filter(({of}) => new Set(views.map(of)).size > 1)
    .map((dimension) => selectOf(dimension, views));
  const update = (): void => {
    for (const one of selects) showChoices(one, views, current, words);
  };
  for (const {of, rest, select} of selects)
    select.addEventListener("change", () => {
      current =
        views.find((view) => of(view) === select.value && rest(view) === rest(current)) ??
        views.find((view) => of(view) === select.value) ??
        current;
      chosen(current);
      update();
    });
  update();
  return selects.map(({name, select}) => html("label", {}, name, select));
}

/** What views differ by: what one chooses, and what stays as it is. */
interface Dimension {
  readonly name: string;
  readonly of: (view: PageView) => string;
  readonly rest: (view: PageView) => string;
}

function dimensions(words: PageWords): Dimension[] {
  return [
    {name: words.endpoint, of: ({endpoint}) => endpoint, rest: ({grouping}) => grouping},
    {name: words.grouping, of: ({grouping}) => grouping, rest: ({endpoint}) => endpoint}
  ];
}

interface Select extends Dimension {
  readonly values: readonly string[];
  readonly options: readonly HTMLOptionElement[];
  readonly select: HTMLSelectElement;
}

function selectOf(dimension: Dimension, views: readonly PageView[]): Select {
  const values = [...new Set(views.map(dimension.of))];
  const options = values.map((value) => html("option", {value}, value));
  return {...dimension, values, options, select: html("select", {}, ...options)};
}

/** A pair that was not computed is marked, and choosing it leads to the first one that was. */
function showChoices(
  {of, rest, values, options, select}: Select,
  views: readonly PageView[],
  current: PageView,
  words: PageWords
): void {
  select.value = of(current);
  for (const [index, option] of options.entries()) {
    const value = values[index] ?? "";
    option.textContent = views.some((view) => of(view) === value && rest(view) === rest(current))
      ? value
      : fillPlaceholders(words.notComputed, {name: value});
  }
}

/** Shows the blocks of one view, on screen; print shows them all. */
export function showView(id: string): void {
  for (const block of document.querySelectorAll<HTMLElement>("[data-view]"))
    block.classList.toggle("current", block.dataset["view"] === id);
}
