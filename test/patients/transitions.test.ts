import {describe, expect, it} from "vitest";
import {catalogue as builtIn} from "../../src/adc/catalogue.ts";
import {extendCatalogue} from "../../src/adc/extend-catalogue.ts";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {adcTransitions, transitionColumns} from "../../src/patients/transition-table.ts";
import type {TransitionOptions} from "../../src/patients/transitions.ts";

type Row = Record<string, unknown>;

async function paired(
  header: string,
  rows: readonly string[],
  options: TransitionOptions = {}
): Promise<{rows: Row[]; issues: readonly {code: string; count: number}[]; columns: string[]}> {
  const cohort = await readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}]);
  const {transitions, issues} = adcTransitions(adcExposures(cohort).exposures, cohort, options);
  return {rows: transitions.objects() as Row[], issues, columns: transitions.columnNames()};
}

const header = "patient_id,line,regimen,start,end,setting,progression,stop_reason,best_response,tumour";
const line = (
  regimen: string,
  start: number,
  end: number,
  {id = "P1", setting = "", progression = "", stop = "", response = "", tumour = "breast"} = {}
): string => `${id},,${regimen},${start},${end},${setting},${progression},${stop},${response},${tumour}`;
const cells = (rows: readonly Row[]): string[] =>
  rows.map(
    ({sequence, target_axis, payload_axis, headline}) =>
      `${String(sequence)}: ${String(target_axis)}-${String(payload_axis)} ${String(headline)}`
  );

