import { GLYPHS, type GlyphName } from '../src/diagram/glyphs.ts';
import { drawSign } from '../src/diagram/render/badge.ts';
import { drawChangeSign } from '../src/diagram/render/change-sign.ts';
import { drawMark } from '../src/diagram/render/mark.ts';
import type { ChangeMark } from '../src/diagram/views/view-graph.ts';
import { make, makeSvg } from './dom.ts';
import { adoptSvg } from './picture/adopt-svg.ts';

/** An icon of the editor's own set, by its name without `codicon-`. It says nothing to a screen reader. */
export function codicon(name: string): HTMLElement {
    return make('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
}

/** A sign of the visual language, or an icon of the editor's set where the name begins with `codicon-`. */
export function sign(name: string): Element {
    if (!Object.hasOwn(GLYPHS, name)) {
        return codicon(name.replace(/^codicon-/, ''));
    }
    return makeSvg(
        'svg',
        { class: 'glyph', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
        makeSvg('path', { d: GLYPHS[name as GlyphName] }),
    );
}

/** The badge of a severity: octagon, triangle or circle, in the colours of the picture. */
export function severityBadge(severity: 'error' | 'warning' | 'info'): Element {
    return drawn('badge-icon', drawSign(severity, { x: 10, y: 10 }), 20);
}

/** The sign of what was added, removed or changed, as the picture has it. */
export function changeIcon(change: ChangeMark): Element {
    return drawn('change-icon', drawChangeSign(change, { x: 2, y: 2, width: 16, height: 16 }), 20);
}

/** The mark of a context by the number of its hue. */
export function contextMark(hue: number): Element {
    return drawn('mark-icon', drawMark(hue, { x: 8, y: 8 }, 5.5), 16);
}

/** Markup of ours as a little picture of its own. */
function drawn(name: string, markup: string, size: number): Element {
    const { svg } = adoptSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${markup}</svg>`);
    svg.setAttribute('class', `fb ${name}`);
    svg.setAttribute('width', String(size));
    svg.setAttribute('height', String(size));
    svg.setAttribute('aria-hidden', 'true');
    return svg;
}
