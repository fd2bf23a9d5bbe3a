import { badgeSize, drawBadge } from '../render/badge.ts';
import { drawMark, hueClass } from '../render/mark.ts';
import { element, escapeText, number } from '../render/xml.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import type { Box } from '../shapes/measured.ts';
import { TYPE } from '../text/type-styles.ts';
import { HEAD_TEXT, headBaselines } from './heads.ts';
import type { PlacedParticipant } from './placed-sequence.ts';
import type { Participant } from './sequence-view.ts';

const POINT = 12;
const RIM = 5;
const DEPTH = 6;

/** Markup of the head of a lifeline: the participant's shape, its mark or sign, its name and what it is. */
export function drawHeadOf({ participant, box, title, subtitle }: PlacedParticipant): string {
    const { findings, hue } = participant;
    const baselines = headBaselines({ title, subtitle }, box.height);
    const middle = box.y + box.height / 2;
    const sign =
        hue === undefined
            ? glyphMark(participant.glyph, { x: box.x + 14, y: middle - 8.5 }, 17)
            : drawMark(hue, { x: box.x + 22, y: middle }, 6);
    const badge = findings && badgeSize(findings);
    return element(
        'g',
        {
            class: hue === undefined ? 'node' : `node ${hueClass(hue)}`,
            'data-id': participant.id,
            role: 'graphics-symbol',
            'aria-label': participant.description,
        },
        element('title', {}, escapeText(participant.description)),
        outline(participant.shape, box),
        sign,
        ...title.map((line, i) =>
            textLine(line, TYPE.contextTitle, '', { x: box.x + HEAD_TEXT, y: box.y + (baselines[i] ?? 0) }),
        ),
        ...subtitle.map((line, i) =>
            textLine(line, TYPE.label, 'q', {
                x: box.x + HEAD_TEXT,
                y: box.y + (baselines[title.length + i] ?? 0),
            }),
        ),
        findings && badge
            ? drawBadge(findings, { x: box.x + box.width - 6 - badge.width, y: box.y - 8, ...badge })
            : '',
    );
}

/** The outline that says which kind the participant is. */
function outline(shape: Participant['shape'], box: Box): string {
    const left = box.x + 0.5;
    const right = box.x + box.width - 0.5;
    const top = box.y + 0.5;
    const bottom = box.y + box.height - 0.5;
    const middle = (top + bottom) / 2;
    const size = { x: left, y: top, width: right - left, height: bottom - top };
    const path = (classes: string, d: string) => element('path', { class: classes, d });
    switch (shape) {
        case 'client':
            return element('rect', { class: 'card', ...size, rx: 22 });
        case 'external':
            return (
                element('rect', { class: 'card ground', ...size }) +
                element('rect', {
                    class: 'card ground',
                    x: left + 4,
                    y: top + 4,
                    width: size.width - 8,
                    height: size.height - 8,
                })
            );
        case 'gateway':
            return path(
                'card',
                `M${left} ${top}H${right - POINT}L${right} ${middle}L${right - POINT} ${bottom}H${left}L${left + 8} ${middle}Z`,
            );
        case 'bff':
            return path(
                'card',
                `M${left + 8} ${top}H${right - POINT}L${right} ${middle}L${right - POINT} ${bottom}H${left + 8}A8 8 0 0 1 ${left} ${
                    bottom - 8
                }V${top + 8}A8 8 0 0 1 ${left + 8} ${top}Z`,
            );
        case 'router':
            return path(
                'card',
                `M${left + POINT} ${top}H${right - POINT}L${right} ${middle}L${right - POINT} ${bottom}H${left + POINT}L${left} ${middle}Z`,
            );
        case 'infrastructure':
            return path(
                'card sunken',
                `M${left + 8} ${top}H${right - 8}L${right} ${top + 8}V${bottom - 8}L${right - 8} ${bottom}H${left + 8}L${left} ${
                    bottom - 8
                }V${top + 8}Z`,
            );
        case 'monolith':
            return (
                path(
                    'depth',
                    `M${left} ${top + DEPTH}L${left + DEPTH} ${top}H${right}V${bottom - DEPTH}L${right - DEPTH} ${bottom}Z`,
                ) +
                element('rect', {
                    class: 'card front',
                    x: left,
                    y: top + DEPTH,
                    width: size.width - DEPTH,
                    height: size.height - DEPTH,
                })
            );
        case 'store':
        case 'cache':
            return drum(shape, left, right, top, bottom);
        case 'topic':
            return pipe(left, right, top, bottom);
        case 'queue':
            return (
                path('card', `M${left} ${top}H${right}V${bottom}H${left}Z`) +
                path('bars', [8, 14, 20].map((inset) => `M${right - inset} ${top + 7}V${bottom - 7}`).join(''))
            );
        default:
            return element('rect', { class: 'card', ...size, rx: 8 });
    }
}

function drum(shape: 'store' | 'cache', left: number, right: number, top: number, bottom: number): string {
    const rx = number((right - left) / 2);
    const [upper, lower] = [top + RIM, bottom - RIM];
    const lid = `M${left} ${upper}A${rx} ${RIM} 0 0 0 ${right} ${upper}`;
    return (
        element('path', {
            class: 'drum',
            d: `M${left} ${upper}A${rx} ${RIM} 0 0 1 ${right} ${upper}V${lower}A${rx} ${RIM} 0 0 1 ${left} ${lower}Z`,
        }) +
        (shape === 'cache'
            ? element('path', { class: 'drum lid', d: `${lid}A${rx} ${RIM} 0 0 0 ${left} ${upper}` })
            : element('path', { class: 'drum rim', d: lid }))
    );
}

function pipe(left: number, right: number, top: number, bottom: number): string {
    const [from, to] = [left + 6, right - 6];
    const arc = `A6 ${number((bottom - top) / 2)} 0 0 1`;
    return (
        element('path', {
            class: 'card',
            d: `M${from} ${top}H${to}${arc} ${to} ${bottom}H${from}${arc} ${from} ${top}Z`,
        }) + element('path', { class: 'card sunken', d: `M${to} ${top}${arc} ${to} ${bottom}${arc} ${to} ${top}Z` })
    );
}
