import type {LeftOfModel} from "../../record/result-parts.ts";

type Code = LeftOfModel["code"];

const texts: {readonly [C in Code]: (why: Extract<LeftOfModel, {readonly code: C}>) => string} = {
  "not-recorded": () => "not recorded",
  "same-in-everyone": () => "the same in everyone",
  "classes-not-comparable": () => "its classes share no tumour type, HER2 and HR status",
  "rarely-recorded": ({recorded, of}) => `recorded for ${recorded} of ${of} patients`,
  "few-events": ({events, parameters}) => `${events} events allow ${parameters} parameters`
};

/**
 * Why a covariate is not in the joint model of PFS(ADC2).
 *
 * @example
 * leftOfModelText({code: "few-events", events: 34, parameters: 3}) // "34 events allow 3 parameters"
 */
export function leftOfModelText<C extends Code>(why: Extract<LeftOfModel, {readonly code: C}>): string {
  const text: (why: Extract<LeftOfModel, {readonly code: C}>) => string = texts[why.code];
  return text(why);
}
