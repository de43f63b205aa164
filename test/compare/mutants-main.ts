// npm run compare:mutants [-- [--own] IDS…]: puts one fault after the other into a copy of the present build and shows which case of the net sees it; --own asks the own cases alone.
import {build} from "esbuild";
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {checkoutRoot, presentBuild} from "./builds.ts";
import type {Case} from "./case.ts";
import {folderDifferences} from "./folder-differences.ts";
import {mutants, type Mutant} from "./mutants.ts";
import {answerAll, answerFolder, type Side} from "./runs.ts";
import {ownCases, sampleCases, seededCases} from "./sample-cases.ts";

const root = checkoutRoot(fileURLToPath(new URL(".", import.meta.url)));
const kept = join(root, ".compare");
const tree = join(kept, "mutated");
const present = presentBuild(root, kept);
const mutated: Side = {main: join(tree, "dist/cli/main.js"), outputs: join(kept, "answers", "mutated")};
const ownAlone = process.argv.includes("--own");
const wanted = process.argv.slice(2).filter((name) => name !== "--own");
const own = ownCases(root);
/** Asked only where no own case sees a mutant, a few at a time. */
const wide = (): Case[] => [...seededCases(join(kept, "inputs")), ...sampleCases(root)];
const FEW = 40;

readyTree();
const chosen = mutants.filter(({id}) => wanted.length === 0 || wanted.includes(id));
let survived = 0;
for (const mutant of chosen) {
  const begun = Date.now();
  const seen = await seenBy(mutant);
  if (seen === null) survived += 1;
  process.stdout.write(
    `${seen === null ? "SURVIVED" : "killed  "}  ${mutant.id}  ${mutant.what}${seen === null ? "" : `: ${seen}`}  (${Math.round((Date.now() - begun) / 1000)} s)\n`
  );
}
process.stdout.write(`${chosen.length - survived} of ${chosen.length} seen.\n`);
process.exitCode = survived > 0 ? 1 : 0;

/** The case that sees a mutant with its first difference, or null. */
async function seenBy(mutant: Mutant): Promise<string | null> {
  const compiled = join(tree, mutant.file.replace(/^src/, "dist").replace(/\.ts$/, ".js"));
  const whole = readFileSync(compiled);
  rmSync(mutated.outputs, {recursive: true, force: true});
  mkdirSync(mutated.outputs, {recursive: true});
  writeFileSync(compiled, await compiledText(mutant));
  try {
    const first = own.filter(({name}) => name === `own/${mutant.seenBy}`);
    for (const cases of [() => first, () => own]) {
      const seen = await firstDifference(cases());
      if (seen !== null) return seen;
    }
    const others = ownAlone ? [] : wide();
    for (let from = 0; from < others.length; from += FEW) {
      const seen = await firstDifference(others.slice(from, from + FEW));
      if (seen !== null) return seen;
    }
    return null;
  } finally {
    writeFileSync(compiled, whole);
  }
}

async function firstDifference(cases: readonly Case[]): Promise<string | null> {
  await answerAll([present, mutated], cases);
  for (const one of cases) {
    const all = folderDifferences(answerFolder(present, one), answerFolder(mutated, one));
    const found =
      all.find(({file}) => file.endsWith("results.csv")) ?? all.find(({kind}) => kind !== "bytes") ?? all[0];
    if (found !== undefined)
      return `${one.name}, ${found.file}${found.where === "" ? "" : `, ${found.where}`}${found.at === "" ? "" : `, ${found.at}`}`;
  }
  return null;
}

/** The file with the fault, as the compiler would emit it: types taken away, imports of `.ts` turned to `.js`. */
async function compiledText({id, file, find, replace}: Mutant): Promise<string> {
  const source = readFileSync(join(root, file), "utf8");
  const pieces = source.split(find);
  if (pieces.length !== 2)
    throw new RangeError(`${id}: ${file} must hold ${JSON.stringify(find)} once, got ${pieces.length - 1}`);
  const {outputFiles} = await build({
    stdin: {contents: pieces.join(replace), loader: "ts", resolveDir: dirname(join(root, file))},
    write: false,
    bundle: false,
    format: "esm",
    target: "es2023",
    tsconfigRaw: {compilerOptions: {verbatimModuleSyntax: true}}
  });
  return outputFiles[0].text.replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, "$1$2.js$1");
}

/** A copy of the present build in which files may be changed. */
function readyTree(): void {
  rmSync(tree, {recursive: true, force: true});
  mkdirSync(tree, {recursive: true});
  cpSync(join(root, "dist"), join(tree, "dist"), {recursive: true});
  cpSync(join(root, "package.json"), join(tree, "package.json"));
  if (!existsSync(join(tree, "node_modules"))) symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
}
