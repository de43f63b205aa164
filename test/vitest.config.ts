import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [],
    env: {TZ: "America/St_Johns"},
    testTimeout: 30_000,
    // Unexpected console output is a defect in a library: fail loudly instead of scrolling by.
    onConsoleLog: () => true,
    benchmark: {include: ["test/**/*.bench.ts"]}
  }
});
