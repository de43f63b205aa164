import {describe, expect, it} from "vitest";
import {dayOf, dayOfSerial, lastShortYear, shortYear} from "../../src/cohort/calendar-day.ts";
import {dateCell, isWrittenDate} from "../../src/cohort/date-forms.ts";
import {monthNamed} from "../../src/cohort/month-names.ts";

/** Year, month and day of a cell that reads in one way, or its kind. */
function read(text: string): string {
  const date = dateCell(text)?.date;
  if (date === undefined) return "nothing";
  if (date.kind === "date") return [date.year, date.month, date.day].join("-");
  return date.kind === "parts" ? `${date.parts.join(" ")}: ${date.orders.join(" ")}` : date.kind;
}

describe("a date that reads in one way", () => {
  it.each([
    "2023-03-15",
    "2023-3-15",
    "2023/03/15",
    "2023.3.15",
    "20230315",
    "15-Mar-2023",
    "15MAR2023",
    "15 March 2023",
    "15th March 2023",
    "March 15, 2023",
    "Mar. 15th, 2023",
    "15. März 2023",
    "15.Mrz.2023",
    "15. Maerz 2023",
    "15 mars 2023",
    "15 de marzo de 2023",
    "15 marzo 2023",
    "15 de março de 2023",
    "15 maart 2023",
    "2023 Mar 15",
    "2023-Mar-15",
    "2023-03-15 00:00:00",
    "2023-03-15T14:30:00.000+02:00",
    "15-Mar-2023 2:30 PM",
    "  15-Mar-2023 "
  ])("%s", (text) => {
    expect(read(text)).toBe("2023-3-15");
    expect(isWrittenDate(text)).toBe(true);
  });

  it.each([
    ["15-Mar-23", "23-3-15"],
    ["1er août 2022", "2022-8-1"],
    ["3. Dez. 2021", "2021-12-3"],
    ["3 déc. 2021", "2021-12-3"],
    ["3 oct 2021", "2021-10-3"],
    ["3 ott 2021", "2021-10-3"],
    ["3 out 2021", "2021-10-3"],
    ["98-Mar-12", "98-3-12"],
    // Written as a date of the calendar, which it is not: said when it is read.
    ["2023-13-05", "2023-13-5"]
  ])("%s is %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("three numbers", () => {
  it.each([
    ["03/04/2023", "03 04 2023: dmy mdy"],
    ["12/12/2023", "12 12 2023: dmy mdy"],
    ["13/12/2023", "13 12 2023: dmy"],
    ["12/13/2023", "12 13 2023: mdy"],
    ["13/13/2023", "13 13 2023: "],
    ["3.4.2023", "3 4 2023: dmy mdy"],
    ["3. 4. 2023", "3 4 2023: dmy mdy"],
    ["3-4-23", "3 4 23: dmy mdy"],
    ["03/04/23", "03 04 23: dmy mdy"],
    // With hyphens and zeros a year of two digits may lead.
    ["03-04-05", "03 04 05: dmy mdy ymd"],
    ["22-03-15", "22 03 15: dmy ymd"],
    ["32-03-15", "32 03 15: ymd"],
    ["22-03-32", "22 03 32: dmy"],
    ["12032023", "12 03 2023: dmy mdy"],
    ["06/20/2023 0:00", "06 20 2023: mdy"],
    ["06/20/2023 12:00:00 AM", "06 20 2023: mdy"]
  ])("%s can be read as %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("other cells", () => {
  it.each([
    ["2023", "partial"],
    ["2023-03", "partial"],
    ["3/2023", "partial"],
    ["März 2023", "partial"],
    ["Mar-2023", "partial"],
    ["00/03/2023", "partial"],
    ["2023-03-00", "partial"],
    ["UN-MAR-2023", "partial"],
    ["??/03/2023", "partial"],
    ["2023-15", "nothing"],
    ["18264", "serial"],
    ["18263", "nothing"],
    ["73050", "serial"],
    ["73051", "nothing"],
    ["45000.5", "serial"],
    ["soon", "nothing"],
    ["12-Mar", "nothing"],
    ["Mar-23", "nothing"],
    ["1723-03-15", "nothing"],
    ["03/04/0023", "nothing"],
    ["may be 2021", "nothing"],
    ["15 Foo 2023", "nothing"],
    ["cycle 3 of 4 May 2023", "nothing"],
    ["1.5", "nothing"],
    ["143.0", "nothing"],
    ["-12", "nothing"],
    ["", "nothing"]
  ])("%s is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(isWrittenDate(text)).toBe(false);
  });

  it("a time of day that is not midnight is told", () => {
    const timed = ["2023-03-15 14:30", "2023-03-15 00:00", "2023-03-15 12:00 AM", "2023-03-15 12:00 PM", "45000.5"];
    expect(timed.map((text) => dateCell(text)?.time)).toEqual([true, false, false, true, true]);
  });
});

describe("months by name", () => {
  it("are known in seven languages, whole and shortened", () => {
    const byLanguage = [
      "january february march april may june july august september october november december",
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "januari februari maart april mei juni juli augustus september oktober november december"
    ];
    for (const names of byLanguage)
      expect(names.split(" ").map(monthNamed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(["juin", "juil", "jun", "jul", "giu", "lug"].map(monthNamed)).toEqual([6, 7, 6, 7, 6, 7]);
  });
});

describe("days", () => {
  // as.integer(as.Date("2023-03-15")) in R; day numbers as LibreOffice shows them.
  it("are counted from 1970-01-01, and from 1900 or 1904 in a spreadsheet", () => {
    expect(dayOf(2023, 3, 15)).toBe(19_431);
    expect(dayOfSerial(45_000, 1900)).toBe(19_431);
    expect(dayOfSerial(43_538, 1904)).toBe(19_431);
    expect(dayOfSerial(45_000.99, 1900)).toBe(19_431);
    expect(dayOfSerial(25_569, 1900)).toBe(0);
  });

  it("of years of two digits lie at most ten years after what the file writes in full, and never depend on the day of reading", () => {
    const years = (digits: readonly number[], full: readonly number[]): number[] =>
      digits.map((two) => shortYear(two, lastShortYear(full)));
    expect(years([24, 40, 41, 98, 0], [2019, 2030])).toEqual([2024, 2040, 1941, 1998, 2000]);
    // Dates of birth and of diagnosis alone do not make therapy of 2022 one of 1922.
    expect(years([22, 35, 36, 98], [1986, 2005])).toEqual([2022, 2035, 1936, 1998]);
    expect(years([49, 50], [])).toEqual([2049, 1950]);
  });
});
