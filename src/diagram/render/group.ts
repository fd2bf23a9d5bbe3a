import { glyphMark, textLine } from '../shapes/marks.ts';
import type { Box } from '../shapes/measured.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine } from '../text/wrap.ts';
import type { ViewGroup } from '../views/view-graph.ts';
import { badgeSize, drawBadge, withFindings } from './badge.ts';
import { changeClass, drawChangeRing, drawChangeSign, ringBox, signBox } from './change-sign.ts';
import { drawMark, hueClass } from './mark.ts';
import { element, escapeText } from './xml.ts';

const TITLE_X = 34;
const BROKER_TITLE_X = 42;
const PLANE_TITLE_X = 20;
const GAP = 12;
/** Room at the right for the button with which a panel folds the group: it, and 12 on both sides. */
const FOLD_BUTTON = 40;
/** Longest title and longest owner in a title bar. */
const LONGEST = 480;

/** One part of a title bar, with its width. */
interface BarPart {
    readonly width: number;
    draw(x: number, y: number): string;
}

/** Room that a group's title bar needs, borders included. */
export function titleBarWidth(group: ViewGroup): number {
    const parts = barParts(group);
    const content = parts.reduce((sum, part) => sum + part.width, GAP * (parts.length - 1));
    return Math.ceil(titleX(group) + content + FOLD_BUTTON);
}

/** Markup of a group's frame with its title bar. */
export function drawGroup(group: ViewGroup, box: Box): string {
    const frame = group.hue === undefined ? FRAMES[group.kind] : ` ${hueClass(group.hue)}`;
    let x = box.x + titleX(group);
    const bar = barParts(group).map((part) => {
        const left = x;
        x += part.width + GAP;
        return part.draw(left, box.y);
    });
    const badge = group.findings && badgeSize(group.findings);
    return element(
        'g',
        {
            class: `group${group.change ? ` ${changeClass(group.change)}` : ''}`,
            'data-id': group.id,
            role: 'graphics-object',
            'aria-label': withFindings(group.description, group.findings),
        },
        element('title', {}, escapeText(withFindings(group.description, group.findings))),
        element('rect', {
            class: `frame${frame}`,
            x: box.x + 0.5,
            y: box.y + 0.5,
            width: box.width - 1,
            height: box.height - 1,
            rx: 12,
        }),
        drawSign(group, box),
        ...bar,
        group.findings && badge
            ? drawBadge(group.findings, { x: box.x + box.width - 14 - badge.width, y: box.y - 8, ...badge })
            : '',
        group.change && group.change !== 'removed' ? drawChangeRing(group.change, ringBox(box, 2.5), 14) : '',
        group.change ? drawChangeSign(group.change, signBox(box, group.findings !== undefined)) : '',
    );
}

/** Further classes of frames without a hue. */
const FRAMES: Readonly<Record<ViewGroup['kind'], string>> = {
    context: ' plain',
    broker: '',
    team: ' plain',
    unit: ' plain',
    'control-plane': ' quiet',
    'data-plane': ' plain dotted',
};

function isPlane({ kind }: ViewGroup): boolean {
    return kind === 'control-plane' || kind === 'data-plane';
}

function titleX(group: ViewGroup): number {
    return isPlane(group) ? PLANE_TITLE_X : group.kind === 'broker' ? BROKER_TITLE_X : TITLE_X;
}

function drawSign(group: ViewGroup, box: Box): string {
    if (group.hue !== undefined) {
        return drawMark(group.hue, { x: box.x + 20, y: box.y + 20 }, 5.5);
    }
    if (group.kind === 'broker') {
        const tile = element('rect', { class: 'tile', x: box.x + 12.5, y: box.y + 9.5, width: 21, height: 21, rx: 6 });
        const sign =
            group.mark === undefined
                ? glyphMark('topic', { x: box.x + 15, y: box.y + 12 }, 16, 'tg')
                : textLine(group.mark, TYPE.storeTitle, 'tm m', { x: box.x + 23, y: box.y + 24 });
        return tile + sign;
    }
    return isPlane(group)
        ? ''
        : glyphMark(group.kind === 'team' ? 'team' : 'unit', { x: box.x + 12, y: box.y + 12 }, 16);
}

function barParts(group: ViewGroup): readonly BarPart[] {
    const title = singleLine(group.title, TYPE.contextTitle, LONGEST);
    const owner = group.owner === undefined ? undefined : singleLine(group.owner, TYPE.label, LONGEST);
    const ink = group.hue === undefined ? '' : `hue-title ${hueClass(group.hue)}`;
    return [
        {
            width: textWidth(title, TYPE.contextTitle),
            draw: (x, y) => textLine(title, TYPE.contextTitle, ink, { x, y: y + 24.5 }),
        },
        ...(owner === undefined
            ? []
            : [
                  {
                      width: 17 + textWidth(owner, TYPE.label),
                      draw: (x: number, y: number) =>
                          glyphMark('team', { x, y: y + 13 }, 13, 'owner') +
                          textLine(owner, TYPE.label, 'q owner', { x: x + 17, y: y + 24 }),
                  },
              ]),
        ...group.counts.map(({ glyph, count }) => ({
            width: 15 + textWidth(String(count), TYPE.label),
            draw: (x: number, y: number) =>
                glyphMark(glyph, { x, y: y + 13.5 }, 12) +
                textLine(String(count), TYPE.label, 'q', { x: x + 15, y: y + 24 }),
        })),
    ];
}
