import {fillPlaceholders} from "../fill-placeholders.ts";
import type {PageData} from "../page-data.ts";
import {announcer} from "./announcer.ts";
import {followContents} from "./contents.ts";
import {offerDownloads} from "./downloads.ts";
import {button, html} from "./elements.ts";
import {explorer} from "./explorer.ts";
import {themeButton} from "./theme.ts";
import {showView, viewSwitch} from "./view-switch.ts";

const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "null") as PageData;
const {words, views, stem} = data;
const {region, say} = announcer();
document.documentElement.classList.add("live");
document.body.append(region);
document.getElementById("tools")?.replaceChildren(themeButton(words));
offerDownloads(stem, words, say);
followContents();
// Where the contents do not stand beside the page, they would fill the first screen.
if (!matchMedia("(min-width: 75rem)").matches) document.querySelector("nav details")?.removeAttribute("open");
showView("main");

const place = document.getElementById("explorer");
const [first] = views;
if (place !== null && first !== undefined && (views.length > 1 || first.curves.length > 0)) {
  const curves = explorer(data, first, say);
  const modes = [
    {name: words.interactive, live: true},
    {name: words.asPublished, live: false}
  ].map(({name, live}) => ({live, press: button(name, () => interactive(live))}));
  const interactive = (wanted: boolean): void => {
    document.documentElement.classList.toggle("exploring", wanted);
    for (const {live, press} of modes) press.setAttribute("aria-pressed", String(live === wanted));
  };
  const choices = viewSwitch(views, words, (view) => {
    showView(view.id);
    curves.show(view);
    say(fillPlaceholders(words.spokenView, {endpoint: view.endpoint, grouping: view.grouping}));
  });
  place.replaceChildren(
    html(
      "div",
      {class: "controls"},
      ...choices,
      html("div", {"class": "buttons", "role": "group", "aria-label": words.explorer}, ...modes.map(({press}) => press))
    ),
    curves.element
  );
  showView(first.id);
  interactive(true);
}
