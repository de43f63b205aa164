import {beforeAll, describe, expect, it} from "vitest";
import type {Result} from "../../src/record/result.ts";
import {cautionsOf} from "../../src/words/en/read-first.ts";
import {reportPage} from "../../src/report/html/html.ts";
import {methodParagraphs} from "../../src/words/en/methods.ts";
import {wordingOf} from "../../src/report/html/wording.ts";
import {analysed} from "./chromium.ts";

const english = wordingOf("en");
const software = {name: "payloadswap", version: "0.0.0", packages: {}};

/** Every text of the table with its letters between brackets, its placeholders as they are. */
function pseudo<T>(words: T): T {
  if (typeof words === "string")
    return words.replace(
      /(\{\w+\})|([A-Za-z][A-Za-z ,'-]*)/g,
      (_, placeholder?: string, letters = "") => placeholder ?? `⟦${letters}⟧`
    ) as T;
  if (Array.isArray(words)) return words.map(pseudo) as T;
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, pseudo(value)])) as T;
}

const locale = {...pseudo(english), lang: "en-XA", dir: "rtl" as const};

describe("the words of the report page", () => {
  let result: Result;
  beforeAll(async () => {
    result = await analysed("breast-sequential.csv", {endpoints: ["rwPFS", "rwOS"]});
  }, 60_000);

  it("come from one table: a second one puts every heading, label and placeholder of the page into its language", () => {
    const page = reportPage(result, [], software, {words: locale, program: {text: "", source: "'none'"}});
    expect(page).toContain('<html lang="en-XA" dir="rtl">');
    // What is left without brackets belongs to the result: its cautions, methods, tables, names and numbers.
    const headings = [...page.matchAll(/<(h1|h2|h3|summary|dt|figcaption)[^>]*>([^<]*)</g)].map(
      ([, , text = ""]) => text
    );
    expect(headings.filter((text) => !text.includes("⟦"))).toEqual([]);
    expect(page.match(/<a [^>]*>([^<]*)</g)?.filter((link) => !link.includes("⟦"))).toEqual([]);
    const own = [...cautionsOf(result), ...methodParagraphs(result)];
    const sentences = [...page.matchAll(/<(?:li|p|dd)[^>]*>([^<]+)</g)].map(([, text = ""]) =>
      text
        .replaceAll("&#39;", "'")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&")
        .replaceAll("&gt;", ">")
        .replaceAll("&lt;", "<")
    );
    const english = sentences.filter((text) => /[a-z]{4}/.test(text) && !text.includes("⟦") && !own.includes(text));
    // Notes beneath tables, the definition of the endpoint, limitations and the line of the software are the result's own.
    const section = /<section id="section-(summary|governance)"[\s\S]*?<\/section>/g;
    expect(
      (page.match(section) ?? []).flatMap((block) => english.filter((text) => block.includes(`>${text}<`)))
    ).toEqual([]);
  });

  it("reach the program of the page with its data", () => {
    const page = reportPage(result, [], software, {words: locale, program: {text: "", source: "'none'"}});
    const [, data = ""] = /id="page-data">([^<]*)</.exec(page) ?? [];
    expect((JSON.parse(data) as {words: unknown}).words).toEqual(locale.page);
  });

  it("leave no placeholder unfilled, and give each text that has one in English the same in a translation", () => {
    const page = reportPage(result, [], software, {program: null});
    expect(page.replace(/<pre[\s\S]*?<\/pre>/g, "").match(/\{\w+\}/g)).toBeNull();
    expect(page).toContain(english.withoutProgram);
    expect(page).not.toContain("<script");
    const placeholders = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === "object"
          ? placeholders(value as object)
          : [`${key} ${(String(value).match(/\{\w+\}/g) ?? []).toSorted().join()}`]
      );
    expect(placeholders(locale).filter((line) => !line.startsWith("lang") && !line.startsWith("dir"))).toEqual(
      placeholders(english).filter((line) => !line.startsWith("lang") && !line.startsWith("dir"))
    );
  });

  it("hold what a plan says of ethics, consent and funding, and a placeholder where it says nothing", async () => {
    const page = reportPage(
      {
        ...result,
        plan: {...result.plan, report: {...result.plan.report, ethics: "Committee <A>, 2025-17", funding: null}}
      },
      [],
      software
    );
    expect(page).toContain("<dt>Ethics approval or waiver</dt><dd>Committee &lt;A&gt;, 2025-17</dd>");
    expect(page).toContain('<dt>Funding</dt><dd class="placeholder">To be filled in by the authors.</dd>');
  });
});
