import { type Body, bodyOf } from './body.ts';
import { legend } from './legend.ts';
import type { Picture } from './picture.ts';
import { styleSheet } from './style-sheet.ts';
import { symbols } from './svg.ts';
import { THEMES, type ThemeName } from './theme.ts';
import { element, number } from './xml.ts';

/**
 * What the signs of a picture mean, one self-contained SVG for each subject: for a sheet that flows them.
 *
 * @param body what {@link bodyOf} makes of the picture, where it is at hand
 */
export function renderLegend(
    picture: Picture,
    theme: ThemeName,
    body: Pick<Body, 'legend'> = bodyOf(picture),
): readonly string[] {
    return body.legend
        .filter((section) => section.entries.length > 0)
        .map((section) => {
            const sheet = legend([section]);
            const markup = sheet.draw(sheet.width);
            return element(
                'svg',
                {
                    xmlns: 'http://www.w3.org/2000/svg',
                    class: `fb fb-${theme}`,
                    viewBox: `0 0 ${number(sheet.width)} ${number(sheet.height)}`,
                    width: sheet.width,
                    height: sheet.height,
                    role: 'img',
                    'aria-label': [section.title, ...section.entries.map((entry) => entry.text)].join(', '),
                },
                element('style', {}, styleSheet(THEMES[theme])),
                symbols(markup),
                markup,
            );
        });
}
