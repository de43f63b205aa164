import {describe, expect, it} from "vitest";
import {comparedSubjects} from "../../src/analysis/compared-subjects.ts";
import type {Subject} from "../../src/analysis/subject.ts";

const of = (group: string, n: number, change: (i: number) => Partial<Subject> = () => ({})): Subject[] =>
  Array.from({length: n}, (_, i) => ({
    patientId: `${group}${i}`,
    file: null,
    row: null,
    group,
    time: 10 + i,
    event: 1,
    entry: null,
    cells: {},
    ...change(i)
  }));
const compared = (group: readonly Subject[], reference: readonly Subject[]): ReturnType<typeof comparedSubjects> =>
  comparedSubjects("B", group, reference, {reference: "A", grouping: null, repeatedByDesign: false});

describe("whoever asks who is compared, by weights, restricted means or residuals", () => {
  it("five patients in each group are, four are not", () => {
    expect(compared(of("B", 5), of("A", 5)).refusal).toBeNull();
    expect(compared(of("B", 4), of("A", 5)).refusal).toMatchObject({code: "few-compared", group: {name: "B", n: 4}});
  });

  it("patients are counted, not their records", () => {
    const twice = of("B", 8, (i) => ({patientId: `B${Math.floor(i / 2)}`}));
    expect(compared(twice, of("A", 5)).refusal).toMatchObject({code: "few-compared", group: {name: "B", n: 4}});
  });

  it("a group without an event is not", () => {
    expect(
      compared(
        of("B", 5, () => ({event: 0})),
        of("A", 5)
      ).refusal
    ).toMatchObject({code: "no-event-in-group", group: {name: "B", n: 5}});
  });
});
