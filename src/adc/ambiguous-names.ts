import type {TumourGroup} from "./tumour-groups.ts";

/** A name that means a conjugate in one group of tumours only and is refused elsewhere. */
export interface AmbiguousName {
  readonly name: string;
  /** Group of tumours in which the name is read as the agent. */
  readonly tumour: TumourGroup;
  /** Catalogue id. */
  readonly agent: string;
  /** What it stands for elsewhere. */
  readonly elsewhere: string;
  readonly reason: string;
}

/** `BV` is shorthand for brentuximab vedotin in lymphoma and for bevacizumab in solid tumours ("wPTX + BV"). */
export const ambiguousNames: readonly AmbiguousName[] = [
  {
    name: "BV",
    tumour: "lymphoma",
    agent: "brentuximab-vedotin",
    elsewhere: "bevacizumab",
    reason: "BV is brentuximab vedotin only where the tumour is a lymphoma; elsewhere it is shorthand for bevacizumab"
  }
];

/**
 * Bare antibody names that are drugs of their own as well as the first word of a conjugate: read as the antibody in a regimen, with a note,
 * and refused as the name of a conjugate.
 */
export const nakedReadings: ReadonlySet<string> = new Set(["trastuzumab"]);
