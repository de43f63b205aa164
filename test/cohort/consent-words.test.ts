import {describe, expect, it} from "vitest";
import {withdrawsConsent} from "../../src/cohort/consent-words.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

describe("a remark on consent", () => {
  it.each(
    "Einwilligung zurückgezogen|Pat. hat Einwilligung widerrufen|Widerruf der Einwilligung vom 12.03.2024|keine Einwilligung|Zustimmung nicht erteilt|consent withdrawn|withdrew consent 3/2022|withdrew his consent|no consent|informed consent missing|consent revoked by patient|opted out of research|consentement retiré|retrait du consentement|a retiré son consentement|sans consentement|consentimiento retirado|retiró el consentimiento|consenso ritirato|revoca del consenso|toestemming ingetrokken|geen toestemming|consentimento retirado|Widerspruch gegen Datennutzung|stable; withdrew consent".split(
      "|"
    )
  )("%s: is none", (text) => expect(withdrawsConsent(text)).toBe(true));

  it.each(
    "consent given|Einwilligung liegt vor|Einwilligung nicht widerrufen|consent not withdrawn|no consent for biopsy|declined consent for genetic testing|withdrew consent for the DESTINY-Breast trial|consentement signé|consenso firmato|toestemming aanwezig|patient wish|withdrawn|consent?|consensus: no progression".split(
      "|"
    )
  )("%s: says nothing of the kind", (text) => expect(withdrawsConsent(text)).toBe(false));

  const marked = async (header: string, rows: readonly string[]) =>
    (await readCohort([{name: "c.csv", text: `${[header, ...rows].join("\n")}\n`}])).issues.flatMap(
      ({code, count, stops, choices = []}) =>
        code === "marked-for-exclusion" && stops === true ? [[count, ...choices.map(({line}) => line)]] : []
    );

  it("stops, with the line that leaves the patients out", async () => {
    expect(
      await marked("id,group,pfs_months,event,Bemerkung", [
        "P1,A,5,1,",
        "P2,A,6,1,Einwilligung zurückgezogen",
        "P3,B,7,0,Zweitmeinung"
      ])
    ).toEqual([
      [
        1,
        'values: {patient_id: {"no consent": left-out}}',
        'values: {patient_id: {"no consent": kept}}',
        "accept: [marked-for-exclusion]"
      ]
    ]);
    expect(
      await marked("patient_id,regimen,start,comment", ["P1,SG,0,consent withdrawn", "P1,T-DXd,90,", "P2,SG,0,"])
    ).toEqual([[1, expect.stringContaining('"no consent": left-out'), expect.anything(), expect.anything()]]);
  });

  it("leaves every line of the patient out by that line", async () => {
    const text = "patient_id,regimen,start,comment\nP1,SG,0,consent withdrawn\nP1,T-DXd,90,\nP2,SG,0,\n";
    const {lines} = await readCohort([{name: "c.csv", text}], {values: {patient_id: {"no consent": "left-out"}}});
    expect(lines.array("patient_id")).toEqual(["P2"]);
  });

  it("is a reason of a stop where a column tells these", async () => {
    expect(
      await marked("patient_id,regimen,start,stop_reason", ["P1,SG,0,consent withdrawn", "P2,SG,0,progression"])
    ).toEqual([]);
  });
});
