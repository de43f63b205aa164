import {z} from "zod";
import {nearMiss} from "./near-miss.ts";

/** Methods for ADC2 against ADC1 that are withheld unless a plan asks for them by name. */
export const withheldMethods = [
  "relative-effect",
  "stratified-cox",
  "marginal-cox",
  "paired-rmst",
  "cluster-bootstrap",
  "naive-log-rank"
] as const;

/** What a plan asks for by name to get hazard ratios between classes or sequences out of a file of nobody but patients who received both ADCs. */
export const UNADJUSTED_CONTRAST = "unadjusted-contrast";

/** Ways of looking at overall survival around ADC2; the last is biased by immortal time and given only where a plan names it. */
export const survivalWays = ["from-adc1", "from-adc2", "landmark", "time-varying", "ever-received"] as const;

/** Contrasts between classes of transition, and between sequences, that a plan may ask for. */
export const askedContrasts = [
  "like-for-like",
  "double-swap-v-target-only",
  "double-swap-v-same-target",
  "headline",
  "sequences"
] as const;

/** A name out of a list, with the one probably meant where there is no such name. */
function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.enum(names, {
    error: ({input}) => {
      const meant = typeof input === "string" ? nearMiss(input, names) : null;
      return `must be one of ${names.join(", ")}, got ${String(input)}${meant === null ? "" : `; did you mean ${meant}?`}`;
    }
  });
}

const nullPictureSpec = z.strictObject({
  replicates: z.int().min(20).max(100_000).default(500).describe("simulated cohorts for each combination"),
  ratio: z.number().positive().default(1.33).describe("ratio c of P(GMI >= c)"),
  tails: z
    .array(
      z.strictObject({
        share: z.number().min(0).lt(1).describe("share of PFS(ADC1) beyond the longest time that the curve knows"),
        medianMonths: z.number().positive().default(6).describe("median of what follows then, in months")
      })
    )
    .min(1)
    .default([
      {share: 0, medianMonths: 6},
      {share: 0.1, medianMonths: 6}
    ])
    .describe("what lies beyond the end of the curve"),
  attrition: z
    .array(
      z.strictObject({
        peak: z
          .number()
          .min(0)
          .max(0.95)
          .describe(
            "probability of never reaching ADC2 after progression at once; 0 = attrition does not depend on PFS(ADC1)"
          ),
        scaleMonths: z.number().positive().default(3).describe("the probability falls with exp(-PFS(ADC1) / scale)")
      })
    )
    .min(1)
    .default([
      {peak: 0, scaleMonths: 3},
      {peak: 0.6, scaleMonths: 3}
    ])
    .describe("who never reaches ADC2"),
  frailtyVariance: z
    .array(z.number().min(0).max(20))
    .min(1)
    .default([0, 1])
    .describe("variance of the gamma frailty that both times share"),
  lineEffect: z
    .array(z.number().positive().max(20))
    .min(1)
    .default([1, 1.25])
    .describe("hazard ratio of ADC2 against ADC1 that comes from the later line alone")
});

/** What is asked of ADC1 beside ADC2, beyond what is given unasked. */
export const sequentialSpec = z.strictObject({
  earlyProgressionMonths: z
    .number()
    .positive()
    .default(3)
    .describe("threshold of early progression on ADC2, in months"),
  contrasts: z
    .array(oneOf(askedContrasts))
    .nullable()
    .default(null)
    .describe(
      "contrasts of PFS(ADC2) among patients who are alike, adjusted for the standing on ADC1 and calendar time; unasked: by transition the first three, by sequence each sequence against the reference"
    ),
  primary: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      "the primary contrast: one of the named contrasts, or a group, against the reference; unasked: like-for-like by transition, the largest other group by sequence, the only contrast of two groups"
    ),
  predictors: z
    .array(z.string().min(1))
    .nullable()
    .default(null)
    .describe(
      "columns beside PFS(ADC1), line and transition class in the models of PFS(ADC2); unasked: those of adjust, else tumour, HER2 and HR status where recorded and events allow"
    ),
  pfs1Knots: z
    .int()
    .min(3)
    .max(7)
    .nullable()
    .default(null)
    .describe("knots of a restricted cubic spline of PFS(ADC1) in these models; null is a straight line"),
  ask: z
    .array(oneOf([...withheldMethods, UNADJUSTED_CONTRAST]))
    .default([])
    .describe(
      "withheld methods for ADC2 against ADC1 that are shown all the same, with their caution; unadjusted-contrast: hazard ratios between classes and sequences in a file of nobody but patients who received both ADCs, exploratory"
    ),
  overallSurvival: z
    .array(oneOf(survivalWays))
    .default(["from-adc1", "from-adc2", "landmark", "time-varying"])
    .describe(
      "overall survival: from ADC1 of everyone who started it, from ADC2 of the groups, by ADC2; ever-received is biased by immortal time"
    ),
  landmark: z.int().positive().default(180).describe("landmark, in days after the start of ADC1"),
  multiState: z.boolean().default(true).describe("states from ADC1 on, where everyone who started ADC1 is in the file"),
  nextTherapy: z
    .boolean()
    .default(true)
    .describe(
      "an ADC against another systemic therapy after progression on ADC1, where the file holds both and those who got nothing further"
    ),
  nextTherapyLandmark: z
    .int()
    .positive()
    .default(60)
    .describe("landmark of that comparison, in days after the progression on ADC1"),
  nullPicture: z
    .union([nullPictureSpec, z.null()])
    .default(null)
    .describe("simulated cohorts without cross-resistance beside the observed numbers; {} takes the usual grid"),
  sensitivity: z.boolean().default(true).describe("the main contrast and the medians under other rules of the endpoint")
});
