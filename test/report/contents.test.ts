import {beforeAll, describe, expect, it} from "vitest";
import {reportPage} from "../../src/report/html/html.ts";
import {chapters, reportParts} from "../../src/report/sections.ts";
import type {Result} from "../../src/record/result.ts";
import {analysed} from "./chromium.ts";

describe("the contents of the report", () => {
  let result: Result;
  beforeAll(async () => {
    result = await analysed("urothelial-ev-sg.csv", {});
  }, 60_000);

  it("stand under chapters, each once and in the order of the sections of the page", () => {
    const page = reportPage(result, [], {name: "payloadswap", version: "0.0.0", packages: {}}, {program: null});
    const [, contents = ""] = /<nav[^>]*>([\s\S]*?)<\/nav>/.exec(page) ?? [];
    expect([...contents.matchAll(/class="chapter">([^<]*)/g)].map(([, name]) => name)).toEqual([
      "Main results",
      "Both ADCs",
      "Clinical course",
      "Design and sensitivity",
      "Record"
    ]);
    const links = [...contents.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links).toEqual([...page.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id));
  });

  it("take chapters from the registry of sections, in which those of a chapter stand together", () => {
    const order = reportParts.map(({chapter}) => chapter).filter((chapter, index, all) => chapter !== all[index - 1]);
    expect(order).toEqual(Object.keys(chapters));
  });
});
