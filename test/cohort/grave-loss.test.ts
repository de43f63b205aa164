import {expect, it} from "vitest";
import {isGraveLoss} from "../../src/cohort/grave-loss.ts";

it("a loss is grave from two on and beyond one in twenty", () => {
  expect([isGraveLoss(0, 0), isGraveLoss(1, 1), isGraveLoss(2, 40), isGraveLoss(5, 100)]).toEqual(Array(4).fill(false));
  expect([isGraveLoss(2, 2), isGraveLoss(2, 39), isGraveLoss(6, 100)]).toEqual(Array(3).fill(true));
});
