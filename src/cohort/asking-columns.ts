import {normalName} from "./column-dictionary.ts";

/**
 * What a column asks by its name. `death` and `progression` are questions, with yes and no; `vital status` holds words. `relapse` and `event` are asked for in ready-made follow-up alone: in a file of lines
 * the first says how the disease began (relapsed or de novo), and nobody knows which event the second means.
 */
export type Asking = "death" | "vital status" | "progression" | "relapse" | "event";

/** Names that ask, in normal form (`normalName`). */
const names: readonly (readonly [asks: Asking, names: string])[] = [
  [
    "death",
    "death|dead|died|deceased|expired|is_dead|has_died|patient_died|patient_dead|death_event|death_flag|death_yn|death_indicator|death_status|died_yn|dead_yn|os_event|os_status"
  ],
  ["death", "exitus|exitus_letalis|tot|verstorben|gestorben|decede|decedee|decede_e|fallecido|fallecida|muerto|muerta"],
  ["death", "deceduto|deceduta|morto|morta|obito|falecido|falecida|overleden"],
  [
    "vital status",
    "vital|vitals|life_status|living_status|survival_status|status|patient_status|last_status|alive|alive_dead|dead_alive|cause_of_death"
  ],
  ["vital status", "lebensstatus|vitalstatus|statut_vital|estado_vital|stato_vitale"],
  [
    "progression",
    "progressed|progressed_yn|has_progressed|progression_yn|progression_event|progression_status|progression_flag|progression_type|progressive_disease"
  ],
  ["progression", "pd|pd_yn|pd_event|pd_flag|pd_status|pfs_event|pfs_status|relapsed"],
  ["progression", "progress|progress_yn|progredient|progrediert|progresse|progreso|progredito"],
  ["relapse", "relapse|recurred|recurrence|rezidiv|recidiva"],
  ["event", "event_yn|had_event|event_occurred"]
];

const asking: ReadonlyMap<string, Asking> = new Map(
  names.flatMap(([asks, row]) => row.split("|").map((name) => [name, asks] as const))
);

/** Further names of columns of vital status. */
const vitalStatus = /^(?:patient_)?vital_?stat\w*$|^status_(?:at_)?last_\w+$|^patient_(?:vitals?|life_status|alive)$/;

/**
 * What a column asks by its whole name; null where it asks for none of these.
 *
 * @example
 * ["Exitus", "Vital Status", "PD_flag", "parent_died"].map(askedBy) // ["death", "vital status", "progression", null]
 */
export function askedBy(column: string): Asking | null {
  const name = normalName(column);
  return asking.get(name) ?? (vitalStatus.test(name) ? "vital status" : null);
}

/** Parts of a name that ask for death. */
const deathParts: ReadonlySet<string> = new Set(
  "os|rwos|death|dead|died|deceased|vital|survival|exitus|tod|tot|verstorben|gestorben|deces|decede|muerte|fallecido|morte|decesso|obito|overleden".split(
    "|"
  )
);

/**
 * Whether a column asks for death by any part of its name, and for nothing else.
 *
 * @example
 * [asksForDeath("OS_STATUS"), asksForDeath("PFS_STATUS"), asksForDeath("pd_or_death")] // [true, false, false]
 */
export function asksForDeath(column: string): boolean {
  const parts = normalName(column).split("_");
  return (
    parts.some((part) => deathParts.has(part)) &&
    !parts.some((part) => /^(rw)?(pfs|dfs|efs|rfs)$|^free$|^pd$|^prog/.test(part))
  );
}
