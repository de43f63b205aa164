import type {Mutant} from "../mutant.ts";

const rows = "src/disclosure/disclosed-rows.ts";
const characteristics = "src/disclosure/disclosed-characteristics.ts";
const hiding = "src/disclosure/hiding.ts";
const coarse = "src/disclosure/coarse-row.ts";
const curve = "src/disclosure/disclosed-curve.ts";
const whole = "src/disclosure/disclosed.ts";
const applied = "src/disclosure/applied-policy.ts";
const sizes = "src/disclosure/group-sizes.ts";
const suppression = "src/disclosure/suppression.ts";
const flow = "src/disclosure/disclosed-flow.ts";
const counts = "src/disclosure/disclosed-counts.ts";
const kinds = "src/disclosure/disclosed-transitions.ts";
const rate = "src/disclosure/disclosed-response.ts";
const ofRows = ["test/disclosure/disclosed-rows.test.ts"];
const limits = ["test/disclosure/limits.test.ts"];
const older = ["test/disclosure/suppression.test.ts"];

/** What a policy on small counts lets be seen. */
export const disclosureMutants: readonly Mutant[] = [
  {
    id: "disclosure-01",
    breaks: "an arm with few events shows the hazard ratio",
    file: rows,
    find: "[...(row.counts ?? []), row.n,",
    replace: "[row.n,",
    tests: ofRows
  },
  {
    id: "disclosure-02",
    breaks: "the smallest count that is shown is hidden",
    file: hiding,
    find: "count > 0 && count < smallest",
    replace: "count > 0 && count <= smallest",
    tests: ofRows
  },
  {
    id: "disclosure-03",
    breaks: "zero is hidden",
    file: hiding,
    find: "count > 0 && count < smallest",
    replace: "count >= 0 && count < smallest",
    tests: ofRows
  },
  {
    id: "disclosure-04",
    breaks: "a small reference arm is not looked at",
    file: rows,
    find: "row.reference === null ? [] : [groups.get(row.reference)]",
    replace: 'row.reference !== null ? [] : [groups.get("")]',
    tests: ofRows
  },
  {
    id: "disclosure-05",
    breaks: "a row made among few is shown",
    file: rows,
    find: "row.n, row.nEvent, row.nRisk]",
    replace: "row.nEvent, row.nRisk]",
    tests: ofRows
  },
  {
    id: "disclosure-06",
    breaks: "a row with few events of its own is shown",
    file: rows,
    find: "row.n, row.nEvent, row.nRisk]",
    replace: "row.n, row.nRisk]",
    tests: ofRows
  },
  {
    id: "disclosure-07",
    breaks: "a row with few at risk is shown",
    file: rows,
    find: "row.n, row.nEvent, row.nRisk]",
    replace: "row.n, row.nEvent]",
    tests: ofRows
  },
  {
    id: "disclosure-08",
    breaks: "an estimate of which nobody said of how many it tells is shown",
    file: rows,
    find: "row.counts === null ? estimated : []",
    replace: "row.counts === null ? [] : []",
    tests: ofRows
  },
  {
    id: "disclosure-09",
    breaks: "an estimate of which nobody said of how many it tells is shown beside hidden counts",
    file: rows,
    find: "return [...unsaid, ...counted]",
    replace: "return counted",
    tests: ofRows
  },
  {
    id: "disclosure-10",
    breaks: "a count that differs by few from one elsewhere is shown",
    file: rows,
    find: "context.totals.some(near) || (reference",
    replace: "(reference",
    tests: ofRows
  },
  {
    id: "disclosure-11",
    breaks: "a count that differs by few from that of its arms is shown",
    file: rows,
    find: 'typeof b === "number" && near(a + b)',
    replace: 'typeof b === "number" && near(-1)',
    tests: ofRows
  },
  {
    id: "disclosure-12",
    breaks: "events of everyone stand beside a group whose events are hidden",
    file: rows,
    find: "splitHidden(group, context).length > 0 || few(group.n, context)",
    replace: "few(group.n, context)",
    tests: ofRows
  },
  {
    id: "disclosure-14",
    breaks: "few censored are shown",
    file: rows,
    find: "|| few(nCensored, context) || few(rest, context)",
    replace: "",
    tests: ofRows
  },
  {
    id: "disclosure-15",
    breaks: "few events beside everyone are shown",
    file: rows,
    find: "few(nEvent, context) || few(nCensored, context)",
    replace: "few(nCensored, context)",
    tests: ofRows
  },
  {
    id: "disclosure-16",
    breaks: "survival stands at months that may not be shown",
    file: rows,
    find: "!stands(at?.survival)",
    replace: "at === null",
    tests: ofRows
  },
  {
    id: "disclosure-17",
    breaks: "numbers at risk stand wherever survival does",
    file: rows,
    find: "if (stands(at?.atRisk)) return counts;",
    replace: "if (stands(at?.survival)) return counts;",
    tests: ofRows
  },
  {
    id: "disclosure-18",
    breaks: "covariates of the Cox model are shown",
    file: rows,
    find: 'row.kind === "covariate-hazard-ratio" ||',
    replace: 'row.kind === "median" ||',
    tests: ofRows
  },
  {
    id: "disclosure-19",
    breaks: "an analysis without a rule is shown",
    file: rows,
    find: "(isOfContrast(row) ? hiddenOfCounts : () => everything)",
    replace: "hiddenOfCounts",
    tests: ofRows
  },
  {
    id: "disclosure-20",
    breaks: "one cause of events that few have does not hide the others",
    file: rows,
    find: "own.some(({counts}) => revealsFew(counts, context))",
    replace: "own.every(({counts}) => revealsFew(counts, context))",
    tests: ofRows
  },
  {
    id: "disclosure-21",
    breaks: "counts of a contrast whose arm is hidden are shown",
    file: rows,
    find: "own.some(({n}) => isHidden(n))",
    replace: "own.every(({n}) => isHidden(n))",
    tests: ofRows
  },
  {
    id: "disclosure-22",
    breaks: "p-values keep their digits below 0.001",
    file: coarse,
    find: "pValue < 0.001 ?",
    replace: "pValue < 0 ?",
    tests: ofRows
  },
  {
    id: "disclosure-23",
    breaks: "a p-value of 0.001 stands as smaller",
    file: coarse,
    find: "pValue < 0.001 ?",
    replace: "pValue <= 0.001 ?",
    tests: ofRows
  },
  {
    id: "disclosure-24",
    breaks: "standard errors are shown",
    file: coarse,
    find: "    stdError: null,\n    statistic: null,",
    replace: "    statistic: null,",
    tests: ofRows
  },
  {
    id: "disclosure-25",
    breaks: "ratios keep more decimals",
    file: coarse,
    find: "Math.round(value * 100) / 100",
    replace: "Math.round(value * 1000) / 1000",
    tests: ofRows
  },
  {
    id: "disclosure-26",
    breaks: "the remaining remarks keep their numbers",
    file: coarse,
    find: "const refusal = row.refusal === null ? null : disclosedRefusal(row.refusal);",
    replace: "const refusal = row.refusal;",
    tests: ofRows
  },
  {
    id: "disclosure-27",
    breaks: "a level of few characteristics is shown",
    file: characteristics,
    find: "masked.has(name(group, row.term)) ||",
    replace: "",
    tests: ofRows
  },
  {
    id: "disclosure-28",
    breaks: "everyone's characteristics are shown beside a group that is too small",
    file: characteristics,
    find: "!few(sizes.get(group), context) && (group !== ALL || !small)",
    replace: "!few(sizes.get(group), context)",
    tests: ofRows
  },
  {
    id: "disclosure-29",
    breaks: "the test between groups is shown beside hidden levels",
    file: characteristics,
    find: "masked !== null && masked.size === 0 && !small && !scarce",
    replace: "masked !== null && !small && !scarce",
    tests: ofRows
  },
  {
    id: "disclosure-30",
    breaks: "how many are recorded is shown where few are not",
    file: characteristics,
    find: "{whole: name(group, ALL), parts: [name(group, RECORDED), name(group, MISSING)]},",
    replace: "",
    tests: ofRows
  },
  {
    id: "disclosure-31",
    breaks: "a count is narrowed by one more than the policy",
    file: suppression,
    find: "high - low < smallest - 2",
    replace: "high - low < smallest - 3",
    tests: limits
  },
  {
    id: "disclosure-32",
    breaks: "a count that the policy itself bounds takes another with it",
    file: suppression,
    find: "high - low < smallest - 2",
    replace: "high - low < smallest - 1",
    tests: limits
  },
  {
    id: "disclosure-33",
    breaks: "a small count whose value is known is masked all the same",
    file: suppression,
    find: "if (primary.some((name) => known.has(name))) return null;",
    replace: "",
    tests: older
  },
  {
    id: "disclosure-34",
    breaks: "elimination among the sums is not tried",
    file: suppression,
    find: "[...equations, ...eliminated(equations)]",
    replace: "[...equations]",
    tests: limits
  },
  {
    id: "disclosure-35",
    breaks: "counts are not made safe for rounding down",
    file: applied,
    find: "while (roundedCount(smallest, policy.rounding) < policy.smallest) smallest += 1;",
    replace: "",
    tests: limits
  },
  {
    id: "disclosure-36",
    breaks: "groups of exactly the smallest count are called too small",
    file: sizes,
    find: "n > 0 && n < smallest",
    replace: "n > 0 && n <= smallest",
    tests: limits
  },
  {
    id: "disclosure-38",
    breaks: "the ledger of single patients is kept",
    file: whole,
    find: "    ledger: [],",
    replace: "    ledger: result.ledger,",
    tests: ["test/disclosure/disclosure.test.ts"]
  },
  {
    id: "disclosure-39",
    breaks: "the last box holds groups that are not shown",
    file: flow,
    find: "{...last, count: last.count - inSmall}",
    replace: "{...last, count: last.count}",
    tests: ["test/disclosure/disclosure.test.ts"]
  },
  {
    id: "disclosure-40",
    breaks: "counts are rounded down",
    file: "src/disclosure/rounded-count.ts",
    find: "Math.round(count / base)",
    replace: "Math.floor(count / base)",
    tests: ofRows
  },
  {
    id: "disclosure-41",
    breaks: "a step of few events is drawn",
    file: curve,
    find: "(from, to) => safe(gap(from, to).events),\n",
    replace: "(from, to) => gap(from, to).events >= 0,\n",
    tests: limits
  },
  {
    id: "disclosure-42",
    breaks: "a step of the smallest count that is shown is not drawn",
    file: curve,
    find: "count === 0 || count >= smallest",
    replace: "count === 0 || count > smallest",
    tests: limits
  },
  {
    id: "disclosure-43",
    breaks: "a curve is drawn to where few remain",
    file: curve,
    find: "(month) => leftAfter(curve, month) >= smallest",
    replace: "(month) => leftAfter(curve, month) >= 0",
    tests: limits
  },
  {
    id: "disclosure-44",
    breaks: "those at risk tell of few censored",
    file: curve,
    find: "safe(gap(from, to).events) && safe(gap(from, to).censored)",
    replace: "safe(gap(from, to).events)",
    tests: limits
  },
  {
    id: "disclosure-45",
    breaks: "events on day 0 are not counted before the first month",
    file: curve,
    find: "taken.findLast((other) => other < month) ?? -1",
    replace: "taken.findLast((other) => other < month) ?? 0",
    tests: limits
  },
  {
    id: "disclosure-46",
    breaks: "all events are told where few are censored",
    file: curve,
    find: "few(total.events) || few(total.censored) ? null",
    replace: "few(total.events) ? null",
    tests: limits
  },
  {
    id: "disclosure-47",
    breaks: "survival keeps its digits",
    file: curve,
    find: "Math.round(value * 100) / 100",
    replace: "value",
    tests: limits
  },
  {
    id: "disclosure-48",
    breaks: "a curve with delayed entry is drawn",
    file: curve,
    find: "if (hasDelayedEntry(curve)) return",
    replace: "if (curve.n < 0) return",
    tests: older
  },
  {
    id: "disclosure-49",
    breaks: "small reasons that are still few together stand",
    file: flow,
    find: "sum(small) >= smallest || others[0] === undefined",
    replace: "sum(small) >= 0 || others[0] === undefined",
    tests: limits
  },
  {
    id: "disclosure-50",
    breaks: "small reasons that add up to enough take another with them",
    file: flow,
    find: "sum(small) >= smallest ||",
    replace: "sum(small) > smallest ||",
    tests: limits
  },
  {
    id: "disclosure-51",
    breaks: "not the smallest of the other reasons is joined",
    file: flow,
    find: "toSorted((a, b) => a.count - b.count)",
    replace: "toSorted((a, b) => b.count - a.count)",
    tests: limits
  },
  {
    id: "disclosure-52",
    breaks: "a group that is too small has a table of counts",
    file: counts,
    find: "size < policy.smallest || counts.some",
    replace: "counts.some",
    tests: limits
  },
  {
    id: "disclosure-53",
    breaks: "a table over other patients than the group's is shown",
    file: counts,
    find: "counts.some(({of}) => of !== size)",
    replace: "counts.some(({of}) => of < 0)",
    tests: older
  },
  {
    id: "disclosure-54",
    breaks: "a count that few lack is shown",
    file: counts,
    find: "size - (counts[index]?.n ?? 0) < smallest)",
    replace: "size - (counts[index]?.n ?? 0) < 0)",
    tests: limits
  },
  {
    id: "disclosure-55",
    breaks: "a rare sequence stands",
    file: kinds,
    find: "parts.filter(({length}) => length < smallest)",
    replace: "parts.filter(({length}) => length < smallest - 1)",
    tests: limits
  },
  {
    id: "disclosure-56",
    breaks: "rare sequences that are still few together stand",
    file: kinds,
    find: "if (size() > 0 && size() < smallest) joined.add(part)",
    replace: "if (size() < 0) joined.add(part)",
    tests: limits
  },
  {
    id: "disclosure-57",
    breaks: "kinds of several transitions of a patient are told",
    file: kinds,
    find: "(small.length > 0 && !ofTransition) || isRepeated ||",
    replace: "(small.length > 0 && !ofTransition) ||",
    tests: limits
  },
  {
    id: "disclosure-58",
    breaks: "kinds are told beside groups of a column that are too small",
    file: kinds,
    find: "(small.length > 0 && !ofTransition) ||",
    replace: "",
    tests: limits
  },
  {
    id: "disclosure-59",
    breaks: "therapy between the two ADCs is told",
    file: kinds,
    find: "    contact: ANY_CONTACT,\n    to_label",
    replace: '    contact: String(transition["contact"]),\n    to_label',
    tests: limits
  },
  {
    id: "disclosure-60",
    breaks: "ten transitions are told",
    file: kinds,
    find: "byClass.length < smallest",
    replace: "byClass.length < smallest - 1",
    tests: limits
  },
  {
    id: "disclosure-61",
    breaks: "a rate of response that leaves out few is shown",
    file: rate,
    find: 'split("size", size, ["evaluable", judged], "not evaluable"),',
    replace: '{cells: [["evaluable", judged]], sums: []},',
    tests: older
  },
  {
    id: "disclosure-62",
    breaks: "a row of a contrast that was judged nowhere keeps its counts",
    file: rows,
    find: "hiding({...row, remarks: []}, everything, context)",
    replace: "hiding({...row, remarks: []}, estimated, context)",
    tests: ["test/disclosure/disclosed-contrasts.test.ts"]
  },
  {
    id: "disclosure-63",
    breaks: "a row of a contrast that was judged nowhere keeps its remarks",
    file: rows,
    find: "hiding({...row, remarks: []}, everything, context)",
    replace: "hiding(row, everything, context)",
    tests: ["test/disclosure/disclosed-contrasts.test.ts"]
  },
  {
    id: "disclosure-64",
    breaks: "a hazard ratio tells of those in the log-rank test, not of those in its model",
    file: "src/estimate/contrast-rows.ts",
    find: "countsOfArms(found.modelledArms)",
    replace: "countsOfArms(found.arms)",
    tests: ["test/estimate/contrast-rows.test.ts"]
  },
  {
    id: "disclosure-65",
    breaks: "the limits of the share that is shorter are not judged",
    file: "src/paired/paired-methods.ts",
    find: "counts: [shorter, n - shorter - indeterminate, ",
    replace: "counts: [",
    tests: ["test/paired/paired-methods.test.ts"]
  }
];
