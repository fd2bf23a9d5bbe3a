/** What an attribute may hold; absent ones are not written. */
export type AttributeValue = string | number | undefined;

/** One element as text. Children are markup already; text goes through {@link escapeText} first. */
export function element(
    name: string,
    attributes: Readonly<Record<string, AttributeValue>>,
    ...children: string[]
): string {
    let text = `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
        if (value !== undefined) {
            text += ` ${key}="${typeof value === 'number' ? number(value) : escapeText(value)}"`;
        }
    }
    const inside = children.join('');
    return inside === '' ? `${text}/>` : `${text}>${inside}</${name}>`;
}

/** A coordinate with at most two decimals. */
export function number(value: number): string {
    const rounded = Math.round(value * 100) / 100;
    return Object.is(rounded, -0) ? '0' : String(rounded);
}

const ENTITIES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};

/**
 * Text for an element or attribute: markup becomes entities, and what XML 1.0 does not allow (control characters,
 * lone halves of surrogate pairs) the replacement character. Tabs and line breaks become spaces.
 */
export function escapeText(text: string): string {
    return text
        .replace(/[\t\n\r]/g, ' ')
        .replace(/\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
        .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
