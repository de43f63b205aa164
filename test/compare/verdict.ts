import type {Difference} from "./difference.ts";
import {accepts, type Renamed} from "./renamed.ts";

/** What two builds wrote for one case, and how it differs. */
export interface ComparedCase {
  readonly name: string;
  /** Whether its plan names a policy on small counts. */
  readonly policy: boolean;
  readonly differences: readonly Difference[];
}

/** What the entries of `renamed.json` make of the differences. */
export interface Verdict {
  readonly unexplained: readonly ComparedCase[];
  /** Differences that each entry accepts; the first that fits takes one. */
  readonly accepted: ReadonlyMap<Renamed, number>;
  /** Entries that accepted nothing. */
  readonly stale: readonly Renamed[];
}

/** The differences that no entry accepts, and the entries that no difference asked for. */
export function verdictOn(compared: readonly ComparedCase[], entries: readonly Renamed[]): Verdict {
  const accepted = new Map<Renamed, number>();
  const unexplained = compared.map((one) => ({
    ...one,
    differences: one.differences.filter((found) => {
      const entry = entries.find((candidate) => accepts(candidate, one, found));
      if (entry !== undefined) accepted.set(entry, (accepted.get(entry) ?? 0) + 1);
      return entry === undefined;
    })
  }));
  return {
    unexplained: unexplained.filter(({differences}) => differences.length > 0),
    accepted,
    stale: entries.filter((entry) => !accepted.has(entry))
  };
}

const MOST_CHARACTERS = 160;

/** A verdict for the terminal: the first differences of each case, and how many there are of each kind. */
export function verdictText({unexplained, accepted, stale}: Verdict, cases: number, most: number): string {
  const kinds = new Map<string, number>();
  for (const {differences} of unexplained)
    for (const {kind, file} of differences)
      kinds.set(
        `${kind} in ${file.replace(/^out\//, "")}`,
        (kinds.get(`${kind} in ${file.replace(/^out\//, "")}`) ?? 0) + 1
      );
  const total = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...unexplained.flatMap(({name, differences}) => [
      `${name}: ${differences.length} ${differences.length === 1 ? "difference" : "differences"}`,
      ...differences.slice(0, most).map((found) => `  ${differenceLine(found)}`),
      ...(differences.length > most ? [`  … and ${differences.length - most} more`] : [])
    ]),
    ...(kinds.size === 0
      ? []
      : [
          "",
          ...[...kinds]
            .toSorted(([, a], [, b]) => b - a)
            .map(([kind, count]) => `${String(count).padStart(7)}  ${kind}`)
        ]),
    ...[...accepted].map(([{reason}, count]) => `accepted ${count}: ${reason}`),
    ...stale.map(({reason, file}) => `stale, it accepted nothing: ${file}: ${reason}`),
    `${cases} cases, ${total === 0 ? "no unexplained difference" : `${total} unexplained differences in ${unexplained.length} cases`}.`
  ].join("\n");
}

function differenceLine({kind, file, at, where, before, after}: Difference): string {
  const place = [file, where, at].filter((part) => part !== "").join(" › ");
  return `${kind}  ${place}: ${short(before)} → ${short(after)}`;
}

function short(text: string): string {
  const plain = JSON.stringify(text);
  return plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS)}…` : plain;
}

/** The numbers of `results.csv` that moved, as a Markdown list for the changelog; also those that an entry accepts. */
export function changelogText(compared: readonly ComparedCase[]): string {
  return compared
    .flatMap(({name, differences}) =>
      differences
        .filter(({file, kind}) => file.endsWith("results.csv") && kind === "number")
        .map(
          ({at, where, before, after}) =>
            `- \`${name}\`, ${where.replace(/^row \d+: /, "")}: ${at} ${before} → ${after}`
        )
    )
    .join("\n");
}
