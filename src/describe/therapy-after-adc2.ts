import {lineKind} from "../cohort/line-kind.ts";
import type {TherapyLine} from "../cohort/therapy-lines.ts";
import type {Exposure} from "../patients/exposure.ts";

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

/** Why no therapy came after ADC2. */
export const withoutTherapyAfter = [
  "still on ADC2",
  "stopped ADC2, no further therapy recorded",
  "died without further therapy"
] as const;

/** ADC2 of a patient with what ends the time in which more could be given. */
type SecondAdc = Pick<Exposure, "nextStart" | "end"> & {readonly death: number | null; readonly cutoff: number | null};

/** What came after ADC2, as the table counts it: classes of the next therapy, or one text that says why there is none. */
export function outcomesOf({nextStart, end, death, cutoff}: SecondAdc, lines: readonly TherapyLine[]): string[] {
  const seen = (day: number): boolean => cutoff === null || day <= cutoff;
  if (nextStart !== null && seen(nextStart)) return classesOf(lines.filter(({start}) => start === nextStart));
  if (death !== null && seen(death)) return [withoutTherapyAfter[2]];
  return [end === null || !seen(end) ? withoutTherapyAfter[0] : withoutTherapyAfter[1]];
}

/** The same for one patient in one text: what came after ADC2, another ADC by its name where it is known. */
export function afterSecond(second: SecondAdc, lines: readonly TherapyLine[], adc: string | null): string {
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
