import {describe, expect, it} from "vitest";
import {asksForExclusion} from "../../src/cohort/exclusion-remarks.ts";

describe("a remark on an exclusion", () => {
  it.each(
    "excluded|excluded from analysis|excluded from the final analysis|excluded from this study|excluded from cohort|ausschließen|excluded from PFS analysis|excluded for missing scans|exclude from KM|excluded: wrong diagnosis|patient excluded from the efficacy population|excluded from per-protocol analysis|excluded from trial analysis|excluded because no ADC2|exclue de l'analyse|ausgeschlossen|ausgeschlossen von der Auswertung|excluida|excluded from our dataset|screening failure - exclude from analysis|not breast cancer (gastric) - do not include|kein Brustkrebs, raus|Pat. hat nie SG erhalten, aus der Auswertung nehmen|gastrique: à exclure|cáncer gástrico, excluir del análisis|no second ADC; please drop|non mammella; da escludere|Patientin ist aus der Analyse auszuschließen → aus der Analyse ausschließen|wrong tumour and exclude|hat nie SG erhalten und ist aus der Auswertung zu nehmen|never had SG so must be excluded from the analysis".split(
      "|"
    )
  )("%s: asks for it", (remark) => {
    expect(asksForExclusion(remark)).toBe(true);
  });

  it.each(
    "excluded from DESTINY-Breast06 because of ILD history, treated here|patient excluded from driving|excluded from trial XY|PE excluded by CT|brain mets excluded by MRI|excluded from TROPiCS-02 (screening failure)|ausgeschlossen von DB-04|PE suspected, excluded|V.a. LE, ausgeschlossen|stent, removed|Port, entfernt|liver lesion, remove stent|infection, drug removed|CT: progression excluded|exclue de l'essai".split(
      "|"
    )
  )("%s: is of something else", (remark) => {
    expect(asksForExclusion(remark)).toBe(false);
  });
});
