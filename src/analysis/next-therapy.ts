import {lineKind, therapyLines, type TherapyLine, type TherapyLineOptions} from "../cohort/therapy-lines.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {CountTable} from "../record/count-table.ts";
import {pairGroups, type ClinicalPair} from "./clinical-records.ts";

/** Classes of drugs that tables call chemotherapy. */
const CHEMOTHERAPY: ReadonlySet<string> = new Set([
  "topoisomerase I inhibitor",
  "topoisomerase II inhibitor",
  "taxane",
  "vinca alkaloid",
  "halichondrin",
  "epothilone",
  "trabectedin-type alkylator",
  "platinum",
  "anthracycline",
  "antimetabolite",
  "alkylating agent",
  "cytotoxic, other",
  "chemotherapy, unspecified",
  "tubulin inhibitor"
]);

const ANOTHER_ADC = "then another ADC";

const ends = ["still on ADC2", "stopped ADC2, no further therapy recorded", "died without further therapy"] as const;

/** The first systemic therapy after ADC2 of each group, or why there is none; a combination counts under each of its classes, so that these may add up to more than all. */
export function nextTherapy(pairs: readonly ClinicalPair[], cohort: Cohort, naming: TherapyLineOptions): CountTable {
  const lines = therapyLines(cohort, naming);
  const outcomes = pairs.map((pair) => ({
    group: pair.group,
    items: outcomesOf(pair.second, lines.get(pair.second.patientId) ?? [])
  }));
  const therapies = [...new Set(outcomes.flatMap(({items}) => items))]
    .filter((item) => !ends.some((end) => end === item))
    .sort();
  const counts = pairGroups(pairs).flatMap((group) => {
    const own = outcomes.filter((one) => one.group === group);
    return [...therapies, ...ends].map((item) => ({
      group,
      item,
      value: null,
      n: own.filter(({items}) => items.includes(item)).length,
      of: own.length
    }));
  });
  return {
    name: "next-therapy",
    population: {code: "first-therapy-after-adc2"},
    counts,
    notes: [{code: "under-each-class"}]
  };
}

/** What came after ADC2, as the table counts it: classes of the next therapy, or one text that says why there is none. */
export function outcomesOf(
  {nextStart, end, death, cutoff}: ClinicalPair["second"],
  lines: readonly TherapyLine[]
): string[] {
  const seen = (day: number): boolean => cutoff === null || day <= cutoff;
  if (nextStart !== null && seen(nextStart)) return classesOf(lines.filter(({start}) => start === nextStart));
  if (death !== null && seen(death)) return [ends[2]];
  return [end === null || !seen(end) ? ends[0] : ends[1]];
}

/** The same for one patient in one text: what came after ADC2, another ADC by its name where it is known. */
export function afterSecond(second: ClinicalPair["second"], lines: readonly TherapyLine[], adc: string | null): string {
  const items = outcomesOf(second, lines);
  return items.length === 1 && items[0] === ANOTHER_ADC
    ? (adc ?? "another ADC")
    : items.map((item) => item.replace(/^then /u, "").replace("stopped ADC2, ", "")).join(" + ");
}

function classesOf(lines: readonly TherapyLine[]): string[] {
  const opened = lines.filter((line) => lineKind(line) !== "supportive" && lineKind(line) !== "local");
  if (opened.some((line) => lineKind(line) === "adc")) return [ANOTHER_ADC];
  const classes = opened.flatMap(({read}) => [
    ...read.partners
      .filter(({supportive}) => !supportive)
      .map(({drugClass}) => (CHEMOTHERAPY.has(drugClass) ? "chemotherapy" : drugClass)),
    ...read.unresolved.map(() => "drug not read")
  ]);
  return [...new Set(classes)].map((name) => `then ${name}`);
}
