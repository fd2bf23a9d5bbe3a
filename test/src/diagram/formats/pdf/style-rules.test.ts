import { describe, expect, it } from 'vitest';
import { INITIAL_STYLE, paintStyle } from '../../../../../src/diagram/formats/pdf/paint-style.ts';
import { readStyleRules } from '../../../../../src/diagram/formats/pdf/style-rules.ts';
import { childElements, readSvg, type SvgElement } from '../../../../../src/diagram/formats/pdf/svg-tree.ts';
import { styleSheet } from '../../../../../src/diagram/render/style-sheet.ts';
import { THEME_NAMES, THEMES } from '../../../../../src/diagram/render/theme.ts';

/** The style of the innermost element of a document, each with one child. */
function innermost(css: string, svg: string) {
    const rules = readStyleRules(css);
    let style = INITIAL_STYLE;
    const around: SvgElement[] = [];
    for (let element: SvgElement | undefined = readSvg(svg); element; ) {
        style = paintStyle(element, around, style, rules);
        around.push(element);
        element = childElements(element)[0];
    }
    return style;
}

describe('the style of an element', () => {
    it.each([
        ['of its name', 'rect{fill:#111111}', '<g><rect/></g>', '#111111'],
        ['of its class', '.a{fill:#111111}', '<g><rect class="b a"/></g>', '#111111'],
        ['of all its classes', '.a.b{fill:#111111}.a.c{fill:#222222}', '<g><rect class="b a"/></g>', '#111111'],
        ['of elements around it', '.x .a{fill:#111111}', '<g class="x"><g><rect class="a"/></g></g>', '#111111'],
        [
            'not of elements in the wrong order',
            '.x .y .a{fill:#111111}',
            '<g class="y"><g class="x"><rect class="a"/></g></g>',
            '#000000',
        ],
        ['of the element directly around it', '.x > .a{fill:#111111}', '<g class="x"><rect class="a"/></g>', '#111111'],
        [
            'not of one further out',
            '.x .y>.a{fill:#111111}',
            '<g class="x"><g class="y"><g><rect class="a"/></g></g></g>',
            '#000000',
        ],
        ['of the more specific rule', '.a.b{fill:#111111}.a{fill:#222222}', '<rect class="a b"/>', '#111111'],
        ['of the later rule', '.a{fill:#111111}.b{fill:#222222}', '<rect class="b a"/>', '#222222'],
        ['of one of several selectors', '.z,.a{fill:#111111}', '<rect class="a"/>', '#111111'],
        ['inherited', '.x{fill:#111111}', '<g class="x"><rect/></g>', '#111111'],
        ['of a rule before an attribute', '.a{fill:#111111}', '<rect class="a" fill="#222222"/>', '#111111'],
        [
            'of an attribute before the element around it',
            '.x{fill:#111111}',
            '<g class="x"><rect fill="#222222"/></g>',
            '#222222',
        ],
        ['of its own before a rule', '.a{fill:#111111}', '<rect class="a" style="fill:#333333"/>', '#333333'],
        [
            'not of rules for moving pictures',
            '@media print{.a{fill:#111111}}.b{fill:#222222}',
            '<rect class="a b"/>',
            '#222222',
        ],
        ['without comments', '/* .a{fill:#222222} */.a{fill:#111111}', '<rect class="a"/>', '#111111'],
    ])('is that %s', (_, css, svg, fill) => {
        expect(innermost(css, svg).fill).toBe(fill);
    });

    it('has all that lines are drawn with', () => {
        const css =
            '.a{stroke:#111111;stroke-width:2.5;stroke-dasharray:6 4;stroke-linecap:round;stroke-linejoin:bevel;stroke-opacity:.55}';
        expect(innermost(css, '<path class="a"/>')).toMatchObject({
            stroke: '#111111',
            strokeWidth: 2.5,
            dashes: [6, 4],
            lineCap: 'round',
            lineJoin: 'bevel',
            strokeOpacity: 0.55,
        });
        expect(innermost('.a{stroke-dasharray:none}', '<path class="a"/>').dashes).toEqual([]);
    });

    it('multiplies opacity and inherits that nothing is seen', () => {
        const svg = '<g class="a"><g class="b"><rect/></g></g>';
        const style = innermost('.a{opacity:.5}.b{opacity:.5;display:none}', svg);
        expect(style).toMatchObject({ opacity: 0.25, isVisible: false });
    });
});

describe('the style sheet of our pictures', () => {
    it.each(THEME_NAMES)('is understood in full: %s', (theme) => {
        const css = styleSheet(THEMES[theme]);
        expect(readStyleRules(css).unread).toEqual([]);
        expect(css).not.toMatch(/@|var\(/);
    });

    it('names what is not understood', () => {
        expect(readStyleRules('.a:hover{fill:red}.b + .c{fill:red}.d{fill:red}').unread).toEqual([
            '.a:hover',
            '.b + .c',
        ]);
    });
});
