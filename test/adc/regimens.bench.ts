import {bench, describe} from "vitest";
import {catalogue} from "../../src/adc/catalogue.ts";
import {parseRegimen, regimenParser} from "../../src/adc/parse-regimen.ts";
import {agentNames} from "../../src/adc/agent.ts";

const names = catalogue.flatMap(agentNames);
const partners = [
  "",
  " + pembrolizumab",
  "; capecitabine",
  " and bevacizumab",
  "/pertuzumab",
  " 5.4 mg/kg q3w",
  " (trial)"
];

/** Texts as an export repeats them: `distinct` different ones among a million. */
function million(distinct: number): string[] {
  const pool = Array.from(
    {length: distinct},
    (_, i) =>
      `${names[i % names.length]}${partners[Math.floor(i / names.length) % partners.length]}${i < names.length * partners.length ? "" : ` ${i} mg`}`
  );
  return Array.from({length: 1_000_000}, (_, i) => pool[(i * 7919) % distinct] ?? "");
}

const cases = [1_000, 10_000, 100_000].map((distinct) => ({distinct, texts: million(distinct)}));

describe("a million regimen texts, by the number of distinct ones", () => {
  for (const {distinct, texts} of cases)
    bench(
      `${distinct} distinct`,
      () => {
        const parse = regimenParser();
        for (const text of texts) parse(text);
      },
      {iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0}
    );
});

describe("one text without the memory of a parser", () => {
  bench("a listed name", () => void parseRegimen("T-DXd"));
  bench("two drugs", () => void parseRegimen("EV + pembrolizumab"));
  bench("a name that is not known", () => void parseRegimen("inventumab and something else"));
});
