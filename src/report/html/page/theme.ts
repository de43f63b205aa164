import type {PageWords} from "../report-words.ts";
import {button} from "./elements.ts";

/** A button that turns the page dark or light; until it is pressed, the page follows the system. */
export function themeButton(words: PageWords): HTMLButtonElement {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const dark = (): boolean => (root.dataset["theme"] === undefined ? system.matches : root.dataset["theme"] === "dark");
  const press = button(
    words.dark,
    () => {
      root.dataset["theme"] = dark() ? "light" : "dark";
      tell();
    },
    {class: "theme"}
  );
  const tell = (): void => press.setAttribute("aria-pressed", String(dark()));
  system.addEventListener("change", tell);
  tell();
  return press;
}
