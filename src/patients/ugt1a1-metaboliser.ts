import type {Cohort} from "../cohort/cohort.ts";
import {textOf} from "../cohort/therapy-lines.ts";
import {recordedRows} from "./recorded-rows.ts";

/** What a UGT1A1 genotype does to the clearance of SN-38, from two alleles. */
export type Metaboliser = "normal" | "intermediate" | "poor";

/** Alleles by function; a number of TA repeats is one of them. */
const reduced: ReadonlySet<string> = new Set(["*6", "*28", "*37", "TA7", "TA8"]);
const kept: ReadonlySet<string> = new Set(["*1", "*36", "TA5", "TA6"]);

const byReduced: readonly Metaboliser[] = ["normal", "intermediate", "poor"];

const phenotype = /^(normal|extensive|intermediate|poor)(?:[ -]metaboli[sz]er)?$/;
const alleles = /^(?:ugt1a1)?[ ]*(\*\d+|\(?ta\)?\d)[ ]*\/[ ]*(\*\d+|\(?ta\)?\d)$/;

/**
 * The metaboliser that a recorded genotype or phenotype makes; null where the text is none of those that can be read in one way. `6/6` may be repeats or two alleles *6, and is not read.
 *
 * Source: Gammal 2016 Clin Pharmacol Ther 99:363 (*6, *28 and *37 are of reduced function, *1 and *36 of normal).
 *
 * @example
 * ["*1/*28", "*28/*28", "UGT1A1 *6/*28", "TA6/TA7", "6/6", "wild type"].map(metaboliser) // ["intermediate", "poor", "poor", "intermediate", null, "normal"]
 */
export function metaboliser(text: string): Metaboliser | null {
  const plain = text.trim().toLowerCase();
  const named = phenotype.exec(plain)?.[1];
  if (named !== undefined) return named === "extensive" ? "normal" : (byReduced.find((one) => one === named) ?? null);
  if (/^wild[ -]?type$/.test(plain)) return "normal";
  const found =
    alleles
      .exec(plain)
      ?.slice(1)
      .map((one) => one.replace(/[()]/g, "").toUpperCase()) ?? [];
  if (found.length !== 2 || !found.every((one) => reduced.has(one) || kept.has(one))) return null;
  return byReduced[found.filter((one) => reduced.has(one)).length] ?? null;
}

/** Reads the metaboliser of a patient from every row that records one; null where none can be read, or two differ, as a genotype does not change. */
export function metaboliserReader(
  cohort: Pick<Cohort, "patients" | "lines">
): (patientId: string) => Metaboliser | null {
  const rows = recordedRows(cohort, ["ugt1a1"]);
  return (patientId) => {
    const told = new Set((rows.get(patientId) ?? []).map(({cells}) => metaboliser(textOf(cells.ugt1a1) ?? "")));
    const [only = null] = told;
    return told.size === 1 ? only : null;
  };
}
