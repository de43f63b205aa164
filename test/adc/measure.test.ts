import {describe, expect, it} from "vitest";
import {drugNames} from "../../src/adc/other-drug-index.ts";
import {localClasses} from "../../src/adc/measure.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";

const read = (text: string): readonly string[] => {
  const {adcs, partners, unresolved} = parseRegimen(text);
  return [...adcs.map(() => "ADC"), ...partners.map(({drugClass}) => drugClass), ...unresolved.map(() => "unread")];
};

describe("what stands in the cell of a drug and is none", () => {
  it.each([
    ["Strahlentherapie BWK 3-5", "radiotherapy"],
    ["palliative radiotherapy to left hip, 8 Gy", "radiotherapy"],
    ["radiothérapie du rachis lombaire", "radiotherapy"],
    ["irradiación craneal", "radiotherapy"],
    ["radioterapia cerebral", "radiotherapy"],
    ["radioterapia vertebrale L2", "radiotherapy"],
    ["bestraling wervelkolom", "radiotherapy"],
    ["radiocirurgia", "radiotherapy"],
    ["SRS brain mets x3", "radiotherapy"],
    ["CyberKnife", "radiotherapy"],
    ["IORT", "radiotherapy"],
    ["RTx", "radiotherapy"],
    ["Lebermetastasenresektion", "surgery"],
    ["lobectomy right upper lobe", "surgery"],
    ["cirugía de mama", "surgery"],
    ["chirurgia", "surgery"],
    ["Kryoablation Niere links", "surgery"],
    ["chimioembolisation hépatique", "surgery"],
    ["SIRT (Y-90)", "surgery"],
    ["Y-90 radioembolization", "surgery"],
    ["TheraSphere", "radiotherapy"],
    ["Leberbiopsie", "procedure"],
    ["port placement", "procedure"],
    ["retrait de la chambre implantable", "procedure"],
    ["Pleurapunktion rechts", "procedure"],
    ["toracocentesi", "procedure"],
    ["kyphoplastiek", "procedure"],
    ["Zahnextraktion", "procedure"],
    ["treatment break (patient request)", "treatment pause"],
    ["pause thérapeutique", "treatment pause"],
    ["descanso terapéutico", "treatment pause"],
    ["sospensione temporanea", "treatment pause"],
    ["therapievakantie", "treatment pause"],
    ["interrupção do tratamento", "treatment pause"],
    ["Hormonpause", "treatment pause"],
    ["watch & wait", "no treatment"],
    ["keine weitere Therapie", "no treatment"],
    ["soins de support exclusifs", "no treatment"],
    ["cuidados paliativos", "no treatment"],
    ["beste ondersteunende zorg", "no treatment"]
  ])("%s is %s", (text, drugClass) => {
    expect(new Set(read(text))).toEqual(new Set([drugClass]));
  });

  it.each([
    ["Radium-223", ["radioligand"]],
    ["Lu-177-PSMA", ["radioligand"]],
    ["Y-90", ["radioligand"]],
    ["Hormontherapie", ["unread"]],
    ["RTX", ["antibody"]],
    ["Radiochemotherapie", ["unread"]],
    ["Chemo-Radiatio", ["unread"]],
    ["Chemo nach OP", ["chemotherapy, unspecified"]],
    ["Radiatio Xyzzy", ["unread"]],
    ["Xyzzy pause", ["unread"]],
    ["Radiochirurgische Studie", ["unread"]]
  ])("%s is not", (text, classes) => {
    expect(read(text).map((one) => (one.includes("antibody") ? "antibody" : one))).toEqual(classes);
  });

  it.each([
    ["OP + Capecitabin", ["surgery", "antimetabolite"]],
    ["Radiochemotherapie mit Cisplatin", ["platinum", "unread"]],
    ["SBRT and pembrolizumab", ["radiotherapy", "PD-1/PD-L1 antibody"]],
    ["T-DXd + Radiatio Hirn", ["ADC", "radiotherapy"]],
    ["SG Pause", ["unread"]]
  ])("%s keeps its drug", (text, classes) => {
    expect(read(text)).toEqual(classes);
  });

  it("never takes a drug of the dictionary beside it for one of its words", () => {
    const none: ReadonlySet<string> = new Set([...localClasses, "procedure", "treatment pause", "no treatment"]);
    const lost = drugNames()
      // A billing code stands before a name and says nothing of its own; chemotherapy that pauses is a pause.
      .filter(({name, drug}) => drug.role !== "supportive" && !none.has(drug.drugClass) && !/^J\d{4}$/.test(name))
      .filter(({name}) => !/^(?:chemo|chemotherapy|RTX)$/.test(name))
      .flatMap(({name}) => [`Radiatio ${name}`, `OP ${name}`, `${name} Pause`])
      .filter((text) => read(text).length > 0 && read(text).every((one) => none.has(one)));
    expect(lost).toEqual([]);
  });
});
