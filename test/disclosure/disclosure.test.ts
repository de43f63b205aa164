import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {beforeAll, describe, expect, it} from "vitest";
import {HIDDEN, type Shown} from "../../src/record/hidden.ts";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {toMonths} from "../../src/math/calendar-days.ts";
import {disclosurePolicies, type DisclosurePolicyName} from "../../src/record/disclosure-policy.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result, ShownResult} from "../../src/record/result.ts";
import type {ShownRow} from "../../src/record/row.ts";
import {disclosed} from "../../src/disclosure/disclosed.ts";
import type {OutputFile} from "../../src/report/output-file.ts";
import {outputFiles} from "../../src/report/output-files.ts";
import {findingInWords} from "../../src/words/en/audit.ts";
import {root} from "../cli/payloadswap.ts";

const sample = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8");
/** Endpoint rules, states and overall survival make no difference to what a policy lets stand: their parts have no rule. */
const lean = {sensitivity: false, multiState: false, overallSurvival: []} satisfies PlanSpec["sequential"];

/** Plans whose groups, sequences, levels and flow have small cells: 3 to 11 in a group, 1 and 9 in a sequence, 1 male. */
const plans: readonly (readonly [string, PlanSpec])[] = [
  // Also the result of which everything is written below: its further parts, which have no rule, are left in.
  ["by transition", {}],
  [
    "by sequence, with further endpoints and groupings",
    {by: "sequence", endpoints: ["rwPFS", "rwOS"], groupings: ["transition", "column:her2_status", "column:ecog"]}
  ],
  [
    "by transition, with further groupings",
    {endpoints: ["rwPFS", "rwOS"], groupings: ["sequence", "column:her2_status", "column:ecog"]}
  ],
  ["by position", {by: "position"}],
  ["by column", {by: "column:ecog"}]
];
const names = ["cms-11", "ohdsi-5", "opensafely-5"] as const satisfies readonly DisclosurePolicyName[];
const cases = plans.flatMap(([title, plan]) => names.map((name) => ({title: `${title}, ${name}`, plan, name})));

interface Case {
  readonly whole: Result;
  readonly shown: ShownResult;
  readonly smallest: number;
}
const results = new Map<string, Case>();
beforeAll(async () => {
  const cohort = await readCohort([{name: "cohort.csv", text: sample}], {});
  for (const [title, plan] of plans) {
    const whole = await analyze(title === "by transition" ? plan : {...plan, sequential: lean}, cohort);
    for (const name of names) {
      const withPolicy = {
        ...whole,
        plan: {...whole.plan, report: {...whole.plan.report, disclosure: {policy: name, patientLevel: false}}}
      };
      results.set(`${title}, ${name}`, {
        whole,
        shown: disclosed(withPolicy),
        smallest: disclosurePolicies[name].smallest
      });
    }
  }
}, 180_000);
const caseOf = (title: string): Case => {
  const found = results.get(title);
  if (found === undefined) throw new Error(title);
  return found;
};

const shownRows = ({shown}: Case): readonly ShownRow[] => [
  ...shown.rows,
  ...(shown.parts.views ?? []).flatMap(({rows}) => rows)
];
const isShown = (value: Shown | null | undefined): value is number => typeof value === "number" && !Number.isNaN(value);
const isSmall = (value: Shown | null | undefined, smallest: number): boolean =>
  isShown(value) && value > 0.5 && value < smallest - 1e-9;

/** Equations between unknown counts, solved and bounded: what a reader with a spreadsheet can find out. */
class Attack {
  readonly #equations: {of: Map<string, number>; value: number}[] = [];
  readonly #known = new Map<string, number>();

  knows(name: string, value: Shown | null | undefined): void {
    if (isShown(value)) this.#known.set(name, value);
  }

  adds(whole: string, parts: readonly string[]): void {
    this.#equations.push({of: new Map([[whole, -1], ...parts.map((part): [string, number] => [part, 1])]), value: 0});
  }

