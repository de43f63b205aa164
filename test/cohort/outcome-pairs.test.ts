import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {outcomePairs} from "../../src/cohort/outcome-pairs.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {mappingOfRole, recognisedRole, recognisedRoles} from "../../src/cohort/source-roles.ts";
import {unitByDates} from "../../src/cohort/time-against-dates.ts";
import {unitOfColumn} from "../../src/cohort/unit-column.ts";

const header = (text: string): string[] => text.split(";");
const portal = header(
  "Study ID;Patient ID;Overall Survival (Months);Overall Survival Status;Progress Free Survival (Months);Progression Free Status;Sex"
);
const mapped = (columns: readonly string[], plan = {}) =>
  Object.fromEntries(
    mappingOfRole("follow-up", columns, plan).mapped.map(({canonical, column}) => [canonical, column])
  );

describe("times on each of two ADCs", () => {
  it.each([
    [
      "Pat.;1. ADC;PFS 1 (Mon.);Ereignis 1;2. ADC;PFS 2 (Mon.);Ereignis 2 (1=PD/Tod, 0=zensiert)",
      "PFS 2 (Mon.)",
      "Ereignis 2 (1=PD/Tod, 0=zensiert)"
    ],
    ["id;PFS1_months;PFS1_event;PFS2_months;PFS2_event", "PFS2_months", "PFS2_event"],
    ["id;pfs_adc1_months;status_adc1;pfs_adc2_months;status_adc2", "pfs_adc2_months", "status_adc2"],
    ["id;pfs_months_1;pd_1;pfs_months_2;pd_2", "pfs_months_2", "pd_2"]
  ])("%s: that on the second", (columns, time, event) => {
    expect(recognisedRole({name: "c.csv", header: header(columns)}, {})).toBe("follow-up");
    expect(mapped(header(columns))).toMatchObject({time, event});
  });

  it.each(["id;PFS 2 (Mon.);Ereignis", "id;PFS1_months;PFS2_months", "id;PFS 1;Ereignis 1;PFS 3;Ereignis 3"])(
    "%s: none",
    (columns) => expect(outcomePairs(header(columns))).toEqual([])
  );

  const read = (second: readonly number[]) =>
    readCohort(
      [
        {
          name: "c.csv",
          text: `patient_id,PFS1_months,PFS1_event,PFS2_months,PFS2_event\n${second.map((time, i) => `P${i},${5 + i},1,${time},${i % 2}\n`).join("")}`
        }
      ],
      {unit: "months", mapping: {time: "PFS2_months", event: "PFS2_event"}}
    );
  const found = async (second: readonly number[]): Promise<unknown[]> =>
    (await read(second)).issues.filter(({code}) => code === "time-may-hold-first").map(({count}) => count);
  const longer = [9, 12, 8, 11, 15, 13, 12, 19];

  it("stops where that is nowhere shorter than the first, in eight rows or more", async () => {
    expect(await found(longer)).toEqual([8]);
    expect(await found(longer.slice(1))).toEqual([]);
    expect(await found([...longer.slice(1), 3])).toEqual([]);
    await expect(analyze({unit: "months", by: "column:PFS1_event"}, await read(longer))).rejects.toThrow(
      "time-may-hold-first"
    );
  });
});

