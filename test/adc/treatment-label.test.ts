import {describe, expect, it} from "vitest";
import {treatmentNamed} from "../../src/adc/treatment-label.ts";

describe("a label that names a treatment", () => {
  it.each([
    ["SG", "Trodelvy", "sacituzumab govitecan", "Sacituzumab govitecan-hziy"],
    ["T-DXd", "Enhertu", "DS-8201", "T-DXd (n=20)", "Enhertu, n = 20"],
    [
      "T-DXd → SG",
      "T-DXd->SG",
      "Enhertu - Trodelvy",
      "T-DXd then SG",
      "T-DXd followed by SG",
      "T-DXd => SG",
      "T-DXd > SG"
    ],
    ["EV + pembrolizumab", "pembrolizumab + Padcev", "enfortumab vedotin/Keytruda"]
  ])("is one with %s in another spelling", (first, ...others) => {
    expect(treatmentNamed(first)).not.toBeNull();
    for (const other of others) expect([other, treatmentNamed(other)]).toEqual([other, treatmentNamed(first)]);
  });

  it.each([
    ["T-DXd → SG", "SG → T-DXd"],
    ["T-DXd", "T-DM1"],
    ["SG", "SG → SG"],
    ["EV", "EV + pembrolizumab"],
    ["T-DXd + SG", "T-DXd → SG"]
  ])("%s is another than %s", (one, other) => {
    expect(treatmentNamed(one)).not.toBeNull();
    expect(treatmentNamed(one)).not.toBe(treatmentNamed(other));
  });

  it.each([
    "arm A",
    "ADC",
    "SG or T-DXd",
    "chemo",
    "SG after chemo X",
    "SG high dose arm",
    "",
    "→",
    "capecitabine",
    "payload swap"
  ])("%j names none for sure", (label) => {
    expect(treatmentNamed(label)).toBeNull();
  });
});
