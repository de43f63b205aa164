import {describe, expect, it} from "vitest";
import {cox} from "../../src/survival/cox.ts";
import {martingaleResiduals, schoenfeldResiduals, scoreResiduals} from "../../src/survival/cox-residuals.ts";
import {predictedCurves} from "../../src/survival/cox-curves.ts";
import {design, designAt, interaction} from "../../src/survival/design.ts";
import {factor} from "../../src/survival/factor.ts";
import {firth} from "../../src/survival/firth.ts";
import {gammaFrailty} from "../../src/survival/frailty.ts";
import {proportionalHazards} from "../../src/survival/proportional-hazards.ts";
import {spline} from "../../src/survival/spline.ts";
import {surv} from "../../src/survival/surv.ts";
import {warningText} from "../../src/words/en/remarks.ts";

const follow = surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 0, 1, 1, 0]});
const x = [2, 7, 1, 8, 2, 8];
const late = surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 0, 1, 1, 0], entry: [0, 1, 0, 2, 0, 1]});
const likely = surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 0, 1, 1, 0], weight: [0.5, 1, 1, 1, 1, 1]});
const none = surv({time: [1, 2, 3], event: [0, 0, 0]});

const calls: readonly (readonly [string, () => unknown, string])[] = [
  ["no events", () => cox(none, {x: [1, 2, 3]}), "cox needs at least one event, got none in 3 rows"],
  ["no covariates", () => cox(follow, {}), "covariates must have at least one column, got none"],
  ["a short covariate", () => cox(follow, {age: [1, 2]}), "covariate age must have the length of time, 6, got 2"],
  [
    "a missing value",
    () => cox(follow, {age: [1, 2, NaN, 4, 5, 6]}),
    "covariate age must be finite numbers, got NaN at index 2"
  ],
  [
    "words without factor()",
    () => cox(follow, {hr: ["+", "-", "+", "-", "+", "-"] as unknown as number[]}),
    'covariate hr must be numbers, got "+" at index 0; a column of labels wants factor()'
  ],
  [
    "a constant covariate",
    () => cox(follow, {x, site: [1, 1, 1, 1, 1, 1]}),
    "covariate site must vary among the rows at risk at some event, got the same value at every event"
  ],
  [
    "a covariate that only differs between strata",
    () => cox(follow, {x, site: [1, 1, 1, 0, 0, 0]}, {strata: [1, 1, 1, 0, 0, 0]}),
    "covariate site must vary among the rows at risk at some event, got the same value at every event"
  ],
  [
    "collinear covariates",
    () => cox(follow, {x, y: [3, 1, 4, 1, 5, 9], z: [5, 8, 5, 9, 7, 17]}),
    "covariates must not be collinear, got z as a linear combination of x, y; leave one of them out"
  ],
  ["confLevel 2", () => cox(follow, {x}, {confLevel: 2}), "confLevel must be in (0, 1), got 2"],
  ["short strata", () => cox(follow, {x}, {strata: [1]}), "strata must have the length of time, 6, got 1"],
  ["short cluster", () => cox(follow, {x}, {cluster: [1]}), "cluster must have the length of time, 6, got 1"],
  [
    "one cluster",
    () => cox(follow, {x}, {cluster: [7, 7, 7, 7, 7, 7]}),
    "cluster must have at least two values, got 1"
  ],
  [
    "an infinite offset",
    () => cox(follow, {x}, {offset: [0, 0, Infinity, 0, 0, 0]}),
    "offset must be finite numbers, got Infinity at index 2"
  ],
  [
    "an offset whose risk is not a number",
    () => cox(follow, {x}, {offset: [0, 0, 5000, 0, 0, 0]}),
    "offset must be within 600 of its mean, so that its risk is finite, got 5000 at index 2"
  ],
  [
    "unknown ties",
    () => cox(follow, {x}, {ties: "approximate" as "efron"}),
    'ties must be one of efron, breslow, exact, got "approximate"'
  ],
  [
    "exact ties with clusters",
    () => cox(follow, {x}, {ties: "exact", cluster: [1, 2, 3, 4, 5, 6]}),
    "ties must be efron or breslow for robust standard errors, cluster and probability weights, got exact"
  ],
  [
    "residuals of exact ties",
    () => scoreResiduals(cox(follow, {x}, {ties: "exact"})),
    "score residuals need a fit with ties efron or breslow, got exact"
  ],
  [
    "Schoenfeld residuals of exact ties",
    () => schoenfeldResiduals(cox(follow, {x}, {ties: "exact"})),
    "schoenfeldResiduals needs a fit with ties efron or breslow, got exact"
  ],
  [
    "proportional hazards of exact ties",
    () => proportionalHazards(cox(follow, {x}, {ties: "exact"})),
    "proportionalHazards needs a fit with ties efron or breslow, got exact"
  ],
  [
    "an unknown transform",
    () => proportionalHazards(cox(follow, {x}), {transform: "sqrt" as "log"}),
    'transform must be one of identity, log, rank, km, got "sqrt"'
  ],
  [
    "log of an event at time 0",
    () =>
      proportionalHazards(cox(surv({time: [0, 1, 2, 3], event: [1, 1, 1, 0]}), {x: [2, 1, 3, 1]}), {transform: "log"}),
    "transform log must be finite at every event time, got -Infinity at time 0"
  ],
  [
    "a copy of a fit",
    () => martingaleResiduals({...cox(follow, {x})}),
    "fit must be the object that cox returned, got another (a copy does not carry the rows)"
  ],
  ["new rows without a term", () => predictedCurves(cox(follow, {x}), {age: [60]}), "values must have x, got no x"],
  [
    "a level that the fit does not know",
    () => designAt(design({hr: factor(["+", "-"])}), {hr: ["?"]}),
    'hr[0] must be one of +, -, got "?"'
  ],
  ["a factor with one level", () => factor(["+", "+"]), "factor must have at least two levels, got only +"],
  [
    "a reference that is no level",
    () => factor(["+", "-"], {reference: "?"}),
    'reference must be one of +, -, got "?"'
  ],
  [
    "an interaction of nothing",
    () => design({x, both: interaction("x", "y")}),
    'interaction both must be of terms of the design (x), got "y"'
  ],
  ["two knots", () => spline(x, [1, 2]), "knots must be at least 3, got 2"],
  [
    "knots that coincide",
    () => spline([1, 1, 1, 1, 2], 3),
    "knots must be finite and ascending, got 1, 1, 1.6; the values repeat too often for so many"
  ],
  [
    "Firth with probability weights",
    () => firth(likely, {x}),
    "firth needs frequency weights or none, got probability weights"
  ],
  ["Firth without events", () => firth(none, {x: [1, 2, 3]}), "firth needs at least one event, got none in 3 rows"],
  [
    "frailty with delayed entry",
    () => gammaFrailty(late, {x}, [1, 1, 2, 2, 3, 3]),
    "gammaFrailty does not take delayed entry, got a surv with entry"
  ],
  [
    "frailty with weights",
    () => gammaFrailty(likely, {x}, [1, 1, 2, 2, 3, 3]),
    "gammaFrailty does not take weights, got a surv with weight"
  ],
  [
    "frailty of one cluster",
    () => gammaFrailty(follow, {x}, [1, 1, 1, 1, 1, 1]),
    "cluster must have at least two values, got 1"
  ]
];

