/**
 * How long functions are, in characters of their source without indentation at the start of a line: `node test/bench/function-lengths.mjs [HOW_MANY] [FOLDER]` prints median and
 * 90th percentile over `src/`, and the longest. Counted are functions that have a name of their own: declarations, methods, and those that a constant or a property is.
 */
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseAst} from "vitest/node";

const [most = "20", folder = "src"] = process.argv.slice(2);
const isFunction = ({type}) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);
const isNode = (value) => value !== null && typeof value === "object" && typeof value.type === "string";

/** The name that a function has from where it stands; null where it has none. */
function nameOf(node, parent) {
  if (node.type === "FunctionDeclaration") return node.id?.name ?? "default";
  if (parent?.type === "VariableDeclarator") return parent.id.name ?? null;
  return /^(MethodDefinition|Property|PropertyDefinition)$/.test(parent?.type)
    ? (parent.key.name ?? String(parent.key.value))
    : null;
}

function functionsIn(source, file) {
  const found = [];
  const visit = (node, parent) => {
    if (isFunction(node) && node.body !== null) {
      const name = nameOf(node, parent);
      const length = source.slice(node.start, node.end).replaceAll(/^ +/gm, "").length;
      if (name !== null) found.push({file, name, length});
    }
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node);
  };
  visit(parseAst(source, {lang: "ts"}), null);
  return found;
}

const found = readdirSync(folder, {recursive: true, encoding: "utf8"})
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .flatMap((file) => functionsIn(readFileSync(join(folder, file), "utf8"), file))
  .toSorted((a, b) => a.length - b.length);
const quantile = (p) => found[Math.floor(p * (found.length - 1))]?.length ?? 0;
console.log(`${found.length} functions: median ${quantile(0.5)}, 90 % up to ${quantile(0.9)} characters`);
for (const {file, name, length} of found.toReversed().slice(0, Number(most)))
  console.log(`${length}  ${file}  ${name}`);
