import {html} from "./elements.ts";

/** Milliseconds without a further change after which a change is spoken: a held key shall not make a queue. */
const QUIET = 350;

/** A polite live region; what is said last within a moment is what is spoken. */
export function announcer(): {readonly region: HTMLElement; readonly say: (text: string) => void} {
  const region = html("p", {role: "status", class: "for-ears"});
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    region,
    say: (text) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => region.replaceChildren(text), QUIET);
    }
  };
}
