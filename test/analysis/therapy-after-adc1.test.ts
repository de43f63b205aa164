import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {AFTER_ADC1} from "../../src/analysis/therapy-after-adc1.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";
import {followedTable, therapyContrastTable} from "../../src/report/tables/after-adc1-tables.ts";
import {errorText} from "../../src/words/en/refusals.ts";

/** Patient, line of ADC1, HR status, progression on ADC1 (which starts on day 0), next therapy (A: ADC, O: other, U: may be an ADC, -: none), its start, progression on it, death, last contact. */
const patients = `
1 1 positive 111 O 111 . 216 .
2 1 positive 126 A 126 354 408 .
3 1 positive 215 - . . . 295
4 1 positive 53 A 98 . 449 .
5 1 positive 142 A 147 . . 219
6 1 positive 199 A 211 . 1439 .
7 1 positive 180 O 215 373 652 .
8 1 positive 67 O 96 . 125 .
9 1 positive 116 O 121 . 588 .
10 1 positive 72 O 117 229 240 .
11 1 positive 211 - . . 228 .
12 1 positive 142 A 162 . 179 .
13 1 positive 53 O 73 140 228 .
14 1 positive 273 - . . 444 .
15 1 positive 290 O 335 606 708 .
16 1 positive 42 O 77 88 131 .
17 1 positive 223 - . . 332 .
18 1 positive 219 A 247 . 321 .
19 1 negative 80 A 100 184 680 .
20 1 negative 274 A 286 . 341 .
21 1 negative 280 O 308 . . 457
22 1 negative 240 O 260 358 638 .
23 1 negative 295 O 295 . 439 .
24 1 negative 224 - . . 275 .
25 1 negative 62 A 64 . . 67
26 1 negative 235 O 270 . 476 .
27 1 negative 43 - . . 236 .
28 1 negative 85 - . . . 195
29 1 negative 233 A 294 314 584 .
30 1 negative 72 - . . 1010 .
31 1 negative 140 A 140 . 189 .
32 1 negative 270 O 330 . . 434
33 2 positive 118 A 118 . 426 .
34 2 positive 154 - . . 247 .
35 2 positive 287 A 287 319 . 510
36 2 positive 48 O 49 . 51 .
37 2 positive 106 A 141 149 313 .
38 2 positive 300 O 300 361 . 393
39 2 positive 226 - . . . 252
40 2 positive 76 O 81 . 300 .
41 2 positive 200 A 228 326 . 465
42 2 positive 98 A 133 . 200 .
43 2 positive 207 O 243 . . 280
44 2 positive 269 A 297 . . 635
45 2 positive 120 A 120 . . 397
46 2 positive 148 A 176 302 . 581
47 2 positive 43 A 63 134 259 .
48 2 positive 236 O 264 . 383 .
49 3 negative 289 A 350 . 385 .
50 3 negative 277 A 312 360 374 .
51 3 negative 149 A 149 . 496 .
52 3 negative 54 A 74 . 693 .
53 1 . 131 O 131 . 294 .
54 2 positive 91 U 181 . 441 .
`
  .trim()
  .split("\n")
  .map((text) => text.split(" ").map((cell) => (cell === "." ? "" : cell)));

