/** Attributes of an XML element, escaped. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
    return Object.entries(values)
        .map(
            ([name, value]) =>
                `${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`,
        )
        .join(' ');
}

/** XML knows no other control characters than tab and line ends, not even escaped, and no half of a character. */
export function escapeXml(text: string): string {
    return (
        text
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('"', '&quot;')
            .replaceAll('\r', '&#13;')
            // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about.
            .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    );
}
