import {execFileSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Comparison} from "./compare.ts";
import {answerTo, hardDesign, hardKinds, type HardDesign, type HardKind} from "./hard-designs.ts";

/** Columns with a condition number below this determine their coefficients to 1e-6. */
const WELL_CONDITIONED = 1e4;

/** Largest relative differences that still agree. */
const agreement = {"log likelihood": 1e-8, "linear predictor": 1e-6, "coefficients, condition < 1e4": 1e-6} as const;

/** Cox fits of hard designs against R's, by kind of design; `warned` counts the designs of which coxph warns on the columns as they are. */
export function hardComparisons(
  count: number,
  seed: number,
  folder: string
): {readonly comparisons: readonly Comparison[]; readonly warned: number} {
  const designs = Array.from({length: count}, (_, i) => hardDesign(i + 1, seed));
  const referee = refereeOf(designs, folder);
  const found = designs.map((design) => comparedDesign(design, referee.get(design.id) ?? new Map()));
  return {
    comparisons: hardKinds.flatMap((kind) => comparisonsOf(kind, found)),
    warned: designs.filter(({id}) => referee.get(id)?.get("warned")?.[0] === 1).length
  };
}

function refereeOf(designs: readonly HardDesign[], folder: string): Map<number, Map<string, readonly number[]>> {
  const most = Math.max(...designs.map(({columns}) => columns.length));
  const names = Array.from({length: most}, (_, j) => `x${j + 1}`);
  const rows = designs.flatMap(({id, time, event, entry, weight, stratum, columns}) =>
    time.map((end, i) =>
      [id, end, event[i], entry[i], weight[i], stratum[i], ...names.map((_, j) => columns[j]?.[i] ?? 0)].join(",")
    )
  );
  const [data, sets] = [join(folder, "hard-rows.csv"), join(folder, "hard-sets.csv")];
  writeFileSync(data, `id,time,event,entry,weight,stratum,${names.join(",")}\n${rows.join("\n")}\n`);
  writeFileSync(
    sets,
    `id,ties,weighting,columns\n${designs.map(({id, ties, weighting, columns}) => `${id},${ties},${weighting},${columns.length}`).join("\n")}\n`
  );
  const text = execFileSync("Rscript", [join(process.cwd(), "test/verify/hard-designs.R"), data, sets], {
    encoding: "utf8",
    maxBuffer: 2 ** 28
  });
  const answers = new Map<number, Map<string, readonly number[]>>();
  for (const line of text.trim().split("\n")) {
    const [id, name, values] = line.split("\t");
    const own = answers.get(Number(id)) ?? new Map<string, readonly number[]>();
    own.set(name, values.trim().split(/ +/).map(Number));
    answers.set(Number(id), own);
  }
  return answers;
}

interface ComparedDesign {
  readonly id: number;
  readonly kind: HardKind;
  /** Largest relative difference and number of values of each statistic; null where the library gave none. */
  readonly of: Readonly<Partial<Record<keyof typeof agreement, {readonly largest: number; readonly values: number}>>>;
  readonly problem: string | null;
}

function comparedDesign(design: HardDesign, referee: ReadonlyMap<string, readonly number[]>): ComparedDesign {
  const {id, kind} = design;
  try {
    const ours = answerTo(design);
    if (ours === null) return {id, kind, of: {}, problem: `set ${id}: called separated`};
    const [condition] = referee.get("condition") ?? [Infinity];
    return {
      id,
      kind,
      of: {
        "log likelihood": differenceOf(ours.logLik, referee.get("logLik")),
        "linear predictor": differenceOf(ours.predictor, referee.get("predictor")),
        ...(condition < WELL_CONDITIONED
          ? {"coefficients, condition < 1e4": differenceOf(ours.estimate, referee.get("estimate"))}
          : {})
      },
      problem: null
    };
  } catch (error) {
    return {id, kind, of: {}, problem: `set ${id}: ${String(error)}`};
  }
}

/** Over the largest value of R. */
function differenceOf(
  ours: readonly number[],
  wanted: readonly number[] = []
): {readonly largest: number; readonly values: number} {
  const scale = Math.max(...wanted.map(Math.abs));
  const largest = Math.max(...ours.map((value, i) => Math.abs(value - wanted[i]))) / scale;
  return {largest: Number.isNaN(largest) ? Infinity : largest, values: wanted.length};
}

function comparisonsOf(kind: HardKind, all: readonly ComparedDesign[]): Comparison[] {
  const own = all.filter((one) => one.kind === kind);
  const problems = own.flatMap(({problem}) => (problem === null ? [] : [problem]));
  return (Object.keys(agreement) as (keyof typeof agreement)[]).flatMap((statistic): Comparison[] => {
    const given = own.flatMap(({id, of}) => (of[statistic] === undefined ? [] : [{id, ...of[statistic]}]));
    if (given.length === 0) return [];
    const worst = given.reduce((a, b) => (b.largest > a.largest ? b : a));
    return [
      {
        name: `hard columns, ${kind}: ${statistic}`,
        sets: given.length,
        values: given.reduce((sum, {values}) => sum + values, 0),
        largest: worst.largest,
        id: worst.id,
        problems: statistic === "log likelihood" ? problems : [],
        agrees: worst.largest <= agreement[statistic]
      }
    ];
  });
}
