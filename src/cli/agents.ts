import type {ExitStatus} from "./command-line.ts";
export async function agentsCommand(_query: string | undefined, _options: object): Promise<ExitStatus> { return 0; }
