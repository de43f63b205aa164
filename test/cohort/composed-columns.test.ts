import {describe, expect, it} from "vitest";
import {composedColumnOf} from "../../src/cohort/composed-columns.ts";
import {composedColumn} from "../../src/cohort/composed-headers.ts";
import {deathDayColumn} from "../../src/cohort/death-day-column.ts";
import {proposeMapping} from "../../src/cohort/header-mapping.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {receptorColumn} from "../../src/cohort/receptor-column.ts";

describe("a name made of words of a canonical column", () => {
  it.each([
    [
      "start",
      "startdate|Startzeitpunkt|Date started|regimen_start_date|Start of treatment (date)|Datum Therapiebeginn Start|Fecha del inicio del tratamiento|Date de début de la ligne"
    ],
    [
      "end",
      "Enddatum|Date stopped|regimen_end_date|Date discontinued|Datum einde behandeling|Data di fine della terapia|Treatment stop date"
    ],
    [
      "progression",
      "Progressionsdatum|Progressdatum|PD-Datum|progressiondate|Progressiedatum|Date progressed|Datum progressie|PD day|Date of disease progression on treatment|Data della progressione|Datum der Progredienz"
    ],
    [
      "last_assessment",
      "Last CT|last_imaging|Last tumour assessment|Laatste beeldvorming|Letztes MRT am|Date du dernier scanner|Última evaluación del tumor|Date of last restaging|Data ultima TC"
    ],
    ["death", "Sterbedatum|Datum overlijden|Date of decease|Day of death|Datum des Todes|Date de mort"],
    [
      "last_contact",
      "Date last known alive|Last clinic visit|last_seen_alive|Letzter Kontakt am|Date de dernière consultation|Fecha del último contacto"
    ],
    [
      "stop_reason",
      "Off treatment reason|Reason off study|Reden van stoppen|Grund|Motif d'arrêt du traitement|Reason for ending therapy"
    ]
  ])("%s: %s", (canonical, names) => {
    expect(names.split("|").map((name) => [name, composedColumn(name)])).toEqual(
      names.split("|").map((name) => [name, canonical])
    );
  });

  it.each(
    "progressed|Date of brain progression|Last brain MRI|ADC1 start date|Date of birth|Date of first metastasis|last status|Last response|Reason for ADC2 choice|started|radiotherapy start date|Last treatment|Date of disease|next start date|Date of diagnosis|death|Cause of death|Date of consent|Last CT result|Datum Operation|date of last radiotherapy|days to progression".split(
      "|"
    )
  )("%s is none", (name) => {
    expect(composedColumn(name)).toBeNull();
  });
});

const table = (name: string, ...cells: readonly string[]) => ({
  name: "c.csv",
  header: ["patient_id", "regimen", "start", name],
  columns: [cells.map((_, i) => `P${i}`), cells.map(() => "SG"), cells.map(() => "2020-01-01"), cells]
});

