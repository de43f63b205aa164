import {describe, expect, test} from "vitest";
import {isBreast, tumourNamed, widerTumour} from "../../src/adc/tumour-words.ts";

const tumours: readonly (readonly [name: string | null, ...texts: string[]])[] = [
  [
    "breast",
    "breast",
    "Breast cancer",
    "BC",
    "mBC",
    "Mamma-Ca",
    "Mammakarzinom ",
    "met. Mammakarzinom",
    "Brustkrebs",
    "C50.9"
  ],
  [
    "breast",
    "cáncer de mama metastásico",
    "cancer du sein",
    "sein",
    "carcinoma mammario",
    "borstkanker",
    "brystkræft",
    "bröstcancer"
  ],
  [
    "urothelial",
    "urothelial",
    "mUC",
    "Blase",
    "Harnblasenkarzinom",
    "Urothelkarzinom",
    "bladder cancer",
    "vessie",
    "cáncer de vejiga"
  ],
  [
    "NSCLC",
    "NSCLC",
    "non-small cell lung cancer",
    "Nicht-kleinzelliges Bronchialkarzinom",
    "CBNPC",
    "CPCNP",
    "cáncer de pulmón no microcítico"
  ],
  ["SCLC", "SCLC", "small cell lung cancer"],
  ["lung", "lung", "Lungenkarzinom", "cancer du poumon"],
  ["gastric", "stomach cancer", "Magen-Ca", "cáncer gástrico"],
  ["ovarian", "Ovarialkarzinom", "ovary", "cancer de l'ovaire"],
  ["cervical", "Zervixkarzinom", "col de l'utérus"],
  ["head and neck", "HNSCC", "Kopf-Hals-Tumor", "Head & Neck"],
  [
    null,
    "TNBC",
    "HR+ breast",
    "NSCLC (adeno)",
    "gastric/GEJ",
    "upper tract urothelial",
    "cancer",
    "Ca",
    "other",
    "",
    "breast and ovarian",
    "sarcoma"
  ]
];

describe("a tumour", () => {
  test.each(tumours.flatMap(([name, ...texts]) => texts.map((text) => [text, name] as const)))(
    "%s is %s",
    (text, name) => {
      expect(tumourNamed(text)).toBe(name);
    }
  );

  test("that is a part of a wider one is told apart from it", () => {
    expect(["NSCLC", "TNBC", "upper tract urothelial", "breast", "other"].map(widerTumour)).toEqual([
      "lung",
      "breast",
      "urothelial",
      null,
      null
    ]);
  });

  test.each([
    "breast",
    "Mamma-Ca",
    "TNBC",
    "HR+/HER2-",
    "carcinoma ductal infiltrante de mama",
    "metastatic TNBC, ductal",
    "C50.4",
    "invasive lobular breast cancer"
  ])("%s is breast cancer", (text) => expect(isBreast(text)).toBe(true));

  test.each(["gastric", "NSCLC", "DLBCL, ABC type", "breast implant-associated ALCL", "ovarian", "", "other"])(
    "%s is not breast cancer",
    (text) => expect(isBreast(text)).toBe(false)
  );
});
