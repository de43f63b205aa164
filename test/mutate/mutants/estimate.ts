import type {Mutant} from "../mutant.ts";

const groups = ["test/analysis/group-contrasts.test.ts"];
const cells = ["test/estimate/contrast-cells.test.ts"];
const classes = ["test/estimate/contrasts.test.ts", "test/estimate/contrast-cells.test.ts"];
const pure = ["test/estimate/contrast.test.ts"];
const likeness = ["test/estimate/alike.test.ts"];
const engine = "src/estimate/contrast.ts";
const alike = "src/estimate/alike.ts";
const arms = "src/analysis/subject-arms.ts";
const contrast = "src/analysis/contrasts.ts";
const compared = "src/analysis/compared-subjects.ts";
const like = "src/analysis/comparability.ts";
const ofClass = "src/estimate/class-contrast-rows.ts";
const selection = "src/estimate/contrast-selection.ts";
const together = "src/analysis/global-test.ts";
const weighted = "src/analysis/weighted-contrasts.ts";
const subgroup = "src/analysis/subgroups.ts";
const small = "src/estimate/small-samples.ts";
const few = "src/estimate/few-event-log-rank.ts";
const limitedFile = "src/estimate/limited-curve.ts";
const limited = ["test/estimate/limited-curve.test.ts"];
const status = ["test/analysis/hr-status.test.ts"];
const ofBreast = "src/estimate/hr-of-breast.ts";
const permuted = ["test/estimate/few-event-log-rank.test.ts"];