describe("times with their outcomes", () => {
  it("of a portal's download are read, progression-free survival first", () => {
    expect(recognisedRole({name: "c.tsv", header: portal}, {})).toBe("follow-up");
    expect(mapped(portal)).toMatchObject({
      patient_id: "Patient ID",
      time: "Progress Free Survival (Months)",
      event: "Progression Free Status"
    });
    expect(mappingOfRole("follow-up", portal).unknown.map(({column}) => column)).toEqual([
      "Study ID",
      "Overall Survival (Months)",
      "Overall Survival Status"
    ]);
    expect(outcomePairs(portal)[1]).toEqual({
      endpoint: "OS",
      time: "Overall Survival (Months)",
      event: "Overall Survival Status"
    });
  });

  it("belong together: progression with PFS, death with OS", () => {
    const own = header("patient_id;pfs_months;progression;os_months;vital_status");
    expect(recognisedRole({name: "c.csv", header: own}, {})).toBe("follow-up");
    expect(mapped(own)).toEqual({patient_id: "patient_id", time: "pfs_months", event: "progression"});
    expect(
      outcomePairs(header("id;OS_MONTHS;OS_STATUS;PFS_MONTHS;PFS_STATUS")).map(({time, event}) => `${time} ${event}`)
    ).toEqual(["PFS_MONTHS PFS_STATUS", "OS_MONTHS OS_STATUS"]);
    expect(outcomePairs(header("id;rwpfs_days;rwpfs_event")).map(({event}) => event)).toEqual(["rwpfs_event"]);
  });

  it("give way to the plan and to columns called time and event", () => {
    expect(mapped(portal, {time: "Overall Survival (Months)", event: "Overall Survival Status"})).toMatchObject({
      time: "Overall Survival (Months)",
      event: "Overall Survival Status"
    });
    expect(mapped(header("patient_id;time;event;pfs_months;progression"))).toMatchObject({
      time: "time",
      event: "event"
    });
  });

  it("are none where a time or an outcome is missing, or either is open", () => {
    expect(outcomePairs(header("id;pfs_months"))).toEqual([]);
    expect(outcomePairs(header("id;pfs_months;pfs_days;pfs_status"))).toEqual([]);
    expect(outcomePairs(header("id;os_months;pfs_months;status"))).toEqual([]);
    expect(outcomePairs(header("id;progression;death"))).toEqual([]);
  });

  it("are of the patients beside lines of therapy", () => {
    const lines = {name: "l.csv", header: header("patient_id;regimen;start")};
    expect(recognisedRoles([lines, {name: "c.tsv", header: portal}], {})).toEqual(["lines", "patients"]);
    const plan = {time: "Overall Survival (Months)", event: "Overall Survival Status"};
    expect(recognisedRoles([lines, {name: "c.tsv", header: portal}], plan)).toEqual(["follow-up", "follow-up"]);
  });
});

describe("the unit of times by what stands beside them", () => {
  const starts = ["2020-01-01", "2020-02-01", "2020-03-01", "2020-03-01"];
  const ends = ["2020-07-01", "2020-03-15", "2020-12-01", "2020-03-02"];
  const table = {header: ["STARTDT", "ADT", "AVAL"], columns: [starts, ends, []], row: [2, 3, 4, 5]};

  it("is that in which start and end are as far apart", () => {
    expect(unitByDates(table, {time: "AVAL", times: [183, 44, 276, 2]})?.unit).toBe("days");
    expect(unitByDates(table, {time: "AVAL", times: [5.98, 1.41, 9.03, 0.03]})?.unit).toBe("months");
    expect(unitByDates(table, {time: "AVAL", times: [26, 6.14, 39.3, 0.1]})?.unit).toBe("weeks");
    expect(unitByDates(table, {time: "AVAL", times: [50, 60, 70, 80]})).toBeNull();
    expect(
      unitByDates(
        {...table, row: [2, 3], columns: [starts.slice(0, 2), ends.slice(0, 2), []]},
        {time: "AVAL", times: [183, 44]}
      )
    ).toBeNull();
  });

  it("is that of a column of units, where it says one", () => {
    const of = (...cells: readonly string[]) =>
      unitOfColumn({header: ["AVAL", "AVALU"], columns: [[], cells]})?.unit ?? null;
    expect([of("DAYS", "DAYS"), of("MONTHS"), of("DAYS", "MONTHS"), of("mg")]).toEqual(["days", "months", null, null]);
  });
});

