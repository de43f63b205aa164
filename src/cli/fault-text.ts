import type {Issue} from "../record/issue.ts";
import {issueMessage} from "../words/en/issues.ts";

/** A fault for the terminal, with the lines of a plan to choose from each on its own. */
export function faultText({choices = [], ...found}: Issue): string {
  return [`${found.severity}: ${issueMessage(found)}`, ...choices.map(({line, why}) => `    ${line}   # ${why}`)].join(
    "\n"
  );
}
