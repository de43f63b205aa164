import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";

/** `npm run figures`: one page with every figure on samples and hard cases, for eyes. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {include: ["test/figures/gallery.ts"], testTimeout: 300_000}
});
