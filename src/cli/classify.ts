import type {ExitStatus} from "./command-line.ts";
export async function classifyCommand(_from: string, _to: string, _options: object): Promise<ExitStatus> { return 0; }