/** Contrasts between groups, classes, sequences and subgroups. */
export const estimateMutants: readonly Mutant[] = [
  {
    id: "estimate-01",
    breaks: "the Cox model of a class contrast loses its strata",
    file: engine,
    find: "...(rows.stratum === null ? {} : {strata: pick(rows.stratum)}),",
    replace: "",
    tests: [...cells, ...pure]
  },
  {
    id: "estimate-02",
    breaks: "the log-rank test of a class contrast loses its strata",
    file: engine,
    find: "(one === 1 ? group : reference)),\n      stratum",
    replace: "(one === 1 ? group : reference)),\n      null",
    tests: [...cells, ...pure]
  },
  {
    id: "estimate-03",
    breaks: "a class contrast is not adjusted",
    file: "src/estimate/contrast-adjustment.ts",
    find: "if (new Set(column).size > 1) covariates[name] = column;",
    replace: "if (new Set(column).size < 2) covariates[name] = column;",
    tests: cells
  },
  {
    id: "estimate-04",
    breaks: "the arms of a class contrast are exchanged",
    file: "src/estimate/arms.ts",
    find: "return label === group ? 1 : 0;",
    replace: "return label === group ? 0 : 1;",
    tests: [...cells, ...pure]
  },
  {
    id: "estimate-05",
    breaks: "HER2 status makes no cells of a class contrast",
    file: selection,
    find: "her2: ({her2}) => (her2 === null ? null : `HER2 ${her2}`)",
    replace: "her2: () => null",
    tests: cells
  },
  {
    id: "estimate-06",
    breaks: "cells in which one arm stands are kept",
    file: alike,
    find: "reference > 0 && group > 0",
    replace: "reference > 0 || group > 0",
    tests: likeness
  },
  {
    id: "estimate-07",
    breaks: "who lacks a matching column stands anywhere",
    file: alike,
    find: "parts.includes(null) ? null",
    replace: "parts.every((part) => part === null) ? null",
    tests: [...likeness, ...cells]
  },
  {
    id: "estimate-08",
    breaks: "ADC2 products need not be shared",
    file: selection,
    find: "(contrast.needsSharedProduct ? disjointIn",
    replace: "(!contrast.needsSharedProduct ? disjointIn",
    tests: classes
  },
  {
    id: "estimate-09",
    breaks: "line 3 stands with lines 1 and 2",
    file: selection,
    find: "line <= 2 ?",
    replace: "line <= 3 ?",
    tests: classes
  },
  {
    id: "estimate-10",
    breaks: "four patients in a group are compared",
    file: compared,
    find: "{fewest: FEWEST_COMPARED,",
    replace: "{fewest: FEWEST_COMPARED - 1,",
    tests: ["test/analysis/compared-subjects.test.ts"]
  },
  {
    id: "estimate-11",
    breaks: "records are counted as patients",
    file: compared,
    find: "n: patientCount(own)",
    replace: "n: own.length",
    tests: ["test/analysis/compared-subjects.test.ts"]
  },
  {
    id: "estimate-12",
    breaks: "records without a patient are one patient",
    file: "src/analysis/group-estimates.ts",
    find: "return subjects.length - named.length + new Set",
    replace: "return Math.min(1, subjects.length - named.length) + new Set",
    tests: groups
  },
  {
    id: "estimate-13",
    breaks: "a group without events is compared",
    file: compared,
    find: "nEvent: own.filter(({event}) => event === 1).length",
    replace: "nEvent: own.length",
    tests: ["test/analysis/compared-subjects.test.ts"]
  },
  {
    id: "estimate-14",
    breaks: "groups that share patients are compared",
    file: compared,
    find: "inBoth > 0 && !comparing.repeatedByDesign",
    replace: "inBoth > 99 && !comparing.repeatedByDesign",
    tests: groups
  },
  {
    id: "estimate-15",
    breaks: "who lacks a covariate is kept",
    file: compared,
    find: "needed.every((column) => !isMissing(subject.cells, column))",
    replace: 'needed.every((column) => column !== "" || !isMissing(subject.cells, column))',
    tests: groups
  },
  {
    id: "estimate-16",
    breaks: "a contrast between groups loses its cells",
    file: contrast,
    find: 'cells[index] ?? "all"',
    replace: '"all"',
    tests: groups
  },
  {
    id: "estimate-17",
    breaks: "the plan's strata are not used",
    file: contrast,
    find: "...strata.map((column) => subject.cells[column] ?? null)",
    replace: "...strata.map(() => null)",
    tests: groups
  },
  {
    id: "estimate-18",
    breaks: "the plan's covariates are not used",
    file: arms,
    find: "covariates: covariates(subjects, adjust, columns)",
    replace: "covariates: covariates(subjects, [], columns)",
    tests: groups
  },
  {
    id: "estimate-19",
    breaks: "records of one patient count as independent",
    file: "src/estimate/ratio-of-row.ts",
    find: "robustStdError ?? stdError",
    replace: "stdError",
    tests: pure
  },
  {
    id: "estimate-59",
    breaks: "an arm may be small in the model where it is large enough for the log-rank test",
    file: engine,
    find: "rows.modelled === null ? null : armRefusal",
    replace: "rows.modelled !== null ? null : armRefusal",
    tests: pure
  },
  {
    id: "estimate-20",
    breaks: "the group is measured against itself",
    file: arms,
    find: "armColumns(\n    [reference, group],",
    replace: "armColumns(\n    [group, reference],",
    tests: groups
  },
  {
    id: "estimate-21",
    breaks: "a log-rank test is made of records of one patient",
    file: engine,
    find: 'if (clustered) return {refusal: {code: "records-not-independent", instead: "robust-cox"}};',
    replace: "",
    tests: [...groups, ...pure]
  },
  {
    id: "estimate-22",
    breaks: "a test of proportional hazards is made of records of one patient",
    file: engine,
    find: 'if (clustered) return {refusal: {code: "records-not-independent", instead: "none"}};',
    replace: "",
    tests: pure
  },
  {
    id: "estimate-23",
    breaks: "ten in a group carry the warning of few",
    file: contrast,
    find: "smallest < SMALL_GROUP",
    replace: "smallest <= SMALL_GROUP",
    tests: groups
  },
  {
    id: "estimate-24",
    breaks: "second ADCs that are half in common are said to differ",
    file: contrast,
    find: "common >= 0.5",
    replace: "common > 0.5",
    tests: groups
  },
  {
    id: "estimate-25",
    breaks: "delayed entry is lost",
    file: "src/analysis/group-estimates.ts",
    find: "entry !== null && entry > 0 ? entry : -1",
    replace: "entry !== null && entry > 0 ? -1 : -1",
    tests: groups
  },
  {
    id: "estimate-26",
    breaks: "who stands alone in a cell is compared",
    file: like,
    find: "row < reference.length ? 0 : 1",
    replace: "row < 0 ? 0 : 1",
    tests: [...groups, "test/analysis/comparability.test.ts"]
  },
  {
    id: "estimate-27",
    breaks: "HER2 status is asked of a tumour type that does not have it",
    file: like,
    find: 'values: statusOf("her2"), within: tumour,',
    replace: 'values: statusOf("her2"),',
    tests: [...groups, "test/analysis/comparability.test.ts", ...cells]
  },
  {
    id: "estimate-28",
    breaks: "tumour types are compared with each other",
    file: like,
    find: 'if (grouping === "tumour")',
    replace: 'if (grouping === "tumor")',
    tests: groups
  },
  {
    id: "estimate-29",
    breaks: "HER2 or HR status makes cells where it makes the groups",
    file: like,
    find: "grouping === column ? null",
    replace: 'grouping === "" ? null',
    tests: [...groups, "test/analysis/hr-status.test.ts"]
  },
  {
    id: "estimate-30",
    breaks: "the test of three groups loses its strata",
    file: together,
    find: "? kept.map(({cell}) => cell) : null",
    replace: "? null : null",
    tests: groups
  },
  {
    id: "estimate-31",
    breaks: "a group of four enters the test of three",
    file: together,
    find: "own.length < FEWEST_COMPARED",
    replace: "own.length < FEWEST_COMPARED - 1",
    tests: groups
  },
  {
    id: "estimate-33",
    breaks: "cells of one group enter the test of three",
    file: together,
    find: "(groupsIn.get(cell)?.size ?? 0) > 1",
    replace: "(groupsIn.get(cell)?.size ?? 0) > 0",
    tests: groups
  },
  {
    id: "estimate-34",
    breaks: "two groups are enough for the test of three",
    file: together,
    find: "if (entering.size < 3)",
    replace: "if (entering.size < 2)",
    tests: groups
  },
  {
    id: "estimate-35",
    breaks: "the weights are made for the other arm",
    file: weighted,
    find: "subject.group === group ? 1 : 0",
    replace: "subject.group === group ? 0 : 1",
    tests: groups
  },
  {
    id: "estimate-36",
    breaks: "the cell is not in the propensity model",
    file: "src/analysis/propensity-covariates.ts",
    find: "new Set(cells).size > 1 ?",
    replace: "new Set(cells).size > 99 ?",
    tests: groups
  },
  {
    id: "estimate-37",
    breaks: "weights for the treated are weights for everyone",
    file: "src/adjustment/propensity-weights.ts",
    find: "treated ? 1 : score / (1 - score)",
    replace: "treated ? 1 / score : 1 / (1 - score)",
    tests: groups
  },
  {
    id: "estimate-38",
    breaks: "the interaction has one degree of freedom too many",
    file: subgroup,
    find: "const df = Object.keys(products).length;",
    replace: "const df = Object.keys(products).length + 1;",
    tests: groups
  },
  {
    id: "estimate-39",
    breaks: "the interaction is tested without the strata of its level",
    file: subgroup,
    find: "JSON.stringify([one, cell,",
    replace: "JSON.stringify([",
    tests: groups
  },
  {
    id: "estimate-40",
    breaks: "the likelihood ratio is halved",
    file: subgroup,
    find: "Math.max(0, 2 * (apart",
    replace: "Math.max(0, (apart",
    tests: groups
  },
  {
    id: "estimate-41",
    breaks: "the smallest sequence is the reference",
    file: "src/analysis/subject-groups.ts",
    find: "b.length - a.length)[0]",
    replace: "a.length - b.length)[0]",
    tests: groups
  },
  {
    id: "estimate-42",
    breaks: "payload swaps are the reference",
    file: "src/analysis/subject-groups.ts",
    find: 'referenceOrder = ["target-only swap",',
    replace: 'referenceOrder = ["payload swap", "target-only swap",',
    tests: groups
  },
  {
    id: "estimate-43",
    breaks: "the midrank interval has its limits exchanged",
    file: "src/paired/share-shorter.ts",
    find: "confLow: 1 - notShorter.confHigh, confHigh: 1 - notShorter.confLow",
    replace: "confLow: 1 - notShorter.confLow, confHigh: 1 - notShorter.confHigh",
    tests: ["test/paired/share-shorter.test.ts"]
  },
  {
    id: "estimate-44",
    breaks: "pairs that censoring leaves open count as longer",
    file: "src/paired/share-shorter.ts",
    find: "counts.shorter + counts.indeterminate, n",
    replace: "counts.shorter, n",
    tests: ["test/paired/share-shorter.test.ts"]
  },
  {
    id: "estimate-45",
    breaks: "by position survival from ADC1 is that of patients who lived to receive ADC2",
    file: "src/analysis/transition-set.ts",
    find: "isTimeGuaranteed ? [] : subjectOn",
    replace: "isTimeGuaranteed && from === to ? [] : subjectOn",
    tests: ["test/analysis/guaranteed-time.test.ts"]
  },
  {
    id: "estimate-46",
    breaks: "by position PFS on ADC1 is refused like survival from it",
    file: "src/question/question.ts",
    find: 'isTimeGuaranteed = isByPosition && endpoint.kind === "OS"',
    replace: "isTimeGuaranteed = isByPosition",
    tests: ["test/analysis/guaranteed-time.test.ts"]
  },
  {
    id: "estimate-47",
    breaks: "contrasts between classes are made of several transitions of a patient",
    file: "src/question/question.ts",
    find: "classContrasts: isPfs(endpoint) && !isRepeated",
    replace: "classContrasts: isPfs(endpoint)",
    tests: ["test/question/question.test.ts"]
  },
  {
    id: "estimate-48",
    breaks: "ADC1 and ADC2 of the same patients are compared as groups of strangers",
    file: "src/question/question.ts",
    find: "contrasts: !isByPosition",
    replace: "contrasts: true",
    tests: ["test/question/question.test.ts"]
  },
  {
    id: "estimate-49",
    breaks: "five patients are too few for a contrast",
    file: engine,
    find: "sizes.find(({n}) => n < fewest)",
    replace: "sizes.find(({n}) => n <= fewest)",
    tests: pure
  },
  {
    id: "estimate-50",
    breaks: "an arm without an event is compared",
    file: engine,
    find: "sizes.find(({nEvent}) => nEvent === 0)",
    replace: "sizes.find(({nEvent}) => nEvent < 0)",
    tests: pure
  },
  {
    id: "estimate-51",
    breaks: "proportional hazards are tested as if weights were patients",
    file: engine,
    find: "if (isWeighted(follow)) return",
    replace: "if (isWeighted(follow) && clustered) return",
    tests: pure
  },
  {
    id: "estimate-52",
    breaks: "patients of one pattern have their events as one patient of that weight",
    file: "src/estimate/single-events.ts",
    find: "event[row] === 1 ? (weight[row] ?? 1) : 1);",
    replace: "event[row] === 2 ? (weight[row] ?? 1) : 1);",
    tests: pure
  },
  {
    id: "estimate-53",
    breaks: "who lacks a covariate is in the model",
    file: engine,
    find: "modelled === null ? follow : rowsOfSurv(follow, modelled)",
    replace: "follow",
    tests: pure
  },
  {
    id: "estimate-54",
    breaks: "a covariate that is named as the group takes its place",
    file: "src/estimate/term-names.ts",
    find: "covariate.startsWith(name)",
    replace: 'covariate === ""',
    tests: pure
  },
  {
    id: "estimate-55",
    breaks: "in event tables everybody is at risk from the first day",
    file: "src/estimate/counted-rows.ts",
    find: "k === 0 ? -1 : (time[k - 1] ?? -1)",
    replace: "-1",
    tests: pure
  },
  {
    id: "estimate-56",
    breaks: "the E-value takes a common outcome for a rare one",
    file: engine,
    find: "nEvent < COMMON_OUTCOME * n",
    replace: "nEvent > COMMON_OUTCOME * n",
    tests: pure
  },
  {
    id: "estimate-57",
    breaks: "the E-value is given of a ratio without limit",
    file: engine,
    find: "!(confLow > 0 && confHigh < BEYOND)",
    replace: "false",
    tests: pure
  },
  {
    id: "estimate-58",
    breaks: "an arm that is too small has a median beside its refusal",
    file: ofClass,
    find: 'found.refusal?.code === "few-compared"\n      ? []',
    replace: 'found.refusal?.code === "no-estimate"\n      ? []',
    tests: cells
  },
  {
    id: "small-01",
    breaks: "limits of 30 patients are by the beta product",
    file: small,
    find: "betaProduct: 30",
    replace: "betaProduct: 31",
    tests: limited
  },
  {
    id: "small-02",
    breaks: "limits of 29 patients are of large samples",
    file: small,
    find: "betaProduct: 30",
    replace: "betaProduct: 29",
    tests: limited
  },
  {
    id: "small-03",
    breaks: "19 events are enough for chi-square",
    file: few,
    find: "if (events >= fewest)",
    replace: "if (events >= fewest - 1)",
    tests: permuted
  },
  {
    id: "small-04",
    breaks: "20 events are few",
    file: few,
    find: "if (events >= fewest)",
    replace: "if (events > fewest)",
    tests: permuted
  },
  {
    id: "small-05",
    breaks: "the permutation test loses its strata",
    file: few,
    find: "...(strata === null ? {} : {strata: rows.strata})",
    replace: "",
    tests: permuted
  },
  {
    id: "small-06",
    breaks: "the order of rows chooses what is drawn",
    file: few,
    find: "  rows.sort(compared);\n",
    replace: "",
    tests: permuted
  },
  {
    id: "small-07",
    breaks: "delayed entry is no reason against the beta product",
    file: limitedFile,
    find: 'return entry === null ? null : "delayed-entry";',
    replace: "return null;",
    tests: limited
  },
  {
    id: "small-08",
    breaks: "a share of 1 has limits of large samples",
    file: limitedFile,
    find: 'limits: why === null ? "beta-product" : limits}',
    replace: "limits}",
    tests: limited
  },
  {
    id: "small-09",
    breaks: "a share of 1 keeps a standard error of 0",
    file: limitedFile,
    find: "...(exact[i] ?? row), stdError: null",
    replace: "...(exact[i] ?? row)",
    tests: limited
  },
  {
    id: "small-10",
    breaks: "five left at risk are few",
    file: small,
    find: "atRisk: 5",
    replace: "atRisk: 6",
    tests: limited
  },
  {
    id: "small-11",
    breaks: "four left at risk are enough",
    file: small,
    find: "atRisk: 5",
    replace: "atRisk: 4",
    tests: limited
  },
  {
    id: "small-12",
    breaks: "few are left at risk where nobody was censored",
    file: limitedFile,
    find: "return censored > 0 && nRisk[k]",
    replace: "return nRisk[k]",
    tests: limited
  },
  {
    id: "estimate-60",
    breaks: "HR status makes no cells between groups",
    file: like,
    find: "values: hrOfBreast(hr), within: tumour,",
    replace: "values: hr.map(() => null), within: tumour,",
    tests: status
  },
  {
    id: "estimate-61",
    breaks: "HR status is asked of tumours other than of the breast",
    file: ofBreast,
    find: "isBreast(tumour)) ? hr : null",
    replace: 'isBreast(tumour) || tumour !== "") ? hr : null',
    tests: [...status, ...cells, "test/states/survival-after-progression.test.ts"]
  },
  {
    id: "estimate-62",
    breaks: "HR status is asked of nobody where no tumour is recorded",
    file: ofBreast,
    find: "tumour === null ? !tumourRecorded",
    replace: "tumour === null ? false",
    tests: status
  },
  {
    id: "estimate-63",
    breaks: "HR status is asked of who has no tumour on record beside others",
    file: ofBreast,
    find: "tumour === null ? !tumourRecorded",
    replace: "tumour === null ? true",
    tests: status
  },
  {
    id: "estimate-64",
    breaks: "a class contrast is not matched in HR status",
    file: selection,
    find: 'name === "hr"\n',
    replace: 'name === "line"\n',
    tests: cells
  },
  {
    id: "estimate-65",
    breaks: "HR status of one cell stands twice in a propensity model",
    file: "src/analysis/columns-beside-cells.ts",
    find: '["tumour", "her2", "hr"] as const',
    replace: '["tumour", "her2"] as const',
    tests: status
  },
  {
    id: "estimate-66",
    breaks: "groups apart in HR status are said to share no tumour type",
    file: like,
    find: "sharedCells(cells, inOther).rows.length === 0) ??",
    replace: "sharedCells(cells, inOther).rows.length >= 0) ??",
    tests: status
  },
  {
    id: "estimate-67",
    breaks: "HR status is no covariate where it differs within cells",
    file: "src/analysis/columns-beside-cells.ts",
    find: "!held.has(column) || !sameWithin(column, kept, cells)",
    replace: "!held.has(column)",
    tests: status
  },
  {
    id: "estimate-68",
    breaks: "a covariate that the cells hold stays in the model",
    file: "src/analysis/columns-beside-cells.ts",
    find: "!held.has(column) || !sameWithin(column, kept, cells)",
    replace: "true",
    tests: status
  },
  {
    id: "estimate-69",
    breaks: "a ratio of the joint model is given without HR status, in which some have no counterpart",
    file: "src/analysis/level-judge.ts",
    find: ".filter((one) => new Set(",
    replace: '.filter((one) => one !== "hr_status" && new Set(',
    tests: ["test/analysis/level-judge.test.ts"]
  }
];