/*
 * What R says of these patients, survival 3.x, `rows.txt` being the lines above:
 *
 * library(survival)
 * d <- read.table("rows.txt", na.strings = ".", col.names = c("id","line","hr","p","kind","start","prog2","death","last"))
 * d$end <- ifelse(is.na(d$death), d$last, d$death); d$dead <- as.numeric(!is.na(d$death))
 * d$cell <- ifelse(is.na(d$hr), NA, paste(d$line, d$hr))
 * shared <- function(x, arm) { t <- table(x$cell, factor(arm, c("A","O"))); x$cell %in% rownames(t)[t[,1] > 0 & t[,2] > 0] }
 * print(table(d$kind, d$dead))
 * # (a)
 * rows <- do.call(rbind, lapply(seq_len(nrow(d)), function(i) { x <- d[i,]; time <- max(x$end - x$p, x$dead); change <- ifelse(x$kind == "-", Inf, x$start - x$p)
 *   base <- data.frame(id = x$id, cell = x$cell)
 *   if (change >= time) return(cbind(base, from = -1, to = time, event = x$dead, adc = 0, other = 0))
 *   out <- if (change > 0) cbind(base, from = -1, to = change, event = 0, adc = 0, other = 0)
 *   if (x$kind == "U") return(out)
 *   rbind(out, cbind(base, from = if (change > 0) change else -1, to = time, event = x$dead, adc = as.numeric(x$kind == "A"), other = as.numeric(x$kind == "O"))) }))
 * k <- rows[shared(rows, ifelse(rows$adc == 1, "A", ifelse(rows$other == 1, "O", NA))),]
 * f <- coxph(Surv(from, to, event) ~ adc + other + strata(cell), k, cluster = id)
 * b <- coef(f)[1] - coef(f)[2]; se <- sqrt(vcov(f)[1,1] + vcov(f)[2,2] - 2*vcov(f)[1,2])
 * cat("a", length(unique(k$id)), sum(k$event), sprintf("%.8f", c(exp(b), se, exp(b + c(-1,1)*qnorm(.975)*se), exp(coef(f)), 2*pnorm(-abs(b/se)))), "\n")
 * for (g in c("adc","other")) cat(g, sum(k[[g]]), sum(k$event[k[[g]]==1]), "\n"); cat("none", sum(k$adc+k$other==0), sum(k$event[k$adc+k$other==0]), "\n")
 * # (b)
 * l <- d[d$end - d$p > 60,]; l$arm <- ifelse(l$kind != "-" & l$start - l$p <= 60, l$kind, "N"); l <- l[l$arm != "U",]; l$time <- l$end - l$p - 60
 * l <- l[shared(l, l$arm),]
 * print(survfit(Surv(time, dead) ~ arm, l, conf.type = "log-log"))
 * show <- function(name, f, x) { s <- summary(f); cat(name, nrow(x), f$nevent, sprintf("%.8f", c(exp(coef(f)), sqrt(vcov(f)), exp(confint(f)), s$coefficients[,"Pr(>|z|)"])), "\n") }
 * l2 <- l[l$arm != "N",]; show("b", coxph(Surv(time, dead) ~ I(arm == "A") + strata(cell), l2, cluster = id), l2)
 * # (c)
 * n <- d[d$kind %in% c("A","O"),]; n <- n[shared(n, n$kind),]
 * n$os <- pmax(n$end - n$start, n$dead); n$ev <- as.numeric(!is.na(n$prog2) | n$dead == 1); n$pfs <- pmax(ifelse(is.na(n$prog2), n$end, n$prog2) - n$start, n$ev)
 * print(survfit(Surv(pfs, ev) ~ kind, n, conf.type = "log-log")); print(survfit(Surv(os, dead) ~ kind, n, conf.type = "log-log"))
 * show("c pfs", coxph(Surv(pfs, ev) ~ I(kind == "A") + strata(cell), n, cluster = id), n)
 * show("c os", coxph(Surv(os, dead) ~ I(kind == "A") + strata(cell), n, cluster = id), n)
 * # delayed entry: every fourth patient under observation from 30 days after the progression
 * k$late <- ifelse(k$id %% 4 == 0, 30, -1); z <- k; z$from <- pmax(z$from, z$late); z <- z[z$from < z$to,]
 * f <- coxph(Surv(from, to, event) ~ adc + other + strata(cell), z, cluster = id); b <- coef(f)[1] - coef(f)[2]; se <- sqrt(vcov(f)[1,1] + vcov(f)[2,2] - 2*vcov(f)[1,2])
 * cat("a late", length(unique(z$id)), sum(z$event), sprintf("%.8f", c(exp(b), se)), "\n")
 *
 * a 49 34 0.65957289 0.40858717 0.29612343 1.46910496 0.80764083 1.22449065 0.30842092
 * adc 20 13, other 18 14, none 41 7
 * # Limits of these medians, fewer than 30 patients: beta_product_limits(beta_product(time, event), 0.5) of test/reference/beta-product.R
 * b: A n 16, 10 events, median 248 (147, 1180); N n 9, 7 events, 133 (33, 878); O n 16, 12 events, 164 (84, 412)
 * b 32 22 0.51838654 0.51556141 0.18871528 1.42396850 0.20251988
 * c: pfs A n 20, 16 events, 84 (49, 308); O n 18, 15 events, 119 (67, 219); os A n 20, 13 events, 290 (74, 580); O n 18, 14 events, 155 (105, 378)
 * c pfs 38 31 0.96449178 0.37834919 0.45945938 2.02464993 0.92387231
 * c os 38 27 0.62395375 0.43492045 0.26604030 1.46338081 0.27813521
 * a late 48 33 0.71778575 0.41141296
 */