describe("names in other languages", () => {
  it.each([
    ["PFS (Monate)", "PFS Ereignis"],
    ["PFS in Tagen", "PFS-Status"],
    ["PFS (mois)", "PFS évènement"],
    ["SLP (meses)", "SLP evento"],
    ["SSP (mois)", "Événement SSP"],
    ["PFS (maanden)", "Status van PFS"],
    ["SLP (meses)", "Evento de la SLP"],
    ["progressionsfreies Überleben", "Progress"]
  ])("%s with %s", (time, event) => {
    expect(outcomePairs(["Patient", "arm", time, event]).map((pair) => [pair.endpoint, pair.time, pair.event])).toEqual(
      [["PFS", time, event]]
    );
  });
});

describe("times and outcomes in other languages", () => {
  it.each([
    ["Pat.-Nr.;Gruppe;PFS (Monate);Ereignis", "PFS (Monate)", "Ereignis"],
    ["Patient;SSP (mois);Événement (oui/non)", "SSP (mois)", "Événement (oui/non)"],
    ["Paciente;SLP (meses);Evento (1=sí, 0=no)", "SLP (meses)", "Evento (1=sí, 0=no)"],
    ["Paziente;Tempo (mesi);Evento", "Tempo (mesi)", "Evento"],
    ["Patiënt;PFS (maanden);Gebeurtenis", "PFS (maanden)", "Gebeurtenis"],
    ["Paciente;SLP (meses);Progresión o muerte", "SLP (meses)", "Progresión o muerte"],
    ["Pat.;PFS (Monate);PD/Tod", "PFS (Monate)", "PD/Tod"],
    ["Patient;SG (mois);Décès", "SG (mois)", "Décès"],
    ["Patient;Zeit bis zum Progress (Tage);Ereignis", "Zeit bis zum Progress (Tage)", "Ereignis"],
    ["Pat.;PFS (Monate);zensiert", "PFS (Monate)", "zensiert"]
  ])("%s", (columns, time, event) => {
    expect(recognisedRole({name: "c.csv", header: header(columns)}, {})).toBe("follow-up");
    expect(mapped(header(columns))).toMatchObject({time, event});
  });

  it.each([
    "Patient;SG;T-DXd;Statut",
    "Pat.;PFS (Monate);OS (Monate);Ereignis",
    "Pat.;PFS (Monate);Ereignis (Datum)",
    "Pat.;PFS (Monate);Ereignis;Status"
  ])("%s: no pair", (columns) => expect(outcomePairs(header(columns))).toEqual([]));

  it("whose code turns round by its name is read so", async () => {
    const rows = "A,3,1\nB,5,0\nC,8,1\nD,9,0\n";
    const events = async (name: string) => {
      const {outcome} = await readCohort([{name: "c.csv", text: `Pat.,PFS (Monate),${name}\n${rows}`}], {
        unit: "months"
      });
      return outcome?.[0]?.codes.map(({code, meaning}) => [code, meaning.kind]);
    };
    expect(await events("zensiert")).toEqual([
      ["0", "event"],
      ["1", "censored"]
    ]);
    expect(await events("Ereignis")).toEqual([
      ["0", "censored"],
      ["1", "event"]
    ]);
  });
});

describe("a time on the second ADC, alone or beside one of survival", () => {
  it.each([
    ["id;PFS 2 (Mon.);Ereignis 2", "PFS 2 (Mon.)", "Ereignis 2"],
    ["id;PFS2 (months);PFS2 event;OS (months);OS event", "PFS2 (months)", "PFS2 event"],
    ["id;PFS1 (months);PD1;PFS2 (months);PD/death 2;OS (months);Dead", "PFS2 (months)", "PD/death 2"],
    ["id;PFS ADC1 (mo);PFS ADC2 (mo);Progressed on ADC2;OS (mo);Status", "PFS ADC2 (mo)", "Progressed on ADC2"],
    ["id;PFS (months);PFS event;PFS2 (months);PFS2 event", "PFS (months)", "PFS event"],
    [
      "id;Time to progression or death (months);Progression or death",
      "Time to progression or death (months)",
      "Progression or death"
    ]
  ])("%s", (columns, time, event) => {
    expect(outcomePairs(columns.split(";"))[0]).toEqual({endpoint: "PFS", time, event});
  });
});
