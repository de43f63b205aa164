import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {reportHtml} from "../../src/report/output-files.ts";
import {analysed, present, skipped, startChromium, type Chromium} from "./chromium.ts";

const LARGEST = 2_000_000;

describe(`the report in Chromium${skipped}`, () => {
  let chromium: Chromium;
  let html = "";
  beforeAll(async () => {
    if (!present) return;
    chromium = await startChromium();
    html = await reportHtml(await analysed("breast-sequential.csv"));
  }, 120_000);
  afterAll(async () => chromium?.close());

  it.runIf(present)("opens from disk without a network, a message or a request", async () => {
    const {page, said, asked} = await chromium.open(html);
    expect(await page.title()).toBe("PFS(ADC2), rwPFS@2 by transition");
    await page.mouse.wheel(0, 20_000);
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
  });

  it.runIf(present)("runs the one script that its policy names, and no other", async () => {
    const {page, said} = await chromium.open(
      html.replace(
        "</main>",
        "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\"></main>"
      )
    );
    expect(await page.title()).not.toBe("taken");
    expect(said.some((text) => text.includes("Content Security Policy"))).toBe(true);
    expect(html).toMatch(/script-src 'sha256-[A-Za-z0-9+/=]+';/);
    expect(html).not.toContain("unsafe-eval");
  });

  it.runIf(present).each([1280, 390])(
    "fits a window of %i px without scrolling sideways, except inside figures and tables",
    async (width) => {
      const {page} = await chromium.open(html, {viewport: {width, height: 900}});
      expect(
        await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
      ).toBeLessThanOrEqual(0);
      expect((await page.getByRole("button", {name: "Dark"}).boundingBox())?.height).toBeLessThan(40);
    }
  );

  it.runIf(present)("says its caution before its curves, and holds no identifier of the sample", async () => {
    const {page} = await chromium.open(html);
    const headings = await page.locator("h2").allTextContents();
    expect(headings.indexOf("Read this first")).toBeLessThan(headings.indexOf("Curves"));
    expect(await page.locator(".banner").textContent()).toContain("Research use only");
    expect(await page.content()).not.toContain("SYN-");
  });

  it.runIf(present)("draws each figure with its letters inside the picture, in the font that it carries", async () => {
    const {page} = await chromium.open(html);
    await page.getByRole("button", {name: "As published"}).click();
    const outside = await page.evaluate(`[...document.querySelectorAll("figure .picture svg")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "").map((text) => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([text]) => text);
    })`);
    expect(outside).toEqual([]);
    expect(
      await page.evaluate(
        "[...document.fonts].map((face) => `${face.family} ${face.weight} ${face.status}`).toSorted()"
      )
    ).toEqual(["Inter 400 loaded", "Inter 600 loaded"]);
  });

  it.runIf(present)(
    "is whole without a script: all figures and tables stand there, and nothing is offered that cannot be done",
    async () => {
      const {page, said} = await chromium.open(html, {javaScriptEnabled: false});
      expect(said).toEqual([]);
      expect(await page.locator("figure .picture svg").first().isVisible()).toBe(true);
      expect(await page.getByRole("button").count()).toBe(0);
      expect(await page.getByRole("link", {name: "Provenance"}).isVisible()).toBe(true);
    }
  );

  it.runIf(present).each([
    ["breast-sequential.csv", {by: "position"}],
    ["breast-all-adc1.csv", {by: "position"}]
  ])("%s %o is under 2 MB", {timeout: 120_000}, async (sample, plan) => {
    expect(Buffer.byteLength(await reportHtml(await analysed(sample, plan)))).toBeLessThan(LARGEST);
  });
});

describe("the page", () => {
  it("is the same bytes when it is made again", {timeout: 120_000}, async () => {
    const result = await analysed("breast-sequential.csv");
    expect(await reportHtml(result)).toBe(await reportHtml(result));
    expect(Buffer.byteLength(await reportHtml(result))).toBeLessThan(LARGEST);
  });
});
