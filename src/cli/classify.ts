import {classifyTransition, type TransitionClass} from "../adc/classify-transition.ts";
import {explainTransition} from "../adc/explain-transition.ts";
import type {PayloadLevel} from "../adc/payload-axis.ts";
import type {TransitionSide} from "../adc/transition-side.ts";
import {wrapped} from "../report/tables/wrapped.ts";
import type {ExitStatus} from "./exit-status.ts";

export interface ClassifyCommandOptions {
  readonly tumour?: string;
  readonly level?: PayloadLevel;
  readonly json?: boolean;
}

/** `payloadswap classify FROM TO`: one transition, explained with its sources. */
export async function classifyCommand(
  from: string,
  to: string,
  {tumour, level, json}: ClassifyCommandOptions
): Promise<ExitStatus> {
  const transition = classifyTransition(from, to, {
    ...(tumour === undefined ? {} : {tumour}),
    ...(level === undefined ? {} : {level})
  });
  process.stdout.write(
    json === true
      ? `${JSON.stringify(plain(transition), null, 2)}\n`
      : `${explainTransition(transition)
          .map((line) => wrapped(line, 100, 2))
          .join("\n")}\n`
  );
  return 0;
}

function plain({from, to, ...rest}: TransitionClass): object {
  return {from: side(from), to: side(to), ...rest};
}

function side({label, agents, targets, payloads, classic, concurrent}: TransitionSide): object {
  return {
    label,
    agents: agents.map(({id}) => id),
    targets: targets === null ? null : [...targets],
    payloads: payloads?.map(({name}) => name) ?? null,
    classic,
    concurrent
  };
}
