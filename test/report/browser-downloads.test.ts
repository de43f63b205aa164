import {readFileSync} from "node:fs";
import type {Download, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {OutputFile} from "../../src/report/output-file.ts";
import {outputFiles, reportHtml} from "../../src/report/output-files.ts";
import {analysed, present, skipped, startChromium, type Chromium} from "./chromium.ts";

const taken = async (page: Page, press: () => Promise<void>): Promise<{name: string; bytes: Buffer}> => {
  const waiting = page.waitForEvent("download");
  await press();
  const download = await waiting;
  return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
};

describe(`downloads of the report in Chromium${skipped}`, () => {
  let chromium: Chromium;
  let files: readonly OutputFile[] = [];
  beforeAll(async () => {
    if (!present) return;
    chromium = await startChromium();
    files = await outputFiles(await analysed("breast-sequential.csv", {figures: {formats: ["svg"]}}));
  }, 120_000);
  afterAll(async () => chromium?.close());
  const text = (path: string): string => {
    const content = files.find((file) => file.path === path)?.content;
    if (typeof content !== "string")
      throw new Error(`no text ${path} among ${files.map((file) => file.path).join(", ")}`);
    return content;
  };

  it.runIf(present)(
    "a figure as SVG with the texts of the published one, as PNG at 300 dpi, and as the same Vega-Lite",
    async () => {
      const {page, said} = await chromium.open(text("report.html"));
      const svg = await taken(page, () =>
        page.getByRole("button", {name: "Download the figure kaplan-meier as SVG"}).click()
      );
      expect(svg.name).toBe("breast-sequential-kaplan-meier.svg");
      const words = (source: string): string[] =>
        [...source.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word = ""]) => word);
      expect(words(svg.bytes.toString())).toEqual(words(text("figures/kaplan-meier.svg")));
      expect(svg.bytes.toString()).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);

      const png = await taken(page, () =>
        page.getByRole("button", {name: "Download the figure kaplan-meier as PNG"}).click()
      );
      expect(png.name).toBe("breast-sequential-kaplan-meier.png");
      // 640 px are 640 / 96 inches, at 300 dpi 2000 pixels; 300 dpi are 11811 pixels a metre.
      expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
      expect(png.bytes.readUInt32BE(16)).toBe(2000);
      expect(png.bytes.subarray(37, 41).toString()).toBe("pHYs");
      expect(png.bytes.readUInt32BE(41)).toBe(11811);
      expect(png.bytes.length).toBeGreaterThan(50_000);

      const spec = await taken(page, () =>
        page.getByRole("button", {name: "Download the figure kaplan-meier as Vega-Lite"}).click()
      );
      expect(spec.name).toBe("breast-sequential-kaplan-meier.vl.json");
      expect(spec.bytes.toString()).toBe(text("figures/kaplan-meier.vl.json"));
      expect(said).toEqual([]);
    }
  );

  it.runIf(present)("every table as CSV, the bytes of its file under tables/", {timeout: 120_000}, async () => {
    const {page} = await chromium.open(text("report.html"));
    const names = await page
      .locator("section > .table table")
      .evaluateAll((tables) => tables.map((table) => table.getAttribute("data-name") ?? ""));
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      const {name: file, bytes} = await taken(page, () =>
        page.getByRole("button", {name: `Download the table ${name} as CSV`, exact: true}).click()
      );
      expect(file).toBe(`breast-sequential-${name}.csv`);
      expect(bytes.toString(), name).toBe(text(`tables/${name}.csv`));
    }
  });

  // Chromium drops what a page asks to save beyond ten files within a second, so the page has to keep them apart.
  it.runIf(present)(
    "every table once, its button pressed twenty times faster than a hand can",
    {timeout: 120_000},
    async () => {
      const {page} = await chromium.open(text("report.html"));
      const downloads: Download[] = [];
      page.on("download", (download) => downloads.push(download));
      const tables = page.locator("section > .table:has(table)");
      const names = await tables
        .locator("table")
        .evaluateAll((found) => found.map((table) => table.getAttribute("data-name") ?? ""));
      await tables.locator(".downloads button").evaluateAll((buttons) => buttons.forEach((button) => button.click()));
      expect(names.length).toBeGreaterThan(20);
      await expect.poll(() => downloads.length, {timeout: 60_000}).toBe(names.length);
      for (const download of downloads) {
        const name = download.suggestedFilename().replace(/^breast-sequential-(.*)\.csv$/, "$1");
        expect(readFileSync(await download.path(), "utf8"), name).toBe(text(`tables/${name}.csv`));
      }
      expect(downloads.map((download) => download.suggestedFilename())).toEqual(
        names.map((name) => `breast-sequential-${name}.csv`)
      );
    }
  );

  it.runIf(present)("the numbers behind the curves, as a table of every event", async () => {
    const {page} = await chromium.open(text("report.html"));
    await page.locator("figure[data-name=kaplan-meier] summary").click();
    const {bytes} = await taken(page, () =>
      page.getByRole("button", {name: "Download the table kaplan-meier-events-1 as CSV"}).click()
    );
    const [head = "", ...rows] = bytes.toString().trim().split("\n");
    expect(head).toBe("months,at risk,events,censored,survival,95 % CI");
    // 50 patients, 29 events (estimates table of the sample).
    const sum = (column: number): number => rows.reduce((all, row) => all + Number(row.split(",")[column]), 0);
    expect([rows[0]?.split(",")[1], sum(2), sum(3)]).toEqual(["50", 29, 21]);
  });

  it.runIf(present)(
    "a figure of single patients says where its points are, and offers no specification of them",
    async () => {
      const {page} = await chromium.open(await reportHtml(await analysed("breast-sequential.csv", {by: "position"})));
      const figure = page.locator("figure[data-name=pfs-scatter]");
      await figure.locator("summary").click();
      expect(await figure.locator("details").textContent()).toContain("patient-level/ alone");
      expect(await figure.getByRole("button", {name: /Vega-Lite/}).count()).toBe(0);
      expect(await figure.locator("script").count()).toBe(0);
    }
  );
});

