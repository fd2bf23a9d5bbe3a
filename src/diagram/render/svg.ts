import { GLYPHS, type GlyphName } from '../glyphs.ts';
import type { ViewHead } from '../views/view.ts';
import { type Body, bodyOf } from './body.ts';
import { footnotes } from './footnotes.ts';
import { header, MARGIN } from './header.ts';
import { legend as legendOf } from './legend.ts';
import type { Picture } from './picture.ts';
import { styleSheet } from './style-sheet.ts';
import { THEMES, type ThemeName } from './theme.ts';
import { element, escapeText, number } from './xml.ts';

/** How a picture is drawn. */
export interface RenderOptions {
    readonly theme: ThemeName;
    /** Adds what the signs mean, as far as the picture uses them. */
    readonly legend: boolean;
}

/**
 * The picture as one self-contained SVG document. The same picture gives the same bytes; the theme changes only the
 * style sheet. What stands for an element of the model carries its id in `data-id`, a line the ids of its edges in
 * `data-edges`.
 *
 * @param body what {@link bodyOf} makes of the picture, where it is at hand
 */
export function renderSvg(picture: Picture, { theme, legend }: RenderOptions, body: Body = bodyOf(picture)): string {
    const { view } = picture;
    const head = header(view);
    const sheet = legend ? legendOf(body.legend) : undefined;
    const foot = footnotes(view.footnotes ?? []);
    const width = Math.max(body.width, head.width, foot.width, sheet?.width ?? 0) + 2 * MARGIN;
    const end = head.height + body.height;
    const bottom = end + foot.height + MARGIN;
    const height = bottom + (sheet ? sheet.height : 0);
    const markup = [
        element('rect', { class: 'canvas', width, height }),
        element('g', { class: 'title-block' }, head.draw(width)),
        element('g', { class: 'body', transform: `translate(${MARGIN} ${number(head.height)})` }, body.markup),
        foot.draw(MARGIN, end),
        sheet ? element('g', { transform: `translate(${MARGIN} ${number(bottom)})` }, sheet.draw(width)) : '',
    ].join('');
    return element(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            class: `fb fb-${theme}`,
            viewBox: `0 0 ${number(width)} ${number(height)}`,
            width,
            height,
            role: 'graphics-document',
            'aria-label': view.title,
        },
        element('title', {}, escapeText(view.title)),
        element('desc', {}, escapeText(describe(view, body))),
        element('style', {}, styleSheet(THEMES[theme])),
        symbols(markup),
        markup,
    );
}

/** Definitions of the signs that some markup uses, and of no others. */
export function symbols(body: string): string {
    const used = new Set([...body.matchAll(/href="#g-([a-z]+)"/g)].map((match) => match[1]));
    const names = (Object.keys(GLYPHS) as GlyphName[]).filter((name) => used.has(name));
    return names.length === 0
        ? ''
        : element(
              'defs',
              {},
              ...names.map((name) =>
                  element('symbol', { id: `g-${name}`, viewBox: '0 0 16 16' }, element('path', { d: GLYPHS[name] })),
              ),
          );
}

/** What the picture shows, for who cannot see it. */
function describe(view: ViewHead, body: Body): string {
    return [view.subtitle, body.description]
        .filter((sentence) => sentence !== '')
        .map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`))
        .join(' ');
}
