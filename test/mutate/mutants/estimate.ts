import type {Mutant} from "../mutant.ts";

export const estimateMutants: readonly Mutant[] = [];