describe("a patient's exposures become transitions", () => {
  it("T-DM1 → SG → T-DXd is a double swap and then a target-only swap whose target was seen before", async () => {
    const {rows} = await paired(header, [line("T-DM1", 0, 100), line("SG", 110, 200), line("T-DXd", 210, 300)]);
    expect(cells(rows)).toEqual(["T-DM1 → SG: T2-P2 payload swap", "SG → T-DXd: T2-P1 target-only swap"]);
    expect(rows[0]).toMatchObject({
      transition_index: 1,
      subtype: "double swap",
      target_seen_before: false,
      payload_class_seen_before: false,
      product_seen_before: false,
      from_position: 1,
      to_position: 2
    });
    expect(rows[1]).toMatchObject({
      transition_index: 2,
      target_seen_before: true,
      payload_class_seen_before: false,
      product_seen_before: false,
      from_position: 2,
      to_position: 3
    });
  });

  it("T-DXd → SG → T-DXd is target-only twice, the second time not naive", async () => {
    const {rows} = await paired(header, [line("T-DXd", 0, 100), line("SG", 110, 200), line("T-DXd", 210, 300)]);
    expect(rows.map(({headline}) => headline)).toEqual(["target-only swap", "target-only swap"]);
    expect(rows[1]).toMatchObject({
      target_seen_before: true,
      payload_class_seen_before: true,
      product_seen_before: true
    });
  });

  it("an unknown conjugate in between keeps its neighbours apart, and its transitions are counted", async () => {
    const {rows, issues} = await paired(header, [
      line("T-DXd", 0, 100),
      line("ADC trial", 110, 200),
      line("SG", 210, 300)
    ]);
    expect(cells(rows)).toEqual([
      "T-DXd → unknown ADC: unknown-unknown unclassifiable",
      "unknown ADC → SG: unknown-unknown unclassifiable"
    ]);
    expect(rows.map(({unknown_adc}) => unknown_adc)).toEqual([true, true]);
    expect(rows[1]).toMatchObject({target_seen_before: false, payload_class_seen_before: true});
    expect(issues).toMatchObject([{code: "unclassifiable-transition", count: 2}]);
  });

  it("an unknown conjugate before the pair leaves the history open unless a known one settles it", async () => {
    const {rows} = await paired(header, [line("ADC trial", 0, 100), line("T-DXd", 110, 200), line("SG", 210, 300)]);
    expect(rows[1]).toMatchObject({
      headline: "target-only swap",
      target_seen_before: null,
      payload_class_seen_before: null,
      product_seen_before: null
    });
  });

  it("a conjugate whose payload alone is known gives a payload swap with unknown target", async () => {
    const {rows} = await paired(header, [line("patuxumab vedotin", 0, 100), line("SG", 110, 200)]);
    expect(rows[0]).toMatchObject({
      headline: "payload swap",
      subtype: "target unknown",
      target_axis: "unknown",
      payload_axis: "P2",
      from_agents: "patuxumab-vedotin"
    });
  });

  it("a user's agent is used from the regimen to the cell", async () => {
    const own = extendCatalogue(
      builtIn,
      [
        {
          id: "inv-007",
          label: "INV",
          aliases: "INV-007",
          targets: "TROP2",
          payloads: "undisclosed INV payload",
          payload_classes: "topoisomerase I inhibitor",
          sources: "protocol",
          as_of: "2026-05-01"
        }
      ],
      {origin: "agents.csv"}
    );
    const cohort = await readCohort([
      {name: "c.csv", role: "lines", text: `${header}\n${line("INV-007", 0, 100)}\n${line("T-DXd", 110, 200)}\n`}
    ]);
    const {catalogue} = own;
    expect(
      adcTransitions(adcExposures(cohort, {catalogue}).exposures, cohort, {catalogue}).transitions.objects()
    ).toMatchObject([{from_agents: "inv-007", headline: "target-only swap", payload_axis: "P0or1"}]);
    expect(adcTransitions(adcExposures(cohort).exposures, cohort).transitions.objects()).toMatchObject([
      {headline: "unclassifiable"}
    ]);
  });

  it("the same conjugate after a real break is a rechallenge; a partner that is added is no transition", async () => {
    const {rows} = await paired(header, [
      line("T-DXd", 0, 100),
      line("capecitabine", 110, 150),
      line("T-DXd + pertuzumab", 160, 300)
    ]);
    expect(rows).toMatchObject([{headline: "neither", subtype: "rechallenge", contact: "with intervening therapy"}]);
    expect((await paired(header, [line("T-DXd", 0, 100), line("T-DXd + pertuzumab", 110, 300)])).rows).toEqual([]);
  });

  it("neoadjuvant T-DXd to adjuvant T-DM1 is a payload swap by the rule, with the settings kept", async () => {
    const {rows} = await paired(header, [
      line("T-DXd", 0, 60, {setting: "neoadjuvant", stop: "completion"}),
      line("T-DM1", 100, 300, {setting: "adjuvant"})
    ]);
    expect(rows[0]).toMatchObject({
      headline: "payload swap",
      subtype: "same target",
      adc1_setting: "neoadjuvant",
      adc2_setting: "adjuvant",
      from_position: null,
      to_position: null,
      adc1_stop_reason: "completion",
      adc1_progression: null,
      adc1_resistance: null
    });
  });

  it("two conjugates at once are a set union, flagged", async () => {
    const {rows} = await paired(header, [
      line("EV + SG", 0, 100, {tumour: "urothelial"}),
      line("T-DXd", 110, 200, {tumour: "urothelial"})
    ]);
    expect(rows[0]).toMatchObject({
      from_label: "EV + SG",
      payload_axis: "P3",
      payload_direction: "narrowing",
      headline: "partial",
      concurrent_adcs: true
    });
  });

  it("partners are covariates of either side", async () => {
    const {rows} = await paired(header, [
      line("EV + pembrolizumab", 0, 100, {tumour: "urothelial"}),
      line("T-DXd + pertuzumab", 110, 200, {tumour: "urothelial"})
    ]);
    expect(rows[0]).toMatchObject({
      from_partners: "pembrolizumab",
      to_partners: "pertuzumab",
      from_partner_pd1: true,
      to_partner_pd1: false,
      from_partner_her2_antibody: false,
      to_partner_her2_antibody: true
    });
  });
});

