/** Makes text safe and honest to show: control characters and those that reorder text become visible signs. */
export function visibleText(text: string): string {
    return (
        text
            // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about.
            .replace(/[\u0000-\u001f]/g, (control) => String.fromCodePoint(0x2400 + (control.codePointAt(0) ?? 0)))
            .replace(/\u007f/g, '\u2421')
            .replace(/[\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '\ufffd')
            .replace(/\p{Surrogate}/gu, '\ufffd')
    );
}