  /** Least and most that each unknown can be, a count of at least 1, or 0 where nothing says that it is hidden. */
  bounds(hiddenOnes: ReadonlySet<string>): Map<string, readonly [number, number]> {
    const cells = new Set(this.#equations.flatMap(({of}) => [...of.keys()]));
    const bounds = new Map(
      [...cells].map((cell): [string, [number, number]] => [
        cell,
        this.#known.has(cell) ? [this.#known.get(cell)!, this.#known.get(cell)!] : [hiddenOnes.has(cell) ? 1 : 0, 1e6]
      ])
    );
    // All pairwise differences of equations that share a cell, beside the equations themselves.
    const equations = [...this.#equations];
    for (const [i, a] of this.#equations.entries())
      for (const b of this.#equations.slice(i + 1)) {
        const shared = [...a.of.keys()].filter((cell) => b.of.has(cell) && !this.#known.has(cell));
        for (const cell of shared) {
          const factor = a.of.get(cell)! / b.of.get(cell)!;
          const of = new Map(a.of);
          for (const [other, coefficient] of b.of) of.set(other, (of.get(other) ?? 0) - factor * coefficient);
          equations.push({of: new Map([...of].filter(([, coefficient]) => coefficient !== 0)), value: 0});
        }
      }
    for (let changed = true; changed;) {
      changed = false;
      for (const {of} of equations)
        for (const [cell, coefficient] of of) {
          let [low, high] = [0, 0];
          for (const [other, weight] of of) {
            if (other === cell) continue;
            const [a, b] = bounds.get(other)!;
            low += weight > 0 ? weight * a : weight * b;
            high += weight > 0 ? weight * b : weight * a;
          }
          const ends = [-low / coefficient, -high / coefficient].sort((a, b) => a - b);
          const [a, b] = bounds.get(cell)!;
          const [newA, newB] = [Math.max(a, Math.ceil(ends[0] - 1e-9)), Math.min(b, Math.floor(ends[1] + 1e-9))];
          if (newA > a || newB < b) {
            bounds.set(cell, [newA, newB]);
            changed = true;
          }
        }
    }
    return bounds;
  }
}

describe("rows of the analyses that have a rule", () => {
  const ruled =
    /^(?:kaplan-meier|events|cox|log-rank|global log-rank|proportional-hazards|follow-up|paired|truncation|response|characteristics|contrast .*)$/u;

  it.each(plans.map(([title]) => title))("%s: each that is given says of how many it tells", (title) => {
    const rows = results.get(`${title}, cms-11`)?.whole.rows ?? [];
    const given = rows.filter(
      ({analysis, kind, refusal, estimate, pValue}) =>
        ruled.test(analysis) &&
        kind !== "covariate-hazard-ratio" &&
        refusal === null &&
        (estimate !== null || pValue !== null)
    );
    expect(given.length).toBeGreaterThan(10);
    expect(given.filter(({counts}) => counts === null).map(({analysis, term}) => `${analysis}: ${term}`)).toEqual([]);
  });
});

describe.each(cases)("$title", ({title, name}) => {
  it("no count, and no count behind a share, is small", () => {
    const one = caseOf(title);
    for (const row of shownRows(one)) {
      for (const field of ["n", "nRisk", "nEvent", "nCensored"] as const)
        expect(
          isSmall(row[field], one.smallest),
          `${row.analysis} ${row.group} ${row.term} ${field} ${String(row[field])}`
        ).toBe(false);
      if (isShown(row.n) && isShown(row.nEvent) && disclosurePolicies[name].rounding === null)
        expect(isSmall(row.n - row.nEvent, one.smallest), `${row.analysis} ${row.group} censored`).toBe(false);
      if (
        isShown(row.n) &&
        isShown(row.estimate) &&
        (row.scale === "share" || (row.scale === "probability" && row.analysis !== "kaplan-meier"))
      )
        for (const count of [row.estimate * row.n, row.n - row.estimate * row.n])
          expect(isSmall(Math.round(count), one.smallest), `${row.analysis} ${row.group} ${row.term}`).toBe(false);
    }
  });

  it("sizes of groups, levels and the flow do not give a small count away by subtraction", () => {
    const {whole, shown, smallest} = caseOf(title);
    if (disclosurePolicies[name].rounding !== null) return;
    const attack = new Attack();
    const truth = new Map<string, number>();
    const hiddenOnes = new Set<string>();
    const cell = (key: string, value: number, now: Shown | null | undefined): string => {
      truth.set(key, value);
      if (now !== undefined) attack.knows(key, now);
      if (now !== undefined && !isShown(now)) hiddenOnes.add(key);
      return key;
    };
    for (const [view, before, after] of [
      ["main", whole.rows, shown.rows] as const,
      ...(shown.parts.views ?? []).map(
        (own) =>
          [
            `${own.name} ${own.by}`,
            whole.parts.views!.find((other) => other.by === own.by && other.name === own.name)!.rows,
            own.rows
          ] as const
      )
    ]) {
      const sizes: string[] = [];
      for (const [i, row] of before.entries()) {
        const now = after[i];
        if (row.analysis === "kaplan-meier" && row.term === "median") {
          const by = view === "main" ? shown.plan.by : view.split(" ").at(-1)!;
          const n = cell(`${by} ${row.group} n`, row.n!, now.n);
          sizes.push(n);
          attack.adds(n, [
            cell(`${view} ${row.group} events`, row.nEvent!, now.nEvent),
            cell(`${view} ${row.group} censored`, row.nCensored!, now.nCensored)
          ]);
        }
      }
      if (shown.plan.by !== "position")
        attack.adds(
          cell(
            `universe of ${sizes.length}`,
            sizes.reduce((sum, key) => sum + truth.get(key)!, 0),
            undefined
          ),
          sizes
        );
    }
    const described = whole.rows
      .map((row, i) => ({row, now: shown.rows[i]}))
      .filter(({row}) => row.analysis === "characteristics");
    for (const column of new Set(described.map(({row}) => row.term.split(":")[0]))) {
      const own = described.filter(({row}) => row.term.startsWith(`${column}: `));
      const groups = [...new Set(own.map(({row}) => row.group))];
      for (const group of groups) {
        const rows = own.filter(({row}) => row.group === group);
        const recorded = cell(`${column} ${group} recorded`, rows[0].row.n!, rows[0].now.n);
        const size = group === null ? null : `${shown.plan.by} ${group} n`;
        if (size !== null && truth.has(size))
          attack.adds(size, [
            recorded,
            cell(`${column} ${group} missing`, truth.get(size)! - truth.get(recorded)!, undefined)
          ]);
        if (rows[0].row.scale === "share")
          attack.adds(
            recorded,
            rows.map(({row, now}) =>
              cell(
                `${column} ${group} ${row.term}`,
                Math.round(row.estimate! * row.n!),
                isShown(now.estimate) && isShown(now.n) ? Math.round(now.estimate * now.n) : HIDDEN
              )
            )
          );
      }
      if (groups.includes(null))
        for (const term of new Set(own.filter(({row}) => row.scale === "share").map(({row}) => row.term)))
          attack.adds(
            `${column} null ${term}`,
            own
              .filter(({row}) => row.term === term && row.group !== null)
              .map(({row}) => `${column} ${row.group} ${term}`)
          );
    }
    const bounds = attack.bounds(hiddenOnes);
    // A group of 11 with three levels bounds each of them more than 1 to 10 does, whatever is hidden: half of that range has to be left.
    for (const [key, value] of truth) {
      if (!(value > 0 && value < smallest)) continue;
      const [low, high] = bounds.get(key) ?? [0, 1e6];
      expect(high - low, `${key}: ${value} lies from ${low} to ${high}`).toBeGreaterThanOrEqual((smallest - 2) / 2);
    }
    for (const [i, {count, left}] of shown.flow.entries()) {
      const next = shown.flow[i + 1];
      for (const some of [
        count,
        ...left.map((reason) => reason.count),
        ...(next === undefined ? [] : [count - next.count])
      ])
        expect(isSmall(some, smallest), `flow ${some}`).toBe(false);
      if (next !== undefined) expect(count - left.reduce((sum, reason) => sum + reason.count, 0)).toBe(next.count);
    }
  });

  it("tables of counts and rates of response do not give a small count away, nor how many lack what is counted", () => {
    const {whole, shown, smallest} = caseOf(title);
    const attack = new Attack();
    const truth = new Map<string, number>();
    const cell = (key: string, value: number, now: Shown | undefined): string => {
      truth.set(key, value);
      if (now !== undefined) attack.knows(key, now);
      return key;
    };
    const rounded = disclosurePolicies[name].rounding !== null;
    for (const table of shown.parts.counts ?? []) {
      const before = whole.parts.counts!.find((one) => one.name === table.name)!;
      for (const group of new Set(table.counts.map((count) => count.group))) {
        const own = before.counts.filter((count) => count.group === group);
        const size = cell(`${group} size`, own[0].of, own[0].of);
        const cells = own.map((count) => {
          const now = table.counts.find((one) => one.group === group && one.item === count.item)?.n ?? 0;
          expect(isSmall(now, smallest), `${group} ${count.item} ${String(now)}`).toBe(false);
          const has = cell(`${group} has ${count.item}`, count.n, now);
          attack.adds(size, [has, cell(`${group} has not ${count.item}`, count.of - count.n, undefined)]);
          return has;
        });
        // Nobody can be in more than one item more often than the sum says, which the reader is taken to know.
        attack.adds(
          cell(
            `${group} sum`,
            own.reduce((sum, {n}) => sum + n, 0),
            own.reduce((sum, {n}) => sum + n, 0)
          ),
          cells
        );
      }
    }
    const rates = whole.rows
      .map((row, i) => ({row, now: shown.rows[i]}))
      .filter(({row}) => row.analysis === "response");
    for (const {row, now} of rates)
      if (row.endpoint !== "best response on ADC2")
        expect(
          [now.n, now.nEvent, now.estimate].some((value) => isShown(value)),
          `${row.endpoint} ${row.term}`
        ).toBe(false);
    for (const group of new Set(rates.map(({row}) => row.group))) {
      const at = (term: string) =>
        rates.find(({row}) => row.group === group && row.endpoint === "best response on ADC2" && row.term === term)!;
      const [evaluable, everyone, benefit] = [
        at("objective response rate"),
        at("objective response rate, everyone"),
        at("clinical benefit rate")
      ];
      const key = (what: string, value: number, ...now: (Shown | null | undefined)[]): string =>
        cell(`${group} response ${what}`, value, now.find(isShown));
      const size = key("size", everyone.row.n!, everyone.now.n);
      const responders = key("responders", everyone.row.nEvent!, everyone.now.nEvent, evaluable.now.nEvent);
      const wide = key("evaluable", evaluable.row.n!, evaluable.now.n);
      const decided = key("decided", benefit.row.n!, benefit.now.n);
      const good = key("benefit", benefit.row.nEvent!, benefit.now.nEvent);
      attack.adds(size, [responders, key("others", everyone.row.n! - everyone.row.nEvent!)]);
      attack.adds(size, [wide, key("not evaluable", everyone.row.n! - evaluable.row.n!)]);
      attack.adds(wide, [responders, key("evaluable others", evaluable.row.n! - evaluable.row.nEvent!)]);
      attack.adds(size, [decided, key("undecided", everyone.row.n! - benefit.row.n!)]);
      attack.adds(decided, [good, key("no benefit", benefit.row.n! - benefit.row.nEvent!)]);
      attack.adds(good, [responders, key("stable", benefit.row.nEvent! - everyone.row.nEvent!)]);
    }
    if (rounded) return;
    const bounds = attack.bounds(new Set());
    for (const [key, value] of truth) {
      const [low, high] = bounds.get(key) ?? [0, 1e6];
      if (value > 0 && value < smallest && !key.endsWith(" sum"))
        expect(high - low, `${key}: ${value} lies from ${low} to ${high}`).toBeGreaterThanOrEqual((smallest - 2) / 2);
    }
  });

  it("counts of kinds of transitions, of groups and of contrasts do not differ by few", () => {
    const {shown, smallest} = caseOf(title);
    const kinds = new Map<string, number>();
    for (const {analysed: taken, headline, subtype, sequence} of shown.transitions)
      if (taken === true)
        for (const key of [`class ${headline}`, `${headline} ${subtype} ${sequence}`])
          kinds.set(key, (kinds.get(key) ?? 0) + 1);
    for (const [key, count] of kinds) expect(isSmall(count, smallest), `${key} ${count}`).toBe(false);
    if (disclosurePolicies[name].rounding !== null) return;
    for (const row of shown.rows.filter(({analysis}) => /^contrast |^cox$|^truncation|^paired/.test(analysis)))
      for (const [key, count] of kinds)
        if (isShown(row.n))
          expect(isSmall(Math.abs(row.n - count), smallest), `${row.analysis} ${row.n} beside ${key} ${count}`).toBe(
            false
          );
  });

  it("each step of a curve is many events, its end leaves many, and no time of an event is in it", () => {
    const {whole, shown, smallest} = caseOf(title);
    const truths = [...whole.curves, ...(whole.parts.views ?? []).flatMap(({curves}) => curves)];
    for (const curve of [...shown.curves, ...(shown.parts.views ?? []).flatMap(({curves}) => curves)]) {
      const truth = truths.find(({group, endpoint}) => group === curve.group && endpoint === curve.endpoint)!;
      const upTo = (month: number, column: readonly number[]): number =>
        truth.time.reduce((sum, time, i) => (toMonths(time, truth.unit) <= month + 1e-9 ? sum + column[i] : sum), 0);
      const months = curve.time.map((time) => toMonths(time, curve.unit));
      expect(months.every((month) => Math.abs(month - Math.round(month)) < 1e-9)).toBe(true);
      const steps = [-1, ...months, Infinity].map((month) => upTo(month, truth.nEvent));
      for (const [i, events] of steps.slice(1).entries())
        expect(isSmall(events - steps[i], smallest), `${curve.group}: step of ${events - steps[i]}`).toBe(false);
      for (const month of months)
        expect(truth.n - upTo(month, truth.nEvent) - upTo(month, truth.nCensored)).toBeGreaterThanOrEqual(smallest);
      for (const estimate of [...curve.estimate, ...curve.confLow, ...curve.confHigh])
        if (estimate !== null) expect(Math.abs(estimate * 100 - Math.round(estimate * 100))).toBeLessThan(1e-9);
      const censored = [-1, ...curve.shown!.atRisk.map(({month}) => month).filter((month) => month > 0), Infinity].map(
        (month) => upTo(month, truth.nCensored)
      );
      if (censored.length > 2)
        for (const [i, count] of censored.slice(1).entries())
          expect(
            isSmall(count - censored[i], smallest),
            `${curve.group}: ${count - censored[i]} censored between numbers at risk`
          ).toBe(false);
      expect([...curve.nRisk, ...curve.nCensored].every((value) => value === HIDDEN)).toBe(true);
      for (const row of shownRows(caseOf(title)).filter(
        ({analysis, group, term, endpoint}) =>
          analysis === "kaplan-meier" &&
          term === "survival" &&
          group === curve.group &&
          endpoint === curve.endpoint &&
          true
      ))
        if (isShown(row.estimate))
          expect(
            months.some((month) => Math.abs(month - toMonths(row.time!, curve.unit)) < 1e-6),
            `milestone ${row.time}`
          ).toBe(true);
    }
  });

  it("holds nothing of single patients, of parts without a rule and of findings in the data", () => {
    const {shown} = caseOf(title);
    expect(shown.followUp).toEqual([]);
    expect(shown.ledger).toEqual([]);
    expect(shown.treatmentLanes).toEqual([]);
    expect(Object.keys(shown.parts).filter((key) => key !== "views" && key !== "counts")).toEqual([]);
    expect((shown.parts.counts ?? []).map(({name}) => name)).toEqual(
      shown.plan.by !== "position" && shown.plan.endpoints.length === 1 && !title.startsWith("by column")
        ? ["next-therapy"]
        : shown.parts.counts === undefined
          ? []
          : ["next-therapy"]
    );
    if (shown.plan.endpoints.includes("rwOS")) expect(shown.parts.counts).toBeUndefined();
    expect(shown.transitions.every((one) => one["patient_id"] === undefined)).toBe(true);
    expect(shown.issues.every(({count, row, received}) => count === HIDDEN && row === null && received === null)).toBe(
      true
    );
    for (const {number, sentence, measure} of (shown.sequential?.audit ?? []).map(findingInWords)) {
      expect(number).toBeNull();
      expect(sentence.replace(measure, "")).not.toMatch(/(?<![\p{L}\p{N}@.])\d/u);
    }
  });
});

describe("what is written under a policy", () => {
  let files: OutputFile[];
  let whole: Result;
  const text = (path: string): string => {
    const content = files.find((file) => file.path === path)?.content;
    if (content === undefined) throw new Error(`no ${path} among ${files.map((file) => file.path).join(", ")}`);
    return typeof content === "string" ? content : new TextDecoder().decode(content);
  };
  beforeAll(async () => {
    const {plan, ...result} = caseOf("by transition, cms-11").whole;
    whole = {
      ...result,
      plan: {
        ...plan,
        figures: {...plan.figures, formats: ["svg"]},
        report: {
          ...plan.report,
          disclosure: {policy: "cms-11", patientLevel: false},
          tables: ["csv", "md", "html"],
          documents: ["html", "docx", "slides"]
        }
      }
    };
    files = await outputFiles(whole);
  }, 180_000);

  it("has no file of single patients and no figure that draws them, unless asked", async () => {
    expect(files.filter(({path}) => path.startsWith("patient-level/"))).toEqual([]);
    expect(files.map(({path}) => path).filter((path) => path.endsWith(".svg"))).toEqual(
      ["figures/sequence-flow.svg", "figures/attrition.svg"]
        .concat(files.some(({path}) => path === "figures/kaplan-meier.svg") ? ["figures/kaplan-meier.svg"] : [])
        .sort((a, b) => files.findIndex(({path}) => path === a) - files.findIndex(({path}) => path === b))
    );
    const asked = await outputFiles({
      ...whole,
      plan: {
        ...whole.plan,
        figures: {...whole.plan.figures, formats: []},
        report: {...whole.plan.report, documents: [], disclosure: {policy: "cms-11", patientLevel: true}}
      }
    });
    expect(asked.filter(({path}) => path.startsWith("patient-level/")).map(({path}) => path)).toContain(
      "patient-level/follow-up.csv"
    );
  });

  it("shows no number from 1 to 10 among counts of tables, boxes, numbers at risk and specifications", () => {
    const small = (token: string): boolean => Number(token) > 0 && Number(token) < 11;
    for (const {path} of files.filter((file) =>
      /^tables\/(?:estimates|characteristics|transitions|flow|contrasts|class-contrasts)\.csv$/.test(file.path)
    ))
      for (const record of parse(text(path), {columns: true}) as Record<string, string>[])
        for (const [column, value] of Object.entries(record)) {
          const counts =
            column === "n" ||
            column === "events" ||
            column === "count" ||
            column.startsWith("n (") ||
            (path.includes("characteristics") && /^\d+ \(\d+ %\)$/.test(value))
              ? (value.match(/\d+(?= \(|\)?$| patients| records)/g) ?? [])
              : [];
          for (const token of path.includes("characteristics") ? counts.slice(0, 1) : counts)
            expect(small(token), `${path} ${column}: ${value}`).toBe(false);
        }
    for (const {path} of files.filter((file) => file.path.endsWith(".svg"))) {
      const words = [...text(path).matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word);
      if (path.includes("kaplan"))
        for (const risk of [...text(path).matchAll(/risk_numbers_marks[\s\S]*?<\/g>/g)].flatMap(([group]) =>
          [...group.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word)
        ))
          expect(small(risk), risk).toBe(false);
      for (const word of words)
        for (const [, token] of word.matchAll(/(?:n = |\(|^)(\d+)(?:\)|$)/g))
          if (!path.includes("kaplan")) expect(small(token), `${path}: ${word}`).toBe(false);
    }
    const walk = (value: unknown, key: string): void => {
      if (Array.isArray(value)) for (const one of value) walk(one, key);
      else if (typeof value === "object" && value !== null)
        for (const [inner, one] of Object.entries(value)) walk(one, inner);
      else if (typeof value === "number" && /^(?:n|nRisk|nEvent|nCensored|nEntered|count|excluded|patients)$/.test(key))
        expect(value > 0 && value < 11, `${key} ${value}`).toBe(false);
    };
    for (const {path} of files.filter((file) => file.path.endsWith(".vl.json") || file.path === "results.json"))
      walk(JSON.parse(text(path)), "");
    for (const [, json] of text("report.html").matchAll(/<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/g))
      walk(JSON.parse(json), "");
  });

  it("holds no day of an event and no patient", () => {
    const days = new Set(whole.followUp.map((record) => Number(record["time"])).filter((day) => day > 30));
    for (const {path} of files.filter((file) => file.path.startsWith("figures/") && file.path.endsWith(".vl.json"))) {
      const walk = (value: unknown): void => {
        if (Array.isArray(value)) for (const one of value) walk(one);
        else if (typeof value === "object" && value !== null)
          for (const [key, one] of Object.entries(value))
            if (key === "time" && typeof one === "number")
              expect(
                one * 30.4375 > 30 &&
                  days.has(Math.round(one * 30.4375)) &&
                  Math.abs(one * 30.4375 - Math.round(one * 30.4375)) < 1e-6,
                `${path} ${one}`
              ).toBe(false);
            else walk(one);
      };
      walk(JSON.parse(text(path)));
    }
    for (const {path, content} of files) expect(Buffer.from(content).includes("SYN-0"), path).toBe(false);
  });

  it("says which policy was applied and what it changed, and never writes NaN", () => {
    for (const path of ["report.html", "methods.md"]) {
      expect(text(path)).toContain("CMS cell size suppression");
      expect(text(path)).toContain("counts of patients from 1 to 10 are not shown");
      expect(text(path).replace(/<script>[\s\S]*?<\/script>/g, ""), path).not.toMatch(/\bNaN\b/);
    }
    for (const {path} of files.filter((file) => /^(?:tables\/|results)/.test(file.path)))
      expect(text(path), path).not.toMatch(/\bNaN\b/);
    expect(JSON.parse(text("results.json"))).toMatchObject({disclosure: {policy: "cms-11"}});
  });

  it("without a policy is the result itself", () => {
    const none = {
      ...whole,
      plan: {...whole.plan, report: {...whole.plan.report, disclosure: {policy: "none" as const, patientLevel: false}}}
    };
    expect(disclosed(none)).toBe(none);
    const once = disclosed(whole);
    expect(disclosed(once)).toBe(once);
  });
});
