import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {expectIdentity} from "./ledger-identity.ts";

const header =
  "record_id,ca_seq,regimen_number,regimen_drugs,dx_reg_start_int,dx_reg_end_any_int,pfs_i_or_m_g_status,tt_pfs_i_or_m_g_days,os_g_status,tt_os_g_days";
const read = (...rows: readonly string[]) => readCohort([{name: "regimens.csv", text: [header, ...rows].join("\n")}]);
const ds8201 = `"Trastuzumab Deruxtecan(DS8201a,Enhertu,WHO10516)"`;
const immu132 = `"Sacituzumab Govitecan(IMMU-132,RS7-SN38,Trodelvy)"`;

describe("regimens of GENIE BPC", () => {
  it("are lines on the clock of the diagnosis, with the registry's times added to their starts", async () => {
    const cohort = await read(
      // By hand: 100 + 210 = 310, 330 + 120 = 450, death 100 + 600 = 330 + 370 = 700.
      `A,0,1,${ds8201},100,300,1,210,1,600`,
      `A,0,2,${immu132},330,450,1,120,1,370`,
      // The event on day 360 is the death: 170 + 190.
      `B,0,1,${immu132},50,150,1,90,1,310`,
      `B,0,2,${ds8201},170,350,1,190,1,190`,
      // Without an event until 300; last contact 410.
      `C,0,1,${ds8201},10,90,1,80,0,400`,
      `C,0,2,${immu132},100,,0,200,0,310`
    );
    const of = (name: string) => cohort.lines.array(name);
    expect(of("start")).toEqual([100, 330, 50, 170, 10, 100]);
    expect(of("progression")).toEqual([310, 450, 140, null, 90, null]);
    expect(of("last_assessment")).toEqual([null, null, null, null, null, 300]);
    expect(cohort.patients.array("death")).toEqual([700, 360, null]);
    expect(cohort.patients.array("last_contact")).toEqual([null, null, 410]);
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expectIdentity(cohort);
  });

  it("of two cancers stand on two clocks and stop", async () => {
    const found = (await read(`A,0,1,${ds8201},100,300,1,210,1,600`, `A,1,1,${immu132},10,90,1,80,1,500`)).issues.find(
      ({code}) => code === "regimens-on-several-clocks"
    );
    expect([found?.stops, found?.count]).toEqual([true, 1]);
  });

  it("days of death that differ by more than rounding leave the patient out", async () => {
    const cohort = await read(`A,0,1,${ds8201},100,300,1,210,1,600`, `A,0,2,${immu132},330,450,1,120,1,400`);
    expect(cohort.patients.numRows()).toBe(0);
  });
});