describe("mistakes of the caller throw, naming argument, rule and value", () => {
  it.each(calls)("%s", (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe("covariates that separate events from non-events are named in a warning", () => {
  const event = [1, 1, 1, 0, 0, 0];
  const separated = cox(surv({time: [1, 2, 3, 4, 5, 6], event}), {age: [50, 61, 47, 53, 62, 58], swap: event});
  it("on the fit and on their row, and on no other row", () => {
    expect(separated.converged).toBe(false);
    expect(separated.remarks).toHaveLength(1);
    expect(warningText(separated.rows[1].remarks)).toMatch(
      /^the likelihood keeps rising as swap goes to \+infinity \(separation\)/
    );
    expect(separated.rows[0].remarks).toEqual([]);
  });
  it("while the likelihood-ratio test stands", () => {
    expect(separated.tests.likelihoodRatio.statistic).toBeGreaterThan(0);
    expect(Number.isFinite(separated.tests.likelihoodRatio.pValue)).toBe(true);
  });
  it("and the fit with the sign turned goes the other way", () => {
    const turned = cox(surv({time: [1, 2, 3, 4, 5, 6], event}), {
      age: [50, 61, 47, 53, 62, 58],
      swap: event.map((value) => 1 - value)
    });
    expect(warningText(turned.rows[1].remarks)).toMatch(/swap goes to −infinity/);
  });
});
