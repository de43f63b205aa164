import {defineConfig} from "vitest/config";
import everyChange from "./vitest.config.ts";

/** Tests that take long and tell rarely: `.ci/full` runs them, `npm test` does not. */
export default defineConfig({
  ...everyChange,
  test: {...everyChange.test, include: ["test/**/*.full.test.ts"], exclude: []}
});
