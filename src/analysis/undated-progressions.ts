import type {Catalogue} from "../adc/catalogue.ts";
import {regimenParser} from "../adc/parse-regimen.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf} from "../cohort/therapy-lines.ts";

/** How many lines were stopped for progression, and how many of these have no day of it. */
export interface UndatedProgressions {
  readonly of: "all lines" | "the first ADC" | "later ADCs";
  readonly undated: number;
  readonly stopped: number;
}

/**
 * Stops for progression without its day: of all lines, of the lines of each patient's first ADC, and of those of other ADCs, since a cohort may date the one and not the other.
 * A progression on or before the first day of the next line is one of the line before it.
 *
 * @example
 * const text = "patient_id,regimen,start,progression,stop_reason\nP1,T-DXd,0,90,progression\nP1,SG,100,,progression\n";
 * const {lines} = await readCohort([{name: "c.csv", text}]);
 * undatedProgressions(lines).map(({of, undated, stopped}) => [of, undated, stopped]) // [["all lines", 1, 2], ["the first ADC", 0, 1], ["later ADCs", 1, 1]]
 */
export function undatedProgressions(lines: Cohort["lines"], catalogue?: Catalogue): UndatedProgressions[] {
  const column = (name: string): readonly unknown[] => columnOf(lines, name);
  const [ids, starts, progression, reasons] = [
    column("patient_id"),
    column("start"),
    column("progression"),
    column("stop_reason")
  ];
  const onNext = (i: number): boolean =>
    ids[i + 1] === ids[i] &&
    typeof progression[i + 1] === "number" &&
    Number(progression[i + 1]) <= Number(starts[i + 1]);
  const stopped = reasons.flatMap((reason, i) => (reason === "progression" ? [i] : []));
  const position = adcPosition(ids, column("regimen"), catalogue);
  return (["all lines", "the first ADC", "later ADCs"] as const).map((of) => {
    const own = of === "all lines" ? stopped : stopped.filter((i) => position[i] === of);
    return {
      of,
      stopped: own.length,
      undated: own.filter((i) => typeof progression[i] !== "number" && !onNext(i)).length
    };
  });
}

/** Whether each line holds the ADC that its patient had first, or another one. */
function adcPosition(
  ids: readonly unknown[],
  regimens: readonly unknown[],
  catalogue: Catalogue | undefined
): (UndatedProgressions["of"] | null)[] {
  const parse = regimenParser(catalogue === undefined ? {} : {catalogue});
  let first: string | null = null;
  return ids.map((id, i) => {
    if (i > 0 && id !== ids[i - 1]) first = null;
    const [agent] = parse(typeof regimens[i] === "string" ? regimens[i] : "").adcs;
    if (agent === undefined) return null;
    const name = agent.kind === "adc" ? agent.agent.id : agent.name;
    first ??= name;
    return name === first ? "the first ADC" : "later ADCs";
  });
}
