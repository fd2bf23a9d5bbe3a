import { drawSign } from '../../src/diagram/render/badge.ts';
import type { FindingCounts } from '../../src/protocol/diagram/picture.ts';
import { makeSvg } from '../dom.ts';
import { adoptSvg } from './adopt-svg.ts';
import { scaledPath } from './scaled-path.ts';
import type { Box } from './shown-picture.ts';

/** Pixels on the screen. */
const SIZE = 14;

type Severity = keyof FindingCounts;

/** The paths of a severity's sign around the origin, with their classes. */
function partsOf(severity: Severity): readonly (readonly [name: string, d: string])[] {
    const { svg } = adoptSvg(`<svg xmlns="http://www.w3.org/2000/svg">${drawSign(severity, { x: 0, y: 0 })}</svg>`);
    return Array.from(svg.querySelectorAll('path'), (path) => [
        path.getAttribute('class') ?? '',
        path.getAttribute('d') ?? '',
    ]);
}

const signs = new Map<Severity, ReturnType<typeof partsOf>>();

/** The badge of the worst finding at the upper right corner of a box, as large on the screen at every scale. */
export function farBadge(findings: FindingCounts, box: Box, k: number): SVGElement[] {
    const severity = (['error', 'warning', 'info'] as const).find((each) => findings[each] > 0);
    if (!severity) {
        return [];
    }
    const parts = signs.get(severity) ?? partsOf(severity);
    signs.set(severity, parts);
    const scale = SIZE / 16 / k;
    const inset = Math.min(14 / k, box.width / 2);
    return parts.map(([name, d]) => {
        const path = makeSvg('path', {
            class: `far-badge ${name}`,
            d: scaledPath(d, scale, box.x + box.width - inset, box.y),
        });
        path.style.strokeWidth = String(1.5 * scale);
        return path;
    });
}
