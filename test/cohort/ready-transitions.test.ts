import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

type Pair = readonly [first: string, second: string];
const read = (pairs: readonly Pair[], [first, second]: Pair = ["1. ADC", "2. ADC"], options: ReadCohortOptions = {}) =>
  readCohort(
    [
      {
        name: "c.csv",
        text: `patient_id,time,event,${first},${second}\n${pairs.map((own, i) => `P${i},${i + 2},${i % 2},${own.join(",")}\n`).join("")}`
      }
    ],
    {unit: "months", ...options}
  );
const columns = async (...call: Parameters<typeof read>) => {
  const {followUp} = await read(...call);
  return ["transition", "sequence"].map((name) =>
    followUp?.columnNames().includes(name) === true ? (followUp.array(name) as unknown[]) : null
  );
};

const pairs: readonly Pair[] = [
  ["Enhertu 5.4 mg/kg", "Trodelvy"],
  ["T-DM1", "T-DXd*"],
  ["SG", "EV + pembrolizumab"],
  ["T-DXd", "Dato-DXd"]
];

describe("ready-made follow-up with the two ADCs of each record", () => {
  // By the catalogue's targets and payload classes, by hand: both topoisomerase I, HER2 and TROP2; HER2 with another class; TROP2 and Nectin-4 with another class; both topoisomerase I.
  it("has the class and the sequence of each", async () => {
    expect(await columns(pairs)).toEqual([
      ["target-only swap", "payload swap", "payload swap", "target-only swap"],
      ["T-DXd → SG", "T-DM1 → T-DXd", "SG → EV", "T-DXd → Dato-DXd"]
    ]);
  });

  it.each<Pair>([
    ["ADC1", "ADC2"],
    ["adc_1", "adc_2"],
    ["First ADC", "Second ADC"],
    ["1st ADC", "2nd ADC"],
    ["ADC 1 drug", "ADC 2 drug"],
    ["Erstes ADC", "Zweites ADC"]
  ])("whatever they are called: %s, %s", async (...names) => {
    expect((await columns(pairs, names))[0]).toHaveLength(4);
  });

  it("has none of a column alone, of names that say something else, of two that may be it, or beside a column of that name", async () => {
    expect(await columns(pairs, ["ADC1", "drug"])).toEqual([null, null]);
    expect(await columns(pairs, ["ADC 1 PFS", "ADC 2 PFS"])).toEqual([null, null]);
    expect((await columns(pairs, ["ADC1", "sequence"]))[0]).toBeNull();
  });

  it("are named where a plan groups by the lines that are not there", async () => {
    await expect(analyze({by: "sequence", unit: "months"}, await read(pairs))).rejects.toThrow("write column:sequence");
    await expect(analyze({by: "sequence", unit: "months"}, await read(pairs, ["ADC1", "drug"]))).rejects.toThrow(
      "there are no lines of therapy to classify"
    );
  });

  it("groups an analysis", async () => {
    const cohort = await read(pairs);
    const {curves} = await analyze({by: "column:transition", unit: "months"}, cohort);
    expect(curves.map(({group, n}) => [group, n])).toEqual([
      ["payload swap", 2],
      ["target-only swap", 2]
    ]);
  });

  it("has no transition of a conjugate whose payload nobody has disclosed, tells it, and keeps its sequence", async () => {
    const cohort = await read([...pairs, ["T-DXd", "HLX87"]]);
    expect(cohort.followUp?.array("transition")).toEqual([
      "target-only swap",
      "payload swap",
      "payload swap",
      "target-only swap",
      null
    ]);
    expect((cohort.followUp?.array("sequence") as unknown[] | undefined)?.[4]).toBe("T-DXd → HLX87");
    expect(findingsBeforeNumbers(cohort.issues).join(" ")).toContain(
      "Of the two ADCs of 1 records the target or the payload is not known (T-DXd → HLX87): they are in no transition."
    );
  });

  it("leaves a record blank whose ADC is not read, tells it, and takes what the plan says; under two thirds nothing is made", async () => {
    const open: readonly Pair[] = [...pairs, ["T-DXd", "Sacituzumab"], ["T-DXd", ""]];
    const cohort = await read(open);
    expect(cohort.followUp?.array("sequence")).toEqual([
      "T-DXd → SG",
      "T-DM1 → T-DXd",
      "SG → EV",
      "T-DXd → Dato-DXd",
      null,
      null
    ]);
    expect(findingsBeforeNumbers(cohort.issues).join(" ")).toContain(
      "The two ADCs of 1 records are not read (Sacituzumab)"
    );
    const told = await columns(open, ["1. ADC", "2. ADC"], {values: {"2. ADC": {Sacituzumab: "SG"}}});
    expect(told[1]?.[4]).toBe("T-DXd → SG");
    expect(
      await columns([
        ["T-DXd", "SG"],
        ["arm A", "arm B"],
        ["x", "y"]
      ])
    ).toEqual([null, null]);
  });
});
