import {describe, expect, it} from "vitest";
import {agentById} from "../../src/adc/catalogue.ts";
import {normalForm} from "../../src/adc/normal-form.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {givenInEveryArm, registeredTrial, registeredTrials} from "../../src/adc/registered-trials.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";

const open = (text: string) => {
  const {adcs, partners, unresolved} = parseRegimen(text);
  return {
    adcs: adcs.map((adc) => (adc.kind === "adc" ? adc.agent.label : adc.name)),
    partners: partners.map(({drug}) => drug),
    open: unresolved.filter(({adc}) => adc !== "no").map(({adc, suggestions}) => `${adc}: ${suggestions.join(", ")}`)
  };
};

describe("registered trials", () => {
  it("have a number each, names of their own, and agents of the catalogue", () => {
    const spellings = registeredTrials.flatMap(({number, names}) => [number, ...names]);
    expect(new Set(spellings.map(normalForm)).size).toBe(spellings.length);
    expect(registeredTrials.filter(({number}) => !/^NCT0\d{7}$/.test(number))).toEqual([]);
    const ids = registeredTrials.flatMap(({arms}) => arms.filter((id) => id !== null));
    expect(ids.filter((id) => agentById(id) === null)).toEqual([]);
    for (const trial of registeredTrials)
      for (const name of [trial.number, ...trial.names]) expect(registeredTrial(`arm of ${name}`)?.trial).toBe(trial);
  });

  // Designs by the papers: one arm, or arms that differ in dose alone.
  it.each([
    ["NCT03248492", "T-DXd"],
    ["DESTINY-Breast01", "T-DXd"],
    ["destiny breast01 trial", "T-DXd"],
    ["NCT03438396", "TV"],
    ["innovaTV-204", "TV"],
    ["SORAYA", "MIRV"],
    ["NCT06172478", "HER3-DXd"],
    ["LUMINOSITY + osimertinib", "Teliso-V"]
  ])("%s: every arm gives %s", (text, label) => {
    expect(open(text)).toMatchObject({adcs: [label], open: []});
  });

  it("a trial of one arm is its conjugate as an agent too, and says that the trial told it", () => {
    expect(resolveAgent("NCT03248492")).toMatchObject({kind: "adc", matched: "trial", agent: {label: "T-DXd"}});
  });

  // Randomised against something else: the cell may be the control arm.
  it.each([
    ["NCT03734029", "possible: T-DXd"],
    ["DESTINY-Breast04", "possible: T-DXd"],
    ["NCT02574455", "possible: SG"],
    ["ASCENT", "possible: SG"],
    ["ASCENT-04", "possible: SG"],
    ["KEYNOTE-A39", "possible: EV"],
    ["EV-302", "possible: EV"],
    ["EMILIA", "possible: T-DM1"],
    ["NCT07365995", "possible: DB-1311"],
    // Both arms give a conjugate, another one each.
    ["NCT03529110", "yes: T-DXd, T-DM1"],
    ["DESTINY-Breast03", "yes: T-DXd, T-DM1"],
    ["NCT07060807", "possible: HER3-DXd, T-DXd"],
    // A trial of the programme that is not listed, and a number that is not.
    ["DESTINY-Breast77", "possible: T-DXd"],
    ["NCT99999999", "possible: "]
  ])("%s stays open: %s", (text, expected) => {
    expect(open(text)).toEqual({adcs: [], partners: [], open: [expected]});
  });

  it("says that the arm is not known", () => {
    expect(parseRegimen("NCT03529110").unresolved[0]?.reason).toBe(
      "NCT03529110: one arm gives T-DXd, one arm gives T-DM1; the arm is not named"
    );
  });

  it("decides nothing behind a drug that is read", () => {
    expect(open("docetaxel (DESTINY-Breast01)")).toEqual({adcs: [], partners: ["docetaxel"], open: []});
    expect(open("T-DXd (NCT03529110)")).toEqual({adcs: ["T-DXd"], partners: [], open: []});
    expect(open("Docetaxel (control arm, TROPION-Lung01)")).toEqual({adcs: [], partners: ["docetaxel"], open: []});
  });

  it("is put to a plan's rule for treatments of trials that are not named, but not where both arms give one", () => {
    const under = (text: string) => parseRegimen(text, {maskedDrugs: "not-adc"}).unresolved.map(({adc}) => adc);
    expect(under("NCT03734029")).toEqual(["no"]);
    expect(under("NCT03529110")).toEqual(["yes"]);
  });

  it("a longer name is not the shorter one, nor a part of a word", () => {
    expect(registeredTrial("ASCENT-04")?.trial.number).toBe("NCT05382286");
    expect(registeredTrial("ASCENT")?.trial.number).toBe("NCT02574455");
    expect(registeredTrial("ASCENT-99")).toBeNull();
    expect(registeredTrial("nascent")).toBeNull();
    expect(registeredTrials.filter((trial) => givenInEveryArm(trial) !== null).length).toBeGreaterThan(10);
  });
});
