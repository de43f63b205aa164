import {describe, expect, it} from "vitest";
import {numberNotation, plainNumber} from "../../../src/cohort/repairs/number-notation.ts";

const point = {decimal: ".", thousands: null} as const;
const comma = {decimal: ",", thousands: null} as const;

describe("a column says how it writes numbers, or it does not", () => {
  it.each([
    // decimal commas: one, two, four digits behind the sign, or a zero in front
    [["291,0", "40"], comma],
    [["1,25", "1,234"], comma],
    [["1,2345"], comma],
    [["0,123", "12"], comma],
    [["1234,567"], comma],
    // signs between thousands
    [["1,234,567"], {decimal: ".", thousands: ","}],
    [["1,234.5", "1,234"], {decimal: ".", thousands: ","}],
    [["12.5", "1,234"], {decimal: ".", thousands: ","}],
    [["1.234,5", "1.234"], {decimal: ",", thousands: "."}],
    [["1 234,5"], {decimal: ",", thousands: " "}],
    [["1\u202f234", "12"], {decimal: ".", thousands: " "}],
    [["1'234.5"], {decimal: ".", thousands: "'"}],
    // both decimal signs in one column, none of them in doubt
    [["1,5", "2.5"], comma]
  ])("%j", (cells, notation) => {
    expect(numberNotation(cells)).toEqual({kind: "decided", notation});
  });

  it.each([
    [["1,234"], comma, {decimal: ".", thousands: ","}],
    [["1,234", "999", "12"], comma, {decimal: ".", thousands: ","}],
    [["1,5", "1.234"], comma, {decimal: ",", thousands: "."}]
  ])("%j can be read in two ways", (cells, first, second) => {
    expect(numberNotation(cells)).toEqual(
      cells.includes("1.234")
        ? {kind: "decided", notation: {decimal: ",", thousands: "."}}
        : {kind: "open", notations: [first, second]}
    );
  });

  it.each([
    [["12.5", "3"]],
    [["1.234", "2.345"]],
    [["16.07.2020", "17.11.2020"]],
    [["1,2,5", "3", "2,4"]],
    [["SG, day 1", "T-DXd"]],
    [["1,5", "n.d.", "n.d."]],
    // 1,234 beside 1.5 and 1,5 may be 1.234 or 1234: two notations in one column decide nothing
    [["1,5", "1.5", "1,234"]],
    [[]]
  ])("%j gives no cause for a repair", (cells) => {
    expect(numberNotation(cells).kind).toBe("plain");
  });

  it("1.234 is doubted where other numbers of the file have a decimal comma", () => {
    const cells = ["1.234", "2.345"];
    expect(numberNotation(cells, {commaElsewhere: true, whole: false})).toEqual({
      kind: "open",
      notations: [point, {decimal: ",", thousands: "."}]
    });
    expect(numberNotation(["0.234", "2.345"], {commaElsewhere: true, whole: false}).kind).toBe("plain");
  });

  it("in a column of whole numbers 1,234 is 1234", () => {
    expect(numberNotation(["1,234", "12"], {commaElsewhere: false, whole: true})).toEqual({
      kind: "decided",
      notation: {decimal: ".", thousands: ","}
    });
  });

  it.each([
    ["1.234,50", {decimal: ",", thousands: "."}, "1234.50"],
    ["-0,5", comma, "-0.5"],
    ["1,23,4", {decimal: ".", thousands: ","}, null],
    ["0,123", {decimal: ".", thousands: ","}, null],
    ["12,34", {decimal: ".", thousands: ","}, null]
  ] as const)("%s in %j is %s", (cell, notation, number) => {
    expect(plainNumber(cell, notation)).toBe(number);
  });
});
