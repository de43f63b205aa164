import {treatmentNamed} from "../adc/treatment-label.ts";
import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {normalName} from "../cohort/column-dictionary.ts";
import {isSourceColumn} from "../cohort/source-columns.ts";
import {groupingColumns, groupingWritten} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** Most groups of a column, and fewest records by which two columns are compared. */
const MOST_GROUPS = 8;
const FEWEST_RECORDS = 20;
/** Largest share of the records that stand in another group by the other column, so that the two are taken to be of one thing. */
const EXCEPTIONS = 0.05;
/** Fewest records of a source, and of two of its groups, so that it has a way of its own. */
const FEWEST_OF_SOURCE = 4;
const FEWEST_OF_GROUP = 2;

/** A label that says nothing but which of several: `1`, `A`, `Arm II`. */
const isCode = (label: string): boolean =>
  /^(?:(?:arm|group|gruppe|grp|trt|cohort|kohorte|bras|groupe|brazo|grupo|code)[\s_.-]*)?(?:\d{1,2}|[a-z]|i{1,3}|iv)$/iu.test(
    label.trim()
  );
/** Names of columns that say the group. */
const ofGroup =
  /(?:^|_)(?:arm|arme?n?|actarm|group|grp|gruppe|groupe|grupo|gruppo|trt\w*|treatment|therapy|therapie|drug|agent|adc\d?|adc|regimen|medikament|substanz|praparat|sequence|transition|cohort)(?:_|$)/;
/** What stands behind the name of a column that says in words what the other says in numbers. */
const ENDINGS = /_?(?:label|text|name|code|cd|num|nr|no|n|id|str|desc|description)$/;

/**
 * Finds records of ready-made follow-up that stand in another group by a second column that names it: a code of the arm beside the drug. Where a source (a centre) has the code the other way round, the run stops if the groups are made of codes; else, and where it is a few records alone, it is told.
 *
 * @example
 * const drugs = ["SG", "T-DXd"];
 * const rows = Array.from({length: 40}, (_, i) => `P${i},${i + 3},1,${(i + (i < 30 ? 0 : 1)) % 2},${drugs[i % 2]},${i < 30 ? "A" : "B"}\n`);
 * const cohort = await readCohort([{name: "c.csv", text: `patient_id,time,event,arm,drug,site\n${rows.join("")}`}]);
 * groupAgainstColumn(cohort, {groupings: [{by: "column", column: "arm"}]}).map(({received, count}) => [received, count]) // [["column drug, the other way round where site is B", 10]]
 */
export function groupAgainstColumn(
  {followUp}: Pick<Cohort, "followUp">,
  {groupings}: Pick<Question, "groupings">,
  catalogue?: Catalogue
): Issue[] {
  if (followUp === null) return [];
  const records = recordsOf(followUp);
  const named = (label: string): string | null => treatmentNamed(label, catalogue);
  return groupingColumns(groupings).flatMap((column): Issue[] => {
    for (const other of followUp.columnNames()) {
      if (other === column || notGroups.has(other)) continue;
      const pairs = pairsOf(records, column, other);
      const [own, labels] = [pairs.map(({group}) => group), pairs.map(({label}) => label)].map((of) => [
        ...new Set(of)
      ]);
      if (own === undefined || labels === undefined || own.length !== labels.length) continue;
      if (own.length < 2 || own.length > MOST_GROUPS || pairs.length < FEWEST_RECORDS) continue;
      const areNames = labels.every((label) => named(label) !== null);
      const isNamed = areNames || ofGroup.test(normalName(other)) || stem(other) === stem(column);
      if (!isNamed || isSourceColumn(other)) continue;
      const codes = own.every(isCode);
      const at = turnedSource(pairs, records, followUp.columnNames().filter(isSourceColumn));
      const isOneThing =
        (codes && (areNames || !labels.every(isCode))) ||
        (areNames && own.every((group) => named(group) !== null)) ||
        stem(other) === stem(column);
      const found = at ?? (isOneThing ? fewExceptions(pairs) : null);
      if (found === null) continue;
      const stops = at !== null && codes && !labels.every(isCode);
      return [
        issue({
          code: "group-against-column",
          severity: stops ? "error" : "warning",
          ...(stops ? {stops: true as const} : {}),
          column,
          expected: `groups that go with column ${other}, one with one`,
          received: `column ${other}${found.where}`,
          hint: `look at these records: one of the two columns is wrong there`,
          count: found.places.length,
          ...(stops
            ? {
                choices: [
                  {
                    line: `by: ${JSON.stringify(groupingWritten({by: "column", column: other}))}`,
                    why: `column ${other} is right`
                  },
                  {line: "accept: [group-against-column]", why: `column ${column} is right`}
                ]
              }
            : {})
        })
      ];
    }
    return [];
  });
}

