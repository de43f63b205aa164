import type {AuditFinding, Evidence, EvidenceBy, EvidenceCode} from "../record/audit-finding.ts";

/** `open`: tells no number of patients, of none and of all neither. `counts`: is not said under a policy. A function gives what may be said of it. */
type Rules = {readonly [Code in EvidenceCode]: "open" | "counts" | ((evidence: EvidenceBy<Code>) => Evidence)};

const rules: Rules = {
  "not-shown": "open",
  "no-pair": "counts",
  "starters-not-given": "open",
  "denominator-known": "counts",
  "truncated-by-unknown": () => ({code: "truncated-by-unknown", whom: null}),
  "truncated-by": "counts",
  "few-cutoffs-by-sequence": "counts",
  "windows-differ": "counts",
  "no-survival-by-later": "open",
  "survival-from-adc2": "open",
  "immortal-time-handled": "open",
  "immortal-days": "counts",
  "entry-not-recorded": "open",
  "nobody-delayed": "counts",
  "delayed": "counts",
  "received-both-only": "open",
  "nobody-due": "counts",
  "lost-before-adc2": "counts",
  "no-death-recorded": "counts",
  "nothing-censored": "counts",
  "died-soon": "counts",
  "few-progressions": "counts",
  "on-schedule": "counts",
  "no-schedule": () => ({code: "no-schedule", clustering: null}),
  "few-cutoffs": "counts",
  "follow-up-goes-with-pfs1": "counts",
  "no-event-on-adc2": "counts",
  "deaths": "counts",
  "censored-pairs": "counts",
  "compared-once": "open",
  "paired-or-clustered": "open",
  "as-strangers": "counts",
  "lines-not-recorded": "open",
  "few-lines-by-sequence": "counts",
  "later-line": "counts",
  "lines-differ": "counts",
  "intervening-not-recorded": "open",
  "intervening": "counts",
  "nothing-cut-in-two": "open",
  "cut-in-two": "open",
  "no-group": "open",
  "smallest-group": "counts",
  "few-centres": "counts",
  "centre-and-sequence": "counts",
  // Which tests can be made goes by the sizes of groups.
  "tests": "counts",
  "joining-not-known": "open",
  "joined-or-split": "counts"
};

/**
 * A finding of the audit as a policy on small counts lets it stand: its level and what helps, without the number behind it.
 *
 * @example
 * disclosedFinding({bias: "deaths-on-one-line", level: "serious", number: 0.25, evidence: {code: "deaths", deaths: 3, events: 12}, remedy: null, advice: {code: "usual", lacking: []}}).evidence.code // "not-shown"
 */
export function disclosedFinding(finding: AuditFinding): AuditFinding {
  return {...finding, number: null, evidence: disclosedEvidence(finding.evidence)};
}

function disclosedEvidence<Code extends EvidenceCode>(evidence: EvidenceBy<Code>): Evidence {
  const rule: "open" | "counts" | ((evidence: EvidenceBy<Code>) => Evidence) = rules[evidence.code];
  return rule === "open" ? evidence : rule === "counts" ? {code: "not-shown"} : rule(evidence);
}
