import {askedBy, type Asking} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";

/** Time and outcome of one endpoint in a file of ready-made follow-up. */
export interface OutcomePair {
  readonly endpoint: string;
  readonly time: string;
  readonly event: string;
}

/** Endpoints by the names of their columns, in normal form; of several the first one is taken. */
interface NamedEndpoint {
  readonly endpoint: string;
  readonly stem: string;
  /** Names of the outcome that do not begin as the time does, and what such a column asks. */
  readonly further: RegExp;
  readonly asks?: Asking;
}

const unit =
  "(?:_(?:in|en|time|t|mon|mth|days?|d|weeks?|wks?|w|months?|mos?|mths?|m|years?|yrs?|y|zeit|tagen?|wochen?|monaten?|jahren?|jours|semaines|mois|ans|annees|dias|semanas|meses|anos|giorni|settimane|mesi|anni|dagen|weken|maanden|jaren))*";
const outcome =
  "(?:_(?:ereignis|evenement|evento|gebeurtenis|statut|estado|stato|status|event|events|evt|ev|cens|censor|censored|censoring|cnsr|ind|indicator|flag|code|outcome))+";

/** An outcome that stands before its endpoint: `Événement SSP`, `Status PFS`. */
const outcomeBefore =
  "(?:ereignis|evenement|evento|gebeurtenis|statut|estado|stato|status|event|evt|cens|censor|censored|censoring|cnsr)_(?:(?:de|del|della|der|des|du|la|of|for|van)_)*";

const progressions = "(?:progress|progression|progredienz|pd|progresion|progressione|progressao|progressie)";
const deaths = "(?:death|tod|deces|muerte|exitus|morte|decesso|obito|overlijden)";
/** Progression or death, in one column: `PD/Tod`, `Progresión o muerte`. */
const either = `${progressions}_(?:(?:or|and|oder|und|ou|et|o|y|e|of|en)_)?${deaths}|${deaths}_(?:(?:or|and|oder|und|ou|et|o|y|e|of|en)_)?${progressions}`;

const endpoints: readonly NamedEndpoint[] = [
  {
    endpoint: "PFS",
    stem: "(?:rw_?|real_world_)?(?:pfs|time_to_(?:first_)?(?:progression|pd)_or_death|time_to_death_or_(?:progression|pd)|zeit_bis_(?:zum_|zur_)?progress(?:ion)?_oder_tod|delai_jusqu_a_(?:la_)?progression_ou_(?:le_)?deces|progress(?:ion)?_?free_?survival|progressionsfreies_uberleben|pfu|progressionsfreie(?:s|_zeit|s_intervall)|survie_sans_progression|temps_sans_progression|ssp|slp|supervivencia_libre_de_progresion|tiempo_libre_de_progresion|sopravvivenza_libera_da_progressione|sobrevi(?:da|vencia)_livre_de_progressao|progressievrije_overleving)",
    further: new RegExp(
      `^(?:progress(?:ion)?_free_status|progressed|progression|progression_event|progression_status|pd|pd_event|(?:${either})(?:_(?:event|ereignis|yn|ja_nein|oui_non|si_no|sim_nao|ja_nee))?)$`
    ),
    asks: "progression"
  },
  {
    endpoint: "TTP",
    stem: "(?:ttp|time_to_progression|zeit_bis_(?:zum_|zur_)?progress(?:ion)?|(?:temps|delai)_(?:jusqu_a_(?:la_)?)?progression|tiempo_hasta_(?:la_)?progresion|tempo_(?:alla|fino_alla|a)_progressione|tempo_ate_(?:a_)?progressao|tijd_tot_progressie)",
    further: /^(?:progressed|progression|progression_event|pd|pd_event)$/,
    asks: "progression"
  },
  {endpoint: "TTNT", stem: "(?:rw_?)?(?:ttnt|time_to_next_treatment)", further: /^(?:next_treatment|next_line)$/},
  {endpoint: "TTD", stem: "(?:rw_?)?(?:ttd|time_to_discontinuation)", further: /^(?:discontinued|discontinuation)$/},
  {endpoint: "DFS", stem: "(?:dfs|disease_?free(?:_survival)?)", further: /^(?:relapse|relapsed|recurrence|recurred)$/},
  {
    endpoint: "OS",
    stem: "(?:rw_?)?(?:os|overall_?survival|gesamtuberleben|survie_globale|sg(?=_(?:en_|in_)?(?:jours|mois|ans|dias|meses|anos|giorni|mesi|anni))|supervivencia_global|sopravvivenza_globale|sobrevi(?:da|vencia)_global|totale_overleving)",
    further: /^(?:dead|died|deceased|death|death_event|vital_status)$/,
    asks: "death"
  }
];

