import type {ChapterId, SectionId} from "../sections.ts";

/** What the program of the page says; `{names}` in braces are filled in. */
export interface PageWords {
  readonly explorer: string;
  readonly endpoint: string;
  readonly grouping: string;
  readonly notComputed: string;
  readonly interactive: string;
  readonly asPublished: string;
  readonly bands: string;
  readonly zoom: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly earlier: string;
  readonly later: string;
  readonly reset: string;
  readonly hint: string;
  readonly readAt: string;
  readonly readingLine: string;
  readonly atMonths: string;
  readonly group: string;
  readonly survival: string;
  readonly atRisk: string;
  readonly entered: string;
  readonly eventsSoFar: string;
  readonly censoredSoFar: string;
  readonly numberAtRisk: string;
  readonly months: string;
  readonly time: string;
  readonly plotLabel: string;
  readonly spokenGroup: string;
  readonly spokenEnded: string;
  readonly spokenStretch: string;
  readonly spokenShown: string;
  readonly spokenHidden: string;
  readonly spokenView: string;
  readonly ended: string;
  readonly hidden: string;
  readonly lastGroup: string;
  readonly download: string;
  readonly downloadFigure: string;
  readonly downloadTable: string;
  readonly downloaded: string;
  readonly downloadFailed: string;
  readonly dark: string;
}

/** Every text of the report page that is neither a result, a table, a caution nor a sentence of the methods; `{names}` in braces are filled in. */
export interface ReportWords {
  /** BCP 47 tag of the language, and the direction of its script. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly researchUse: string;
  readonly skip: string;
  readonly contents: string;
  readonly title: string;
  readonly nothingToShow: string;
  readonly source: string;
  readonly inWords: string;
  readonly median: string;
  readonly noTransition: string;
  readonly ratio: string;
  readonly adjustedRatio: string;
  readonly within: string;
  readonly differentSecond: string;
  readonly withheld: string;
  readonly cautions: string;
  readonly view: string;
  readonly viewCautions: string;
  /** Names of the chapters in the contents. */
  readonly chapters: Readonly<Record<ChapterId, string>>;
  /** Headings of the sections of results. */
  readonly sections: Readonly<Record<SectionId, string>>;
  /** Headings of the paragraphs beneath some of them. */
  readonly textHeadings: Readonly<Partial<Record<SectionId, string>>>;
  readonly figure: string;
  readonly numberedFigure: string;
  readonly numberedTable: string;
  readonly showNumbers: string;
  readonly describedOnly: string;
  readonly patientLevel: string;
  readonly seeTables: string;
  readonly eventTable: string;
  readonly eventTableHeader: readonly [string, string, string, string, string, string];
  readonly plotted: string;
  readonly shortened: string;
  readonly methods: string;
  readonly governance: string;
  readonly ethics: string;
  readonly consent: string;
  readonly funding: string;
  readonly dataSource: string;
  readonly dataProtection: string;
  readonly interests: string;
  readonly toBeFilledIn: string;
  readonly provenance: string;
  readonly inputFile: string;
  readonly sha256: string;
  readonly plan: string;
  readonly seed: string;
  readonly software: string;
  readonly withoutProgram: string;
  readonly page: PageWords;
}
