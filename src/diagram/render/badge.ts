import { textLine } from '../shapes/marks.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { SEVERITIES, type Severity, type SeverityCounts } from '../views/view.ts';
import { element, number } from './xml.ts';

/** Diameter of a badge without a count. */
export const BADGE = 16;

/** The worst severity that occurs; nothing where there are no findings. */
export function worstSeverity(counts: SeverityCounts | undefined): Severity | undefined {
    return counts && SEVERITIES.find((severity) => counts[severity] > 0);
}

/** The class of what has findings, for pictures that are coloured by severity; with a space before it. */
export function severityClass(counts: SeverityCounts | undefined): string {
    const severity = worstSeverity(counts);
    return severity === undefined ? '' : ` has-${severity}`;
}

const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A description with the findings that its badge shows: `orders, service; 2 errors, 1 note`. */
export function withFindings(description: string, counts: SeverityCounts | undefined): string {
    const parts = SEVERITIES.flatMap((severity) => {
        const count = counts?.[severity] ?? 0;
        return count === 0 ? [] : [`${count} ${WORDS[severity]}${count === 1 ? '' : 's'}`];
    });
    return parts.length === 0 ? description : `${description}; ${parts.join(', ')}`;
}

/** Size of the badge for these findings: the sign of the worst, and how many of it when there are several. */
export function badgeSize(counts: SeverityCounts): { readonly width: number; readonly height: number } {
    const count = countOf(counts);
    return { width: count > 1 ? Math.ceil(BADGE / 2 + capsuleWidth(count)) : BADGE, height: BADGE };
}

/** Markup of the badge for these findings in its box. */
export function drawBadge(counts: SeverityCounts, box: Box): string {
    const severity = worstSeverity(counts);
    if (!severity) {
        return '';
    }
    const centre = { x: box.x + BADGE / 2, y: box.y + box.height / 2 };
    const count = countOf(counts);
    const capsule =
        count > 1
            ? element('rect', {
                  class: `c-${severity}`,
                  x: centre.x,
                  y: centre.y - 8,
                  width: capsuleWidth(count),
                  height: 16,
                  rx: 8,
              }) + textLine(String(count), TYPE.number, '', { x: centre.x + 11.5, y: centre.y + 4 })
            : '';
    return element('g', { class: 'badge' }, capsule, drawSign(severity, centre));
}

/** Markup of the sign of a severity around a centre: octagon, triangle or circle. */
export function drawSign(severity: Severity, { x, y }: Point): string {
    const [outline, sign] = SIGNS[severity](x, y);
    return (
        element('path', { class: `b-${severity}`, d: outline }) + element('path', { class: `s-${severity}`, d: sign })
    );
}

const SIGNS: Readonly<Record<Severity, (x: number, y: number) => readonly [outline: string, sign: string]>> = {
    error: (x, y) => [
        `M${at(x - 3.31, y - 8)}H${number(x + 3.31)}L${at(x + 8, y - 3.31)}V${number(y + 3.31)}L${at(x + 3.31, y + 8)}H${number(
            x - 3.31,
        )}L${at(x - 8, y + 3.31)}V${number(y - 3.31)}Z`,
        `M${at(x - 2.72, y - 2.72)}l5.44 5.44m0 -5.44l-5.44 5.44`,
    ],
    warning: (x, y) => [
        `M${at(x, y - 8.4)}L${at(x + 8.8, y + 7.2)}H${number(x - 8.8)}Z`,
        `M${at(x, y - 3.04)}v4.64m0 2.88v.02`,
    ],
    info: (x, y) => [
        `M${at(x - 7.6, y)}a7.6 7.6 0 1 0 15.2 0a7.6 7.6 0 1 0 -15.2 0`,
        `M${at(x, y - 0.8)}v4.8m0 -8v.02`,
    ],
};

function at(x: number, y: number): string {
    return `${number(x)} ${number(y)}`;
}

function countOf(counts: SeverityCounts): number {
    const severity = worstSeverity(counts);
    return severity ? counts[severity] : 0;
}

function capsuleWidth(count: number): number {
    return 17.5 + textWidth(String(count), TYPE.number);
}
