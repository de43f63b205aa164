import type {Cohort} from "../cohort/cohort.ts";
import {linesOutcomeBounds} from "../analysis/lines-outcome-bounds.ts";
import {outcomeBounds} from "../analysis/outcome-bounds.ts";
import type {Catalogue} from "../adc/catalogue.ts";
import {sha256} from "../platform/sha256.ts";
import {questionOf} from "../question/question.ts";
import type {Issue} from "../record/issue.ts";
import type {Plan} from "../record/plan.ts";
import {issueInWords} from "../words/en/issues.ts";
import {dataQualityPage} from "./html/data-quality-page.ts";
import {software} from "./methods/software.ts";
import type {OutputFile} from "./output-file.ts";
import {csvTable} from "./tables/csv-table.ts";

/**
 * What is written where findings stop an analysis: the data-quality report, the ledger, every finding, and the manifest; no estimate. All of it is for the keeper of
 * the data and stands in `patient-level/`.
 */
export function stoppedFiles(
  cohort: Cohort,
  plan: Plan,
  issues: readonly Issue[],
  catalogue?: Catalogue
): OutputFile[] {
  const question = questionOf(plan);
  const bounds = linesOutcomeBounds(cohort, question, catalogue) ?? outcomeBounds(cohort, question);
  const files: OutputFile[] = [
    {path: "patient-level/data-quality.html", content: dataQualityPage(cohort, issues, software(), bounds)},
    {
      path: "patient-level/ledger.csv",
      content: csvTable(
        ledgerColumns,
        cohort.ledger.map((line) => ({...line}))
      )
    },
    {path: "patient-level/issues.csv", content: csvTable(issueColumns, issues.map(issueCells))}
  ];
  return [
    ...files,
    {path: "manifest.json", content: `${JSON.stringify(manifest(cohort, plan, issues, files), null, 2)}\n`}
  ];
}

const ledgerColumns = ["step", "unit", "reason", "detail", "file", "row", "patientId"];
const issueColumns = ["severity", "code", "file", "row", "column", "expected", "received", "hint", "count"];

function issueCells(found: Issue) {
  const {remark: _, stops: __, choices: ___, rows: ____, ...cells} = issueInWords(found);
  return cells;
}

function manifest(cohort: Cohort, plan: Plan, issues: readonly Issue[], files: readonly OutputFile[]): object {
  const {name, version, packages} = software();
  return {
    generator: name,
    version,
    schemaVersion: 1,
    packages,
    stoppedBy: issues.filter(({stops}) => stops === true).map(({code}) => code),
    inputs: cohort.sources,
    plan,
    files: files.map(({path, content}) => ({path, sha256: hashOf(content)}))
  };
}

function hashOf(content: string | Uint8Array): string {
  const hash = sha256();
  hash.add(content);
  return hash.hex();
}
