import {describe, expect, it} from "vitest";
import {dosageForms} from "../../src/adc/dosage-forms.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";

const adcsOf = (text: string) => {
  const {adcs, unresolved} = parseRegimen(text);
  return [...adcs.map((adc) => (adc.kind === "adc" ? adc.agent.label : adc.name)), ...unresolved.map(() => "?")];
};

describe("forms and containers behind a drug", () => {
  it.each(
    "100 mg Plv.|100 mg PLV IKZ|Plv. 1 St|100mg Plv. z. Herst. e. Konz. z. Herst. e. Inf.-Lsg.|Plv.f.e.Konz.z.Her.e.Inf.-Lsg.|Inj.-Lsg.|160 mg TSS|Durchstechfl.|100 mg Trockensubst. N1|Infusionslsg|poudre pour perfusion 1 fl.|polv. per conc.|100 mg polvere per concentrato|polvo para conc. sol. perf.|pó para concentrado|poeder voor concentraat|20 mg amp.|100 mg vl".split(
      "|"
    )
  )("Enhertu %s is T-DXd", (form) => expect(adcsOf(`Enhertu ${form}`)).toEqual(["T-DXd"]));

  it("are read over of other drugs too", () =>
    expect(parseRegimen("Paclitaxel 6 mg/ml Konz. z. Herst. e. Inf.-Lsg.").partners.map(({drug}) => drug)).toEqual([
      "paclitaxel"
    ]));

  it.each(["Enhertu Plv. (abgelehnt)", "Enhertu Xyz.", "Enhertu HER2", "Enhertu e. z."])(
    "%s is not understood whole",
    (text) => expect(adcsOf(text)).not.toEqual(["T-DXd"])
  );

  it("none is the name of a drug", () => {
    for (const form of dosageForms) {
      const {adcs, partners} = parseRegimen(form);
      expect([form, ...adcs, ...partners]).toEqual([form]);
    }
    expect(adcsOf("EV")).toEqual(["EV"]);
    expect(adcsOf("e.v.")).toEqual(adcsOf("EV"));
  });
});
