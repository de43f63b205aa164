import {isHidden} from "../../record/hidden.ts";
import type {ShownIssue} from "../../record/issue.ts";
import {issueMessage} from "./issues.ts";
import {remarkText} from "./remarks.ts";

/** What a warning of the reading does to the numbers; those that change none stand in the table of findings alone. `n` is empty where a policy hides it. */
const effects: Readonly<Record<string, (n: string, found: ShownIssue) => string>> = {
  "outcome-loss": (n) =>
    `The plan accepts that ${n}records or patients are left out because what happened to them cannot be read: if the loss hangs on the outcome, every number is biased.`,
  "many-patients-left-out": (n) =>
    `The plan accepts that ${n}patients are left out for errors of their rows: whether the others are like them is not known.`,
  "results-not-read": (n, {received}) =>
    `${n}results of assessments say nothing that is understood${of(received)}: a progression among them is missing from every number.`,
  "progression-of-named-line": (n) =>
    `${n}progressions were found after the next line had begun: they count on the line that their record names, on the first day of the next.`,
  "progression-of-no-line": (n) =>
    `${n}progressions name a line or drug that the patient had not begun then: they are placed by their day.`,
  "corrected-beside": (n, {column}) =>
    `The plan accepts that another column holds another version${column === null ? "" : ` of ${column}`} for ${n}records, which is not read.`,
  "progression-of-one-adc": () =>
    "The plan accepts that a wide file has a column of progression for one ADC and none for a later one, on which deaths alone are events.",
  "planned-against-given": (n, {column}) =>
    `Columns${column === null ? "" : ` ${column}`} say otherwise of ${n}records: a group is of what was meant, or of what was given.`,
  "results-doubtful": (n) =>
    `${n}results of assessments doubt a progression, or have one that is not confirmed; they count neither as one nor as an assessment without.`,
  "identifiers-rounded": (n) =>
    `The plan accepts ${n}identifiers that a spreadsheet may have rounded: several patients may share one.`,
  "code-as-number": (n) => `The plan accepts ${n}cells as times or days that look like codes for missing values.`,
  "rows-refused": (n) =>
    `The plan accepts that ${n}rows cannot be read and are left out: whose they were, and what happened to them, is not known.`,
  "identifiers-differ-by-spelling": (n) =>
    `The plan accepts that ${n}identifiers that differ by spelling alone are different patients.`,
  "identifiers-do-not-join": (n) =>
    `The plan accepts that ${n}patients are not in a file that should hold them: what it would say of them is not known.`,
  "patient-not-in-patients-file": (n) =>
    `${n}patients with lines of therapy are not in the patients file: their deaths, last contacts and covariates are not known.`,
  "patient-of-unreadable-record": (n) =>
    `${n}patients are left out because a record of theirs cannot be read, and a line may be missing.`,
  "total-row": (n) => `${n}rows are totals or means, no patients, and are left out.`,
  "duplicate-row": (n) => `${n}rows repeat another and count once.`,
  "imputed-date": (n, {column}) =>
    `${n}days${column === null ? "" : ` of ${column}`} are a month or a year alone and stand for its middle: times that begin or end there are wrong by as much.`,
  "day-moved-within-month": (n) =>
    `${n}days are a month alone whose middle lies outside their line, and stand for the middle of the days within it.`,
  "no-day-of-censoring": (n) =>
    `The plan accepts that ${n}ADCs without an event are left out, since no day is recorded until which they were observed: survival is too short.`,
  "units-mixed": (_, {received}) =>
    `The plan accepts times that look like two units${received === null ? "" : `: ${received}`}.`,
  "records-alike": (n) =>
    `${n}rows repeat another in every column, more than chance would make, and no column identifies patients: they count twice.`,
  "legend-not-read": (_, {received}) =>
    `A text that looks like a legend of the outcome is not understood${of(received)}: if it codes the outcome the other way round, every number is turned round.`,
  "outcome-one-sided": () =>
    "Every record has the same outcome: if its code says the opposite, every number is turned round.",
  "counted-rows": (_, {column}) =>
    `The plan accepts that each row is one record, though ${column === null ? "a column" : `column ${column}`} counts several.`,
  "days-not-read": (n, {received}) =>
    `Days after the start of an ADC stand in columns from which nothing is read${of(received)}; ${n}patients have one: where it is a death, a progression, an assessment, a contact or the start of a therapy, it is missing from every number.`,
  "outcome-words-not-read": (n, {received}) =>
    `Words of an outcome stand in columns from which nothing is read${of(received)}, of ${n}patients: what they say is missing from every number.`,
  "answers-not-read": (n, {received}) =>
    `Texts that no rule understands stand in columns that ask what happened${of(received)}, of ${n}patients: what they say is missing from every number.`,
  "outcome-doubtful": (n) =>
    `${n}records have an outcome that another column of the file contradicts: which of the two is right is not known.`,
  "unit-looks-wrong": () => "The times look as if they were in another unit than the one declared.",
  "entry-blank": (n) =>
    `${n}records have no day of entry, where others have one, and are taken as observed from the origin.`,
  "repeated-patients": (n) =>
    `${n}records are further ones of patients who have one already: records are not patients, and variances are robust to it.`,
  "no-progression-column": () => "No column holds the day of progression: no progression is seen on any line.",
  "codes-as-number": () =>
    "A model takes a column of few whole numbers as a straight line, per 1: if they are codes of categories, its ratio is of nothing (columns: {NAME: {kind: categorical}}).",
  "her2-not-resolved": (n) =>
    `The HER2 status of ${n}records is not known though something is written: contrasts that compare like with like leave these patients out.`,
  "her2-several-results": (n) =>
    `The HER2 status of ${n}records is one of several results in a cell, and which counts is not said: contrasts that compare like with like leave these patients out.`,
  "her2-read-by-date": (n) =>
    `The HER2 status of ${n}records is the latest of several dated results in a cell before the line began.`,
  "her2-code": (n) =>
    `HER2 of ${n}records is written as 0 or 1 and read as negative or positive: if these are IHC scores, every contrast within HER2 is of other patients.`,
  "her2-code-open": (n) =>
    `HER2 of ${n}records is a digit of which it is not known what it means: contrasts that compare like with like leave these patients out.`,
  "her2-negative-beside-low": (n) =>
    `${n}records are HER2-negative, which is 0 or low, where others are told apart: contrasts hold them as a level of their own.`,
  "her2-status-against-ihc": (n) => `${n}records have a HER2 status that IHC and in-situ hybridisation contradict.`,
  "levels-look-alike": (_, {received}) =>
    `Levels of the tumour that look like one${received === null ? "" : ` (${received})`} stand apart: as strata they set nobody of one against the other.`,
  "labels-name-one-treatment": (_, {received}) =>
    `The plan accepts that labels that name one treatment are groups of their own${received === null ? "" : ` (${received})`}.`,
  "levels-apart-change-contrast": (_, {remark}) =>
    `Levels of the tumour that look like one change a hazard ratio${remark === undefined ? "" : `: ${remarkText(remark)}`}.`,
  "day-against-flag": (n) =>
    `${n}days of progression or death stand beside a column that says that there was none; the days count.`,
  "progression-taken-back": (n) =>
    `${n}days of progression are none, as the plan says by another column; each is the last assessment where none is recorded.`,
  "end-against-flag": (n) =>
    `${n}lines have an end and are said to go on: where it is the last day with data, time to discontinuation ends there without one.`,
  "begins-after-first-line": (n) =>
    `${n}patients begin after line 1, where nearly all begin at 1: a mistyped identifier makes two patients of one, and earlier lines that are missing hide what was given before.`,
  "inferred-adc": (n) =>
    `${n}conjugates are known by their payload alone, not by name: without a target their transitions cannot be classified.`,
  "contact-is-extraction": (n) =>
    `The last contact is the day of extraction for everybody alive (${n}patients): without an assessment, progression-free observation ends at the last dose or visit.`,
  "no-follow-up": (n) => `${n}exposures have neither an event nor a day of censoring and are left out.`,
  "unread-drug": (n, {received}) => `${n}drugs are not read${of(received)} and count as therapy other than an ADC.`,
  "unknown-code": (n) =>
    `${n}drugs are codes of companies that are not known and may be conjugates: their transitions cannot be classified, and those across them are not direct (agents: {unknownCodes: not-adc} takes all as other therapy).`,
  "unknown-code-as-no-adc": (n) =>
    `The plan takes ${n}drugs that are codes of companies and not known as no conjugates: where one is, the ADCs around it are not consecutive.`,
  "masked-drug": (n) =>
    `${n}treatments of trials are not named and may be conjugates: their transitions cannot be classified, and those across them are not direct (agents: {maskedDrugs: not-adc} takes all as other therapy).`,
  "masked-drug-as-no-adc": (n) =>
    `The plan takes ${n}treatments of trials that are not named as no conjugates: where one is, the ADCs around it are not consecutive.`,
  "unknown-adc": (n, {received}) =>
    `${n}conjugates are not known by name${of(received)}: their transitions cannot be classified, and stand in no group that a class makes.`,
  "next-therapy-without-day": (n) =>
    `${n}therapies after an ADC are named without a day, and make no line: nothing is censored at them.`,
  "between-not-recorded": () => "The file does not tell therapy between two ADCs: every transition looks direct.",
  "setting-not-recorded": () => "The setting of therapy is not recorded: all lines are read as metastatic.",
  "survival-clock-assumed": () =>
    "Survival is taken to count from day 0 of the timelines, which studies do differently.",
  "progression-moved-to-line-before": (n) =>
    `${n}progressions recorded on or before the first day of a line count on the line before, which had none of its own.`,
  "report-of-line-before": (n) =>
    `${n}progressions that were shown in the first two weeks of a line count on the line before, on the day on which it ended, as it had none of its own.`,
  "progression-beside-line-before": (n) =>
    `${n}progressions recorded on or before the first day of a line count on no line, as the line before has one on another day: which day is right is not known.`,
  "progression-before-any-line": (n) =>
    `${n}progressions recorded on the first day of a patient's first line count on no line.`,
  "progression-imputed-at-end": (n) =>
    `${n}events on ADCs are imputed at the end of a line that was stopped for progression, as no day of it counts; other readings stand among the rules of the endpoint.`,
  "undated-progression-censored": (n) =>
    `${n}ADCs stopped for progression without a day of it have no event, and are followed no longer than to the stop.`,
  "death-moved-within-month": (n) =>
    `${n}deaths recorded up to a month before the last dose count on the last day on which the patient is known to have been alive.`,
  "never-given": (n) =>
    `${n}lines of which nothing was given by their cycles or doses, and no day lies after their start, were never given and are left out.`,
  "not-systemic-therapy": (n, {received}) =>
    `${n}rows hold no systemic therapy${of(received)}: they are no lines, take no position, and nothing is censored at them.`,
  "progression-of-other-row": (n) =>
    `${n}progressions stand on a row that holds no systemic therapy, and count on the line before, which had none of its own.`,
  "said-not-given": (n) => `${n}lines were not given, as a cell of theirs says, and are left out.`,
  "progression-of-line-never-given": (n) =>
    `${n}progressions stand on a line that was never given; they count on the line before, if that has none.`,
  "death-without-day": (n) =>
    `The plan accepts that ${n}patients who are known to have died, on a day that is not known, died on the last day on which they are known to have been alive.`,
  "death-without-event": (n) =>
    `${n}records are censored at a time at which another column says that the patient died: a death is an event of every endpoint but time to progression.`,
  "time-against-outcome": (n) =>
    `The plan accepts that ${n}times say another outcome (12.3+, 4.7 (PD)) than the one beside them, and takes that.`,
  "doses-as-lines": (n) => `The plan accepts that ${n}rows that look like doses are lines of therapy of their own.`,
  "file-fits-two-ways": (_, {received}) =>
    `The columns of a file fit two kinds of files${received === null ? "" : ` (${received})`}: it is read as the first.`,
  "events-beside-wide": (n) =>
    `${n}patients have progressions in a file of events that are not taken, since a wide file has its own.`,
  "progression-early-in-line": (n) =>
    `${n}progressions were in the first two weeks of a line, and the line before has none: they count on the line in which they lie.`,
  "doses-combined": (n) => `${n}rows are doses, and are combined into lines of therapy.`,
  "setting-contradicted": (n) =>
    `${n}lines are metastatic by the column of the setting and (neo)adjuvant by a word beside it; they count as metastatic.`,
  "pair-not-read": (n, {received}) =>
    `The two ADCs of ${n}records are not read${of(received)}: they are in no transition and no sequence.`,
  "pair-not-classified": (n, {received}) =>
    `Of the two ADCs of ${n}records the target or the payload is not known${of(received)}: they are in no transition.`,
  "settings-differ": (n, {column}) =>
    `${n}lines with an ADC are (neo)adjuvant by one column and metastatic by another${column === null ? "" : ` (${column})`}: the column that the plan or its name makes the setting counts, and without one all lines are metastatic.`,
  "footnote-of-drug-not-read": (n, {received}) =>
    `${n}lines with an ADC have the sign of a footnote behind it${of(received)} of which nothing is read: their setting, and whether it was given, are taken from the columns alone.`,
  "setting-in-remark": (n) =>
    `A remark on ${n}lines with an ADC speaks of (neo)adjuvant therapy; they count as metastatic, so that such an ADC is the first of its patient.`,
  "near-duplicate-lines": (n) =>
    `The plan accepts that ${n}lines of an ADC which begin before another of the same has ended are courses of their own.`,
  "course-under-two-identifiers": (n) =>
    `The plan accepts that ${n}pairs of identifiers with the same agents on the same days are different patients: one patient under two identifiers counts twice.`,
  "day-far-after-all-others": (n) =>
    `The plan accepts ${n}days that lie years after every other day of the files: the times that end there are as long.`,
  "day-long-after-last-contact": (n) =>
    `The plan accepts ${n}progressions or assessments more than a year after the last contact, after which nobody saw the patient.`,
  "progression-on-cutoff": (n) =>
    `${n}progressions on the very day of the data cut-off count as events: where it stands for nobody having progressed until then, they are none.`,
  "progression-on-last-day": (n, {received}) =>
    `${n}progressions on the very day of the last contact, of death or of the last assessment count as events${received === null ? "" : ` (${received})`}: where that day stands for nobody having progressed until then, they are none.`,
  "time-may-hold-first": (_, {column}) =>
    `The plan accepts that ${column ?? "the time"} counts from the second ADC, though it is nowhere shorter than the time on the first.`,
  "label-perhaps-of-a-group": (_, {received}) =>
    `The plan accepts that labels which may name one treatment${of(received)} are different groups.`,
  "progression-on-next-start": (n, {received}) =>
    `${n}progressions on the very day on which the next line begins count as events${of(received)}: where that day stands for a progression that nobody dated, the time is that to next treatment.`,
  "progression-on-other-stop": (n, {received}) =>
    `${n}progressions on the very day of a stop for another reason count as events${of(received)}: where that day stands for nobody having progressed until then, they are none.`,
  "death-on-cutoff": (n) =>
    `${n}deaths on the very day of the data cut-off count as events: where it stands for somebody alive, they are none.`,
  "everybody-dead": () =>
    `Every patient has a day of death: where the last contact stands for a death of who lives, it counts as an event and is none.`,
  "group-dead": (n) =>
    `${n}patients of one group have a day of death, all of it, on the last contact, while others live: where that day stands for who lives, it counts as an event and is none.`,
  "progression-year-from-stop": (n) =>
    `${n}progressions lie a year or so from the stop for progression: where the year is mistyped, the times that end there are wrong by a year.`,
  "adc-year-before-other-ended": (n) =>
    `The plan accepts that ${n}ADCs began most of a year before another, which ended first, had ended: where the year is mistyped, which ADC came first is wrong.`,
  "note-on-values": (_, {received}) =>
    `The plan accepts texts that say of single records what happened, when, or that they are left out${of(received)}: none of it is in the numbers.`,
  "flag-against-legend": (_, {column, received}) =>
    `The plan accepts 0 and 1 of ${column === null ? "a column" : `column ${column}`} as its name says, and not as a legend does${of(received)}.`,
  "note-not-read": (_, {received}) =>
    `A text that says something of single records is not read${of(received)}: what it says is in no number.`,
  "thousands-in-days": (n, {received}) =>
    `The plan accepts ${n}times as decimal numbers that look like thousands${of(received)}: where they are, they are a thousand times too short.`,
  "tables-side-by-side": (_, {received}) =>
    `The plan accepts columns that look like tables side by side${of(received)}: where they are, one of them alone is analysed.`,
  "unit-against-note": (_, {received}) =>
    `The plan accepts a unit of times that a text of the file contradicts${of(received)}: where the text is right, every time is as many times wrong.`,
  "drugs-look-misspelled": (n, {received}) =>
    `The plan accepts that names of drugs that look misspelled${of(received)} are not read: ${n}patients stand in no group of what they received.`,
  "unit-in-remark": (n) =>
    `The plan accepts ${n}times whose remark says another unit: where the remarks are right, these times are as many times wrong.`,
  "remarks-not-read": (n, {column}) =>
    `${n}remarks${column === null ? "" : ` (${column})`} are read by no rule: what they say of who counts, of a time or of an outcome is in no number. Read them.`,
  "death-or-contact-open": (_, {column}) =>
    `The plan takes every day of ${column ?? "the last contact"} for a contact: whoever died on one is followed as alive until then.`,
  "death-on-last-contact": (n, {column}) =>
    `${n}deaths without a day of their own count on that of ${column ?? "the last contact"}, which by its name is the day of death of those who died.`,
  "results-of-a-day-differ": (n) =>
    `Of ${n}scans one row shows a progression and another none (readers, lesions); the plan takes each for a progression: where the other row is right, progression-free survival is too short.`,
  "codes-among-times": (n, {received}) =>
    `The plan accepts ${n}times that look like codes for what is not known${of(received)}: where they are, these patients are followed for years that nobody saw.`,
  "utc-midnights": (n) =>
    `${n}stamps in universal time are the midnight of a place east of Greenwich, and are read as the day that begins there.`,
  "beside-progressions-not-read": (n, {column}) =>
    `What a column says beside ${n}progressions or scans${column === null ? "" : ` (${column})`} is read by no rule: where it says that one was none, it counts nevertheless.`,
  "births-shared": (n) =>
    `The plan accepts ${n}patients who were born on the day of another, more than chance would make: patients who stand in the file twice count twice.`,
  "days-look-like-months": () =>
    "The plan accepts that the times of lines are days though half of the lines end within two weeks: if they are months or weeks, every time is as many times too short.",
  "time-against-dates": (n) =>
    `${n}times are not those from the start to the end that stand beside them: which of the two is right is not known, and the times count.`,
  "labels-differ-by-spelling": (_, {received}) =>
    `The plan accepts that labels that differ by spelling alone are groups of their own${received === null ? "" : ` (${received})`}.`,
  "patients-alike": (n) =>
    `${n}records are those of another patient in every column, or in all but one (a rounded time aside), more than chance would make: patients who were entered twice count twice.`,
  "identifiers-restart": (n) =>
    `The plan accepts ${n}identifiers whose records at several places are of another sex, age or birth: each counts as one patient.`,
  "dates-turned-round": (n) =>
    `The plan accepts ${n}dates as they stand that look as if a spreadsheet had turned day and month round: where it has, every time that begins or ends there is wrong.`,
  "times-very-short": (n) =>
    `${n}times are shorter than an eighth of the upper quartile: where some are in a longer unit than the others, every number is wrong.`,
  "progressed-at-best": (n) =>
    `The plan accepts ${n}lines whose best response was progression and which have no day of it: they have no event, and progression-free survival is too long.`,
  "units-perhaps-mixed": (_, {received}) =>
    `Times of one group are so much longer than the others${received === null ? "" : ` (${received})`}, follow-up too, that they may be in another unit: where they are, every number of it is wrong.`,
  "event-of-other-endpoint": () =>
    "The plan accepts an outcome of another endpoint than the one that the time is named after: events of the latter may be censored.",
  "patients-not-told-apart": (n) =>
    `The plan accepts that rows which look like several of each patient are patients of their own: ${n}may be too many.`,
  "patients-in-several-rows": (n) =>
    `The plan accepts that ${n}rows repeat time and outcome of another row of the same patient, and counts each.`,
  "further-row": (n) =>
    `${n}rows repeat time and outcome of another row of the same patient and count once, as the plan says.`,
  "earlier-row": (n) =>
    `${n}rows are of a patient of whom a row with a longer time counts in their place, as the plan says.`,
  "outcome-turned-at-source": (n) =>
    `The plan accepts the outcome of ${n}records of one source that looks as if it were coded the other way round: where it is, events are censored and censored records are events.`,
  "group-against-column": (n, {column, received}) =>
    `${n}records stand in another group by ${received ?? "a second column"} than by ${column === null ? "the one" : `column ${column}`} that makes the groups: which of the two is right is not known.`,
  "later-cut-beside": (n, {received}) =>
    `The plan accepts an earlier data cut, though ${n}records are followed on in a later one beside it${of(received)}.`,
  "months-and-days": (n) =>
    `The plan accepts ${n}times as decimal numbers whose digits behind the point look like days of a month, or months of a year.`,
  "censored-at-time-zero": (n) =>
    `${n}records are censored at time 0: each counts as a patient and none was observed, as in rows of a template that nobody filled in.`,
  "times-alike-far-off": (n, {received}) =>
    `${n}records have one time far beyond every other${of(received)}: where it is a code for a time that is not known, curves and follow-up are wrong.`,
  "times-in-a-run": (_, {received}) =>
    `Times follow from the row above as if a cell had been dragged${of(received)}: where it was, they are those of nobody.`,
  "entry-not-read": (n, {column}) =>
    `The plan accepts that ${column === null ? "a column" : `column ${column}`} is no entry: where it is one, ${n}records came under observation late and survival is too long.`,
  "entries-after-times": (n) =>
    `The plan accepts that ${n}records are left out whose entry does not lie before their time: where the two are in other units, those who were followed shortest are missing.`,
  "stacked-records": (_, {column}) =>
    `The plan accepts that every patient, or every record, stands once under each value of ${column === null ? "a column" : `column ${column}`}, and counts each.`,
  "group-mostly-blank": (_, {received}) =>
    `The plan accepts groups that most records do not have${of(received)}: what the others are is not known.`,
  "pfs-after-os": (n) =>
    `The plan accepts that ${n}records have a longer progression-free than overall survival, one of which is wrong.`,
  "pfs-beyond-os": (n) =>
    `${n}censored records are followed longer without progression than for survival: one of the two times is wrong.`,
  "last-assessment-before-start": (n) =>
    `${n}last assessments lie before the first day of their line: without an event it is followed to its first day alone.`,
  "last-contact-before-dose": (n) =>
    `${n}patients have a last contact before their last dose, which counts in its place: a dose proves that a patient was seen.`,
  "last-assessment-after-progression": (n) =>
    `${n}lines have an assessment without progression after their day of progression: the progression counts, and one of the two days is wrong.`,
  "scan-without-progression-after": (n) =>
    `${n}lines have an assessment without progression behind their day of progression, before the next line: the progression counts, and one of the two may be wrong.`,
  "last-contact-before-progression": (n) =>
    `${n}progressions lie after the last contact of the patient: they count, and one of the two days is wrong.`,
  "last-contact-before-last-assessment": (n) =>
    `${n}last assessments lie after the last contact of the patient: they count, and one of the two days is wrong.`,
  "progression-after-cutoff": (n) => `${n}progressions lie after the data cut-off and are no events.`,
  "death-after-cutoff": (n) => `${n}records are of patients whose death lies after the data cut-off: it is no event.`,
  "entry-after-last-contact": (n) =>
    `${n}records are of patients who came under observation after their last contact: they are never at risk, unless an event comes later.`,
  "earlier-adc-in-text": (n) =>
    `${n}patients had an earlier ADC that stands in a text, an answer or a number alone: which ADC came first is not known, and they are in no comparison of a first with a second ADC.`,
  "marked-for-exclusion": (n) =>
    `The plan accepts that ${n}patients or records count that the file marks for exclusion.`,
  "doses-not-given": (n) =>
    `${n}records of drugs are of doses that were not given, by their status or amount, and are left out.`,
  "progressions-set-aside": (n) => `${n}progressions are not taken, as the plan says of what the file says of them.`,
  "assessment-of-patient": (n) =>
    `${n}last assessments stand in a file of patients, and count on the line in which they lie.`,
  "death-in-text": (n, {column}) =>
    `${n}deaths are told by a text alone${column === null ? "" : ` (${column})`}, and count on the day that stands in it.`,
  "progression-in-remark": (n) =>
    `The plan accepts that ${n}remarks tell a progression on a line that has none in its column, or a later one: it is not read.`,
  "start-in-remark": (n) =>
    `The plan accepts that ${n}remarks tell a first dose before the start of a line: it is not read.`,
  "progression-not-mapped": (_, {column}) =>
    `The plan accepts that no progression is read on any line, though columns${column === null ? "" : ` (${column})`} are named so: deaths alone are events.`,
  "progression-in-second-column": (n) =>
    `The plan accepts that ${n}lines have a day of progression in a second column alone, and count as without one.`,
  "progression-doubted": (n) =>
    `${n}progressions count of which the file says that they were not confirmed, or no true ones.`,
  "comments-not-read": (n) =>
    `${n}comments on cells of the spreadsheet are not read: what they say of a patient is missing from every number.`,
  "earlier-adc-by-number": (n) =>
    `${n}patients have an ADC whose number says that an earlier one is not recorded: which came first and second is not known, and they are in no comparison of a first with a second ADC.`,
  "name-of-several-drugs": (n, {received}) =>
    `The plan accepts that ${n}lines name an ADC by a name that several drugs share${of(received)}: they are ADCs that are not known, in no class and no sequence.`,
  "adc-in-text-alone": (n) =>
    `The plan accepts that ${n}texts name an ADC of which the patient has no line: if it was given before, the ADC counted as first is not the first.`,
  "contradictory-patient-value": (n) => `${n}values of patients contradict each other and are taken as unknown.`
};

