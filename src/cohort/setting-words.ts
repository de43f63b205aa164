/** A rule of an endpoint that can be set otherwise: what is decided, and a setting in words. */
export interface SettingWords {
  readonly decision: string;
  /** Null is the rule switched off. */
  readonly setting: (value: string | number | null) => string;
}

const her2Words: Readonly<Record<string, string>> = {
  "last-before-ADC2": "the last before ADC2",
  "last-before-ADC1": "the last before ADC1",
  "ever-low": "ever low",
  "ever-positive": "ever positive"
};

const unreadWords: Readonly<Record<string, string>> = {"possible-adc": "may be ADCs", "not-adc": "taken as no ADCs"};

const stoppedWords: Readonly<Record<string, string>> = {
  progression: "stopped for progression, by the code alone",
  progressed: "progression recorded before ADC2",
  any: "any"
};

/**
 * The settings of endpoints in words, by the name that stands in an endpoint's label.
 *
 * @example
 * settingWords.deathWindowDays.setting(30) // "within 30 days"
 */
export const settingWords = {
  deathWindowDays: {
    decision: "Death counts",
    setting: (value) =>
      value === null
        ? "at any time"
        : value === "two missed visits"
          ? "up to two missed visits"
          : `within ${value} days`
  },
  ignoreProgressionDays: {
    decision: "Progression counts",
    setting: (value) => (Number(value) === 0 ? "from day 1" : `after day ${value}`)
  },
  nextLine: {decision: "Next line", setting: (value) => String(value)},
  visitGapDays: {
    decision: "Gap between visits",
    setting: (value) => (value === null ? "ignored" : `over ${value} days censors`)
  },
  undatedProgression: {decision: "Undated progression", setting: (value) => String(value)},
  firstDayProgression: {decision: "Progression of the first day", setting: (value) => String(value)},
  // No rule of an endpoint: which status of a patient counts for who is alike.
  her2: {decision: "HER2 status", setting: (value) => her2Words[String(value)] ?? String(value)},
  // Nor these: what texts are that no name of a drug is known by.
  unknownCodes: {decision: "Unknown codes", setting: (value) => unreadWords[String(value)] ?? String(value)},
  adc1Stopped: {decision: "End of ADC1", setting: (value) => stoppedWords[String(value)] ?? String(value)},
  gapDays: {decision: "Pause of one ADC", setting: (value) => `up to ${value} days is one exposure`},
  maskedDrugs: {decision: "Unnamed trial drugs", setting: (value) => unreadWords[String(value)] ?? String(value)}
} as const satisfies Readonly<Record<string, SettingWords>>;

/**
 * What differs from an endpoint's own rule, from its label; the label itself where nothing does.
 *
 * @example
 * ruleInWords("rwPFS@2[deathWindowDays=60, ignoreProgressionDays=14]") // "death counts within 60 days, progression counts after day 14"
 */
export function ruleInWords(label: string): string {
  const settings =
    /\[(.*)\]$/
      .exec(label)?.[1]
      ?.split(", ")
      .map((setting) => setting.split("=")) ?? [];
  const known: Readonly<Record<string, SettingWords>> = settingWords;
  return settings.length === 0
    ? label
    : settings
        .map(([name = "", value = ""]) => {
          const words = known[name];
          return words === undefined
            ? `${name} ${value}`
            : `${lowered(words.decision)} ${words.setting(value === "off" ? null : value)}`;
        })
        .join(", ");
}

/** In the middle of a sentence; names in capitals stay. */
const lowered = (text: string): string =>
  /^[A-Z]{2}/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
