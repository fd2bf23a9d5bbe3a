import { drawableText } from '../../text/drawable-text.ts';
import { fontSegments } from '../font-segments.ts';
import type { OtherFont } from '../other-fonts.ts';
import type { PaintStyle } from './paint-style.ts';
import { fontName } from './pdf-fonts.ts';
import type { Extent } from './pdf-paths.ts';
import { isElement, numberOf, type SvgElement } from './svg-tree.ts';

/** A piece of a text in one style. */
interface Run {
    readonly text: string;
    readonly style: PaintStyle;
    /** Where it begins a line of its own. */
    readonly x?: number;
    readonly y?: number;
    readonly dx: number;
    readonly dy: number;
}

/** What a text that was drawn takes up, and the signs that it lacks. */
export interface DrawnText {
    readonly extent: Extent | undefined;
    readonly missing: readonly string[];
}

/** Asked for by name, the features apply to a text as a whole; otherwise pairs across a space would not be kerned. */
const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = ['kern'];

/** What a text is set with. */
export interface TextSetting {
    readonly others: readonly OtherFont[];
    /** The style of a `tspan`, given the one around it. */
    styleOf(tspan: SvgElement, around: PaintStyle): PaintStyle;
}

/** Draws a `text` element and the `tspan` elements in it. */
export function drawText(
    document: PDFKit.PDFDocument,
    element: SvgElement,
    style: PaintStyle,
    { others, styleOf }: TextSetting,
): DrawnText {
    const extents: Extent[] = [];
    const missing: string[] = [];
    let x = numberOf(element, 'x');
    let y = numberOf(element, 'y');
    for (const line of linesOf(runsOf(element, style, styleOf))) {
        const [first] = line;
        x = first?.x ?? x;
        y = first?.y ?? y;
        const pieces = line.map((run) => measured(document, run, others));
        const total = pieces.reduce((sum, { width }) => sum + width, 0);
        x -= total * SHARE_BEFORE[first?.style.anchor ?? 'start'];
        for (const piece of pieces) {
            x += piece.run.dx;
            y += piece.run.dy;
            drawRun(document, piece, x, y);
            const size = piece.run.style.fontSize;
            extents.push({ left: x, top: y - size, right: x + piece.width, bottom: y + size / 4 });
            x += piece.width;
            missing.push(...piece.missing);
        }
    }
    return { extent: union(extents), missing };
}

/** The part of a text that is before its `x`. */
const SHARE_BEFORE = { start: 0, middle: 0.5, end: 1 } as const;

/** A run with what it takes to draw it. */
interface MeasuredRun {
    readonly run: Run;
    readonly segments: readonly { readonly text: string; readonly font: string; readonly width: number }[];
    readonly width: number;
    readonly missing: readonly string[];
}

function measured(document: PDFKit.PDFDocument, run: Run, others: readonly OtherFont[]): MeasuredRun {
    const { text, missing } = drawableText(run.text, (codePoint) => others.some((font) => font.has(codePoint)));
    const parts = fontSegments(text, others).map((segment) => {
        const font = fontName(segment.font, run.style.fontWeight, others);
        document.font(font).fontSize(run.style.fontSize);
        return { text: segment.text, font, width: document.widthOfString(segment.text, { features: FEATURES }) };
    });
    return { run, segments: parts, width: parts.reduce((sum, { width }) => sum + width, 0), missing };
}

function drawRun(document: PDFKit.PDFDocument, { run, segments: parts, missing }: MeasuredRun, x: number, y: number) {
    const { style } = run;
    if (!style.isVisible || style.fill === 'none') {
        return;
    }
    document.fillColor(style.fill, style.fillOpacity * style.opacity);
    // What is copied or read aloud is the text as it was written, with all of its signs.
    if (missing.length > 0) {
        document.markContent('Span', { actual: run.text });
    }
    let left = x;
    for (const { font, text, width } of parts) {
        if (text.trim() !== '') {
            document.font(font).fontSize(style.fontSize);
            document.text(text, left, y, { lineBreak: false, baseline: 'alphabetic', features: FEATURES });
        }
        left += width;
    }
    if (missing.length > 0) {
        document.endMarkedContent();
    }
}

/** The pieces of a text, with white space as SVG has it: runs of it are one space, and none is at the ends. */
function runsOf(
    element: SvgElement,
    style: PaintStyle,
    styleOf: (tspan: SvgElement, around: PaintStyle) => PaintStyle,
): readonly Run[] {
    const runs: Run[] = [];
    collect(element, style, {});
    const last = runs.length - 1;
    return runs.map((run, i) => ({
        ...run,
        text: [i === 0 ? /^ / : undefined, i === last ? / $/ : undefined].reduce(
            (text, end) => (end ? text.replace(end, '') : text),
            run.text.replace(/\s+/g, ' '),
        ),
    }));

    function collect(within: SvgElement, own: PaintStyle, place: Pick<Run, 'x' | 'y'> & Partial<Run>): void {
        let start = place;
        for (const child of within.children) {
            if (isElement(child)) {
                if (child.name === 'tspan') {
                    collect(child, styleOf(child, own), placeOf(child));
                }
            } else {
                runs.push({ text: child, style: own, dx: 0, dy: 0, ...start });
                start = {};
            }
        }
    }
}

function placeOf(tspan: SvgElement): Pick<Run, 'x' | 'y'> & Partial<Run> {
    return {
        ...(tspan.attributes.has('x') ? { x: numberOf(tspan, 'x') } : {}),
        ...(tspan.attributes.has('y') ? { y: numberOf(tspan, 'y') } : {}),
        dx: numberOf(tspan, 'dx'),
        dy: numberOf(tspan, 'dy'),
    };
}

/** Runs that stand one after the other; a place of its own begins another line. */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
    const lines: Run[][] = [];
    for (const run of runs) {
        const line = lines.at(-1);
        if (line && run.x === undefined && run.y === undefined) {
            line.push(run);
        } else {
            lines.push([run]);
        }
    }
    return lines;
}

/** The smallest rectangle around some. */
export function union(extents: readonly Extent[]): Extent | undefined {
    return extents.reduce<Extent | undefined>(
        (all, each) =>
            all === undefined
                ? each
                : {
                      left: Math.min(all.left, each.left),
                      top: Math.min(all.top, each.top),
                      right: Math.max(all.right, each.right),
                      bottom: Math.max(all.bottom, each.bottom),
                  },
        undefined,
    );
}
