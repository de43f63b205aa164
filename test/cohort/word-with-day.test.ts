import {describe, expect, it} from "vitest";
import {wordWithDay} from "../../src/cohort/word-with-day.ts";

const says = (text: string) => wordWithDay(text)?.says ?? null;

describe("a cell of words and one day", () => {
  it.each(
    "no PD as of 12.03.2024|SD 26.08.2021|kein Progress (Stand 12.03.2024)|kein PD im CT vom 12.03.2024|bis 12.03.2024 progressionsfrei|pas de progression au 12/03/2024|sin progresión a 12/03/2024|nessuna progressione al 12/03/2024|sem progressão em 12/03/2024|geen progressie op 12-03-2024|PR 2024-03-12|NED 3 Mar 2024".split(
      "|"
    )
  )("%s: there was no progression", (text) => expect(says(text)).toBe("no progression"));

  it.each(
    "dead 03/12/2024|died of disease 2024-03-12|2024-03-12 (deceased)|verstorben am 12.03.2024|décédée le 12/03/2024|fallecida el 12/03/2024|deceduta il 12/03/2024|falecido em 12/03/2024|overleden op 12-03-2024|† 12.03.2024|12.03.2024 †".split(
      "|"
    )
  )("%s: a death", (text) => expect(says(text)).toBe("dead"));

  it.each(
    "alive 03/12/2024|lebt (Stand 1.2.2024)|vivante au 12/03/2024|viva a 12/03/2024|in vita al 12/03/2024|in leven op 12-03-2024|alive, last seen 2024-03-12|not dead 12.03.2024".split(
      "|"
    )
  )("%s: a life", (text) => expect(says(text)).toBe("alive"));

  it.each(
    "PD 2024-03-12|2024-03-12 (PD)|Progress lt. Arztbrief 12.03.2024|progression hépatique le 12/03/2024".split("|")
  )("%s: a progression", (text) => expect(says(text)).toBe("progression"));

  it.each(
    "12.03.2024|PD|PD? 12.03.2024|V.a. PD 12.03.2024|PD 12.03.2024, CT 14.03.2024|no PD before 2|>12.03.2024|lost 12.03.2024|ongoing 12.03.2024|Müller 12.03.2024|censored 12.03.2024|PD (3) 12.03.2024|3.2.12.03.2024|Mai 2024|March 12 2024".split(
      "|"
    )
  )("%s: nothing that is known", (text) => expect(says(text)).toBeNull());

  it("counts days where they are numbers", () => {
    expect(wordWithDay("no PD (340)", {isRelative: true})).toEqual({says: "no progression", day: "340"});
    expect(wordWithDay("alive at day 400", {isRelative: true})).toEqual({says: "alive", day: "400"});
    expect(wordWithDay("no PD (340)")).toBeNull();
    expect(wordWithDay("no PD 340 and 400", {isRelative: true})).toBeNull();
  });
});