const notGroups: ReadonlySet<string> = new Set(["file", "row", "time", "event", "event_cause", "entry", "patient_id"]);

const stem = (column: string): string => normalName(column).replace(ENDINGS, "");

/** A record in which both columns say something. */
interface Pair {
  readonly i: number;
  readonly group: string;
  readonly label: string;
}

function pairsOf(records: readonly TableRecord[], column: string, other: string): Pair[] {
  return records.flatMap((cells, i): Pair[] => {
    const [group, label] = [text(cells[column]), text(cells[other])];
    return group === null || label === null ? [] : [{i, group, label}];
  });
}

/** Which label most records of each group have; null where two groups have the same. */
function mapOf(pairs: readonly Pair[]): ReadonlyMap<string, string> | null {
  const map = new Map<string, string>();
  for (const [group, own] of listsByKey(pairs, (pair) => pair.group)) {
    const [first] = [...listsByKey(own, ({label}) => label)].toSorted(([, a], [, b]) => b.length - a.length);
    if (first !== undefined) map.set(group, first[0]);
  }
  return new Set(map.values()).size === map.size ? map : null;
}

interface Exceptions {
  readonly places: readonly number[];
  /** Where they are, in words. */
  readonly where: string;
}

/** Few records that do not go with a map that all others go with. */
function fewExceptions(pairs: readonly Pair[]): Exceptions | null {
  const map = mapOf(pairs);
  if (map === null) return null;
  const off = pairs.filter(({group, label}) => map.get(group) !== label);
  // Each group has to stand on more than what may be a slip.
  const isSound = [...map].every(
    ([group, label]) => pairs.filter((pair) => pair.group === group && pair.label === label).length > 2 * off.length
  );
  return off.length === 0 || off.length > EXCEPTIONS * pairs.length || !isSound
    ? null
    : {places: off.map(({i}) => i), where: ""};
}

/** The level of a column of sources in which the groups go the other way round with the labels than in most. */
function turnedSource(
  pairs: readonly Pair[],
  records: readonly TableRecord[],
  sources: readonly string[]
): Exceptions | null {
  for (const source of sources) {
    const levels = [...listsByKey(pairs, ({i}) => text(records[i]?.[source] ?? null) ?? "")].filter(
      ([level, own]) => level !== "" && isTelling(own)
    );
    const maps = levels.flatMap(([level, own]): SourceMap[] => {
      const map = mapOf(own);
      return map === null ? [] : [{level, own, map}];
    });
    const told = sizeOf(maps);
    const follow = maps.flatMap(({own, map}) => own.filter(({group, label}) => map.get(group) === label)).length;
    // As many records by chance are halved with each.
    if (maps.length < levels.length || told - levels.length < FEWEST_RECORDS || follow < (1 - EXCEPTIONS) * told)
      continue;
    const other = (base: SourceMap): SourceMap[] => maps.filter(({map}) => differing(base.map, map) > 0);
    const [base] = maps.toSorted((x, y) => sizeOf(other(x)) - sizeOf(other(y)));
    const rarer = base === undefined ? [] : other(base);
    if (base === undefined || rarer.length === 0 || rarer.some(({map}) => differing(base.map, map) < 2)) continue;
    return {
      places: rarer.flatMap(({own}) => own.map(({i}) => i)),
      where: `, the other way round where ${source} is ${rarer.map(({level}) => level).join(", ")}`
    };
  }
  return null;
}

/** Which label the groups of a source have. */
interface SourceMap {
  readonly level: string;
  readonly own: readonly Pair[];
  readonly map: ReadonlyMap<string, string>;
}

const sizeOf = (maps: readonly SourceMap[]): number => maps.reduce((sum, {own}) => sum + own.length, 0);

/** How many groups have another label. */
const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number =>
  [...one].filter(([group, label]) => (other.get(group) ?? label) !== label).length;

function isTelling(own: readonly Pair[]): boolean {
  const groups = [...listsByKey(own, ({group}) => group).values()];
  return own.length >= FEWEST_OF_SOURCE && groups.filter(({length}) => length >= FEWEST_OF_GROUP).length > 1;
}
