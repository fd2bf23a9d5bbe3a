import { type Declarations, readDeclarations, type StyleRules } from './style-rules.ts';
import type { SvgElement } from './svg-tree.ts';

/** How an element is painted, with all that it inherits. */
export interface PaintStyle {
    /** A colour, or `none`. */
    readonly fill: string;
    readonly fillOpacity: number;
    readonly fillRule: 'nonzero' | 'evenodd';
    /** A colour, or `none`. */
    readonly stroke: string;
    readonly strokeOpacity: number;
    readonly strokeWidth: number;
    readonly lineCap: 'butt' | 'round' | 'square';
    readonly lineJoin: 'miter' | 'round' | 'bevel';
    /** Lengths of dashes and gaps; empty for a solid line. */
    readonly dashes: readonly number[];
    readonly dashOffset: number;
    readonly fontSize: number;
    readonly fontWeight: number;
    readonly anchor: 'start' | 'middle' | 'end';
    /** Of the element itself and all around it, multiplied. */
    readonly opacity: number;
    readonly isVisible: boolean;
}

/** What holds where nothing is said. */
export const INITIAL_STYLE: PaintStyle = {
    fill: '#000000',
    fillOpacity: 1,
    fillRule: 'nonzero',
    stroke: 'none',
    strokeOpacity: 1,
    strokeWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    dashes: [],
    dashOffset: 0,
    fontSize: 16,
    fontWeight: 400,
    anchor: 'start',
    opacity: 1,
    isVisible: true,
};

/** Properties that may stand as attributes; rules of a style sheet go before them. */
const PRESENTATION = [
    'fill',
    'fill-opacity',
    'fill-rule',
    'stroke',
    'stroke-opacity',
    'stroke-width',
    'stroke-linecap',
    'stroke-linejoin',
    'stroke-dasharray',
    'stroke-dashoffset',
    'font-size',
    'font-weight',
    'text-anchor',
    'opacity',
    'display',
    'visibility',
] as const;

/** The style of an element among others, given from the outside in, of which the last has the style `parent`. */
export function paintStyle(
    element: SvgElement,
    around: readonly SvgElement[],
    parent: PaintStyle,
    rules: StyleRules,
): PaintStyle {
    const declared = declarationsOf(element, rules.declarationsFor(element, around));
    if (declared.size === 0) {
        return parent;
    }
    const number = (property: string, inherited: number) => readNumber(declared.get(property), inherited);
    const word = <T extends string>(property: string, words: readonly T[], inherited: T): T =>
        words.find((each) => each === declared.get(property)) ?? inherited;
    const dashes = declared.get('stroke-dasharray');
    return {
        fill: colour(declared.get('fill'), parent.fill),
        fillOpacity: number('fill-opacity', parent.fillOpacity),
        fillRule: word('fill-rule', ['nonzero', 'evenodd'], parent.fillRule),
        stroke: colour(declared.get('stroke'), parent.stroke),
        strokeOpacity: number('stroke-opacity', parent.strokeOpacity),
        strokeWidth: number('stroke-width', parent.strokeWidth),
        lineCap: word('stroke-linecap', ['butt', 'round', 'square'], parent.lineCap),
        lineJoin: word('stroke-linejoin', ['miter', 'round', 'bevel'], parent.lineJoin),
        dashes: dashes === undefined || dashes === 'inherit' ? parent.dashes : readDashes(dashes),
        dashOffset: number('stroke-dashoffset', parent.dashOffset),
        fontSize: number('font-size', parent.fontSize),
        fontWeight: number('font-weight', parent.fontWeight),
        anchor: word('text-anchor', ['start', 'middle', 'end'], parent.anchor),
        opacity: parent.opacity * number('opacity', 1),
        isVisible:
            declared.get('display') === 'none' || declared.get('visibility') === 'hidden' ? false : parent.isVisible,
    };
}

/** Attributes first, so that rules go before them; a `style` attribute goes before both. */
function declarationsOf(element: SvgElement, ofRules: Declarations): Declarations {
    const attributes = PRESENTATION.flatMap((property) => {
        const value = element.attributes.get(property);
        return value === undefined ? [] : [[property, value] as const];
    });
    const own = element.attributes.get('style');
    return new Map([...attributes, ...ofRules, ...(own === undefined ? [] : readDeclarations(own))]);
}

function colour(value: string | undefined, inherited: string): string {
    if (value === undefined || value === 'inherit') {
        return inherited;
    }
    return value === 'transparent' ? 'none' : value;
}

function readNumber(value: string | undefined, inherited: number): number {
    const number = Number.parseFloat(value ?? '');
    return Number.isFinite(number) ? number : inherited;
}

function readDashes(value: string): readonly number[] {
    const lengths = value === 'none' ? [] : value.split(/[\s,]+/).map(Number.parseFloat);
    return lengths.every((length) => length >= 0) && lengths.some((length) => length > 0) ? lengths : [];
}
