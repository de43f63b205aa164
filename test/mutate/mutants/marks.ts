import type {Mutant} from "../mutant.ts";

const records = ["test/cohort/marked-records.test.ts"];
const patients = ["test/cohort/marked-patients.test.ts"];
const looks = ["test/cohort/look-marks.test.ts"];
const second = ["test/analysis/second-progression.test.ts"];
const marked = "src/cohort/marked-records.ts";

/** What a file says of records and patients that do not count. */
export const markMutants: readonly Mutant[] = [
  {
    id: "marks-01",
    breaks: "records that the plan leaves out are kept",
    file: marked,
    find: "row: table.row.filter((_, i) => !left.has(i)),",
    replace: "row: table.row,",
    tests: records
  },
  {
    id: "marks-02",
    breaks: "remarks of one progression in doubt stop",
    file: marked,
    find: "const FEWEST_DOUBTED = 2;",
    replace: "const FEWEST_DOUBTED = 1;",
    tests: records
  },
  {
    id: "marks-03",
    breaks: "remarks of less than 5 % of the patients stop",
    file: marked,
    find: "const SHARE_DOUBTED = 0.05;",
    replace: "const SHARE_DOUBTED = 0.04;",
    tests: records
  },
  {
    id: "marks-04",
    breaks: "doses of 0 are left out however many they are",
    file: "src/cohort/dose-amounts.ts",
    find: "const MOST_ZEROS = 0.1;",
    replace: "const MOST_ZEROS = 0.2;",
    tests: records
  },
  {
    id: "marks-05",
    breaks: "most doses of a file are left out without being asked",
    file: marked,
    find: "notGiven > MOST_NOT_GIVEN * texts.length",
    replace: "notGiven > texts.length",
    tests: records
  },
  {
    id: "marks-06",
    breaks: "a scan without progression is in doubt",
    file: marked,
    find: '? scanShows(text, scanAsks(table.header[progression] ?? "")) === "progression"',
    replace: '? text !== ""',
    tests: records
  },
  {
    id: "marks-07",
    breaks: "what stands beside every identifier is taken off",
    file: "src/cohort/identifier-marks.ts",
    find: "if (found.length === 0 || found.length === filled.length)",
    replace: "if (found.length === 0)",
    tests: patients
  },
  {
    id: "marks-08",
    breaks: "a sign that no legend explains says nothing",
    file: "src/cohort/marked-patients.ts",
    find: '(legendOf(mark, texts) ?? "none")',
    replace: '(legendOf(mark, texts) ?? "else")',
    tests: patients
  },
  {
    id: "marks-09",
    breaks: "a legend that denies an exclusion excludes",
    file: "src/cohort/exclusion-legend.ts",
    find: "return says.test(plain) && !denies.test(plain);",
    replace: "return says.test(plain);",
    tests: patients
  },
  {
    id: "marks-10",
    breaks: "rows of one coloured cell look so",
    file: "src/files/sheet-grid.ts",
    find: "2 * count > cells",
    replace: "20 * count > cells",
    tests: looks
  },
  {
    id: "marks-11",
    breaks: "a legend of looks that no row has is passed over",
    file: marked,
    find: "if (named.size > 0 && found.every(({text, places}) => !named.has(text as ExcludedLook) || places.length === 0))",
    replace: "if (false)",
    tests: looks
  },
  {
    id: "marks-12",
    breaks: "a second column of progressions stops for one line",
    file: "src/analysis/second-progression.ts",
    find: "const FEWEST = 2;",
    replace: "const FEWEST = 1;",
    tests: second
  },
  {
    id: "marks-13",
    breaks: "a second column of progressions stops for less than 5 % of the patients",
    file: "src/analysis/second-progression.ts",
    find: "const SHARE = 0.05;",
    replace: "const SHARE = 0.04;",
    tests: second
  },
  {
    id: "marks-14",
    breaks: "a progression on the first day of the line is one of it",
    file: "src/analysis/second-progression.ts",
    find: "|| day <= start) return false;",
    replace: "|| day < start) return false;",
    tests: second
  }
];
