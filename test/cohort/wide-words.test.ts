import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {therapyLines} from "../../src/cohort/therapy-lines.ts";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {expectIdentity} from "./ledger-identity.ts";

const wide = (rows: readonly string[], drug = "adc") => {
  const columns = [1, 2].flatMap((n) => [`${drug}${n}`, `${drug}${n}_start`, `${drug}${n}_end`]);
  return readCohort([{name: "w.csv", text: `${["patient_id,".concat(columns.join(",")), ...rows].join("\n")}\n`}]);
};
const regimens = ({lines}: Awaited<ReturnType<typeof wide>>) =>
  lines.objects().map((line) => `${String(Reflect.get(line, "patient_id"))} ${String(Reflect.get(line, "regimen"))}`);

describe("a word for none in the second drug of a wide file", () => {
  it("means that there was none: the patient stays, and the word is told with its count", async () => {
    const cohort = await wide([
      "A,T-DXd,0,90,SG,120,150",
      "B,T-DXd,0,90,n/a,n/a,",
      "C,T-DXd,0,90,none,,-",
      "D,T-DXd,0,90,none,NA,",
      "E,T-DXd,0,90,,,"
    ]);
    expect(regimens(cohort)).toEqual(["A T-DXd", "A SG", "B T-DXd", "C T-DXd", "D T-DXd", "E T-DXd"]);
    expect(cohort.ledger).toEqual([]);
    expectIdentity(cohort);
    expect(
      cohort.issues
        .filter(({code}) => code === "word-for-none")
        .map(({severity, column, received, count}) => [severity, column, received, count])
    ).toEqual([
      ["note", "adc2", "n/a", 1],
      ["note", "adc2", "none", 2]
    ]);
  });

  it("beside a day is a contradiction, and the patient is left out", async () => {
    const cohort = await wide(["A,T-DXd,0,90,none,120,150", "B,T-DXd,0,90,,,"]);
    expect(regimens(cohort)).toEqual(["B T-DXd"]);
    expect(
      cohort.issues.filter(({severity}) => severity === "error").map(({code, row, column}) => [code, row, column])
    ).toEqual([["missing-value", 2, "adc2"]]);
  });
});

describe("an unread name in a wide file", () => {
  const kindsOf = async (drug: string, name: string) => {
    const cohort = await wide([`A,${name},0,90,T-DXd,120,150`], drug);
    const [line] = therapyLines(cohort).get("A") ?? [];
    return line?.read.unresolved.map(({adc}) => adc);
  };

  it("in a column that is named for ADCs is an ADC that is not known", async () => {
    expect(await kindsOf("adc", "wortlos")).toEqual(["possible"]);
    const cohort = await wide(["A,wortlos,0,90,T-DXd,120,150"]);
    const exposures = adcExposures(cohort);
    expect(exposures.exposures.array("unknown_agent")).toEqual([true, false]);
    expect(exposures.issues.map(({code, received}) => [code, received])).toContainEqual(["unknown-adc", "wortlos"]);
  });

  it("that a plan explains is that ADC, and what stands beside it other therapy", async () => {
    const cohort = await wide(["A,wortlos + fremd,0,90,T-DXd,120,150"]);
    const [line] = therapyLines(cohort, {meaning: {wortlos: "sacituzumab govitecan"}}).get("A") ?? [];
    expect([line?.read.adcs.length, line?.read.unresolved.map(({adc}) => adc)]).toEqual([1, ["no"]]);
  });

  it("in a column of drugs is other therapy, as it is beside an ADC and where it is a known drug", async () => {
    expect(await kindsOf("drug", "wortlos")).toEqual(["no"]);
    expect(await kindsOf("adc", "SG + wortlos")).toEqual(["no"]);
    expect(await kindsOf("adc", "capecitabine")).toEqual([]);
    const cohort = await wide(["A,T-DXd,0,90,SG,120,150"]);
    expect(cohort.lines.columnNames()).not.toContain("unread_adc");
  });
});
