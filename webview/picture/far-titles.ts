import { HUE_NAMES } from '../../src/diagram/render/theme.ts';
import { textWidth } from '../../src/diagram/text/measure.ts';
import { TYPE, type TypeStyle } from '../../src/diagram/text/type-styles.ts';
import { widestLine, wrapText } from '../../src/diagram/text/wrap.ts';
import type { FindingCounts, PictureElement } from '../../src/protocol/diagram/picture.ts';
import { makeSvg } from '../dom.ts';
import { contextMark } from '../icons.ts';
import type { ViewportState } from '../panel-state.ts';
import { farBadge } from './far-badges.ts';
import { levelOfDetail } from './level-of-detail.ts';
import type { Box, ShownPicture } from './shown-picture.ts';

/** Pixels on the screen. */
const NAME_SIZE = 11;
const NAME_LINE = 14;
const CONTEXT_SIZE = 14;
const MOST_NAME_LINES = 3;

/**
 * The names that stand in a picture when its own texts are too small: in the same size at every scale, wrapped inside
 * their shapes; a name that does not fit is left out. Made for what is on the screen and a little around it.
 */
export function farTitles(shown: ShownPicture, { x, y, k }: ViewportState, screen: { width: number; height: number }) {
    const level = levelOfDetail(k);
    if (level === 'full' || shown.picture.kind !== 'graph') {
        return [];
    }
    const isNear = (box: Box) =>
        box.x * k + x < 2 * screen.width &&
        (box.x + box.width) * k + x > -screen.width &&
        box.y * k + y < 2 * screen.height &&
        (box.y + box.height) * k + y > -screen.height;
    return [...shown.graph.elements.values()].flatMap((element): SVGElement[] => {
        const box = shown.boxOf(element.id);
        if (!box || !isNear(box)) {
            return [];
        }
        const findings = level === 'contexts' && element.isGroup ? withMembers(element, shown) : element.findings;
        const isDrawn = level !== 'contexts' || element.isGroup;
        const badge = findings && isDrawn ? farBadge(findings, box, k) : [];
        if (element.isGroup) {
            const isTold = level === 'names' && !element.folded;
            return [...(isTold ? [] : contextName(element, box, k)), ...badge];
        }
        return [...(level === 'names' ? name(element, box, k) : []), ...badge];
    });
}

/** The findings of a frame and of all that is drawn in it. */
function withMembers({ id, findings }: PictureElement, { graph }: ShownPicture): FindingCounts {
    const all = [findings, ...graph.membersOf(id).map((member) => member.findings)].filter(
        (each) => each !== undefined,
    );
    const sum = (severity: keyof FindingCounts) => all.reduce((count, each) => count + each[severity], 0);
    return { error: sum('error'), warning: sum('warning'), info: sum('info') };
}

function name({ title }: PictureElement, box: Box, k: number): SVGElement[] {
    const room = box.width * k - 8;
    const lines = fitting(title, TYPE.number, room, NAME_SIZE);
    if (!lines || lines.length > MOST_NAME_LINES || lines.length * NAME_LINE > box.height * k - 4) {
        return [];
    }
    const top = box.y + box.height / 2 - ((lines.length - 1) * NAME_LINE) / 2 / k;
    return lines.map((line, i) => {
        const text = makeSvg(
            'text',
            { class: 'far-name', x: box.x + box.width / 2, y: top + (i * NAME_LINE + 4) / k },
            line,
        );
        text.style.fontSize = `${NAME_SIZE / k}px`;
        return text;
    });
}

/** The lines of a text set in another size than its style's; nothing when a word is wider than the room. */
function fitting(text: string, style: TypeStyle, room: number, size: number): readonly string[] | undefined {
    const scaled = (room * style.size) / size;
    const lines = wrapText(text, style, scaled);
    return widestLine(lines, style) <= scaled ? lines : undefined;
}

function contextName(element: PictureElement, box: Box, k: number): SVGElement[] {
    const width = (textWidth(element.title, TYPE.contextTitle) * CONTEXT_SIZE) / TYPE.contextTitle.size;
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    if (width + 20 > box.width * k || box.height * k < 26) {
        return element.hue === undefined ? [] : [mark(element.hue, centre, k)];
    }
    const pill = makeSvg('rect', {
        class: 'far-pill',
        x: centre.x - (width / 2 + 10) / k,
        y: centre.y - 13 / k,
        width: (width + 20) / k,
        height: 26 / k,
        rx: 13 / k,
    });
    const hue = element.hue === undefined ? '' : ` h${element.hue % HUE_NAMES.length}`;
    const text = makeSvg('text', { class: `far-context${hue}`, x: centre.x, y: centre.y + 5 / k }, element.title);
    text.style.fontSize = `${CONTEXT_SIZE / k}px`;
    return [pill, text];
}

/** The mark of a context, as large at every scale. */
function mark(hue: number, centre: { x: number; y: number }, k: number): SVGElement {
    const group = makeSvg('g', { transform: `translate(${centre.x - 8 / k} ${centre.y - 8 / k}) scale(${1 / k})` });
    group.append(...contextMark(hue).childNodes);
    return group;
}
