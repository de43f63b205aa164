import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/property-seed.ts"],
    env: {TZ: "America/St_Johns"},
    testTimeout: 30_000,
    benchmark: {include: ["test/**/*.bench.ts"]}
  }
});
