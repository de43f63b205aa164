const unsafe: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029"
};

/**
 * A value as JSON that can stand inside a `script` element: no `</script`, no `<!--`, no line separator of JavaScript can occur in it.
 *
 * @example
 * inlineJson({name: "</script><!--"}) // "{\"name\":\"\\u003c/script\\u003e\\u003c!--\"}"
 */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>\u2028\u2029]/g, (character) => unsafe[character] ?? character);
}
