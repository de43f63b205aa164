import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {accepted} from "../../src/record/stopped.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const header =
  "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,death,last_contact,data_cutoff";
const codes: ReadonlySet<string> = new Set(["progression-on-cutoff", "death-on-cutoff", "everybody-dead"]);
const read = (rows: readonly string[], options: ReadCohortOptions = {}) =>
  readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}], options);
const found = async (rows: readonly string[], options: ReadCohortOptions = {}) =>
  (await read(rows, options)).issues
    .filter(({code}) => codes.has(code))
    .map(({code, count, stops}) => [code, count, stops === true]);

/** T-DXd stopped for progression, then SG: what stands on SG as progression, why it stopped, death, contact and cut-off. */
const pair = (
  k: number,
  progression: string,
  more: {stop?: string; death?: string; contact?: string; cutoff?: string} = {}
) => {
  const {stop = "", death = "", contact = String(1400 - k), cutoff = "1500"} = more;
  return [
    `P${k},1,T-DXd,${k},${200 + k},${205 + k},${190 + k},progression,${death},${contact},${cutoff}`,
    `P${k},2,SG,${220 + k},${stop === "" ? "" : 400 + k},${progression},${380 + k},${stop},${death},${contact},${cutoff}`
  ];
};
const progressed = (k: number): string[] => pair(k, String(405 + k), {stop: "progression"});
const many = [1, 2, 3, 4].flatMap(progressed);

describe("a progression on the data cut-off", () => {
  it.each([
    ["of all who go on", [...pair(11, "1500"), ...pair(12, "1500")], [["progression-on-cutoff", 2, true]]],
    ["of most", [...pair(11, "1500"), ...pair(12, "1500"), ...pair(13, "")], [["progression-on-cutoff", 2, true]]],
    [
      "of half",
      [...pair(11, "1500"), ...pair(12, "1500"), ...pair(13, ""), ...pair(14, "")],
      [["progression-on-cutoff", 2, false]]
    ],
    ["of one", pair(11, "1500"), []],
    ["of none", [...pair(11, "1499"), ...pair(12, "1499")], []]
  ])("%s", async (_, rows, expected) => {
    expect(await found([...many, ...rows])).toEqual(expected);
  });

  it("who stopped for another reason, or died, goes on no longer and does not speak against it", async () => {
    const others = [
      ...pair(13, "", {stop: "toxicity"}),
      ...pair(14, "", {death: "700", contact: "700"}),
      ...pair(15, "", {stop: "toxicity"})
    ];
    expect(await found([...many, ...pair(11, "1500"), ...pair(12, "1500"), ...others])).toEqual([
      ["progression-on-cutoff", 2, true]
    ]);
  });

  it("is each patient's own, or that of the plan", async () => {
    const own = [...pair(11, "1490", {cutoff: "1490"}), ...pair(12, "1480", {cutoff: "1480"})];
    expect(await found([...many, ...own])).toEqual([["progression-on-cutoff", 2, true]]);
    const without = [...many, ...pair(11, "1500"), ...pair(12, "1500")].map((row) => row.replace(/,1500$/, ","));
    expect(await found(without, {cutoff: 1500})).toEqual([["progression-on-cutoff", 2, true]]);
  });

  it("without a cut-off is the latest of all days, where three or more have it", async () => {
    const bare = (rows: readonly string[]): string[] => rows.map((row) => row.replace(/,1500$/, ","));
    const [a, b, c] = [11, 12, 13].map((k) => pair(k, "1500", {contact: "1500"}));
    expect(await found(bare([...many, ...(a ?? []), ...(b ?? []), ...(c ?? [])]))).toEqual([
      ["progression-on-cutoff", 3, true]
    ]);
    expect(await found(bare([...many, ...(a ?? []), ...(b ?? [])]))).toEqual([]);
    expect(
      await found(bare([...many, ...(a ?? []), ...(b ?? []), ...(c ?? []), ...pair(14, "", {contact: "1501"})]))
    ).toEqual([]);
  });

  it("stops the analysis; accepted or alone it stands before the numbers", async () => {
    const cohort = await read([...many, ...pair(11, "1500"), ...pair(12, "1500")]);
    await expect(analyze({}, cohort)).rejects.toThrow("progression-on-cutoff");
    expect(findingsBeforeNumbers(accepted(cohort.issues, ["progression-on-cutoff"])).join(" ")).toContain(
      "2 progressions on the very day of the data cut-off count as events"
    );
    const fewer = await read([
      ...many,
      ...[11, 12].flatMap((k) => pair(k, "1500")),
      ...[13, 14].flatMap((k) => pair(k, ""))
    ]);
    expect(findingsBeforeNumbers(fewer.issues).join(" ")).toContain(
      "2 progressions on the very day of the data cut-off"
    );
  });
});

