import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {
  adverseEventDictionary,
  assessmentDictionary,
  dictionary,
  followUpDictionary,
  normalName
} from "../../src/cohort/column-dictionary.ts";
import {cohortPages, endpointPages} from "../../src/cohort/column-dictionary-page.ts";

const page = new URL("../../src/cohort/README.md", import.meta.url);

describe("the page on cohort files", () => {
  it("holds the tables that the code makes (PAYLOADSWAP_WRITE_PAGES=1 writes them)", () => {
    let text = readFileSync(page, "utf8");
    for (const [name, generated] of Object.entries(cohortPages()))
      text = text.replace(
        new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`),
        () => `<!-- ${name} -->\n${generated}\n<!-- /${name} -->`
      );
    if (process.env["PAYLOADSWAP_WRITE_PAGES"] === "1") writeFileSync(page, text);
    expect(readFileSync(page, "utf8")).toBe(text);
  });
});

describe("the pages on endpoints", () => {
  const folder = new URL("../../src/cohort/pages/", import.meta.url);
  it("are those of the code, one each", () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(endpointPages()).toSorted());
  });

  it.each(Object.entries(endpointPages()))(
    "%s begins with what the code says (PAYLOADSWAP_WRITE_PAGES=1 writes it)",
    (name, head) => {
      const file = new URL(name, folder);
      const text = readFileSync(file, "utf8").replace(
        /<!-- endpoint -->[\s\S]*?<!-- \/endpoint -->/,
        () => `<!-- endpoint -->\n${head}\n<!-- /endpoint -->`
      );
      if (process.env["PAYLOADSWAP_WRITE_PAGES"] === "1") writeFileSync(file, text);
      expect(readFileSync(file, "utf8")).toBe(text);
      for (const part of ["## Case by case", "## Worked patients", "## Variants and limits"])
        expect(text).toContain(`\n${part}\n`);
    }
  );
});

describe("the data dictionary", () => {
  it.each([
    ["lines", dictionary],
    ["follow-up", followUpDictionary],
    ["assessments", assessmentDictionary],
    ["adverse events", adverseEventDictionary]
  ] as const)("of %s has each name and synonym once, in normal form", (_, columns) => {
    const names = columns.flatMap(({name, synonyms}) => [name, ...synonyms]);
    expect(names.map(normalName)).toEqual(names);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it("names every column of the canonical files", () => {
    const canonical = [
      "patient_id",
      "line",
      "regimen",
      "start",
      "end",
      "setting",
      "progression",
      "progression_basis",
      "last_assessment",
      "stop_reason",
      "best_response",
      "cycles",
      "dose_reductions",
      "start_year",
      "death",
      "last_contact",
      "data_cutoff",
      "entry",
      "tumour",
      "site",
      "sex",
      "age",
      "met_dx",
      "de_novo",
      "cause_of_death",
      "her2_ihc",
      "her2_ish",
      "er_pct",
      "pr_pct",
      "hr_status",
      "her2_status",
      "ecog",
      "visceral",
      "liver_mets",
      "cns_mets",
      "leptomeningeal",
      "biopsy_day",
      "prior_chemo_lines",
      "trial"
    ];
    expect(canonical.filter((name) => !dictionary.some((column) => column.name === name))).toEqual([]);
    expect(adverseEventDictionary.map(({name}) => name)).toEqual([
      "patient_id",
      "line",
      "term",
      "ctcae_grade",
      "onset",
      "resolved",
      "action",
      "related"
    ]);
    expect(assessmentDictionary.map(({name}) => name)).toEqual(["patient_id", "day", "result"]);
  });

  it("spells no level in two ways", () => {
    for (const {name, levels = {}} of [...dictionary, ...followUpDictionary]) {
      const spellings = Object.entries(levels)
        .flatMap(([level, others]) => [level, ...others])
        .map((text) => text.toLowerCase());
      expect([name, spellings.filter((text, i) => spellings.indexOf(text) !== i)]).toEqual([name, []]);
    }
  });
});
