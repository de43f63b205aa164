import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {DAYS_PER_MONTH} from "../../src/math/calendar-days.ts";
import type {Result} from "../../src/record/result.ts";
import {formatPercent} from "../../src/words/number-format.ts";
import {reportHtml} from "../../src/report/output-files.ts";
import {analysed, present, skipped, startChromium, type Chromium} from "./chromium.ts";

describe(`curves of the report in Chromium${skipped}`, () => {
  let chromium: Chromium;
  let result: Result;
  let html = "";
  beforeAll(async () => {
    if (!present) return;
    chromium = await startChromium();
    result = await analysed("breast-sequential.csv", {
      endpoints: ["rwPFS", "rwOS"],
      groupings: ["sequence", "column:hr_status"]
    });
    html = await reportHtml(result);
  }, 120_000);
  afterAll(async () => chromium?.close());

  const open = async (): Promise<Page> => {
    const {page, said} = await chromium.open(html);
    expect(said).toEqual([]);
    return page;
  };

  /** Follow-up of every patient analysed, by group, from the patient-level tables: a way to the counts that does not pass the curves. */
  const times = (): Map<string, number[]> => {
    const exposures = new Map(
      result.followUp.map((record) => [`${record["patient_id"]}|${record["exposure"]}`, Number(record["time"])])
    );
    const groups = new Map<string, number[]>();
    for (const {analysed: taken, headline, patient_id, to_exposure} of result.transitions) {
      if (taken !== true) continue;
      const group = result.curves.some((curve) => curve.group === headline) ? String(headline) : "neither";
      groups.set(group, [...(groups.get(group) ?? []), exposures.get(`${patient_id}|${to_exposure}`) ?? NaN]);
    }
    return groups;
  };
  const recount = (group: string, months: number): string =>
    String((times().get(group) ?? []).filter((time) => time >= months * DAYS_PER_MONTH - 1e-6).length);

  const readout = async (page: Page): Promise<string[][]> =>
    page.evaluate(
      "[...document.querySelectorAll('.readout tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
    );
  const riskTable = async (page: Page): Promise<{ticks: number[]; rows: Record<string, string[]>}> =>
    page.evaluate(`(() => {
    const table = document.querySelector(".risk [role=table]");
    return {
      ticks: [...table.querySelectorAll("[role=columnheader]")].slice(1).map((head) => parseFloat(head.textContent)),
      rows: Object.fromEntries([...table.querySelectorAll(".risk-row")].map((row) => [row.querySelector("[role=rowheader]").textContent.replace(", At risk", ""), [...row.querySelectorAll("[role=cell]")].map((cell) => cell.textContent)]))
    };
  })()`);
  /** Left ends of the ticks' numbers under the plot, and of the numbers at risk of each group, as centres in px. */
  const centres = async (page: Page): Promise<{ticks: number[]; rows: number[][]}> =>
    page.evaluate(`(() => {
    const centre = (element) => { const box = element.getBoundingClientRect(); return (box.left + box.right) / 2; };
    return {ticks: [...document.querySelectorAll("svg.curves .tick")].map(centre), rows: [...document.querySelectorAll(".risk-row")].map((row) => [...row.querySelectorAll("[role=cell]")].map(centre))};
  })()`);
  const spoken = async (page: Page): Promise<string> => {
    await page.waitForTimeout(450);
    return (await page.locator("[role=status]").textContent()) ?? "";
  };
  const at = async (page: Page, share: number): Promise<{x: number; y: number}> => {
    await page.locator("svg.curves").scrollIntoViewIfNeeded();
    const box = await page.locator("svg.curves").boundingBox();
    if (box === null) throw new Error("the plot is not shown");
    return {x: box.x + 48 + share * (box.width - 48 - 18), y: box.y + box.height / 2};
  };
  const pointAt = async (page: Page, share: number): Promise<void> => {
    const {x, y} = await at(page, share);
    await page.mouse.move(x, y);
  };

  it.runIf(present)(
    "has, where it begins, the ticks and numbers at risk of the published figure, which are the counts of the patients' own times",
    async () => {
      const page = await open();
      const {ticks, rows} = await riskTable(page);
      expect(ticks).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48]);
      expect(Object.keys(rows)).toEqual(result.curves.map(({group}) => group));
      for (const [group, counts] of Object.entries(rows))
        expect(counts, group).toEqual(ticks.map((tick) => recount(group, tick)));
      await page.getByRole("button", {name: "As published"}).click();
      const published = (await page.evaluate(
        "[...document.querySelectorAll('figure[data-name=kaplan-meier] svg text')].map((text) => text.textContent)"
      )) as string[];
      for (const counts of Object.values(rows)) expect(published.join(" ")).toContain(counts.join(" "));
    }
  );

  it.runIf(present)(
    "reads S(t), interval and number at risk of every arm where the pointer is, as the milestones of results.csv have them",
    async () => {
      const page = await open();
      for (const milestone of [3, 6, 12]) {
        await pointAt(page, milestone / 48);
        expect(await page.locator(".readout caption").textContent()).toBe(`At ${milestone}.0 months`);
        const rows = result.rows.filter(
          ({analysis, term, time, endpoint}) =>
            analysis === "kaplan-meier" &&
            term === "survival" &&
            endpoint === "PFS(ADC2), rwPFS@2" &&
            Math.abs((time ?? 0) - milestone * DAYS_PER_MONTH) < 1e-6
        );
        const expected = result.curves.map(({group}) => {
          const row = rows.find((one) => one.group === group);
          return [group, row === undefined ? "" : formatPercent(row), recount(group, milestone)];
        });
        expect((await readout(page)).map(([group, survival, atRisk]) => [group, survival, atRisk])).toEqual(expected);
      }
    }
  );

  it.runIf(present)(
    "moves the reading line with the arrow keys, and says the values once they have settled",
    async () => {
      const page = await open();
      const slider = page.getByRole("slider", {name: "Reading line"});
      await slider.focus();
      for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
      expect(await page.locator(".readout caption").textContent()).toBe("At 10.0 months");
      expect(await slider.getAttribute("aria-valuetext")).toBe("10.0 months");
      const [swap] = result.curves;
      const last = swap.time.findLastIndex((time) => time <= 10 * DAYS_PER_MONTH);
      const percent = (share: number | null): string => ((share ?? NaN) * 100).toFixed(0);
      expect(await spoken(page)).toContain(
        `At 10.0 months. payload swap: ${percent(swap.estimate[last])} % (${percent(swap.confLow[last])}–${percent(swap.confHigh[last])}), ${recount("payload swap", 10)} at risk.`
      );
      await page.getByLabel("Read at (months)").fill("7.25");
      expect((await readout(page)).map(([group, , atRisk]) => [group, atRisk])).toEqual(
        result.curves.map(({group}) => [group, recount(group, 7.25)])
      );
    }
  );

  it.runIf(present)("hides and shows a group by a button, in plot and risk table, but never the last one", async () => {
    const page = await open();
    const key = page.getByRole("button", {name: "target-only swap"});
    expect(await key.getAttribute("aria-pressed")).toBe("true");
    await key.focus();
    await page.keyboard.press("Enter");
    expect(await key.getAttribute("aria-pressed")).toBe("false");
    expect(
      await page
        .locator("svg.curves .steps")
        .evaluateAll((paths) => paths.map((path) => path.getAttribute("data-group")))
    ).toEqual(["payload swap", "neither"]);
    expect(Object.keys((await riskTable(page)).rows)).toEqual(["payload swap", "neither"]);
    expect(await spoken(page)).toBe("target-only swap is hidden.");
    await page.getByRole("button", {name: "neither"}).click();
    await page.getByRole("button", {name: "payload swap"}).click();
    expect(await spoken(page)).toBe("At least one group has to be shown.");
    await key.click();
    expect(await page.locator("svg.curves .steps").count()).toBe(2);
  });

  it.runIf(present).each([
    [
      "a drag",
      async (page: Page): Promise<void> => {
        await pointAt(page, 6 / 48);
        await page.mouse.down();
        for (const months of [9, 14, 18]) await pointAt(page, months / 48);
        await page.mouse.up();
      },
      [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].filter((month) => month % 3 === 0)
    ],
    [
      "the buttons",
      async (page: Page): Promise<void> => {
        await page.getByRole("button", {name: "Zoom in"}).click();
        await page.getByRole("button", {name: "Later"}).click();
      },
      [12, 15, 18, 21, 24, 27, 30, 33, 36]
    ],
    [
      "the keyboard",
      async (page: Page): Promise<void> => {
        await page.getByRole("slider").focus();
        await page.keyboard.press("+");
      },
      [0, 3, 6, 9, 12, 15, 18, 21, 24]
    ]
  ] as const)("by %s zooms, with new ticks, the numbers at risk under them, and a way back", async (_, zoom, ticks) => {
    const page = await open();
    await zoom(page);
    const risk = await riskTable(page);
    expect(risk.ticks).toEqual(ticks);
    for (const [group, counts] of Object.entries(risk.rows))
      expect(counts, group).toEqual(ticks.map((tick) => recount(group, tick)));
    const places = await centres(page);
    for (const row of places.rows)
      for (const [index, centre] of row.entries())
        expect(Math.abs(centre - (places.ticks[index] ?? NaN))).toBeLessThan(0.6);
    await page.getByRole("button", {name: "Whole follow-up"}).click();
    expect((await riskTable(page)).ticks).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48]);
    expect(await page.getByRole("button", {name: "Whole follow-up"}).isDisabled()).toBe(true);
  });

  it.runIf(present)(
    "switches endpoint and grouping among those computed, with figure, tables and refusals of the same one",
    async () => {
      const page = await open();
      expect(
        await page
          .getByRole("combobox", {name: "Endpoint"})
          .evaluate((select: {options: ArrayLike<{textContent: string}>}) =>
            Array.from(select.options, ({textContent}) => textContent)
          )
      ).toEqual(
        [...new Set([result.rows[0]?.endpoint, ...(result.parts.views ?? []).map(({endpoint}) => endpoint)])].map(
          (name) => expect.stringContaining(name ?? "")
        )
      );
      const overall = result.parts.views?.find(({name}) => name === "rwOS");
      await page.getByRole("combobox", {name: "Endpoint"}).selectOption(overall?.endpoint ?? "");
      expect(await spoken(page)).toBe(`${overall?.endpoint} by transition is shown.`);
      const shown = await page
        .locator(".view.current")
        .evaluateAll((blocks) => blocks.map((block) => block.textContent ?? ""));
      expect(shown).toHaveLength(2);
      for (const text of shown) expect(text).toContain(`${overall?.endpoint} by transition`);
      for (const block of await page.locator(".view:not(.current)").all()) expect(await block.isVisible()).toBe(false);
      const risk = await riskTable(page);
      for (const {group, n} of overall?.curves ?? []) expect(risk.rows[group]?.[0]).toBe(String(n));

      await page.getByRole("combobox", {name: "Grouping"}).selectOption("sequence");
      const bySequence = result.parts.views?.find(({by}) => by === "sequence");
      expect(await page.getByRole("combobox", {name: "Endpoint"}).inputValue()).toBe(bySequence?.endpoint);
      expect(bySequence?.rows.some(({analysis, refusal}) => analysis === "cox" && refusal !== null)).toBe(true);
      expect(await page.locator("section[aria-labelledby=contrasts] .view.current").textContent()).toContain(
        "not given"
      );
      expect(Object.keys((await riskTable(page)).rows)).toEqual(bySequence?.curves.map(({group}) => group));
    }
  );

  it.runIf(present)("draws the steps of the published figure: the same corners, in months and percent", async () => {
    const page = await open();
    const corners = (path: string): [number, number][] =>
      [...path.matchAll(/([MLHV])([\d.,\s-]+)/g)].reduce<[number, number][]>((all, [, command, numbers = ""]) => {
        const values = numbers
          .trim()
          .split(/[\s,]+/)
          .map(Number);
        const [x, y] = all.at(-1) ?? [0, 0];
        if (command === "H") return [...all, [values[0] ?? NaN, y]];
        if (command === "V") return [...all, [x, values[0] ?? NaN]];
        return [...all, [values[0] ?? NaN, values[1] ?? NaN]];
      }, []);
    const scaled = (points: readonly (readonly [number, number])[]): [number, number][] => {
      const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
      const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
      return points.map(([x, y]) => [(x - left) / (right - left), (y - top) / (bottom - top)]);
    };
    const near = ([x, y]: [number, number], all: readonly [number, number][]): boolean =>
      all.some(([a, b]) => Math.abs(a - x) < 0.003 && Math.abs(b - y) < 0.003);
    const own = await page
      .locator("svg.curves .steps")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("d") ?? ""));
    await page.getByRole("button", {name: "As published"}).click();
    const published = (await page.evaluate(
      "[...document.querySelectorAll('figure[data-name=kaplan-meier] .mark-line path')].map((path) => path.getAttribute('d'))"
    )) as string[];
    expect(published.length).toBe(own.length);
    for (const [index, path] of own.entries()) {
      const [mine, theirs] = [scaled(corners(path)), scaled(corners(published[index] ?? ""))];
      expect(theirs.filter((corner) => !near(corner, mine))).toEqual([]);
      expect(mine.filter((corner) => !near(corner, theirs))).toEqual([]);
    }
  });
});
