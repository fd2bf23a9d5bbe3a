import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Picture } from '../../../src/diagram/render/picture.ts';
import { renderSvg } from '../../../src/diagram/render/svg.ts';
import { THEME_NAMES } from '../../../src/diagram/render/theme.ts';

/** What a test wants to know of an SVG document. */
export interface SvgFacts {
    readonly tags: readonly SaxesTagPlain[];
    /** All texts, a line each. */
    readonly text: string;
    /** Values of `data-id`, in order. */
    readonly ids: readonly string[];
    /** Ids of relations in `data-edges`. */
    readonly relations: ReadonlySet<string>;
}

/** Reads a document; fails where it is not well-formed. */
export function svgFacts(svg: string): SvgFacts {
    const tags: SaxesTagPlain[] = [];
    let text = '';
    const parser = new SaxesParser();
    parser.on('error', (error) => {
        throw error;
    });
    parser.on('opentag', (tag) => tags.push(tag));
    parser.on('text', (words) => {
        text += `${words}\n`;
    });
    parser.write(svg).close();
    return {
        tags,
        text,
        ids: tags.flatMap((tag) => tag.attributes['data-id'] ?? []),
        relations: new Set(
            tags.flatMap((tag) => (tag.attributes['data-edges'] ?? '').split(' ').filter((id) => id !== '')),
        ),
    };
}

/** What is wrong with a picture in any theme: markup that differs, ids that repeat, classes without a rule. */
export function svgFlaws(picture: Picture): readonly string[] {
    const bodies = new Set<string>();
    const flaws: string[] = [];
    for (const theme of THEME_NAMES) {
        const svg = renderSvg(picture, { theme, legend: true });
        const { tags, ids } = svgFacts(svg);
        const styled = svg.slice(svg.indexOf('<style>'), svg.indexOf('</style>'));
        const body = svg.replace(/<style>.*<\/style>/s, '').replace(`fb-${theme}`, '');
        bodies.add(body);
        const used = new Set(
            // Groups are there for structure, and so are words that a panel can hide; a call is a line as it is.
            tags
                .filter(({ name }) => name !== 'g' && name !== 'svg')
                .flatMap((tag) => (tag.attributes['class'] ?? '').split(' ').filter((name) => name !== '')),
        );
        flaws.push(
            ...[...used]
                .filter((name) => !/^(?:h\d|call|owner|technology)$/.test(name))
                .filter((name) => !new RegExp(`\\.${name}[\\s.{]`).test(styled))
                .map((name) => `the class ${name} has no rule`),
            ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} stands twice`),
            ...(/#[0-9A-Fa-f]{6}\b/.test(body) ? ['a colour stands outside of the style sheet'] : []),
            ...(tags.some(({ name }) => name === 'script') ? ['there is a script'] : []),
            ...(svg.includes('NaN') || svg.includes('undefined') ? ['a number is missing'] : []),
        );
    }
    return [...new Set([...flaws, ...(bodies.size === 1 ? [] : ['the markup depends on the theme'])])];
}

/** Titles that try to break a picture. */
export const HOSTILE_TEXTS: readonly string[] = [
    '<script>alert(1)</script>',
    ']]> & "quotes" \\u0000',
    'خدمة الطلبات',
    '📦👩‍👩‍👧‍👦🇬🇧 orders',
    'x'.repeat(10_000),
    'very-long-'.repeat(1000),
    'a\u0000b\ud800c',
    `o${'\u0301'.repeat(5000)}`,
    '',
];