describe("what lies between two conjugates", () => {
  it("nothing: direct, with the gap in days", async () => {
    const {rows} = await paired(header, [line("T-DXd", 0, 100), line("SG", 121, 200)]);
    expect(rows[0]).toMatchObject({
      contact: "direct",
      intervening_lines: 0,
      intervening_regimens: "",
      intervening_classes: "",
      free_payload_between: "",
      gap_days: 21
    });
  });

  it("lines with their classes, and free payload drugs", async () => {
    const {rows} = await paired(header, [
      line("T-DXd", 0, 100),
      line("FOLFIRI", 110, 150),
      line("eribulin", 160, 200),
      line("denosumab", 205, 206),
      line("SG", 210, 300)
    ]);
    expect(rows[0]).toMatchObject({
      contact: "with intervening therapy",
      intervening_lines: 2,
      intervening_regimens: "FOLFIRI | eribulin",
      intervening_classes: "antimetabolite|halichondrin|topoisomerase I inhibitor",
      free_payload_between: "microtubule inhibitor|topoisomerase I inhibitor",
      free_payload_drugs_between: "irinotecan|eribulin",
      headline: "target-only swap"
    });
  });

  it("a partner that goes on alone, supportive drugs and local therapy are no lines", async () => {
    const {rows} = await paired(header, [
      line("EV+P", 0, 100, {tumour: "urothelial"}),
      line("pembrolizumab", 101, 150, {tumour: "urothelial"}),
      line("SBRT", 155, 160, {tumour: "urothelial"}),
      line("SG", 170, 300, {tumour: "urothelial"})
    ]);
    expect(rows[0]).toMatchObject({contact: "direct", intervening_lines: 0, local_therapy_between: true, gap_days: 70});
  });

  it("lines of companions alone are counted apart: endocrine, CDK4/6, HER2 antibodies and checkpoint inhibitors, with no other drug", async () => {
    const companions = async (...between: readonly string[]) => {
      const lines = between.map((drug, i) => line(drug, 110 + 20 * i, 120 + 20 * i));
      const {rows} = await paired(header, [line("T-DXd", 0, 100), ...lines, line("SG", 250, 300)]);
      return [rows[0]?.["intervening_lines"], rows[0]?.["intervening_companion_lines"]];
    };
    expect(await companions("letrozole + ribociclib", "fulvestrant", "everolimus + exemestane")).toEqual([3, 3]);
    expect(await companions("trastuzumab", "pembrolizumab")).toEqual([2, 2]);
    expect(await companions("trastuzumab + capecitabine", "fulvestrant", "eribulin")).toEqual([3, 1]);
    expect(await companions("tucatinib + capecitabine + trastuzumab")).toEqual([1, 0]);
    expect(await companions("letrozole + foobarol", "foobarol")).toEqual([2, 0]);
    expect(await companions("denosumab")).toEqual([0, 0]);
  });

  it("a drug that is not read counts as a line of its own class", async () => {
    const {rows} = await paired(header, [line("T-DXd", 0, 100), line("foobarol", 110, 150), line("SG", 160, 300)]);
    expect(rows[0]).toMatchObject({intervening_lines: 1, intervening_classes: "not read"});
  });

  it("free payload drugs before ADC1 are kept too", async () => {
    const {rows} = await paired(header, [line("paclitaxel", -200, -100), line("T-DXd", 0, 100), line("SG", 110, 300)]);
    expect(rows[0]).toMatchObject({
      free_payload_before_adc1: "microtubule inhibitor",
      free_payload_drugs_before_adc1: "paclitaxel",
      free_payload_between: ""
    });
  });
});

describe("how ADC1 ended", () => {
  it.each([
    // Three months are 91 days: progression on day 91 is early, on day 92 later.
    ["91", "PR", "early", "primary"],
    ["92", "PR", "later", "acquired"],
    ["200", "PD", "later", "primary"],
    ["200", "", "later", null],
    ["", "PR", null, null]
  ])("progression on day %s with best response %s is %s, %s", async (progression, response, timing, resistance) => {
    const {rows} = await paired(header, [
      line("T-DXd", 0, 210, {progression, response, stop: "progression"}),
      line("SG", 220, 300)
    ]);
    expect(rows[0]).toMatchObject({
      adc1_progression: timing,
      adc1_resistance: resistance,
      adc1_stop_reason: "progression",
      adc1_best_response: response === "" ? null : response,
      adc1_days: 210
    });
  });

  it("a stop for toxicity without progression shows no resistance", async () => {
    const {rows} = await paired(header, [
      line("T-DXd", 0, 60, {stop: "toxicity", response: "PR"}),
      line("SG", 90, 300)
    ]);
    expect(rows[0]).toMatchObject({
      adc1_stop_reason: "toxicity",
      adc1_progression: null,
      adc1_resistance: null,
      adc1_days_to_progression: null
    });
  });

  it.each([
    [600, "early"],
    [666, "late"]
  ])("relapse after adjuvant T-DM1 on day %i, last dose on day 300, is %s", async (start, relapse) => {
    const {rows} = await paired(header, [
      line("T-DM1", 0, 300, {setting: "adjuvant", stop: "completion"}),
      line("T-DXd", start, start + 100)
    ]);
    expect(rows[0]).toMatchObject({
      adc1_setting: "adjuvant",
      adc1_relapse: relapse,
      adc1_relapse_days: start - 300,
      adc1_progression: null
    });
  });

  it("the limits are knobs", async () => {
    const lines = [line("T-DXd", 0, 210, {progression: "150", response: "PR"}), line("SG", 220, 300)];
    expect((await paired(header, lines, {earlyProgressionDays: 180})).rows[0]).toMatchObject({
      adc1_progression: "early",
      adc1_resistance: "primary"
    });
    await expect(paired(header, lines, {earlyProgressionDays: -1})).rejects.toThrow(
      "earlyProgressionDays must be a whole number of days ≥ 0, got -1"
    );
  });
});

