import {describe, expect, it} from "vitest";
import {contrastRecord} from "../../src/estimate/contrast-record.ts";
import {PFS2_FOOTNOTE, sequentialSummary, type LabelledPair} from "../../src/analysis/sequential-summary.ts";
import {warningText} from "../../src/words/en/remarks.ts";

const pair = (label: string, pfs1: number, pfs2: number, change: Partial<LabelledPair> = {}): LabelledPair => ({
  patientId: `${label}${pfs1}`,
  label,
  group: null,
  adc1Start: 0,
  adc2Start: pfs1 + 10,
  cutoff: 900,
  pfs1,
  event1: 1,
  pfs2,
  event2: 1,
  cause1: "progression",
  cause2: "progression",
  line1: 1,
  line2: 2,
  entry: null,
  sequence: label,
  centre: null,
  intervening: false,
  death: null,
  lastContact: 800,
  ruleApplied: false,
  ...change
});

// Three patients by hand: PFS(ADC2) 60 (progression), 90 (death), 120+ censored on day 250.
const three = [
  pair("A", 200, 60, {intervening: true, death: 400}),
  pair("A", 150, 90, {cause2: "death", death: 250}),
  pair("A", 120, 120, {event2: 0, cause2: null})
];

describe("the table of a sequential cohort", () => {
  const rows = sequentialSummary(three, {endpoint: "rwPFS@1", by: "sequence", earlyThreshold: 91});
  const row = (endpoint: string | null, term = "median"): (typeof rows)[number] | undefined =>
    rows.find((one) => one.term === term && (endpoint === null || one.endpoint === endpoint));

  // PFS(ADC2): S = 2/3 at 60, 1/3 at 90: median 90. Progression only: 2/3 at 60, then deaths censored: not reached.
  it("medians by hand: PFS(ADC1) 150, PFS(ADC2) 90, progression alone not reached", () => {
    expect(row("PFS(ADC1), rwPFS@1")).toMatchObject({estimate: 150, nEvent: 3});
    expect(row("PFS(ADC2), rwPFS@1")).toMatchObject({estimate: 90, nEvent: 2, nCensored: 1});
    expect(row("progression on ADC2, rwPFS@1, deaths censored")).toMatchObject({estimate: null, nEvent: 1});
  });

  // From ADC2: deaths on 400 − 210 = 190 and 250 − 160 = 90; the third is followed 800 − 130 = 670: S = 2/3 at 90, 1/3 at 190.
  it("overall survival from ADC2 by hand is 190, and from ADC1 there is none of those who reached ADC2", () => {
    expect(row("rwOS from ADC2")).toMatchObject({estimate: 190, nEvent: 2});
    expect(rows.filter(({endpoint}) => (endpoint ?? "").includes("from ADC1"))).toEqual([]);
  });

  it("two shorter and one that has reached PFS(ADC1), one early progression and one early death, one in three with therapy in between", () => {
    expect(row(null, "share with PFS(ADC2) shorter")).toMatchObject({nEvent: 2, nCensored: 0, n: 3});
    expect(row(null, "early progression or death")?.estimate).toBeCloseTo(2 / 3, 12);
    expect(row(null, "early progression, evaluable patients")).toMatchObject({nEvent: 1, n: 3});
    expect(row(null, "therapy between the two ADCs")?.estimate).toBeCloseTo(1 / 3, 12);
  });

  it("has no p-value, one block a label, and a footnote for the clash of names", () => {
    const two = sequentialSummary([...three, pair("B", 90, 30)], {endpoint: "rwPFS@1", by: "sequence"});
    expect(two.every(({pValue}) => pValue === null)).toBe(true);
    expect(two.map(({group}) => group)).toEqual([
      ...Array.from({length: 9}, () => "A"),
      ...Array.from({length: 9}, () => "B")
    ]);
    expect(PFS2_FOOTNOTE).toContain("not the PFS2 of ICH");
  });

  it("PFS(ADC1) is never shown without the caution of truncation", () => {
    expect(warningText(row("PFS(ADC1), rwPFS@1")?.remarks ?? [])).toContain("right-truncated");
  });
});

describe("records of contrasts", () => {
  it("take canonical columns, blank and unknown being not recorded", () => {
    expect(
      contrastRecord(
        {
          patient_id: "P",
          to_label: "T-DXd",
          headline: "payload swap",
          target_axis: "T0",
          payload_axis: "P2",
          tumour: "breast",
          her2_status: "unknown",
          hr_status: "",
          line: 3,
          start_year: 2023
        },
        {time: 5, event: 0, pfs1: 9}
      )
    ).toMatchObject({
      adc2: "T-DXd",
      targetAxis: "T0",
      payloadAxis: "P2",
      her2: null,
      hr: null,
      line: 3,
      year: 2023,
      time: 5,
      event: 0,
      pfs1: 9
    });
  });
});
