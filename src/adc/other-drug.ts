import type {DrugRole} from "./drugs/drug-group.ts";
import type {DrugSource} from "./drugs/drug-sources.ts";
import type {PayloadClass} from "./payload-classes.ts";

/** Where a drug was read: a source of the dictionary, or none. */
export type DrugOrigin = DrugSource | "from memory" | "INN stem" | "declared";

/** A drug that is no conjugate. */
export interface OtherDrug {
  readonly drug: string;
  readonly drugClass: string;
  /** Mechanism class shared with conjugates' payloads, for free payload drugs; else null. */
  readonly payloadClass: PayloadClass | null;
  readonly role: DrugRole;
  /** True for drugs that open no line of therapy of their own; the role `supportive`. */
  readonly supportive: boolean;
  readonly source: DrugOrigin;
}
