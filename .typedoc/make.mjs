// Makes the API pages of the library's public names, grouped by folder, from the docstrings of src/.
import {existsSync, readFileSync, rmSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {Application, Comment, CommentTag, Converter, LogLevel, ReflectionKind} from "typedoc";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = `${root}.api`;
const index = readFileSync(`${root}src/index.ts`, "utf8");

/** Public names with the folder that they come from, in the order of src/index.ts. */
const folderOf = new Map(
  [...index.matchAll(/export (?:type )?\{([^}]*)\} from "\.\/([^/]+)\//g)]
    .flatMap(([, names, folder]) => names.split(",").map((name) => [name.replace(/^\s*type\s+/, "").trim(), folder]))
    .filter(([name]) => name !== "")
);

const app = await Application.bootstrap({
  name: "payloadswap",
  entryPoints: [`${root}src/index.ts`],
  tsconfig: `${root}src/tsconfig.json`,
  out,
  readme: "none",
  excludeInternal: true,
  disableSources: false,
  disableGit: true,
  sourceLinkTemplate: "../../{path}#L{line}",
  hideGenerator: true,
  navigation: {includeCategories: true, includeGroups: false},
  categorizeByGroup: false,
  categoryOrder: [...new Set(folderOf.values())],
  skipErrorChecking: true,
  validation: {notExported: false, invalidLink: true, notDocumented: false},
  logLevel: LogLevel.Warn
});

app.converter.on(Converter.EVENT_CREATE_DECLARATION, (_context, reflection) => {
  if (!reflection.parent?.isProject()) return;
  const folder = folderOf.get(reflection.name);
  if (folder === undefined) return;
  const tag = () => new CommentTag("@category", [{kind: "text", text: folder}]);
  for (const one of reflection.kindOf(ReflectionKind.FunctionOrMethod)
    ? [reflection, ...(reflection.signatures ?? [])]
    : [reflection])
    (one.comment ??= new Comment()).blockTags.push(tag());
});

const project = await app.convert();
if (project === undefined) throw new Error("the sources could not be converted");
rmSync(out, {recursive: true, force: true});
await app.generateDocs(project, out);

const missing = [...folderOf.keys()].filter((name) => !(project.children ?? []).some((child) => child.name === name));
if (missing.length > 0 || !existsSync(`${out}/index.html`)) throw new Error(`no page for: ${missing.join(", ")}`);
const categories = (project.categories ?? []).map(({title, children}) => `${title} ${children.length}`);
console.log(`${folderOf.size} public names in .api/index.html: ${categories.join(", ")}`);
if (app.logger.hasErrors()) process.exitCode = 1;
