import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {chromium, type Browser, type BrowserContextOptions, type Page} from "playwright-core";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {pageAsset} from "../../src/platform/assets.ts";
import {root} from "../cli/payloadswap.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Whether there is a browser; the tests that need one are left out where there is none, and their names say so. */
export const present = existsSync(executablePath);
export const skipped = present
  ? ""
  : ` (skipped: no browser at ${executablePath}; install Debian's chromium or set CHROMIUM)`;

/** What a page said on its console and what it asked for. */
export interface Opened {
  readonly page: Page;
  readonly said: readonly string[];
  readonly asked: readonly string[];
}

/** A browser, and pages on disk for it; `close` ends it and removes the pages. */
export interface Chromium {
  readonly open: (html: string, options?: BrowserContextOptions) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** Starts a browser without a network. Throws where the build has not made the program of the page. */
export async function startChromium(): Promise<Chromium> {
  if (pageAsset("program.js") === null)
    throw new Error("dist/report/html/page/program.js is missing: run npm run build");
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
  });
  const folder = mkdtempSync(join(tmpdir(), "payloadswap-page-"));
  let pages = 0;
  return {
    open: async (html, options = {}) => {
      const file = join(folder, `page-${(pages += 1)}.html`);
      writeFileSync(file, html);
      const context = await browser.newContext({
        viewport: {width: 1280, height: 900},
        offline: true,
        reducedMotion: "reduce",
        ...options
      });
      const page = await context.newPage();
      const said: string[] = [];
      const asked: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(error.message));
      page.on("dialog", (dialog) => said.push(`dialog: ${dialog.message()}`));
      page.on("request", (request) => {
        if (request.url() !== pathToFileURL(file).href) asked.push(request.url());
      });
      await page.goto(pathToFileURL(file).href);
      return {page, said, asked};
    },
    close: async () => {
      await browser.close();
      rmSync(folder, {recursive: true, force: true});
    }
  };
}

/** A sample of data-samples/ analysed by a plan. */
export async function analysed(sample: string, plan: PlanSpec = {}): Promise<Result> {
  const text = readFileSync(join(root, "data-samples", sample), "utf8");
  return analyze(plan, await readCohort([{name: sample, text}]));
}
