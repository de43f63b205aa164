import type {Mutant} from "../mutant.ts";

export const disclosureMutants: readonly Mutant[] = [];
