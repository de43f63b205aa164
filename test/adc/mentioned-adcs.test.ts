import {describe, expect, it} from "vitest";
import {mentionedAdcs} from "../../src/adc/mentioned-adcs.ts";

const labels = (text: string): string[] => mentionedAdcs(text).map(({label}) => label);

describe("conjugates that a free text says were given", () => {
  it.each([
    ["T-DXd ext. (2022)", ["T-DXd"]],
    ["hatte 2021 auswärts Enhertu und Trodelvy", ["T-DXd", "SG"]],
    ["Progress unter T-DXd, kein Ansprechen", ["T-DXd"]],
    ["no response to T-DXd", ["T-DXd"]],
    ["T-DXd not tolerated", ["T-DXd"]],
    ["SG→T-DXd elsewhere", ["SG", "T-DXd"]],
    ["trastuzumab deruxtecan x4 at outside hospital", ["T-DXd"]],
    ["prior ADC at referring centre", ["an ADC that is not named"]]
  ])("%s", (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it.each([
    "no T-DXd",
    "no prior T-DXd",
    "kein vorheriges T-DXd",
    "never received T-DXd",
    "T-DXd: no",
    "T-DXd geplant",
    "next: T-DXd",
    "T-DXd was declined",
    "T-DXd nicht erhalten",
    "ADC-naive",
    "no ADC before",
    "go on with letrozole, to go home",
    ""
  ])("%j names none", (text) => {
    expect(labels(text)).toEqual([]);
  });
});
