import type { GlyphName } from '../glyphs.ts';
import { element, escapeText } from '../render/xml.ts';
import type { TypeStyle } from '../text/type-styles.ts';
import type { Point } from './measured.ts';

/**
 * One line of text. Classes after the type: `q` second ink, `f` third ink, `e` ends at the point, `m` is centred on
 * it, `tm` ink of the hue.
 */
export function textLine(text: string, style: TypeStyle, classes: string, at: Point): string {
    const names = classes === '' ? style.name : `${style.name} ${classes}`;
    return element('text', { class: names, x: at.x, y: at.y }, escapeText(text));
}

/** A sign from the symbol table in a square of this size. */
export function glyphMark(name: GlyphName, at: Point, size: number, classes = ''): string {
    return element('use', {
        href: `#g-${name}`,
        class: classes === '' ? 'g' : `g ${classes}`,
        x: at.x,
        y: at.y,
        width: size,
        height: size,
    });
}
