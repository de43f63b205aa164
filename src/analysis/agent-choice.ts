import type {Catalogue} from "../adc/catalogue.ts";

/** How drug names are read: the catalogue, extended or not. */
export interface AgentChoice {
  readonly catalogue?: Catalogue;
  /** Which agents a file of the user added or put in place of the catalogue's own. */
  readonly extension?: {
    readonly file: string;
    readonly added: readonly string[];
    readonly overridden: readonly string[];
  };
}