/** Where something stands, in brackets. */
const of = (received: ShownIssue["received"]): string => (received === null ? "" : ` (${received})`);

/**
 * Whether a finding says what it does to the numbers.
 *
 * @example
 * [changesNumbers("duplicate-row"), changesNumbers("empty-column")] // [true, false]
 */
export function changesNumbers(code: string): boolean {
  return effects[code] !== undefined;
}

/** Most kinds of findings that are said before the numbers. */
const MOST_SAID = 8;

/**
 * What a reader has to know of the data before the numbers: each kind of error, with the smallest change that would keep the rows, and each warning that changes numbers. Without counts where a policy
 * hides them.
 *
 * @example
 * const found = {code: "duplicate-row", severity: "warning", expected: "each record once", hint: null, file: null, row: null, column: null, received: null, count: 3};
 * findingsBeforeNumbers([found]) // ["3 rows repeat another and count once."]
 */
export function findingsBeforeNumbers(issues: readonly ShownIssue[]): string[] {
  const kinds = new Map<string, {first: ShownIssue; count: number | null; texts: Set<string>}>();
  for (const found of issues) {
    if (found.severity !== "error" && effects[found.code] === undefined) continue;
    const key = `${found.severity} ${found.code} ${found.column}`;
    const known = kinds.get(key);
    const own = isHidden(found.count) ? null : found.count;
    const {texts} = known ?? {texts: new Set()};
    if (found.received !== null) texts.add(found.received);
    if (known === undefined) kinds.set(key, {first: found, count: own, texts});
    else known.count = known.count === null || own === null ? null : known.count + own;
  }
  const sentences = [...kinds.values()]
    .toSorted((a, b) => Number(b.first.severity === "error") - Number(a.first.severity === "error"))
    .map(({first, count, texts}) =>
      sentenceOf(namesDrugs.has(first.code) ? {...first, received: listed([...texts])} : first, count)
    );
  const said = [...new Set(sentences)];
  const rest = said.length - MOST_SAID;
  return rest > 0
    ? [
        ...said.slice(0, MOST_SAID),
        `${rest} more kinds of findings change what is counted; they stand among the findings.`
      ]
    : said;
}

/** Findings whose sentence names the drugs. */
const namesDrugs: ReadonlySet<string> = new Set(["unread-drug", "unknown-adc"]);
/** Most texts that are named. */
const MOST_NAMED = 4;

const listed = (texts: readonly string[]): string | null =>
  texts.length === 0
    ? null
    : `${texts.slice(0, MOST_NAMED).join(", ")}${texts.length > MOST_NAMED ? `, ${texts.length - MOST_NAMED} more` : ""}`;

function sentenceOf(found: ShownIssue, count: number | null): string {
  const n = count === null ? "" : `${count} `;
  const effect = effects[found.code];
  if (found.severity !== "error" && effect !== undefined) return `${capital(effect(n, found))}${weightText(found)}`;
  if (count === null) return "Rows with errors are left out.";
  const what = issueMessage({...found, file: null, row: null, received: null, count: 1});
  return `Left out for an error${count > 1 ? `, ${count} times` : ""}: ${what}.`;
}

/** What the main numbers are without those concerned, where it is known. */
const weightText = ({remark}: ShownIssue): string =>
  remark?.code === "without-them" ? ` ${capital(remarkText(remark))}.` : "";

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
