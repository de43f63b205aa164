import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {dataQualityPage} from "../../src/report/html/data-quality-page.ts";

const software = {name: "payloadswap", version: "0.0.0", packages: {}};
const page = async (text: string, name = "c.csv"): Promise<string> => {
  const cohort = await readCohort([{name, text}]);
  return dataQualityPage(cohort, cohort.issues, software);
};

describe("dataQualityPage", () => {
  it("says what was read, used and left out, with the reason", async () => {
    const html = await page("patient_id,regimen,start\nP1,SG,0\nP2,SG,x\n");
    expect(html).toContain(
      '<th scope="row" class="words">c.csv</th><td class="words">lines</td><td>2</td><td>1</td><td>1</td>'
    );
    expect(html).toContain(
      '<th scope="row" class="words">unreadable-start</th><td class="words">the value of start cannot be read</td><td>1</td><td>1</td>'
    );
    expect(html).toContain("Patients: 1 used, 1 left out.");
    expect(html).toContain("error: c.csv, row 3, column start: expected a whole number of days, got &quot;x&quot;");
  });

  it("shows of each column what is missing, distinct, and its distribution", async () => {
    const html = await page("patient_id,regimen,start,end,sex\nP1,SG,0,50,F\nP2,SG,0,,M\nP3,T-DXd,0,70,M\n");
    expect(html).toContain("median 60, quartiles 55 to 65, range 50 to 70 days from the patient&#39;s first line");
    expect(html).toContain("1 of 3 (33 %)");
    expect(html).toContain("male 2, female 1");
    expect(html).toContain("SG 2, T-DXd 1");
  });

  it("carries no patient identifier and no script, and escapes what stands in the data", async () => {
    const html = await page(
      "patient_id,regimen,start,<b>note\nSECRET-7,<script>alert(1)</script>,0,x\nSECRET-8,SG,y,x\n",
      "<i>.csv"
    );
    expect(html).not.toMatch(/SECRET|<script|<b>note|<i>\.csv/);
    expect(html).toContain("&lt;script&gt;");
  });

  it("a file with nothing in it has a page too", async () => {
    expect(await page("")).toContain("a header and at least one record");
  });
});