const HEADER =
  "patient_id,line,regimen,setting,start,end,progression,stop_reason,death,last_contact,entry,tumour,hr_status\n";
const regimenOf: Readonly<Record<string, string>> = {
  A: "sacituzumab govitecan",
  O: "eribulin",
  U: "blinded ADC or chemotherapy"
};

/** The cohort as a file of lines; `entryOf` gives the first day under observation, `day0` the start of ADC1. */
function csvOf(
  rows: readonly (readonly string[])[],
  entryOf: (id: number, progression: number) => string = () => "",
  day0 = 0
): string {
  const on = (day: string): string => (day === "" ? "" : String(Number(day) + day0));
  return (
    HEADER +
    rows
      .flatMap(([id = "", line = "", hr = "", p = "", kind = "", start = "", again = "", death = "", last = ""]) => {
        const own = `${on(death)},${on(last)},${on(entryOf(Number(id), Number(p)))},breast,${hr}`;
        const first = `P${id},${line},T-DXd,metastatic,${day0},${on(p)},${on(p)},progression,${own}`;
        const next = `P${id},${Number(line) + 1},${regimenOf[kind]},metastatic,${on(start)},,${on(again)},,${own}`;
        return kind === "-" ? [first] : [first, next];
      })
      .join("\n")
  );
}

const lean = {sensitivity: false, multiState: false, overallSurvival: []} satisfies PlanSpec["sequential"];

async function analysed(text: string, sequential: PlanSpec["sequential"] = {}): Promise<Result> {
  return analyze(
    {by: "position", subgroups: [], sequential: {...lean, ...sequential}},
    await readCohort([{name: "c.csv", text}])
  );
}

const own = ({rows}: Result): Row[] => rows.filter(({analysis}) => analysis === AFTER_ADC1);
const ratios = (result: Result, endpoint: string): Row[] =>
  own(result).filter((row) => row.kind === "hazard-ratio" && row.endpoint?.startsWith(endpoint) === true);
const medians = (result: Result, endpoint: string): (number | string | null)[][] =>
  own(result)
    .filter((row) => row.kind === "median" && row.endpoint?.startsWith(endpoint) === true)
    .map(({group, n, nEvent, estimate, confLow, confHigh}) => [group, n, nEvent, estimate, confLow, confHigh]);
const counts = (result: Result, stratum: string): (number | null)[] =>
  own(result)
    .filter((row) => row.kind === "count" && row.stratum === stratum)
    .map(({estimate}) => estimate);

function expectRatio(row: Row | undefined, numbers: readonly number[]): void {
  const {n, nEvent, estimate, stdError, confLow, confHigh, pValue} = row ?? {};
  for (const [i, value] of [n, nEvent, estimate, stdError, confLow, confHigh, pValue].entries())
    expect(value).toBeCloseTo(numbers[i] ?? NaN, 7);
}