describe(`values of the file in the report in Chromium${skipped}`, () => {
  let chromium: Chromium;
  beforeAll(async () => {
    if (present) chromium = await startChromium();
  }, 60_000);
  afterAll(async () => chromium?.close());

  const hostile = [
    "<script>document.title='taken'</script>",
    '=HYPERLINK("http://x.example","y")',
    "datum.time > 3 ? alert(1) : 'b'",
    `W${"x".repeat(9_999)}`,
    "Ελληνικά β ≥ 2",
    "أدوية مقترنة بالأجسام المضادة",
    "{group}{median}",
    "</script><!--\u2028",
    "<img src=x onerror=\"document.title='taken'\">"
  ];
  const rows = hostile.flatMap((group, arm) =>
    [3, 5, 8, 13, 14, 20].map((time, i) => `P${arm}${i},${time + arm},${i % 2},"${group.replaceAll('"', '""')}"`)
  );

  it.runIf(present)("stand there as text, in every place, and nothing runs", {timeout: 120_000}, async () => {
    const cohort = await readCohort([{name: "c.csv", text: `patient_id,months,event,arm\n${rows.join("\n")}\n`}], {
      unit: "months",
      mapping: {time: "months", event: "event"}
    });
    const html = await reportHtml(
      await analyze(
        {by: "column:arm", unit: "months", mapping: {time: "months", event: "event"}, figures: {formats: []}},
        cohort
      )
    );
    expect(Buffer.byteLength(html)).toBeLessThan(2_000_000);
    const {page, said, asked} = await chromium.open(html);
    const names = await page.locator("table[data-name=estimates] tbody th").allTextContents();
    expect(names.toSorted()).toEqual(hostile.map((name) => name.trim()).toSorted());
    const keys: string[] = await page
      .locator(".readout .key")
      .evaluateAll((buttons) => buttons.map((button) => button.textContent?.trim() ?? ""));
    expect(keys.toSorted()).toEqual(names.toSorted());
    for (const key of (await page.locator(".readout .key").all()).slice(0, 4)) await key.click();
    for (const summary of await page.locator("summary").all()) await summary.click();
    const {bytes} = await taken(page, () =>
      page.getByRole("button", {name: "Download the table estimates as CSV"}).click()
    );
    expect(bytes.toString()).toContain(`"'=HYPERLINK(""http://x.example"",""y"")",6,`);
    expect(await page.title()).not.toBe("taken");
    expect([said, asked.filter((url) => !url.startsWith("data:"))]).toEqual([[], []]);
    for (const width of [1280, 390]) {
      await page.setViewportSize({width, height: 900});
      expect(
        await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        `${width}`
      ).toBeLessThanOrEqual(0);
    }
  });
});
