import {describe, expect, it} from "vitest";
import {earlySettingIn, therapySetting} from "../../../src/cohort/levels/therapy-setting.ts";

describe("the setting that a cell names", () => {
  it.each([
    [
      "neoadjuvant",
      "neoadjuvant|Neo-Adjuvant|neoadj.|neoadjuvante Therapie|néoadjuvante|neoadyuvante|neoadiuvante|preoperative|präoperativ|NACT"
    ],
    [
      "adjuvant",
      "adjuvant|Adj.|adjuvante Therapie|adyuvante|adiuvante|post-neoadjuvant|postneoadjuvant|postoperativ|adjuvant setting"
    ],
    [
      "early",
      "(neo)adjuvant|neoadjuvant/adjuvant|neo- und adjuvant|kurativ|curative intent|in kurativer Absicht|visée curative|curativo|eBC|M0|early stage|Frühstadium|perioperativ|nicht metastasiert|non-metastatic|localised|stage I-III"
    ],
    [
      "metastatic",
      "metastatic|metastatic disease|metastasiert|métastatique|metastásico|gemetastaseerd|mBC|mUC|M1|stage IV|palliativ|pall.|palliative Therapie|paliativo|advanced|fortgeschritten|1L|2L+|L3|non-curative|nicht kurativ|met"
    ]
  ])("%s: %s", (setting, texts) => {
    for (const text of texts.split("|")) expect([text, therapySetting(text)]).toEqual([text, setting]);
  });

  it.each([
    "",
    "Studie",
    "2",
    "0",
    "III",
    "locally advanced",
    "recurrent",
    "low",
    "HER2+",
    "curated",
    "unknown",
    "metastasis resection",
    "no"
  ])("%j names none", (text) => {
    expect(therapySetting(text)).toBeNull();
  });
});

describe("the setting beside a drug", () => {
  it.each([
    ["T-DM1 adjuvant", "adjuvant"],
    ["adjuvante T-DM1", "adjuvant"],
    ["T-DM1 (adj.)", "adjuvant"],
    ["T-DM1, post-neoadjuvant", "adjuvant"],
    ["neoadjuvant T-DXd", "neoadjuvant"],
    ["T-DXd (neoadj.)", "neoadjuvant"],
    ["T-DXd (neo)adjuvant", "early"],
    ["(Neo-)adjuvant: EC", "early"],
    ["EV perioperativ", "early"]
  ])("%s: %s", (text, setting) => {
    expect(earlySettingIn(text)).toBe(setting);
  });

  it.each([
    "T-DXd",
    "T-DXd after adjuvant T-DM1",
    "SG nach adjuvanter Chemotherapie",
    "T-DXd (prior adjuvant T-DM1)",
    "T-DM1 dose adj.",
    "T-DXd adj. 4.4 mg/kg",
    "SG adj to 7.5",
    "T-DXd, palliative",
    "adjudicated",
    "radiation"
  ])("%s tells none of its own", (text) => {
    expect(earlySettingIn(text)).toBeNull();
  });
});
