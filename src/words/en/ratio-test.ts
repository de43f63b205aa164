import type {ShownRow} from "../../record/row.ts";

/** What the p-value of a hazard ratio is of: Wald's test, or the penalised likelihood ratio where events are separated or too few (`Firth`). */
const ratioTests = {wald: "Wald p", mixed: "p of the ratio", firth: "penalised likelihood-ratio p"} as const;

type Ratio = Pick<ShownRow, "refusal" | "procedure">;

/** Whether the estimate of a row is of Firth's penalised likelihood. */
export const isPenalised = ({refusal, procedure}: Ratio): boolean => refusal === null && procedure?.penalty === "Firth";

/**
 * The head of a column with the p-values of hazard ratios.
 *
 * @example
 * ratioTestHeading([{refusal: null, procedure: {name: "Cox regression", penalty: null}}]) // "Wald p"
 */
export function ratioTestHeading(ratios: readonly Ratio[]): string {
  const given = ratios.filter(({refusal}) => refusal === null);
  if (!given.some(isPenalised)) return ratioTests.wald;
  return given.every(isPenalised) ? ratioTests.firth : ratioTests.mixed;
}

/** What a column headed so leaves to say, with the contrasts in words that it is said of; null where the head says it. */
export function ratioTestNote(penalised: readonly string[], given: number): string | null {
  return penalised.length === 0 || penalised.length === given
    ? null
    : `The p of a hazard ratio is Wald's; of ${penalised.join(" and ")} it is that of the penalised likelihood ratio.`;
}