/** Names of an outcome that do not say of which endpoint; with what a bracket says of its codes left out. */
const general =
  /^(?:status|event|event_observed|event_status|outcome_event|ereignis|zensiert|statut|evenement|censure|estado|evento|censurado|stato|censurato|gebeurtenis|gecensureerd)$/;
const codes =
  /\s*[([](?:[01]|[^()[\]]*[01]\s*[=:][^()[\]]*|[\p{L}]{1,4}\s*[/|]\s*[\p{L}]{1,4}|[01]\s*[/|]\s*[01])[)\]]\s*$/u;

/**
 * Times with their outcomes as portals and registries call them, the first one to be taken: `PFS_MONTHS` with `PFS_STATUS`, `Progress Free Survival (Months)` with `Progression Free Status`, `pfs_months` with `progression`. Of times on each of two ADCs it is that on the second.
 *
 * @example
 * outcomePairs(["Patient ID", "Overall Survival (Months)", "Overall Survival Status", "PFS_MONTHS", "PFS_STATUS"]).map(({endpoint, event}) => [endpoint, event])
 * // [["PFS", "PFS_STATUS"], ["OS", "Overall Survival Status"]]
 * outcomePairs(["id", "pfs_months", "progression"])[0].event // "progression"
 * outcomePairs(["id", "PFS 1 (mo)", "event 1", "PFS 2 (mo)", "event 2"]) // [{endpoint: "PFS", time: "PFS 2 (mo)", event: "event 2"}]
 * outcomePairs(["id", "pfs_months"]) // []
 */
export function outcomePairs(header: readonly string[]): OutcomePair[] {
  const named = header.map((column) => ({column, name: normalName(column)}));
  const only = (fits: RegExp): string | null => {
    const found = named.filter(({name}) => fits.test(name));
    return found.length === 1 ? (found[0]?.column ?? null) : null;
  };
  const asking = (asks: Asking | undefined): string | null => {
    const found = asks === undefined ? [] : header.filter((column) => askedBy(column) === asks);
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const times = endpoints.flatMap((one) => {
    const time = only(new RegExp(`^${one.stem}${unit}$`));
    return time === null ? [] : [{...one, time}];
  });
  const second = only(timeOn("2"));
  const eventOnSecond = only(eventOf("2"));
  const isSecond =
    second !== null && eventOnSecond !== null && times.every(({endpoint}) => !ofProgression.has(endpoint));
  const onSecond = isSecond ? [{endpoint: "PFS", time: second, event: eventOnSecond}] : [];
  const pairs = times.flatMap(({endpoint, stem, further, asks, time}) => {
    const event =
      only(new RegExp(`^${stem}${outcome}$`)) ??
      only(new RegExp(`^${outcomeBefore}${stem}$`)) ??
      only(further) ??
      asking(asks) ??
      (times.length === 1 ? generalOutcome(header) : null);
    return event === null ? [] : [{endpoint, time, event}];
  });
  return [...onSecond, ...pairs];
}

/** Endpoints of which a time on the second ADC would be another one. */
const ofProgression: ReadonlySet<string> = new Set(["PFS", "TTP"]);

/** The only column that is called an outcome. */
function generalOutcome(header: readonly string[]): string | null {
  const found = header.filter((column) => general.test(normalName(column.replace(codes, ""))));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Times without progression on the first and on the second ADC of the same rows. */
export interface TimesOnAdcs {
  readonly first: string;
  readonly second: string;
}

const timeOn = (number: string): RegExp =>
  new RegExp(`^(?:rw_?)?pfs_?(?:(?:adc|on_adc|unter_adc)_?)?${number}${unit}$|^pfs${unit}_(?:adc_?)?${number}$`);
/** An event by its own name and number, whatever is said of its codes behind them. */
const eventOf = (number: string): RegExp =>
  new RegExp(
    `^(?:pfs_?(?:adc_?)?${number}_)?(?:ereignis|event|evento|evenement|status|progress|progression|progressed|progredient|pd|${either})_?(?:(?:on|under|unter|sous|bajo|con|durante|during|pfs|adc)_?)*${number}(?:_|$)|^pfs_?(?:adc_?)?${number}${outcome}$`
  );

/**
 * The columns of PFS on the first and on the second ADC, where a header has one of each: `PFS 1 (months)` and `PFS 2 (months)`. Null where it has not.
 *
 * @example
 * timesOnAdcs(["id", "PFS1_months", "PFS2_months"]) // {first: "PFS1_months", second: "PFS2_months"}
 * timesOnAdcs(["id", "PFS2_months"]) // null
 */
export function timesOnAdcs(header: readonly string[]): TimesOnAdcs | null {
  const [first, second] = ["1", "2"].map((number) => {
    const found = header.filter((column) => timeOn(number).test(normalName(column)));
    return found.length === 1 ? found[0] : undefined;
  });
  return first === undefined || second === undefined ? null : {first, second};
}
