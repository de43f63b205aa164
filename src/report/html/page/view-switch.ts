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
  const choices = [
    {name: words.endpoint, of: (view: PageView) => view.endpoint, rest: (view: PageView) => view.grouping},
    {name: words.grouping, of: (view: PageView) => view.grouping, rest: (view: PageView) => view.endpoint}
  ].filter(({of}) => new Set(views.map(of)).size > 1);
  const selects = choices.map(({name, of, rest}) => {
    const values = [...new Set(views.map(of))];
    const options = values.map((value) => html("option", {value}, value));
    const select = html("select", {}, ...options);
    select.addEventListener("change", () => {
      current =
        views.find((view) => of(view) === select.value && rest(view) === rest(current)) ??
        views.find((view) => of(view) === select.value) ??
        current;
      chosen(current);
      update();
    });
    return {name, of, rest, values, options, select};
  });
  // A pair that was not computed is marked, and choosing it leads to the first one that was.
  const update = (): void => {
    for (const {of, rest, values, options, select} of selects) {
      select.value = of(current);
      for (const [index, option] of options.entries()) {
        const value = values[index] ?? "";
        option.textContent = views.some((view) => of(view) === value && rest(view) === rest(current))
          ? value
          : fillPlaceholders(words.notComputed, {name: value});
      }
    }
  };
  update();
  return selects.map(({name, select}) => html("label", {}, name, select));
}

/** Shows the blocks of one view, on screen; print shows them all. */
export function showView(id: string): void {
  for (const block of document.querySelectorAll<HTMLElement>("[data-view]"))
    block.classList.toggle("current", block.dataset["view"] === id);
}
