import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {chromium, type Browser, type Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {root} from "../cli/payloadswap.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const present = existsSync(executablePath);
const report = pathToFileURL(join(root, "reports", "demo", "report.html")).href;

describe(`the report in Chromium${present ? "" : ` (skipped: no browser at ${executablePath}; install Debian's chromium or set CHROMIUM)`}`, () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!present) return;
    browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    });
  }, 60_000);
  afterAll(async () => browser?.close());

  const open = async (width: number): Promise<{page: Page; said: string[]; asked: string[]}> => {
    const context = await browser!.newContext({viewport: {width, height: 900}, offline: true});
    const page = await context.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(report);
    return {page, said, asked};
  };

  it.runIf(present)("opens from disk without a network, a message or a request beside its own", async () => {
    const {page, said, asked} = await open(1280);
    expect(await page.title()).toBe("PFS(ADC2), rwPFS@1 by transition");
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([report]);
  });

  it.runIf(present).each([1280, 390])("fits a window of %i px without scrolling sideways, except inside figures and tables", async (width) => {
    const {page} = await open(width);
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBeLessThanOrEqual(0);
  });

  it.runIf(present)("says its caution before its curves, and holds no identifier of the sample", async () => {
    const {page} = await open(1280);
    const headings = await page.locator("h2").allTextContents();
    expect(headings.indexOf("Read this first")).toBeLessThan(headings.indexOf("Curves"));
    expect(await page.locator(".banner").textContent()).toContain("Research use only");
    expect(await page.content()).not.toContain("SYN-");
  });

  it.runIf(present)("draws the figure with its names inside the picture", async () => {
    const {page} = await open(1280);
    const outside = await page.evaluate(`(() => {
      const svg = document.querySelector("figure svg");
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "").map((text) => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([text]) => text);
    })()`);
    expect(outside).toEqual([]);
  });
});