describe("a death on the data cut-off", () => {
  const dead = (k: number, death: string): string[] => pair(k, "", {death, contact: death});
  it("of more than live stops, of fewer is a warning", async () => {
    const early = [1, 2, 3].flatMap((k) => dead(k, String(700 + k)));
    expect(await found([...early, ...dead(11, "1500"), ...dead(12, "1500")])).toEqual([["death-on-cutoff", 2, true]]);
    expect(await found([...early, ...dead(11, "1500"), ...dead(12, "1500"), ...pair(13, ""), ...pair(14, "")])).toEqual(
      [["death-on-cutoff", 2, false]]
    );
    expect(await found([...early, ...dead(11, "1499"), ...pair(13, "")])).toEqual([]);
  });
});

describe("everybody dead on the last contact", () => {
  const dead = (k: number, death: string, contact = death): string[] => pair(k, "", {death, contact});
  const stopped = (k: number): string[] =>
    pair(k, "", {death: String(700 + k), contact: String(700 + k), stop: "toxicity"});
  const five = [1, 2, 3, 4, 5].flatMap((k) => dead(k, String(700 + k)));
  it("stops from five patients on, unless the plan says that they are", async () => {
    expect(await found(five)).toEqual([["everybody-dead", 5, true]]);
    const cohort = await read(five);
    expect(cohort.issues.find(({code}) => code === "everybody-dead")?.received).toBe(
      "5 of 5 dead, 5 on the last contact, 5 of them with a line that goes on"
    );
    await expect(analyze({}, cohort)).rejects.toThrow("everybody-dead");
    await expect(analyze({accept: ["everybody-dead"]}, cohort)).resolves.toBeDefined();
    expect(await found(five.slice(0, 8))).toEqual([]);
  });

  it.each([
    ["one lives", [...five, ...pair(11, "")], []],
    [
      "most had been seen before they died",
      [
        ...[1, 2, 3].flatMap((k) => dead(k, "900", String(700 + k))),
        ...[4, 5].flatMap((k) => dead(k, String(700 + k)))
      ],
      []
    ],
    [
      "half had",
      [
        ...[1, 2, 3].flatMap((k) => dead(k, "900", String(700 + k))),
        ...[4, 5, 6].flatMap((k) => dead(k, String(700 + k)))
      ],
      [["everybody-dead", 6, true]]
    ],
    [
      "one line alone goes on",
      [...[1, 2, 3, 4].flatMap((k) => stopped(k)), ...dead(5, "705")],
      [["everybody-dead", 5, false]]
    ],
    [
      "two lines do",
      [...[1, 2, 3].flatMap((k) => stopped(k)), ...dead(4, "704"), ...dead(5, "705")],
      [["everybody-dead", 5, true]]
    ],
    [
      "nobody has a contact",
      [1, 2, 3, 4, 5].flatMap((k) => dead(k, String(700 + k), "")),
      [["everybody-dead", 5, false]]
    ]
  ])("%s", async (_, rows, expected) => {
    expect(await found(rows)).toEqual(expected);
  });
});
