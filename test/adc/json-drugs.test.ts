import {describe, expect, it} from "vitest";
import {jsonDrugs} from "../../src/adc/json-drugs.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";

describe("a cell that holds a record of a program", () => {
  it.each([
    ['["T-DXd"]', "T-DXd"],
    ['["T-DXd", "pertuzumab"]', "T-DXd + pertuzumab"],
    ['{"drug": "SG", "dose": "10 mg/kg"}', "SG"],
    ['{"Wirkstoff": "Enhertu", "Dosis": 5.4}', "Enhertu"],
    ['[{"name": "EV"}, {"name": "pembrolizumab"}]', "EV + pembrolizumab"],
    ['{"regimen": ["EV", "pembrolizumab"], "cycle": 1}', "EV + pembrolizumab"],
    ["['T-DXd', 'pertuzumab']", "T-DXd + pertuzumab"],
    ["{'drug': 'SG', 'dose': None}", "SG"]
  ])("%s is %s", (cell, drugs) => {
    expect(jsonDrugs(cell)).toBe(drugs);
    const [own, plain] = [cell, drugs].map((text) => parseRegimen(text));
    expect([own?.adcs, own?.partners, own?.unresolved]).toEqual([plain?.adcs, plain?.partners, plain?.unresolved]);
  });

  it.each([
    '{"code": "X1", "dose": "10"}',
    '{"brand": "Enhertu", "inn": "trastuzumab deruxtecan"}',
    '{"drug": 3}',
    "[SG]",
    "[fam-]trastuzumab deruxtecan",
    "{SG",
    "SG"
  ])("%s is not taken apart", (cell) => expect(jsonDrugs(cell)).toBeNull());

  it("is not read in pieces where the drug cannot be told", () => {
    const {adcs, partners, unresolved} = parseRegimen('{"code": "X1", "dose": "SG, 10 mg/kg"}');
    expect([adcs, partners, unresolved.map(({adc}) => adc)]).toEqual([[], [], ["possible"]]);
  });
});