let result: Result;
beforeAll(async () => {
  result = await analysed(csvOf(patients));
});

describe("an ADC against another therapy after progression on ADC1", () => {
  it("from the progression, next therapy time-dependent: R's coxph", () => {
    const [contrast, adc, other] = ratios(result, "OS from progression");
    expectRatio(contrast, [49, 34, 0.65957289, 0.40858717, 0.29612343, 1.46910496, 0.30842092]);
    expect(adc?.estimate).toBeCloseTo(0.80764083, 7);
    expect(other?.estimate).toBeCloseTo(1.22449065, 7);
    expect([adc?.pValue, other?.pValue]).toEqual([null, null]);
    expect([contrast, adc, other].map((row) => `${row?.group} v ${row?.reference}`)).toEqual([
      "ADC v other systemic therapy",
      "ADC v no therapy yet",
      "other systemic therapy v no therapy yet"
    ]);
    expect(
      own(result)
        .filter(({kind}) => kind === "event-count")
        .map(({group, n, nEvent}) => [group, n, nEvent])
    ).toEqual([
      ["ADC", 20, 13],
      ["other systemic therapy", 18, 14],
      ["no therapy yet", 41, 7]
    ]);
  });

  it("from a landmark 60 days after it: R's survfit and coxph", () => {
    expect(medians(result, "OS from day 60")).toEqual([
      ["ADC", 16, 10, 248, 147, 1180],
      ["other systemic therapy", 16, 12, 164, 84, 412],
      ["no therapy by then", 9, 7, 133, 33, 878]
    ]);
    expectRatio(
      ratios(result, "OS from day 60")[0],
      [32, 22, 0.51838654, 0.51556141, 0.18871528, 1.4239685, 0.20251988]
    );
  });

  it("from the start of the next therapy, PFS and OS by one rule on both: R's survfit and coxph", () => {
    expect(medians(result, "PFS from the start")).toEqual([
      ["ADC", 20, 16, 84, 49, 308],
      ["other systemic therapy", 18, 15, 119, 67, 219]
    ]);
    expect(medians(result, "OS from the start")).toEqual([
      ["ADC", 20, 13, 290, 74, 580],
      ["other systemic therapy", 18, 14, 155, 105, 378]
    ]);
    expectRatio(
      ratios(result, "PFS from the start")[0],
      [38, 31, 0.96449178, 0.37834919, 0.45945938, 2.02464993, 0.92387231]
    );
    expectRatio(
      ratios(result, "OS from the start")[0],
      [38, 27, 0.62395375, 0.43492045, 0.2660403, 1.46338081, 0.27813521]
    );
  });

  it.each([0, 1000])(
    "with delayed entry, 30 days after the progression for every fourth patient, ADC1 on day %i: R's coxph",
    async (day0) => {
      const late = await analysed(csvOf(patients, (id, p) => (id % 4 === 0 ? String(p + 30) : ""), day0));
      const [contrast] = ratios(late, "OS from progression");
      expect([contrast?.n, contrast?.nEvent]).toEqual([48, 33]);
      expect(contrast?.estimate).toBeCloseTo(0.71778575, 7);
      expect(contrast?.stdError).toBeCloseTo(0.41141296, 7);
      expect(contrast?.method).toContain("Cox regression with delayed entry");
    }
  );

  it("who is alike nobody of the other arm stands outside, and each row says its time zero", () => {
    // Four ADCs at line 3, where nobody got another therapy; one other therapy without HR status.
    expect(ratios(result, "OS from progression")[0]?.remarks).toContainEqual({
      code: "outside-of-arms",
      n: 5,
      lacking: 1,
      columns: ["hr"]
    });
    expect(
      own(result).filter(({kind, stratum}) => kind !== "count" && stratum?.startsWith("time zero: ") !== true)
    ).toEqual([]);
    expect(
      ratios(result, "").every(({remarks}) => remarks.some(({code}) => code === "no-effect-of-next-therapy"))
    ).toBe(true);
  });

  it("counts who got an ADC, another therapy, nothing and died, nothing and is alive, not named: by an independent count (awk)", () => {
    expect(counts(result, "all")).toEqual([24, 19, 7, 3, 1]);
    expect(counts(result, "line 1 of ADC1")).toEqual([11, 14, 6, 2, 0]);
    expect(counts(result, "line 2 of ADC1")).toEqual([9, 5, 1, 1, 1]);
    expect(counts(result, "line 3 of ADC1")).toEqual([4, 0, 0, 0, 0]);
    expect(counts(result, "HR not recorded")).toEqual([0, 1, 0, 0, 0]);
  });

  it("prints both tables", () => {
    expect(followedTable(result).rows[0]).toEqual(["all", "54", "24", "19", "7", "3", "1"]);
    const {rows, notes} = therapyContrastTable(result);
    expect(rows.find(([, group]) => group === "ADC against other systemic therapy")?.slice(2)).toEqual([
      "49 (34)",
      "–",
      "0.66 (0.30–1.47)",
      "0.31"
    ]);
    expect(notes.join(" ")).toContain("the 10 with nothing further are not in it");
    expect(notes.join(" ")).toContain("confounding by indication");
  });
});

