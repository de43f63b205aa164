import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    // What takes long and tells rarely: .ci/full runs it.
    exclude: ["test/**/*.full.test.ts"],
    // One test file after the other in the same process: the modules are pure, and loading them anew for each file takes longer than most tests.
    isolate: false,
    setupFiles: ["test/property-seed.ts"],
    env: {TZ: "America/St_Johns"},
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one core is kept free; most of these tests wait for a browser or for the command line.
    maxWorkers: Math.max(2, availableParallelism()),
    benchmark: {include: ["test/**/*.bench.ts"]}
  }
});
