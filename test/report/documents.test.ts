import {execFileSync, spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {inflateRawSync} from "node:zlib";
import {parse} from "csv-parse/sync";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {figuresOf} from "../../src/report/figures/figure-table.ts";
import {outline} from "../../src/report/outline.ts";
import type {OutputFile} from "../../src/report/output-file.ts";
import {outputFiles} from "../../src/report/output-files.ts";
import {root} from "../cli/payloadswap.ts";

const sample = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8");
const resultOf = async (text: string, spec: PlanSpec) =>
  analyze(
    spec,
    await readCohort([{name: "cohort.csv", text}], {mapping: spec.mapping ?? {}, unit: spec.unit ?? "days"})
  );
const every: PlanSpec = {
  figures: {formats: []},
  report: {documents: ["html", "docx", "slides"], tables: ["csv", "md", "html"]}
};
const bytesOf = (files: readonly OutputFile[], path: string): Uint8Array => {
  const content = files.find((file) => file.path === path)?.content;
  if (content === undefined) throw new Error(`no ${path}`);
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
};

/** Files of a ZIP archive by name, read from its central directory. */
function unzipped(bytes: Uint8Array): Map<string, Buffer> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, Buffer>();
  for (let at = buffer.readUInt32LE(end + 16), left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment, local] = [
      buffer.readUInt32LE(at + 20),
      buffer.readUInt16LE(at + 28),
      buffer.readUInt16LE(at + 30),
      buffer.readUInt16LE(at + 32),
      buffer.readUInt32LE(at + 42)
    ];
    const data = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    files.set(buffer.toString("utf8", at + 46, at + 46 + name), inflateRawSync(buffer.subarray(data, data + size)));
    at += 46 + name + extra + comment;
  }
  return files;
}
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => unescaped(text)).join("");
const has = (program: string): boolean => spawnSync(program, ["-v"]).error === undefined;

let result: Awaited<ReturnType<typeof resultOf>>;
let files: OutputFile[];
let parts: Map<string, Buffer>;
let document: string;
beforeAll(async () => {
  result = await resultOf(sample, every);
  files = await outputFiles(result);
  parts = unzipped(bytesOf(files, "report.docx"));
  document = parts.get("word/document.xml")!.toString("utf8");
}, 120_000);

