type Attributes = Readonly<Record<string, string | number | boolean>>;
type Child = Node | string;

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element. Attributes that are `false` are left out, `true` ones are empty; text becomes text nodes, so no value is ever read as markup. */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return furnished(document.createElement(tag), attributes, children);
}

/** An SVG element, made as `html` makes one. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return furnished(document.createElementNS(SVG, tag), attributes, children);
}

function furnished<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes))
    if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  element.append(...children);
  return element;
}

/** A button with a name for the eye and, where that is a sign, one for the ear. */
export function button(text: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = html("button", {type: "button", ...attributes}, text);
  made.addEventListener("click", press);
  return made;
}
