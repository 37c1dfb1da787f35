/** Builds elements without any markup text, so that neither CSP nor Trusted Types have anything to object to. */

type Child = Node | string | undefined | false;

/** Attributes and listeners of a new element; `on…` members are listeners, true is an empty attribute. */
export type Properties = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => unknown)>>;

/** An HTML element with its attributes, listeners and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    properties: Properties = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] {
    return fill(document.createElement(tag), properties, children);
}

/** An SVG element; decoration unless it is given a role. */
export function svg<K extends keyof SVGElementTagNameMap>(
    tag: K,
    properties: Properties = {},
    ...children: Child[]
): SVGElementTagNameMap[K] {
    return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
}

function fill<E extends Element>(element: E, properties: Properties, children: readonly Child[]): E {
    for (const [name, value] of Object.entries(properties)) {
        if (typeof value === 'function') {
            element.addEventListener(name.slice(2), value as EventListener);
        } else if (value !== undefined && value !== false) {
            element.setAttribute(name, value === true ? '' : String(value));
        }
    }
    element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
    return element;
}