describe("report.docx", () => {
  it("has every table of the report as a native table with a repeated header row and its cells", () => {
    const tables = outline(result, figuresOf(result)).flatMap(({blocks}) => blocks.flatMap((block) => block.tables));
    const drawn = [...document.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)].map(([xml]) => xml);
    expect(drawn.length).toBe(tables.length);
    for (const [i, {item}] of tables.entries()) {
      const rows = [...drawn[i].matchAll(/<w:tr>[\s\S]*?<\/w:tr>/g)].map(([xml]) => xml);
      expect(rows.length).toBe(item.rows.length + 1);
      expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual(rows.map((_, index) => index === 0));
      expect(textOf(rows[0])).toBe(item.header.join(""));
      for (const [index, cells] of item.rows.entries())
        expect(textOf(rows[index + 1])).toBe(cells.map((cell) => cell.trim().replace(/^([=+\-@])/, "'$1")).join(""));
      expect([...drawn[i].matchAll(/<w:gridCol /g)].length).toBe(item.header.length);
    }
  });

  it("has every figure as a PNG of 300 dpi with its alt text and a numbered caption", () => {
    const drawn = figuresOf(result);
    const described = [...document.matchAll(/<wp:docPr id="(\d+)" name="([^"]*)" descr="([^"]*)"/g)];
    expect(described.map(([, number]) => Number(number))).toEqual(drawn.map((_, i) => i + 1));
    for (const [, , name, alt] of described)
      expect(unescaped(alt)).toBe(drawn.find((figure) => figure.name === unescaped(name))!.spec.description);
    for (const {name} of drawn) {
      const png = parts.get(`word/media/${name}.png`)!;
      // pHYs: pixels per metre; 300 dpi are 11 811.
      expect(png.readUInt32BE(png.indexOf("pHYs") + 4)).toBe(11811);
    }
    const captions = [...document.matchAll(/<w:p><w:pPr><w:pStyle w:val="Caption"\/>[\s\S]*?<\/w:p>/g)].map(
      ([xml]) => xml
    );
    const numbers = (sequence: string): number[] =>
      captions
        .filter((xml) => xml.includes(`w:instr=" SEQ ${sequence} \\* ARABIC "`))
        .map((xml) => Number(/SEQ[^>]*><w:r><w:t[^>]*>(\d+)</.exec(xml)![1]));
    expect(numbers("Figure")).toEqual(drawn.map((_, i) => i + 1));
    expect(numbers("Table")).toEqual(numbers("Table").map((_, i) => i + 1));
  });

  it("numbers figures and tables as the page does", () => {
    const html = new TextDecoder().decode(bytesOf(files, "report.html"));
    const ofPage = [...html.matchAll(/<figcaption>(Figure \d+\. [^<]{20})/g)].map(([, caption]) => unescaped(caption));
    const ofWord = [...document.matchAll(/<w:p><w:pPr><w:pStyle w:val="Caption"\/>[\s\S]*?<\/w:p>/g)]
      .map(([xml]) => textOf(xml))
      .filter((caption) => caption.startsWith("Figure"));
    expect(ofWord.map((caption) => caption.slice(0, 30))).toEqual(ofPage.map((caption) => caption.slice(0, 30)));
  });

  it("is A4, in Word's own styles, with banner, methods, cautions, limitations, governance and provenance", () => {
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    const headings = [...document.matchAll(/<w:pStyle w:val="Heading1"\/>[\s\S]*?<\/w:p>/g)].map(([xml]) =>
      textOf(xml)
    );
    for (const heading of ["In words", "Read this first", "Curves", "Methods", "Governance", "Provenance"])
      expect(headings).toContain(heading);
    const text = textOf(document);
    for (const said of [
      "Research use only",
      "Draft of the limitations",
      "Ethics approval or waiver",
      "To be filled in by the authors",
      createHash("sha256").update(sample).digest("hex")
    ])
      expect(text).toContain(said);
    expect(textOf(parts.get("word/header1.xml")!.toString("utf8"))).toContain("Research use only");
  });

  it("names every part that it refers to, and every part is well-formed", () => {
    const relations = parts.get("word/_rels/document.xml.rels")!.toString("utf8");
    const ids = new Map(
      [...relations.matchAll(/Id="(rId\d+)"[^>]*Target="([^"]*)"/g)].map(([, id, target]) => [id, target])
    );
    for (const [, id] of document.matchAll(/r:(?:embed|id)="(rId\d+)"/g))
      expect(parts.has(`word/${ids.get(id)}`), id).toBe(true);
    for (const [name, bytes] of parts)
      if (/\.(?:xml|rels)$/.test(name)) {
        const open: string[] = [];
        for (const [, slash, tag, self] of bytes.toString("utf8").matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
          if (slash === "/") expect(open.pop(), name).toBe(tag);
          else if (self !== "/") open.push(tag);
        }
        expect(open, name).toEqual([]);
      }
  });

  it("is the same, byte for byte, each time", {timeout: 120_000}, async () => {
    const again = await outputFiles(result);
    for (const path of ["report.docx", "slides.pdf"])
      expect(Buffer.compare(Buffer.from(bytesOf(files, path)), Buffer.from(bytesOf(again, path))), path).toBe(0);
  });

  it("shows a value of the file as text, also one that a spreadsheet would run", {timeout: 120_000}, async () => {
    const hostile = ["<w:br/>&amp;", '=HYPERLINK("http://x")', "a\u0001b", "x".repeat(300)];
    const text = `id,t,e,arm\n${hostile.flatMap((arm, i) => [2, 5, 9].map((time, k) => `${i}${k},${time + i},${k % 2},"${arm.replaceAll('"', '""')}"`)).join("\n")}\n`;
    const written = await outputFiles(
      await resultOf(text, {...every, by: "column:arm", unit: "months", mapping: {time: "t", event: "e"}})
    );
    const xml = unzipped(bytesOf(written, "report.docx")).get("word/document.xml")!.toString("utf8");
    expect(xml).toContain("&lt;w:br/&gt;&amp;amp;");
    expect(xml).toContain('<w:t xml:space="preserve">&apos;=HYPERLINK'.replace("&apos;", "'"));
    expect(xml).not.toContain("\u0001");
    const csv = new TextDecoder().decode(bytesOf(written, "tables/estimates.csv"));
    expect(parse(csv).map(([first]) => first)).toContain('\'=HYPERLINK("http://x")');
    expect(new TextDecoder().decode(bytesOf(written, "tables/estimates.html"))).toContain("&lt;w:br/&gt;&amp;amp;");
  });
});

describe("slides.pdf", () => {
  it("is one 16:9 page a key figure between title and cautions, with live text", ({skip}) => {
    if (!has("pdftotext")) skip("pdftotext is not installed");
    const folder = mkdtempSync(join(tmpdir(), "slides-"));
    const path = join(folder, "slides.pdf");
    writeFileSync(path, bytesOf(files, "slides.pdf"));
    const pages = execFileSync("pdftotext", ["-layout", path, "-"], {encoding: "utf8"})
      .split("\f")
      .filter((page) => page.trim() !== "");
    expect(execFileSync("pdfinfo", [path], {encoding: "utf8"})).toMatch(/Page size: +960 x 540 pts/);
    expect(pages[0]).toContain("PFS(ADC2), rwPFS@2 by transition");
    expect(pages[1]).toMatch(/Number at risk[\s\S]*payload swap: median 11\.1[\s\S]*Figure 1\./);
    expect(pages.at(-1)).toContain("Read this first");
    for (const page of pages) expect(page).toContain("Research use only");
    for (const line of execFileSync("pdffonts", [path], {encoding: "utf8"}).trim().split("\n").slice(2))
      expect(line).toMatch(/Inter.* yes yes (?:yes|no)/);
  });
});

describe("tables as files", () => {
  it("are as many in each form, as the report has them", () => {
    const tables = outline(result, figuresOf(result)).flatMap(({blocks}) =>
      blocks.flatMap((block) => block.tables.map(({item}) => item))
    );
    for (const form of ["csv", "md", "html"])
      expect(
        files.filter(({path}) => path.startsWith("tables/") && path.endsWith(`.${form}`)).map(({path}) => path)
      ).toEqual(tables.map(({name}) => `tables/${name}.${form}`));
    for (const {name, header, rows} of tables) {
      const records = parse(new TextDecoder().decode(bytesOf(files, `tables/${name}.csv`)));
      expect(records).toEqual(
        [header, ...rows].map((cells) => header.map((_, i) => (cells[i] ?? "").trim().replace(/^([=+\-@])/, "'$1")))
      );
    }
  });
});
