import type {PayloadClass} from "../payload-classes.ts";
import type {DrugSource} from "./drug-sources.ts";

/**
 * What a drug is to a line of therapy: `line-defining` opens one; `companion` can be given with or after a conjugate without opening one
 * by itself; `supportive` treats no tumour.
 */
export type DrugRole = "line-defining" | "companion" | "supportive";

interface Described {
  readonly drugClass: string;
  /** Mechanism class shared with conjugates' payloads, for free payload drugs. */
  readonly payloadClass?: PayloadClass;
}

/**
 * Drugs that were read in a source, under one of the names of their row: one entry a drug, its name, then other spellings that were read
 * there, separated by `|`.
 */
interface PublishedDrugs extends Described {
  readonly role: DrugRole;
  readonly drugs: Readonly<Partial<Record<DrugSource, readonly string[]>>>;
}

/** Drugs that were read nowhere. Such a drug is never line-defining. */
interface RememberedDrugs extends Described {
  readonly role: Exclude<DrugRole, "line-defining">;
  readonly fromMemory: readonly string[];
}

/** Drugs of one class and one role. Salts, forms and strengths are no drugs of their own. */
export type DrugGroup = PublishedDrugs | RememberedDrugs;
