// Makes what the report page carries, beside the compiled modules: node src/report/html/page/build.mjs [dist]
//   program.js                          the program of the page, bundled from main.ts
//   inter-400.woff2, inter-600.woff2    Inter (Rasmus Andersson, SIL Open Font Licence 1.1) reduced to the letters below
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../../../..", import.meta.url));
const out = join(resolve(root, process.argv[2] ?? "dist"), "report", "html", "page");
mkdirSync(out, {recursive: true});

await build({
  absWorkingDir: root,
  entryPoints: [fileURLToPath(new URL("main.ts", import.meta.url))],
  outfile: join(out, "program.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "firefox113", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning"
});

/** Code points that stay: Latin, Greek, punctuation, super- and subscripts, arrows, mathematics. Other scripts fall back to the fonts of the machine. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x370, 0x3ff],
  [0x2010, 0x2044],
  [0x2070, 0x209f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff]
];
const letters = ranges
  .flatMap(([from, to]) => Array.from({length: to - from + 1}, (_, index) => String.fromCodePoint(from + index)))
  .join("");
/** Copyright, licence and its address stay in the file, as the licence asks (OpenType name ids 0, 13, 14). */
const notices = [0, 13, 14];
const fonts = [
  ["inter-400.woff2", "400Regular/Inter_400Regular.ttf"],
  ["inter-600.woff2", "600SemiBold/Inter_600SemiBold.ttf"]
];
for (const [name, file] of fonts)
  writeFileSync(
    join(out, name),
    await subsetFont(readFileSync(require.resolve(`@expo-google-fonts/inter/${file}`)), letters, {
      targetFormat: "woff2",
      keepFeatures: ["kern", "tnum", "ccmp", "mark"],
      preserveNameIds: notices
    })
  );