describe("such a column", () => {
  it("is read where most of its cells are days", () => {
    const find = composedColumnOf("last_assessment");
    expect(find(table("Last CT", "2020-05-01", "2020-07-01", "pending"), {})).toBe("Last CT");
    expect(find(table("Last CT", "120", "90", ""), {})).toBe("Last CT");
    expect(find(table("Last CT", "2020-05-01", "pending"), {})).toBeNull();
    expect(find(table("Last CT", "PR", "SD", "PD"), {})).toBeNull();
    expect(find(table("Last CT", "1", "0", "1"), {})).toBeNull();
    expect(find(table("Last CT", "", "NA"), {})).toBeNull();
  });

  it("is a reason where most of its words tell an end", () => {
    const find = composedColumnOf("stop_reason");
    expect(find(table("reason", "progression", "toxicity", "other things"), {})).toBe("reason");
    expect(find(table("reason", "progression", "other things"), {})).toBeNull();
    expect(find(table("reason", "referred by GP", "screening"), {})).toBeNull();
  });

  it("is not taken where two would do, or the plan or a known name says which", () => {
    const both = {
      name: "c.csv",
      header: ["patient_id", "regimen", "start", "Last CT", "Last MRI"],
      columns: [
        ["A", "B"],
        ["SG", "SG"],
        ["2020-01-01", "2020-01-01"],
        ["2020-05-01", "2020-05-01"],
        ["2020-06-01", "2020-06-01"]
      ]
    };
    const find = composedColumnOf("last_assessment");
    expect(find(both, {})).toBeNull();
    expect(find(both, {last_assessment: "Last MRI"})).toBeNull();
    expect(find({...both, header: ["patient_id", "regimen", "start", "Last CT", "last_assessment"]}, {})).toBeNull();
  });

  it("makes a file of lines of one in which no name is known", async () => {
    const text =
      "Study ID,Drug,Date started,Date stopped,Reason off treatment,Date progressed,Last scan,Date last known alive\nA,T-DXd,2020-01-01,2020-05-01,progression,2020-05-10,2020-05-10,2021-01-01\nA,SG,2020-06-01,2020-08-01,toxicity,,2020-08-20,2021-01-01\n";
    const {lines, mapping} = await readCohort([{name: "c.csv", text}], {dateMode: {mode: "real"}});
    expect(mapping).toMatchObject({
      start: "Date started",
      end: "Date stopped",
      stop_reason: "Reason off treatment",
      progression: "Date progressed",
      last_assessment: "Last scan",
      last_contact: "Date last known alive"
    });
    expect(lines.numRows()).toBe(2);
  });
});

describe("a bare name", () => {
  it("is a day where it holds dates, and else what it says", () => {
    const find = composedColumnOf("progression");
    for (const name of ["Progress", "Progressione", "PD", "progressed"]) {
      expect(find(table(name, "2020-05-01", "", "2020-07-01"), {})).toBe(name);
      expect(find(table(name, "yes", "no", "yes"), {})).toBeNull();
      expect(find(table(name, "1", "0", "1"), {})).toBeNull();
    }
    expect(composedColumn("Fin")).toBeNull();
    expect(composedColumn("Fin", {holdsDates: true})).toBe("end");
  });
});

describe("a column of deaths", () => {
  const find = (name: string, ...cells: readonly string[]) => deathDayColumn(table(name, ...cells), {});

  it.each([
    ["Décès", "vivante"],
    ["Verstorben", "nein"],
    ["Died", "No"],
    ["Deceased", "Alive"],
    ["Vital status", "alive"],
    ["Tod", "lebt"]
  ])("%s: a day or %s", (name, alive) => {
    expect(find(name, "2020-05-01", alive, "2020-07-01")).toBe(name);
    expect(find(name, "2020-05-01", "perhaps", "2020-07-01")).toBeNull();
    expect(find(name, "2020-05-01", alive, alive)).toBeNull();
  });
});

describe("a column called by a hormone receptor", () => {
  const find = (name: string, ...cells: readonly string[]) =>
    receptorColumn("er")(
      {name: "c.csv", header: ["patient_id", name], columns: [cells.map((_, i) => `P${i}`), cells]},
      {}
    );

  it("is one of per cents where it holds these", () => {
    expect(find("ER", "90", "10 %", "<1")).toBe("ER");
    expect(find("ER (%)", "90", "", "0")).toBe("ER (%)");
    expect(find("ER", "pos", "neg", "pos")).toBeNull();
    expect(find("ER", "1", "0", "1")).toBeNull();
    expect(find("ER", "8", "3", "0")).toBeNull();
    expect(find("ER", "90", "pos", "neg")).toBeNull();
  });
});

describe("a name that is near to a known one", () => {
  it("is not where the words that differ are not", () => {
    const perhaps = (column: string) => proposeMapping(["patient_id", column]).unknown[0]?.perhaps;
    expect(perhaps("Query status")).toBeNull();
    expect(perhaps("her_status")).toBe("her2_status");
    expect(perhaps("last_asessment")).toBe("last_assessment");
    expect(perhaps("regimn")).toBe("regimen");
  });
});
