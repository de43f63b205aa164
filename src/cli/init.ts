import {copyFileSync, existsSync, writeFileSync} from "node:fs";
import {basename, isAbsolute, normalize, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {stringify} from "yaml";
import {administrationsIn} from "../cohort/administrations.ts";
import {cohortDates} from "../cohort/cohort-dates.ts";
import {withColumnsByValues, type ColumnByValues} from "../cohort/columns-by-values.ts";
import type {MappedColumn, ProposedMapping} from "../cohort/header-mapping.ts";
import {normalName} from "../cohort/column-dictionary.ts";
import {outcomePairs} from "../cohort/outcome-pairs.ts";
import {givenBeside} from "../cohort/planned-against-given.ts";
import {scanShows} from "../cohort/scan-words.ts";
import type {CellValue} from "../cohort/cell-values.ts";
import {addReadyTransitions, readyGroups} from "../cohort/ready-transitions.ts";
import {drugColumns} from "../cohort/record-dictionaries.ts";
import {exportsApart, type TablesApart} from "../cohort/redcap-exports.ts";
import {fittingRoles, mappingOfRole, recognisedRoles} from "../cohort/source-roles.ts";
import {severalOutcomes, type OutcomeChoice} from "../cohort/several-outcomes.ts";
import {valueMeanings} from "../cohort/value-meanings.ts";
import type {CsvTable} from "../files/csv.ts";
import {isBlockColumn, wideBlocks, type WideBlock} from "../cohort/wide-file.ts";
import {completePlan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {CallError} from "./call-error.ts";
import {columnHints, hintOf, openDays, type ColumnHints} from "./column-hints.ts";
import {dateProposal, type DateProposal} from "./date-proposal.ts";
import {dayWordNotes} from "./day-word-notes.ts";
import {fileForPlan, ownRepairs, repairLines, repeatedNames, type FileForPlan} from "./init-repairs.ts";
import {faultText} from "./fault-text.ts";
import {exampleNotebook} from "./example-notebook.ts";
import type {ExitStatus} from "./exit-status.ts";
import {sourcesOf} from "./input-files.ts";
import {identityLines} from "./identity-proposal.ts";
import {shellWord} from "./next-command.ts";
import {levelLines} from "./level-proposal.ts";
import {readyMadeLines} from "./ready-made-proposal.ts";
import {pastedFile} from "./pasted-file.ts";
import type {PlannedPath} from "./plan-file.ts";
import {SCHEMA_FILE, schemaLine, schemaText} from "./schema.ts";
import {stopLines} from "./stop-lines.ts";
import {shortenedNames, type ShortenedName} from "./shortened-names.ts";
import {drugTexts, unreadDrugs} from "./unread-drugs.ts";

/** Columns with this many different values or fewer are offered as groups. */
const MOST_LEVELS = 8;

/** `payloadswap init`: a plan for a cohort file on stdout, for a person to confirm; `--example` sets up a sample. */
export async function initCommand(
  files: readonly string[],
  {example, sheet = []}: {readonly example?: boolean; readonly sheet?: readonly string[]}
): Promise<ExitStatus> {
  if (example === true) return setUpExample(files);
  if (files.length === 0) throw new CallError("init takes a cohort file: payloadswap init cohort.csv > plan.yaml");
  const paths = files.map((path) => (path === "-" ? pastedFile() : path));
  const asked = paths.flatMap((path) => sheetsAsked(path, sheet));
  const sources = sourcesOf(asked, "init");
  return proposePlan(asked, await Promise.all(sources.map((source) => fileForPlan(source))));
}

/** A spreadsheet once for each sheet that was asked for; any other file as it is. */
function sheetsAsked(path: string, sheets: readonly string[]): {readonly path: string; readonly sheet?: string}[] {
  return sheets.length === 0 || !/\.(?:xlsx|xlsm|ods)$/i.test(path) ? [{path}] : sheets.map((sheet) => ({path, sheet}));
}

/** Writes the plan to stdout and what is left to do to stderr; no plan where a file holds no record. */
async function proposePlan(asked: readonly PlannedPath[], read: readonly FileForPlan[]): Promise<ExitStatus> {
  const files = asked.map(({path}) => path);
  const tables = read.map(({table}) => table);
  const faults = tables.flatMap(({issues}) => issues.filter(({severity}) => severity === "error"));
  for (const fault of faults) process.stderr.write(`${faultText(fault)}\n`);
  const unusable = tables.find(({row}) => row.length === 0);
  if (unusable !== undefined) {
    process.stderr.write(
      faults.some(({code}) => code === "sheet-not-chosen")
        ? `payloadswap: no plan is proposed until a sheet is chosen: payloadswap init ${files.map(shellWord).join(" ")} --sheet NAME > plan.yaml\n`
        : `payloadswap: ${unusable.name} holds no record that can be read, so no plan is proposed\n`
    );
    return 1;
  }
  const plan = proposal(files, read);
  const open = await stopLines(plan, asked);
  process.stdout.write(`${plan}${open.map((line) => `${line.replaceAll(/[\r\n]+/g, " ")}\n`).join("")}`);
  process.stderr.write(
    closing(
      files,
      exportsApart(read, {mapping: {}, values: {}}).tables.map(({table}) => table)
    )
  );
  return faults.length > 0 ? 1 : 0;
}

/** What the columns of the files tell of a plan. */
interface Proposed {
  readonly files: readonly string[];
  readonly roles: readonly SourceRole[];
  /** Follow-up that came computed, and not as lines of therapy. */
  readonly readyMade: boolean;
  readonly mapped: readonly MappedColumn[];
  /** What the columns of each file are taken for. */
  readonly proposals: readonly ProposedMapping[];
  /** Columns that hold few values, which are fit for groups, and how many. */
  readonly groups: readonly {readonly name: string; readonly levels: number}[];
  /** What is missing, ambiguous, or kept as it is. */
  readonly notes: readonly string[];
  /** Days that nothing is mapped to yet. */
  readonly open: readonly string[];
  readonly dates: DateProposal;
  /** Why drugs were stopped is not recorded, as is usual of records of drugs. */
  readonly stopsUnknown: boolean;
  /** Names of ADCs that are cut short, of which the files tell what they stand for. */
  readonly shortened: readonly ShortenedName[];
  /** Names of drugs that are not read, a line each. */
  readonly unread: readonly string[];
}

function proposal(files: readonly string[], read: readonly FileForPlan[]): string {
  const apart = exportsApart(read, {mapping: {}, values: {}}).tables;
  const tables = apart.map(({table}) => table);
  const proposed = proposedOf(files, tables);
  const {readyMade, dates} = proposed;
  const outcome = readyMade ? readyMadeLines(tables, proposed.proposals) : [];
  const further = [
    ...repairLines(read),
    ...(readyMade ? outcome : dates.choices.map((line) => `# ${line}`)),
    ...identityLines(tables, proposed.roles, proposed.proposals),
    ...levelLines(tables, proposed.roles, proposed.proposals, {
      groups: proposed.groups.map(({name}) => name),
      hasValues: outcome.some((line) => line.startsWith("values:"))
    })
  ];
  return [
    schemaLine(),
    ...commentsOf(proposed).map(comment),
    stringify(
      planOf(
        proposed,
        read.map((file, index) => ({...file, role: roleOfFile(index, apart, proposed.roles)}))
      )
    ),
    ...further.map((line) => `${line.replaceAll(/[\r\n]+/g, " ")}\n`)
  ].join("");
}

/** The role of a file; one that is taken apart, and one that is a data dictionary, tell by their columns. */
function roleOfFile(file: number, apart: TablesApart["tables"], roles: readonly SourceRole[]): SourceRole | undefined {
  const at = apart.findIndex(({of, isMade}) => of === file && !isMade);
  return at < 0 ? undefined : roles[at];
}

const comment = (text: string): string => `# ${text.replaceAll(/[\r\n]+/g, " ")}\n`;

function proposedOf(files: readonly string[], tables: readonly CsvTable[]): Proposed {
  const read = columnsRead(tables);
  const {proposals, mapped, hints} = read;
  const dates = dateProposal(tables, read.roles);
  const roles = withAdministrations(tables, read.roles, dates);
  const readyMade = roles.includes("follow-up");
  const columnFor = (name: string): string | undefined => mapped.find(({canonical}) => canonical === name)?.column;
  const dated = new Set(hints.flatMap((hint) => hint.dates));
  const texts = drugTexts(
    tables,
    roles,
    drugColumns.map(columnFor).find((column) => column !== undefined)
  );
  const shortened = readyMade ? [] : shortenedNames(texts);
  return {
    files,
    roles,
    readyMade,
    mapped,
    proposals,
    groups: [
      ...(readyMade ? tables.flatMap(derivedGroups) : []),
      ...treatmentFirst(
        groupColumns(tables, new Set([...dated, ...noGroups(mapped), ...outcomesIn(tables), ...repeatedNames(tables)]))
      )
    ],
    notes: [
      ...proposals.flatMap((own, index) => mappingNotes(own, tables[index]?.name ?? "", hints[index])),
      ...tables.flatMap(twoWaysNote),
      ...tables.flatMap(({header}, index) => (roles[index] === "wide" ? wideBlocks(header).map(blockNote) : [])),
      ...(roles.some((role, index) => role !== read.roles[index])
        ? ["role drugs: rows repeat an ADC as doses are, and are combined into lines of therapy"]
        : []),
      ...(readyMade ? tables.flatMap(otherEndpoints) : []),
      ...(readyMade
        ? tables.flatMap((table, index) =>
            proposals.slice(index, index + 1).flatMap((own) => outcomeReason(table, own))
          )
        : []),
      ...dayWordNotes(tables, roles)
    ],
    open: readyMade ? [] : openDaysOf(hints, mapped),
    dates,
    stopsUnknown: areStopsUnknown(tables, roles, proposals),
    shortened,
    unread: readyMade ? [] : unreadDrugs(texts.filter(({text}) => shortened.every((one) => one.text !== text.trim())))
  };
}

/** Times and outcomes of further endpoints, to be taken in place of the first. */
function otherEndpoints({header}: CsvTable): string[] {
  const [taken, ...others] = outcomePairs(header);
  return others.map(
    ({endpoint, time, event}) =>
      `time and event are of ${taken?.endpoint ?? ""}; for ${endpoint} write under mapping time: ${time} and event: ${event}`
  );
}

/** Which columns of a wide file are of one ADC or line. */
const blockNote = ({number, adc, isNext, columns: {regimen = "", ...others}}: WideBlock): string =>
  isNext === true
    ? `the therapy after an ADC is read from ${Object.values({regimen, ...others})
        .filter((column) => column !== "")
        .join(", ")}, as a line`
    : `${adc ? "ADC" : "line"} ${number} is read from ${regimen}: ${Object.entries(others)
        .map(([canonical, column]) => `${canonical} ${column}`)
        .join(", ")}`;

/** What is to be confirmed of a file whose columns fit two layouts. */
function twoWaysNote(table: CsvTable): string[] {
  const [taken, ...others] = fittingRoles(table, {});
  return taken === undefined || others.length === 0
    ? []
    : [`${table.name} fits two ways: read as ${taken}, its columns could also be those of ${others.join(" or ")}`];
}

/** Whether the files of drug records say of no record why the drug was stopped, and of nobody that the disease progressed: the population that is usual would be empty. */
function areStopsUnknown(
  tables: readonly CsvTable[],
  roles: readonly SourceRole[],
  proposals: readonly ProposedMapping[]
): boolean {
  const cellsOf = (name: string): string[] =>
    tables.flatMap(({header, columns}, index) => {
      const column = proposals[index]?.mapped.find(({canonical}) => canonical === name)?.column;
      return column === undefined ? [] : (columns[header.indexOf(column)] ?? []).filter((text) => text.trim() !== "");
    });
  const isOfRegistry = roles.includes("drugs") || roles.includes("events") || tables.some(({role}) => role === "lines");
  const isProgressionSeen =
    cellsOf("progression").length > 0 ||
    cellsOf("result").some((text) => ["progression", "doubtful"].includes(scanShows(text, "progression")));
  return isOfRegistry && cellsOf("stop_reason").length === 0 && !isProgressionSeen;
}

/** The roles, with `drugs` for a lines file in which a row is one administration; where the order of dates is open, that cannot be told. */
function withAdministrations(
  tables: readonly CsvTable[],
  roles: readonly SourceRole[],
  {dateMode}: DateProposal
): readonly SourceRole[] {
  if (dateMode === null) return roles;
  const plan = completePlan({dateMode});
  const given = tables.map((table, index) => ({table, role: roles[index] ?? "lines"}));
  const {mapping} = withColumnsByValues(tables, {});
  const reading = {
    mapping,
    dateMode: plan.dateMode,
    dates: cohortDates(given, {...plan, mapping}),
    meanings: valueMeanings({})
  };
  return given.map(({table, role}) =>
    role === "lines" && administrationsIn(table, reading) !== null ? "drugs" : role
  );
}

/** What each file is, what its columns are taken for, and what the others look like; in the order of the files. */
interface ColumnsRead extends Pick<Proposed, "roles" | "mapped" | "proposals"> {
  readonly hints: readonly ColumnHints[];
}

function columnsRead(tables: readonly CsvTable[]): ColumnsRead {
  const {mapping, found} = withColumnsByValues(tables, {});
  const roles = recognisedRoles(tables, mapping);
  const proposals = tables.map((table, index) => {
    const own = proposalOf(table, roles[index] ?? "lines", found);
    return roles[index] === "follow-up" ? withoutOpenOutcome(table, own) : own;
  });
  return {
    roles,
    proposals,
    mapped: proposals.flatMap((own) => own.mapped),
    hints: tables.map((table, index) => columnHints(table, proposals[index]?.unknown.map(({column}) => column) ?? []))
  };
}

/** The mapping of a file, with the columns that their values alone tell. */
function proposalOf({header}: CsvTable, role: SourceRole, found: readonly ColumnByValues[]): ProposedMapping {
  const own = found.filter(({column}) => header.includes(column));
  if (own.length === 0) return mappingOfRole(role, header);
  const plan = Object.fromEntries(own.map(({canonical, column}) => [canonical, column]));
  const proposal = mappingOfRole(role, header, plan);
  const mapped = proposal.mapped.map((one) => {
    const told = one.basis === "plan" ? own.find(({column}) => column === one.column) : undefined;
    return told === undefined ? one : {...one, basis: told.basis};
  });
  const ofBlocks = own.filter(({canonical}) => isBlockColumn(canonical));
  return {
    ...proposal,
    mapped: [...mapped, ...ofBlocks.map(({canonical, column, basis}) => ({canonical, column, basis}))]
  };
}

/** The mapping without the outcome, where another column may be the outcome as well: lines to choose from stand below. */
function withoutOpenOutcome(table: CsvTable, proposal: ProposedMapping): ProposedMapping {
  return outcomeChoiceOf(table, proposal)?.reason === null
    ? {...proposal, mapped: proposal.mapped.filter(({canonical}) => canonical !== "event")}
    : proposal;
}

function outcomeChoiceOf(table: CsvTable, {mapped}: ProposedMapping): OutcomeChoice | null {
  const named = (name: string): string | null => mapped.find(({canonical}) => canonical === name)?.column ?? null;
  const [time, event] = [named("time"), named("event")];
  const others = mapped.filter(({canonical}) => canonical !== "event").map(({column}) => column);
  return event === null || event === time ? null : severalOutcomes(table, {time, event, others});
}

/** Why an outcome is read and not another column that is one. */
function outcomeReason(table: CsvTable, proposal: ProposedMapping): string[] {
  const choice = outcomeChoiceOf(table, proposal);
  return choice === null || choice.reason === null
    ? []
    : [
        `event is read from ${choice.columns[0]?.column ?? ""}, since ${choice.reason}; for another outcome write it under mapping`
      ];
}

function openDaysOf(hints: readonly ColumnHints[], mapped: readonly MappedColumn[]): string[] {
  const canonical = mapped.map((one) => one.canonical);
  return hints.flatMap((hint) => openDays(hint, canonical) ?? []);
}

/** The groups that two columns of ADCs give ready-made follow-up. */
function derivedGroups({header, columns}: CsvTable): Proposed["groups"] {
  const own = new Map<string, CellValue[]>(header.map((name, i) => [name, [...(columns[i] ?? [])]]));
  addReadyTransitions({columns: own, unknown: new Set(header)}, {add: () => {}});
  return readyGroups.flatMap((name) => {
    const made = own.get(name);
    return made === undefined || header.includes(name) ? [] : [{name, levels: new Set(made.filter(Boolean)).size}];
  });
}

/** Columns that tell patients apart or what happened to them: no groups are made of these. */
function noGroups(mapped: readonly MappedColumn[]): string[] {
  const own = new Set(["patient_id", "time", "event", "entry"]);
  return mapped.filter(({canonical}) => own.has(canonical)).map(({column}) => column);
}

/** Columns of the times and outcomes of all endpoints. */
const outcomesIn = (tables: readonly CsvTable[]): string[] =>
  tables.flatMap(({header}) => outcomePairs(header).flatMap(({time, event}) => [time, event]));

const treatments =
  /^(?:trt(?:\d\d)?[pa]|treatment|treatment_arm|treatment_group|arm|actarm|regimen|sequence|transition|group)$/;

/** Columns that tell treatments before the others; what was meant stands behind what was given. */
const treatmentFirst = (groups: Proposed["groups"]): Proposed["groups"] => {
  const names = groups.map(({name}) => name);
  const rank = (name: string): number =>
    givenBeside(name, names) !== null ? 2 : treatments.test(normalName(name)) ? 0 : 1;
  return groups.toSorted((a, b) => rank(a.name) - rank(b.name));
};

/** Columns with few values that are none of these, in the order of the files. */
function groupColumns(tables: readonly CsvTable[], others: ReadonlySet<string>): Proposed["groups"] {
  return tables.flatMap(({header, columns}) =>
    header.flatMap((name, column) => {
      const levels = new Set((columns[column] ?? []).filter((value) => value !== "")).size;
      const isIdentifier = levels === (columns[column] ?? []).length && /(?:^|_)(?:id|nr|no)$/.test(normalName(name));
      return levels >= 2 && levels <= MOST_LEVELS && !others.has(name) && !isIdentifier ? [{name, levels}] : [];
    })
  );
}

/** Whether nothing says that a file holds lines of therapy. */
const isNoLines = (missing: readonly string[]): boolean => missing.includes("regimen") && missing.includes("start");

function mappingNotes(
  {unknown, missing, ambiguous}: ProposedMapping,
  file: string,
  hint: ColumnHints | undefined
): string[] {
  return [
    ...missing.map(
      (name) =>
        `missing in ${file}: ${name}; write it under mapping as ${name}: YOUR COLUMN${hint === undefined ? "" : hintOf(name, hint)}`
    ),
    ...(isNoLines(missing)
      ? [`where times are computed already, write time, event and patient_id in place of these, and unit: months`]
      : []),
    ...ambiguous.map(
      ({canonical, columns}) => `${canonical} could be ${columns.join(" or ")}: write the right one under mapping`
    ),
    ...(unknown.length === 0
      ? []
      : [
          `kept as they are, for groups and covariates: ${unknown.map(({column, perhaps}) => (perhaps === null ? column : `${column} (did you mean ${perhaps}?)`)).join(", ")}`
        ])
  ];
}

function planOf(
  {files, readyMade, mapped, groups, dates, stopsUnknown, shortened}: Proposed,
  read: readonly (FileForPlan & {readonly role: SourceRole | undefined})[]
): object {
  return {
    data: files.map((path, index) => ({
      file: pathInPlan(path),
      ...(read[index]?.sheet === undefined ? {} : {sheet: read[index].sheet}),
      ...(read.length === 1
        ? {}
        : {...(read[index]?.role === undefined ? {} : {role: read[index].role}), ...ownRepairs(read[index])})
    })),
    mapping: Object.fromEntries(
      mapped.filter((one) => isOneForAll(one, mapped)).map(({canonical, column}) => [canonical, column])
    ),
    ...(readyMade
      ? {by: `column:${groups[0]?.name ?? "NAME"}`}
      : {
          ...(dates.dateMode === null ? {} : {dateMode: dates.dateMode}),
          endpoints: ["rwPFS"],
          ...(stopsUnknown ? {population: {adc1Stopped: "any"}} : {}),
          ...(shortened.length === 0
            ? {}
            : {agents: {meaning: Object.fromEntries(shortened.map(({text, agent}) => [text, agent.inn]))}}),
          by: "transition"
        }),
    milestones: [3, 6, 12]
  };
}

/** Whether every file that has such a column has it under this name: one key stands for all files, and each other is read by its own name. */
const isOneForAll = ({canonical, column}: MappedColumn, mapped: readonly MappedColumn[]): boolean =>
  mapped.every((other) => other.canonical !== canonical || other.column === column);

/** A path as a plan in the folder of the call has it; of a path from the root the name alone, which says nothing of the machine. */
const pathInPlan = (path: string): string => (isAbsolute(path) ? basename(path) : normalize(path).split(sep).join("/"));

/** What stands above the plan for the person who confirms it, a line each. */
function commentsOf(proposed: Proposed): string[] {
  const {files, readyMade, mapped, groups, notes, open, dates, stopsUnknown, shortened, unread} = proposed;
  return [
    `Plan proposed for ${[...new Set(files.map((path) => basename(path)))].join(", ")}. Confirm each mapping (canonical column: column of the file), save as plan.yaml${files.some((path) => isAbsolute(path)) ? " beside it" : ""},`,
    "then: payloadswap check plan.yaml   and   payloadswap analyze plan.yaml --out results",
    ...new Set(
      mapped
        .filter(({basis}) => basis !== "same name")
        .map(({canonical, column, basis}) => `${canonical} is read from ${column} (${basis})`)
    ),
    ...notes,
    ...open,
    readyMade ? "by: column:NAME" : "by: transition, position, sequence, or column:NAME",
    ...(readyMade ? [] : dates.reasons),
    ...(stopsUnknown
      ? [
          "neither progression nor why ADCs were stopped is recorded: adc1Stopped: any takes every first ADC, not only those with a progression before ADC2"
        ]
      : []),
    ...shortened.map(
      ({text, agent, elsewhere}) =>
        `agents: meaning: ${text} is taken for ${agent.inn}, since the files name it elsewhere (${elsewhere.slice(0, 4).join(", ")}) and no other ADC whose name begins so; take the line out where that is wrong`
    ),
    ...unread,
    ...(groups.length === 0
      ? []
      : [
          `columns with few values (how many), fit for by: ${groups.map(({name, levels}) => `${name} (${levels})`).join(", ")}`
        ])
  ];
}

/** What is left to do, on stderr: stdout has usually gone into the plan. */
function closing(files: readonly string[], tables: readonly CsvTable[]): string {
  const missing = columnsRead(tables).proposals.flatMap((own) => own.missing);
  if (missing.length === 0) return "Next, once the plan is saved and read: payloadswap check plan.yaml\n";
  return `Not found in ${files.map((path) => basename(path)).join(", ")}: ${missing.join(", ")}. Write them under mapping, as the plan says at its top; then: payloadswap check plan.yaml\n`;
}

const sample = "breast-sequential.csv";
const examplePlan = `# yaml-language-server: $schema=${SCHEMA_FILE}
# A first plan. Every key has a default; payloadswap analyze plan.yaml --out results
data:
  - file: ${sample}
by: transition
milestones: [3, 6, 12]
`;

const exampleWritten = `Written here: ${sample} (synthetic), plan.yaml with ${SCHEMA_FILE} for editors, and first-cohort.ipynb with deno.json for Jupyter.
Next: payloadswap check plan.yaml   and   payloadswap analyze plan.yaml --out results
The notebook: once npx deno jupyter --install; then open it in VS Code (Jupyter extension) or JupyterLab with the kernel Deno.
`;

function setUpExample(files: readonly string[]): ExitStatus {
  if (files.length > 0)
    throw new CallError("init --example takes no file; it writes a sample into the folder you are in");
  const notebook = exampleNotebook(process.cwd());
  const taken = [sample, "plan.yaml", SCHEMA_FILE, ...notebook.map(({name}) => name)].filter((name) =>
    existsSync(name)
  );
  if (taken.length > 0)
    throw new CallError(`${taken.join(" and ")} already here; run init --example in an empty folder`);
  copyFileSync(fileURLToPath(new URL(`../../data-samples/${sample}`, import.meta.url)), sample);
  writeFileSync("plan.yaml", examplePlan);
  writeFileSync(SCHEMA_FILE, schemaText());
  for (const {name, text} of notebook) writeFileSync(name, text);
  process.stdout.write(exampleWritten);
  return 0;
}
