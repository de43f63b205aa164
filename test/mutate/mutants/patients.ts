import type {Mutant} from "../mutant.ts";

export const patientMutants: readonly Mutant[] = [];
