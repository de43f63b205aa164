import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {seededRandom, type Random} from "../../src/math/random.ts";
import {identityFaults} from "./ledger-identity.ts";

// All 10 000 mutations: PAYLOADSWAP_FUZZ=10000 npx vitest run --config test/vitest.config.ts test/cohort/mutation-fuzz.test.ts; a slice by default, so that the suite stays short.
const mutations = Number(process.env["PAYLOADSWAP_FUZZ"] ?? 300);
const seed = Number(process.env["PAYLOADSWAP_SEED"] ?? 20_260_101);

const folder = new URL("../../data-samples/", import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith(".csv"))
  .map((name) => readFileSync(new URL(name, folder), "utf8").split("\n").slice(0, 14).join("\n"));
const shapes = [
  ...samples,
  "patient_id,sex,death,adc1,adc1_start,adc1_end,adc1_progression,adc2,adc2_start,adc2_end,adc2_progression\nP1,F,,SG,0,90,95,T-DXd,120,200,210\nP2,M,400,T-DXd,0,,,,,,\n",
  "patient_id;time;event;arm\nP1;6,5;1;A\nP2;3,25;0;B\nP3;12;1;A\n",
  'patient_id,regimen,start,note\nP1,"SG, weekly",0,"two\nlines"\nP1,T-DXd,90,"say ""so"""\nP2,SG,0,\n',
  "PATIENT_ID\tregimen\tstart\nP1\tSG\t2021-03-04\nP2\tT-DXd\t2021-05-06\n"
];

type Mutation = (text: string, random: Random) => string;
const at = (text: string, random: Random): number => Math.floor(random() * (text.length + 1));
const one = <T>(of: readonly T[], random: Random): T => of[Math.floor(random() * of.length)];
const oddities = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "\n",
  "\r",
  "\r\n",
  "\0",
  "\ufeff",
  "\ufffd",
  "é",
  "😀",
  "=1+1",
  "#REF!",
  "NA",
  "-1",
  "1e9",
  "99999999999",
  "2020-02-30",
  "12-Mar",
  " ",
  "\u2028",
  "'",
  "|",
  "\\",
  "{}",
  "__proto__",
  "constructor"
];

const mutators: readonly Mutation[] = [
  (text, random) => {
    const i = at(text, random);
    return text.slice(0, i) + one(oddities, random) + text.slice(i);
  },
  (text, random) => {
    const i = at(text, random);
    return text.slice(0, i) + text.slice(i + 1 + Math.floor(random() * 12));
  },
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => {
    const lines = text.split("\n");
    const i = Math.floor(random() * lines.length);
    lines.splice(i, 0, lines[Math.floor(random() * lines.length)] ?? "");
    return lines.join("\n");
  },
  (text, random) => {
    const lines = text.split("\n");
    lines.splice(Math.floor(random() * lines.length), 1);
    return lines.join("\n");
  },
  (text, random) => {
    const lines = text.split("\n");
    const i = Math.floor(random() * lines.length);
    const fields = (lines[i] ?? "").split(",");
    fields[Math.floor(random() * fields.length)] = one(oddities, random);
    lines[i] = fields.join(",");
    return lines.join("\n");
  },
  (text, random) => {
    const lines = text.split("\n");
    const i = Math.floor(random() * lines.length);
    const fields = (lines[i] ?? "").split(",");
    const [a, b] = [Math.floor(random() * fields.length), Math.floor(random() * fields.length)];
    [fields[a], fields[b]] = [fields[b] ?? "", fields[a] ?? ""];
    lines[i] = fields.join(",");
    return lines.join("\n");
  },
  (text, random) => {
    const header = text.split("\n")[0]?.split(",") ?? [];
    const [a, b] = [one(header, random), one(header, random)];
    return text.replace(a, b);
  },
  (text, random) => text.replaceAll(one([",", "\n", "P1", "metastatic", "0"], random), one(oddities, random)),
  (text, random) =>
    text.replace(/\d+/g, (digits) => (random() < 0.1 ? String(Math.floor((random() - 0.2) * 3000)) : digits)),
  (text, random) => `${text}\n${one(oddities, random).repeat(Math.floor(random() * 3000))}`,
  (text, random) => text + text.slice(at(text, random))
];

/** The text after one to four mutations, as text or as bytes of some encoding. */
function mutated(random: Random): {readonly text: string} | {readonly bytes: Uint8Array} {
  let text = one(shapes, random);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) text = one(mutators, random)(text, random);
  const form = random();
  if (form < 0.7) return {text};
  const bytes = Buffer.from(text, form < 0.8 ? "utf16le" : form < 0.9 ? "latin1" : "utf8");
  for (let flips = Math.floor(random() * 4); flips > 0 && bytes.length > 0; flips--)
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return {bytes: new Uint8Array(bytes)};
}

describe("a cohort file mutated at random", () => {
  it(
    `is read without a crash, keeps the ledger identity, and says why whenever something was left out (${mutations} mutations)`,
    {timeout: 1_800_000},
    async () => {
      const faults: string[] = [];
      for (let i = 0; i < mutations; i++) {
        const random = seededRandom(seed + i);
        const dateMode = random() < 0.2 ? "shifted" : "relative";
        const source = {name: "mutated.csv", ...mutated(random)};
        try {
          const cohort = await readCohort([source], {dateMode, strictDeid: random() < 0.1});
          faults.push(...identityFaults(cohort).map((fault) => `mutation ${i}: ${fault}`));
          const left = cohort.ledger.length > 0 || (cohort.patients.numRows() === 0 && cohort.followUp === null);
          if (left && cohort.issues.length === 0)
            faults.push(
              `mutation ${i}: something was left out without an issue: ${JSON.stringify("text" in source ? source.text : Buffer.from(source.bytes).toString("latin1")).slice(0, 600)} ${JSON.stringify(cohort.ledger)}`
            );
          const onLedger = new Set(cohort.ledger.filter(({unit}) => unit === "row").map(({row}) => row));
          // What stops the run names a row to look at; nothing is left out by it.
          for (const {code, severity, row, stops} of cohort.issues)
            if (
              severity === "error" &&
              stops !== true &&
              row !== null &&
              row > 1 &&
              !onLedger.has(row) &&
              !/column|single|stray|nul|quote/.test(code)
            )
              faults.push(`mutation ${i}: error ${code} on row ${row}, which is not on the ledger`);
        } catch (error) {
          faults.push(`mutation ${i}: ${error instanceof Error ? error.stack : String(error)}`);
        }
      }
      expect(faults.slice(0, 5)).toEqual([]);
    }
  );

  it("gives the same cohort whether it comes whole or in pieces", async () => {
    for (let i = 0; i < 40; i++) {
      const random = seededRandom(seed + 50_000 + i);
      const source = mutated(random);
      const bytes = "bytes" in source ? source.bytes : new Uint8Array(Buffer.from(source.text));
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let from = 0; from < bytes.length; from += 97) yield bytes.subarray(from, from + 97);
      }
      const whole = await readCohort([{name: "c.csv", bytes}]);
      const cut = await readCohort([{name: "c.csv", stream: pieces()}]);
      expect(cut.lines.objects()).toEqual(whole.lines.objects());
      expect(cut.sources[0]?.sha256).toBe(whole.sources[0]?.sha256);
    }
  });
});
