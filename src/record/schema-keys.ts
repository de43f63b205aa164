/** The part of a JSON Schema that says which keys may stand where. */
export interface KeySchema {
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly items?: KeySchema;
  readonly anyOf?: readonly KeySchema[];
}

/**
 * The keys that a schema knows at a place inside it; numbers in the path are places in a list. None where any key may stand.
 *
 * @example
 * keysAt({properties: {data: {items: {properties: {file: {}, role: {}}}}}}, ["data", 0]) // ["file", "role"]
 */
export function keysAt(schema: KeySchema, path: readonly PropertyKey[]): readonly string[] {
  const [step, ...rest] = path;
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.flatMap((one) => keysAt(one, path)))];
  if (typeof step === "number") return schema.items === undefined ? [] : keysAt(schema.items, rest);
  if (step === undefined) return Object.keys(schema.properties ?? {});
  const inner = schema.properties?.[String(step)];
  return inner === undefined ? [] : keysAt(inner, rest);
}

/**
 * Where in a schema a key may stand, outermost first; lists are passed through.
 *
 * @example
 * placesOf({properties: {population: {properties: {where: {}}}}}, "where") // [["population"]]
 */
export function placesOf(
  schema: KeySchema,
  key: string,
  above: readonly string[] = []
): readonly (readonly string[])[] {
  const {properties = {}, items, anyOf = []} = schema;
  const here = key in properties ? [above] : [];
  const deeper = [...(items === undefined ? [] : [items]), ...anyOf].flatMap((one) => placesOf(one, key, above));
  const inside = Object.entries(properties).flatMap(([name, inner]) => placesOf(inner, key, [...above, name]));
  return [...here, ...deeper, ...inside].toSorted((a, b) => a.length - b.length);
}
