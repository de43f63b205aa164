// npm run compare -- REF [--cases PATTERN] [--first N] [--changelog]
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {builtCommit, checkoutRoot, commitOf, isUpTo, presentBuild} from "./builds.ts";
import {folderDifferences} from "./folder-differences.ts";
import {entriesFor, renamedEntries} from "./renamed.ts";
import {hasPolicy} from "./policy.ts";
import {answerAll, answerFolder} from "./runs.ts";
import {cookBookCases, ownCases, sampleCases, seededCases} from "./sample-cases.ts";
import {changelogText, verdictOn, verdictText, type ComparedCase} from "./verdict.ts";

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    cases: {type: "string", default: ""},
    first: {type: "string", default: "5"},
    changelog: {type: "boolean", default: false}
  }
});
const [ref] = positionals;
if (ref === undefined) throw new RangeError("npm run compare -- REF [--cases PATTERN] [--first N] [--changelog]");

const begun = Date.now();
const seconds = (): string => `${Math.round((Date.now() - begun) / 1000)} s`;
const say = (text: string): void => void process.stderr.write(`${seconds()}  ${text}\n`);

const root = checkoutRoot(fileURLToPath(new URL(".", import.meta.url)));
const kept = join(root, ".compare");
const commit = commitOf(root, ref);
const before = builtCommit(root, kept, commit);
const after = presentBuild(root, kept);
say(`built ${ref} (${commit.slice(0, 10)})`);

const scratch = join(kept, "inputs");
const pattern = new RegExp(values.cases, "u");
const cases = [
  ...sampleCases(root),
  ...ownCases(root),
  ...cookBookCases(root, scratch),
  ...seededCases(scratch)
].filter(({name}) => pattern.test(name));
let told = 0;
await answerAll([before, after], cases, (done, all) => {
  if (Date.now() - told < 15_000 && done < all) return;
  told = Date.now();
  say(`${done} of ${all} answers`);
});

const compared = cases.map((one): ComparedCase => ({
  name: one.name,
  policy: hasPolicy(answerFolder(after, one)) || hasPolicy(answerFolder(before, one)),
  differences: folderDifferences(answerFolder(before, one), answerFolder(after, one))
}));
const entries = entriesFor(renamedEntries(readFileSync(join(root, "test/compare/renamed.json"), "utf8")), (other) =>
  isUpTo(root, commit, commitOf(root, other))
);
const verdict = verdictOn(compared, entries);
const statuses = new Map<string, number>();
for (const one of cases) {
  const status = readFileSync(join(answerFolder(after, one), "status"), "utf8").trim();
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}
say(`compared; exit statuses: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(", ")}`);
process.stdout.write(`${verdictText(verdict, cases.length, Number(values.first))}\n`);
if (values.changelog) process.stdout.write(`\n${changelogText(compared)}\n`);
process.exitCode = verdict.unexplained.length > 0 ? 1 : 0;
