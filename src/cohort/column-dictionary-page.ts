import {
  adverseEventDictionary,
  assessmentDictionary,
  dictionary,
  followUpDictionary,
  type DictionaryColumn
} from "./column-dictionary.ts";
import {endpoints} from "./endpoints.ts";
import {identifierPatterns} from "./identifier-patterns.ts";
import {orderRules} from "./order-rules.ts";

/**
 * The generated parts of `src/cohort/README.md`, by the name of their section: data dictionary, endpoints, checks of order, identifiers looked for.
 *
 * @example
 * cohortPages().endpoints.split("\n")[0] // "| endpoint |  | event |"
 */
export function cohortPages(): Readonly<
  Record<"dictionary" | "follow-up" | "attached" | "endpoints" | "order" | "identifiers", string>
> {
  return {
    "dictionary": columnTable(dictionary),
    "follow-up": columnTable(followUpDictionary),
    "attached": `Assessments:\n\n${columnTable(assessmentDictionary)}\n\nAdverse events:\n\n${columnTable(adverseEventDictionary)}`,
    "endpoints": endpointTable(),
    "order": orderTable(),
    "identifiers": identifierTable()
  };
}

function endpointTable(): string {
  return markdown(
    ["endpoint", "", "event"],
    endpoints.map((endpoint) => [
      `[\`${endpoint.name}@${endpoint.version}\`](pages/${pageOf(endpoint)})`,
      endpoint.title,
      endpoint.events.join(", ")
    ])
  );
}

function orderTable(): string {
  return markdown(
    ["issue", "severity", "rule"],
    orderRules.map(({code, severity, earlier, later, rowOnly}) => [
      `\`${code}\``,
      severity,
      `\`${later}\` on or after \`${earlier}\`${rowOnly ? "; the row alone is left out" : ""}`
    ])
  );
}

function identifierTable(): string {
  return markdown(
    ["issue", "what", "by name of the column", "by value"],
    identifierPatterns.map(({name, meaning, header, value, share}) => [
      `\`deid-${name}\``,
      meaning,
      header === null ? "" : "yes",
      value === null ? "" : share === 0 ? "yes" : `where ${Math.round(share * 100)} % look so`
    ])
  );
}

function columnTable(columns: readonly DictionaryColumn[]): string {
  return markdown(
    ["column", "level", "holds", "meaning", "also known as"],
    columns.map((column) => [
      `\`${column.name}\`${column.required ? " *" : ""}`,
      column.level,
      holds(column),
      column.meaning,
      column.synonyms
        .slice(0, 6)
        .map((name) => `\`${name}\``)
        .join(" ")
    ])
  );
}

function holds({kind, levels, closed, range}: DictionaryColumn): string {
  if (levels !== undefined)
    return `${Object.keys(levels)
      .map((level) => `\`${level}\``)
      .join(" ")}${closed ? "" : ", others are kept with a warning"}`;
  return `${kind.replace("-", " ")}${range === undefined ? "" : ` (${range[0]}–${range[1]})`}`;
}

/**
 * The generated head of each endpoint's page, by the name of its file in `src/cohort/pages/`: title, definition, event, origin, censoring, settings and source.
 *
 * @example
 * endpointPages()["rw-os.md"].split("\n")[0] // "# `rwOS@1`: real-world overall survival"
 */
export function endpointPages(): Readonly<Record<string, string>> {
  return Object.fromEntries(endpoints.map((endpoint) => [pageOf(endpoint), endpointPage(endpoint)]));
}

/** `rwPFS-flatiron` has its page in `rw-pfs-flatiron.md`; a version after the first has its own. */
function pageOf({name, version}: (typeof endpoints)[number]): string {
  return `${name.replace(/^rw/, "rw-").toLowerCase()}${version === 1 ? "" : `-${version}`}.md`;
}

function endpointPage({
  name,
  version,
  title,
  clock,
  events,
  censoring,
  knobs,
  definition,
  source
}: (typeof endpoints)[number]): string {
  return [
    `# \`${name}@${version}\`: ${title}`,
    "",
    definition,
    "",
    markdown(
      ["", ""],
      [
        ["event", events.join(", ")],
        ["origin", clock === "this ADC" ? "start of the ADC exposure" : "start of ADC1"],
        [
          "censored at",
          `${censoring.join(", else ")}; never later than the cut-off${knobs.nextLine === "censors" ? " or the start of the next line" : ""}`
        ],
        [
          "settings",
          Object.entries(knobs)
            .map(([knob, value]) => `\`${knob}\` ${value === null ? "off" : value}`)
            .join(", ")
        ],
        ["source", source]
      ]
    )
  ].join("\n");
}

function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
