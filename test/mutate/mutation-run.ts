import {readFileSync} from "node:fs";
import {join} from "node:path";
import {transformSync} from "esbuild";
import {createVitest, type TestModule, type Vitest} from "vitest/node";
import type {Mutant} from "./mutant.ts";

/** What became of a mutant: seen by a test, by none, or not tried because its text is not there any more. */
export interface Outcome {
  readonly fate: "killed" | "survived" | "stale";
  /** The test that saw it, or why it could not be tried. */
  readonly by: string;
}

/**
 * A Vitest that stays warm and reads one source file changed in memory: no copy of the tree, no file is written.
 *
 * Every test file runs in a worker of its own, so nothing of one mutant is left for the next.
 */
export class MutationRun {
  readonly #vitest: Vitest;
  readonly #now: {path: string; text: string};

  private constructor(vitest: Vitest, now: {path: string; text: string}) {
    this.#vitest = vitest;
    this.#now = now;
  }

  static async open(root: string): Promise<MutationRun> {
    const now = {path: "", text: ""};
    const vitest = await createVitest(
      "test",
      {
        config: join(root, "test/vitest.config.ts"),
        watch: false,
        bail: 1,
        pool: "threads",
        reporters: [{}],
        silent: true
      },
      {plugins: [{name: "one-mutant", enforce: "pre", load: (id) => (id.split("?")[0] === now.path ? now.text : null)}]}
    );
    await vitest.standalone();
    return new MutationRun(vitest, now);
  }

  /** The failing tests of these files without any mutant: there must be none, or no mutant is killed by what it does. */
  async failures(tests: readonly string[]): Promise<string[]> {
    return failuresOf(await this.#run(tests));
  }

  async try({file, find, replace, tests}: Mutant): Promise<Outcome> {
    const path = join(this.#vitest.config.root, file);
    const mutated = mutatedText(path, find, replace);
    if (typeof mutated !== "string") return mutated;
    Object.assign(this.#now, {path, text: mutated});
    this.#vitest.invalidateFile(path);
    try {
      const [first] = failuresOf(await this.#run(tests));
      return first === undefined ? {fate: "survived", by: "no test"} : {fate: "killed", by: first};
    } finally {
      Object.assign(this.#now, {path: "", text: ""});
      this.#vitest.invalidateFile(path);
    }
  }

  async close(): Promise<void> {
    await this.#vitest.close();
  }

  async #run(tests: readonly string[]): Promise<readonly TestModule[]> {
    const paths = tests.map((test) => join(this.#vitest.config.root, test));
    // What Vitest remembers of earlier runs comes back with the results of this one.
    this.#vitest.state.filesMap.clear();
    const {testModules} = await this.#vitest.runTestSpecifications(
      paths.flatMap((path) => this.#vitest.projects.map((project) => project.createSpecification(path)))
    );
    const own = testModules.filter(({moduleId}) => paths.includes(moduleId));
    if (own.length === 0) throw new RangeError(`no test ran in ${tests.join(", ")}`);
    return own;
  }
}

/** The source with the mutant in it, or why it is stale: the text is not there, or more than once, or what comes out is no program. */
function mutatedText(path: string, find: string, replace: string): string | Outcome {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch {
    return {fate: "stale", by: "there is no such file"};
  }
  const count = source.split(find).length - 1;
  if (count !== 1)
    return {fate: "stale", by: count === 0 ? "its text is not in the file" : `its text is in the file ${count} times`};
  const text = source.replace(find, () => replace);
  try {
    transformSync(text, {loader: "ts"});
  } catch {
    return {fate: "stale", by: "what it makes does not parse"};
  }
  return text;
}

function failuresOf(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) => {
    const failed = [...module.children.allTests("failed")].map((test) => test.fullName);
    const broken = module.ok() || failed.length > 0 ? [] : [`${module.relativeModuleId} does not run`];
    return [...failed, ...broken];
  });
}
