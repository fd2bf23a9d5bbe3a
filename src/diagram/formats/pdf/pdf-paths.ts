import { numberOf, type SvgElement } from './svg-tree.ts';

/** A rectangle that something is within. */
export interface Extent {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
}

/** Adds the outline of a shape to the path under the pen. */
type Outline = (document: PDFKit.PDFDocument, element: SvgElement) => void;

/** The shapes of SVG by the names of their elements. */
export const OUTLINES: ReadonlyMap<string, Outline> = new Map<string, Outline>([
    ['rect', rect],
    ['circle', (document, at) => document.circle(numberOf(at, 'cx'), numberOf(at, 'cy'), numberOf(at, 'r'))],
    [
        'ellipse',
        (document, at) =>
            document.ellipse(numberOf(at, 'cx'), numberOf(at, 'cy'), numberOf(at, 'rx'), numberOf(at, 'ry')),
    ],
    [
        'line',
        (document, at) =>
            document.moveTo(numberOf(at, 'x1'), numberOf(at, 'y1')).lineTo(numberOf(at, 'x2'), numberOf(at, 'y2')),
    ],
    ['polyline', (document, at) => points(document, at)],
    [
        'polygon',
        (document, at) => {
            points(document, at);
            document.closePath();
        },
    ],
    ['path', (document, { attributes }) => document.path(attributes.get('d') ?? '')],
]);

/** What a shape takes up, for links on it; nothing for lines and paths, which links are never made of alone. */
export function extentOf(element: SvgElement): Extent | undefined {
    switch (element.name) {
        case 'rect': {
            const left = numberOf(element, 'x');
            const top = numberOf(element, 'y');
            return {
                left,
                top,
                right: left + numberOf(element, 'width'),
                bottom: top + numberOf(element, 'height'),
            };
        }
        case 'circle':
        case 'ellipse': {
            const r = numberOf(element, 'r');
            const [x, y, rx, ry] = [
                numberOf(element, 'cx'),
                numberOf(element, 'cy'),
                numberOf(element, 'rx', r),
                numberOf(element, 'ry', r),
            ];
            return { left: x - rx, top: y - ry, right: x + rx, bottom: y + ry };
        }
        default:
            return undefined;
    }
}

/** Corners are rounded as SVG says: a radius that is not given is the other one, and none exceeds half the side. */
function rect(document: PDFKit.PDFDocument, element: SvgElement): void {
    const [x, y, width, height] = [
        numberOf(element, 'x'),
        numberOf(element, 'y'),
        numberOf(element, 'width'),
        numberOf(element, 'height'),
    ];
    const rx = Math.min(numberOf(element, 'rx', numberOf(element, 'ry')), width / 2);
    const ry = Math.min(numberOf(element, 'ry', numberOf(element, 'rx')), height / 2);
    if (rx <= 0 || ry <= 0) {
        document.rect(x, y, width, height);
        return;
    }
    const [right, bottom] = [x + width, y + height];
    const corner = `A${rx} ${ry} 0 0 1`;
    document.path(
        `M${x + rx} ${y}H${right - rx}${corner} ${right} ${y + ry}V${bottom - ry}${corner} ${right - rx} ${bottom}` +
            `H${x + rx}${corner} ${x} ${bottom - ry}V${y + ry}${corner} ${x + rx} ${y}Z`,
    );
}

function points(document: PDFKit.PDFDocument, { attributes }: SvgElement): void {
    const numbers = (attributes.get('points') ?? '')
        .split(/[\s,]+/)
        .filter((part) => part !== '')
        .map(Number);
    for (let i = 0; i + 1 < numbers.length; i += 2) {
        const [x = 0, y = 0] = numbers.slice(i, i + 2);
        if (i === 0) {
            document.moveTo(x, y);
        } else {
            document.lineTo(x, y);
        }
    }
}
