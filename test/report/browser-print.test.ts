import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {reportHtml} from "../../src/report/output-files.ts";
import {analysed, present, skipped, startChromium, type Chromium} from "./chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const hasPdftotext = spawnSync("pdftotext", ["-v"]).error === undefined;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly {readonly target: readonly string[]; readonly failureSummary: string}[];
}

describe(`the report on paper and by ear${skipped}`, () => {
  let chromium: Chromium;
  let html = "";
  beforeAll(async () => {
    if (!present) return;
    chromium = await startChromium();
    html = await reportHtml(await analysed("breast-sequential.csv", {endpoints: ["rwPFS", "rwOS"]}));
  }, 120_000);
  afterAll(async () => chromium?.close());

  it.runIf(present)(
    `prints on A4 without controls, all views, and nothing beyond the margin${hasPdftotext ? "" : " (positions not looked at: no pdftotext)"}`,
    {timeout: 120_000},
    async () => {
      const {page} = await chromium.open(html, {colorScheme: "dark"});
      const pdf = await page.pdf({preferCSSPageSize: true});
      const source = pdf.toString("latin1");
      // 210 by 297 mm are 595.28 by 841.89 points.
      expect(
        [...new Set(source.match(/\/MediaBox \[[^\]]*\]/g))].every((box) =>
          /\[0 0 59[45][.\d]* 84[12][.\d]*\]/.test(box)
        )
      ).toBe(true);
      expect((source.match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(4);
      if (!hasPdftotext) return;
      const folder = mkdtempSync(join(tmpdir(), "payloadswap-print-"));
      writeFileSync(join(folder, "report.pdf"), pdf);
      const said = spawnSync("pdftotext", ["-bbox", join(folder, "report.pdf"), "-"], {
        encoding: "utf8",
        maxBuffer: 1e8
      }).stdout;
      rmSync(folder, {recursive: true, force: true});
      const words = [
        ...said.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g)
      ].map(([, xMin, yMin, xMax, yMax, word = ""]) => ({
        xMin: Number(xMin),
        yMin: Number(yMin),
        xMax: Number(xMax),
        yMax: Number(yMax),
        word
      }));
      // Margins of 15 mm are 42.5 points; a letter may lean out by a point.
      expect(words.filter(({xMin, xMax}) => xMin < 41 || xMax > 595.28 - 41)).toEqual([]);
      expect(words.filter(({yMin, yMax}) => yMin < 0 || yMax > 842)).toEqual([]);
      const printed = words.map(({word}) => word).join(" ");
      for (const absent of ["Whole follow-up", "Download:", "Confidence bands", "Skip to"])
        expect(printed).not.toContain(absent);
      for (const there of ["In words", "PFS(ADC2), rwPFS@2 by transition", "Provenance", "Number at risk"])
        expect(printed).toContain(there);
      // Every word of the cautions, methods and tables is on paper.
      await page.emulateMedia({media: "print"});
      const written = (
        await page
          .locator("section li, section > p, section > .table td, section > .table th, .view > .table td")
          .allInnerTexts()
      ).flatMap((text) => text.match(/[\p{L}\d]{4,}/gu) ?? []);
      const glued = printed.replace(/[^\p{L}\d]/gu, "");
      expect([...new Set(written)].filter((word) => !glued.includes(word))).toEqual([]);
    }
  );

  it.runIf(present).each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390]
  ] as const)(
    "has no serious finding of axe in %s at %i px, with all details open",
    {timeout: 120_000},
    async (colorScheme, width) => {
      const {page} = await chromium.open(html, {colorScheme, viewport: {width, height: 900}});
      await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
      await page.evaluate(axe);
      const violations = (await page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations)"
      )) as readonly Violation[];
      expect(
        violations
          .filter(({impact}) => impact === "serious" || impact === "critical")
          .map(({id, nodes}) => [
            id,
            nodes.slice(0, 3).map(({target, failureSummary}) => [target.join(" "), failureSummary])
          ])
      ).toEqual([]);
    }
  );

  it.runIf(present)(
    "has landmarks, headings that skip no level, a skip link that comes first, and a name for every figure and button",
    async () => {
      const {page} = await chromium.open(html);
      for (const landmark of ["banner", "navigation", "main"] as const)
        expect(await page.getByRole(landmark).count(), landmark).toBe(1);
      const levels = await page
        .locator("h1, h2, h3, h4")
        .evaluateAll((headings) => headings.map(({tagName}) => Number(tagName.slice(1))));
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate("[document.activeElement.className, document.activeElement.getAttribute('href')]")
      ).toEqual(["skip", "#main"]);
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("main");
      const figures = await page
        .locator("figure .picture svg")
        .evaluateAll((pictures) =>
          pictures.map((picture) => [
            picture.getAttribute("role"),
            picture.querySelector("title")?.textContent ?? "",
            picture.querySelector("desc")?.textContent ?? ""
          ])
        );
      expect(figures.length).toBeGreaterThan(2);
      for (const [role, title, description] of figures)
        expect([role, (title ?? "").length > 3, (description ?? "").length > 20]).toEqual(["img", true, true]);
    }
  );

  it.runIf(present)("turns dark and light by the system and by its button", async () => {
    const {page} = await chromium.open(html, {colorScheme: "dark"});
    const paper = (): Promise<unknown> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(await paper()).toBe("rgb(22, 22, 22)");
    const dark = page.getByRole("button", {name: "Dark"});
    expect(await dark.getAttribute("aria-pressed")).toBe("true");
    await dark.click();
    expect([await paper(), await dark.getAttribute("aria-pressed")]).toEqual(["rgb(255, 255, 255)", "false"]);
  });
});
