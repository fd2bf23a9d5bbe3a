import { drawBadge } from '../render/badge.ts';
import type { Body } from '../render/body.ts';
import { drawMark, hueClass } from '../render/mark.ts';
import { element, escapeText, number } from '../render/xml.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import type { Point } from '../shapes/measured.ts';
import { drawRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { observabilityLegend } from './observability-legend.ts';
import type { PlacedHead } from './place-heads.ts';
import type { PlacedBlock, PlacedCell, PlacedObservability, PlacedRow, PlacedSection } from './place-observability.ts';

/** Draws the table of members and signals. */
export function observabilityBody(picture: PlacedObservability): Body {
    const named = new Set<string>();
    return {
        width: picture.width,
        height: picture.height,
        markup: picture.blocks.map((block) => drawBlock(block, named)).join(''),
        legend: observabilityLegend(picture),
        description: picture.view.description,
    };
}

function drawBlock({ at, width, heads, sections }: PlacedBlock, named: Set<string>): string {
    return element(
        'g',
        { transform: `translate(${number(at.x)} ${number(at.y)})` },
        ...heads.map((head) => drawHead(head, named)),
        ...sections.map((section) => drawSection(section, width)),
    );
}

/** A backend carries its id where it is named first: it may take several signals, and heads stand above each block. */
function drawHead({ title, stops }: PlacedHead, named: Set<string>): string {
    const drawn = stops.map(({ stop, run }) => {
        const id = stop?.id;
        if (id === undefined || named.has(id)) {
            return drawRun(run);
        }
        named.add(id);
        return element('g', { class: 'node', 'data-id': id }, drawRun(run));
    });
    return drawRun(title) + drawn.join('');
}

function drawSection({ section, continued, title, owner, mark, rows }: PlacedSection, width: number): string {
    const { hue, id } = section;
    const ink = hue === undefined ? '' : `hue-title ${hueClass(hue)}`;
    const sign =
        hue === undefined ? glyphMark('external', { x: mark.x - 7, y: mark.y - 7 }, 14) : drawMark(hue, mark, 5.5);
    const team = owner
        ? glyphMark('team', { x: owner.at.x - 17, y: owner.at.y - 11 }, 13, 'owner') + drawRun(owner)
        : '';
    return (
        element(
            'g',
            { class: 'group', ...(id === undefined || continued ? {} : { 'data-id': id }) },
            sign,
            drawRun({ ...title, ink }),
            team,
        ) + rows.map((row) => drawRow(row, width)).join('')
    );
}

function drawRow({ member, box, glyphAt, name, cells, badge }: PlacedRow, width: number): string {
    return element(
        'g',
        { class: 'node', 'data-id': member.id, role: 'graphics-symbol', 'aria-label': member.description },
        element('title', {}, escapeText(member.description)),
        element('path', { class: 'hair', d: `M0 ${number(box.y + 0.5)}H${number(width)}` }),
        glyphMark(member.glyph, glyphAt, 16),
        ...name.map(drawRun),
        ...cells.map(drawCell),
        member.findings && badge ? drawBadge(member.findings, badge) : '',
    );
}

function drawCell({ cell, middle, gap, note }: PlacedCell): string {
    const words = note ? drawRun(note) : '';
    switch (cell.state) {
        case 'all':
            return drawDot(middle) + words;
        case 'part':
            return drawHalfDot(middle) + words;
        case 'unneeded':
            return element('path', { class: 'unneeded', d: `M${number(middle.x - 4)} ${number(middle.y)}h8` });
        case 'none':
        case 'unsaid':
            return gap ? drawGap(cell.state, gap) : '';
    }
}

/** The sign of a signal that is whole. */
export function drawDot({ x, y }: Point): string {
    return element('circle', { class: 'signal', cx: x, cy: y, r: 5.5 });
}

/** The sign of a signal that is sampled or partial: the right half is empty. */
export function drawHalfDot({ x, y }: Point): string {
    return (
        element('circle', { class: 'signal half', cx: x, cy: y, r: 5 }) +
        element('path', { class: 'signal', d: `M${number(x)} ${number(y - 5)}a5 5 0 0 0 0 10z` })
    );
}

/** The box that stands where nobody would see anything. */
export function drawGap(state: 'none' | 'unsaid', box: NonNullable<PlacedCell['gap']>): string {
    const { x, y, width, height } = box;
    const outline = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 4 };
    const text = state === 'none' ? 'none' : 'not said';
    return (
        element('rect', { class: `gap ${state}`, ...outline }) +
        (height < 20 ? '' : textLine(text, TYPE.value, 'gap-text m', { x: x + width / 2, y: y + height / 2 + 4 }))
    );
}
