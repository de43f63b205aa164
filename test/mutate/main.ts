import type {Mutant} from "./mutant.ts";
import {MutationRun} from "./mutation-run.ts";
import {auditMutants} from "./mutants/audit.ts";
import {disclosureMutants} from "./mutants/disclosure.ts";
import {estimateMutants} from "./mutants/estimate.ts";
import {ledgerMutants} from "./mutants/ledger.ts";
import {markMutants} from "./mutants/marks.ts";
import {patientMutants} from "./mutants/patients.ts";

/** `npm run mutate [-- --only ID]`: breaks one line of `src/` at a time and demands that a test sees it; ID may be the beginning of several. */
const at = process.argv.indexOf("--only");
const only = at < 0 ? "" : (process.argv[at + 1] ?? "");
const all: readonly Mutant[] = [
  ...ledgerMutants,
  ...markMutants,
  ...patientMutants,
  ...auditMutants,
  ...disclosureMutants,
  ...estimateMutants
];
const wanted = all.filter(({id}) => id.startsWith(only));
const twice = all.filter(({id}, index) => all.findIndex((other) => other.id === id) !== index);
if (wanted.length === 0 || twice.length > 0)
  throw new RangeError(
    twice.length > 0 ? `two mutants are called ${twice.map(({id}) => id).join(", ")}` : `no mutant begins with ${only}`
  );

const tests = [...new Set(wanted.flatMap((mutant) => mutant.tests))];
const run = await MutationRun.open(process.cwd());
/** Without a mutant no test may fail, neither before the first nor after the last: else nothing was killed by what it does. */
const demandHealth = async (when: string): Promise<void> => {
  const unwell = await run.failures(tests);
  if (unwell.length === 0) return;
  await run.close();
  throw new RangeError(`these tests fail without any mutant, ${when}: ${unwell.join("; ")}`);
};

await demandHealth("before the first");
let failed = 0;
for (const mutant of wanted) {
  const {fate, by} = await run.try(mutant);
  if (fate !== "killed") failed += 1;
  console.log(
    fate === "killed"
      ? `killed    ${mutant.id}  ${by}`
      : `${fate.toUpperCase().padEnd(9)} ${mutant.id}  ${mutant.file}: ${mutant.breaks} (${by})`
  );
}
await demandHealth("after the last");
await run.close();
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