describe("the level, and the table", () => {
  it("molecule level calls T-DXd → SG a payload swap, and says its level", async () => {
    const {rows} = await paired(header, [line("T-DXd", 0, 100), line("SG", 110, 300)], {level: "molecule"});
    expect(rows[0]).toMatchObject({level: "molecule", headline: "payload swap", subtype: "double swap"});
    await expect(paired(header, [line("SG", 0, 1)], {level: "drug" as "class"})).rejects.toThrow(
      "level must be class, family or molecule, got drug"
    );
  });

  it("has the same columns with and without rows", async () => {
    const {rows, columns} = await paired(header, [line("SG", 0, 100)]);
    expect(rows).toEqual([]);
    expect(columns).toEqual([...transitionColumns]);
  });

  it("every column has a value or null in every row", async () => {
    const {rows, columns} = await paired(`${header},her2_ihc,tox_ild`, [
      `${line("T-DXd", 0, 100)},3+,1`,
      `${line("SG", 110, 300)},,`,
      `${line("EV", 310, 400)},,`
    ]);
    expect(rows).toHaveLength(2);
    expect(columns.slice(0, transitionColumns.length)).toEqual([...transitionColumns]);
    for (const row of rows) for (const column of columns) expect(row[column], column).not.toBeUndefined();
  });

  it("patients do not mix", async () => {
    const {rows} = await paired(header, [
      line("T-DXd", 0, 100, {id: "P1"}),
      line("SG", 0, 100, {id: "P2"}),
      line("EV", 110, 200, {id: "P2", tumour: "breast"})
    ]);
    expect(rows.map(({patient_id, sequence}) => [patient_id, sequence])).toEqual([["P2", "SG → EV"]]);
  });
});

describe("second primaries", () => {
  it("T-DM1 → EV is suspected, because the agents have no listed tumour in common, and an issue asks", async () => {
    const {rows, issues} = await paired(header, [line("T-DM1", 0, 100), line("EV", 400, 500)]);
    expect(rows[0]).toMatchObject({second_primary: null, second_primary_suspected: true, headline: "target-only swap"});
    expect(issues).toMatchObject([{code: "second-primary-suspected", count: 1}]);
  });

  it("T-DXd → EV is not: T-DXd is used across solid tumours", async () => {
    expect((await paired(header, [line("T-DXd", 0, 100), line("EV", 110, 200)])).rows[0]).toMatchObject({
      second_primary_suspected: false
    });
  });

  it("what the file records is taken", async () => {
    const recorded = "patient_id,regimen,start,end,second_primary";
    expect((await paired(recorded, ["P1,T-DM1,0,100,no", "P1,EV,400,500,yes"])).rows[0]).toMatchObject({
      second_primary: true
    });
    expect((await paired(recorded, ["P1,T-DM1,0,100,no", "P1,EV,400,500,no"])).rows[0]).toMatchObject({
      second_primary: false
    });
    const treated = "patient_id,regimen,start,end,tumour_treated";
    expect((await paired(treated, ["P1,T-DM1,0,100,breast", "P1,EV,400,500,bladder"])).rows[0]).toMatchObject({
      second_primary: true
    });
  });
});