describe("where the file cannot answer", () => {
  const refusalOf = async (rows: readonly (readonly string[])[]): Promise<(string | null)[]> =>
    own(await analysed(csvOf(rows))).map(({refusal}) => errorText(refusal));

  it("only patients with two ADCs: one row that says so, and no table", async () => {
    const both = patients.filter(([, , , , kind]) => kind === "A");
    expect(await refusalOf(both)).toEqual([expect.stringContaining("every patient received a second ADC")]);
    expect(followedTable(await analysed(csvOf(both))).rows).toEqual([]);
  });

  it("no other therapy in the file: nothing further is not what it says", async () => {
    const without = patients.filter(([, , , , kind]) => kind !== "O");
    expect(await refusalOf(without)).toEqual([expect.stringContaining("nobody can say who got nothing further")]);
    expect(followedTable(await analysed(csvOf(without))).rows.length).toBe(1);
  });

  it("no progression recorded on the lines of the other therapy: PFS on it is refused, survival is not", async () => {
    const blank = patients.map((row) => (row[4] === "O" ? row.with(6, "") : row));
    const found = await analysed(csvOf(blank));
    expect(ratios(found, "PFS from the start").map(({refusal}) => errorText(refusal))).toEqual([
      expect.stringContaining("no progression is recorded on any line of other systemic therapy")
    ]);
    expect(medians(found, "PFS from the start")).toEqual([]);
    expect(ratios(found, "OS from the start")[0]?.estimate).toBeCloseTo(0.62395375, 7);
  });

  it("fewer than five patients alike in an arm: counts and medians, no ratio", async () => {
    const others = patients.filter(([, , , , kind]) => kind === "O");
    const of = async (n: number): Promise<Row | undefined> =>
      ratios(
        await analysed(csvOf([...patients.filter(([, , , , kind]) => kind !== "O"), ...others.slice(0, n)])),
        "OS from the start"
      )[0];
    expect((await of(4))?.refusal?.code).toBe("few-compared");
    expect((await of(5))?.refusal).toBe(null);
  });

  it("is switched off by the plan, and the landmark is a key of it", async () => {
    expect(own(await analysed(csvOf(patients), {nextTherapy: false}))).toEqual([]);
    const at = await analysed(csvOf(patients), {nextTherapyLandmark: 30});
    expect(own(at).some(({endpoint}) => endpoint === "OS from day 30 after progression on ADC1")).toBe(true);
  });
});
