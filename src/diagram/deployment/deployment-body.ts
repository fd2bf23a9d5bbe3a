import { drawBadge, drawSign, severityClass, withFindings, worstSeverity } from '../render/badge.ts';
import type { Body } from '../render/body.ts';
import { drawMark, hueClass } from '../render/mark.ts';
import { element, escapeText, number } from '../render/xml.ts';
import { glyphMark } from '../shapes/marks.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { drawRun } from '../text/text-run.ts';
import { deploymentLegend } from './deployment-legend.ts';
import type { PlacedDeployment, PlacedPod, PlacedRow, PlacedZone } from './place-deployment.ts';
import type { PlacedTrain } from './place-trains.ts';

/** Draws zones, then units with their pods, then release trains. */
export function deploymentBody(picture: PlacedDeployment): Body {
    return {
        width: picture.width,
        height: picture.height,
        markup: [...picture.zones.map(drawZone), ...picture.rows.map(drawRow), ...picture.trains.map(drawTrain)].join(
            '',
        ),
        legend: deploymentLegend(picture),
        description: picture.view.description,
    };
}

function drawZone({ zone, box, title }: PlacedZone): string {
    const classes = zone.said ? 'zone' : 'zone unsaid';
    return element('rect', { class: classes, ...crisp(box), rx: 12 }) + title.map(drawRun).join('');
}

function drawRow({ unit, mark, title, lines, pods, badge }: PlacedRow): string {
    const hue = unit.hue === undefined ? '' : ` ${hueClass(unit.hue)}`;
    const sign =
        unit.hue === undefined
            ? glyphMark('unit', { x: mark.x - 8, y: mark.y - 8 }, 16)
            : drawMark(unit.hue, mark, 5.5);
    return element(
        'g',
        {
            class: `node${hue}`,
            'data-id': unit.id,
            role: 'graphics-symbol',
            'aria-label': withFindings(unit.description, unit.findings),
        },
        element('title', {}, escapeText(withFindings(unit.description, unit.findings))),
        sign,
        ...title.map(drawRun),
        ...lines.map(drawRun),
        ...pods.map(drawPod),
        unit.findings && badge ? drawBadge(unit.findings, badge) : '',
    );
}

function drawPod({ box, strips, maybe, title, count, sidecars }: PlacedPod): string {
    const classes = maybe ? 'pod maybe' : 'pod';
    const deck = Array.from({ length: strips }, (_, i) => strips - i).map((i) => {
        const left = box.x + 4 * i + 4;
        const right = box.x + box.width - 4 * i - 4;
        const top = box.y + box.height + 4 * i - 8;
        const d = `M${number(left)} ${number(top)}v4a4 4 0 0 0 4 4H${number(right - 4)}a4 4 0 0 0 4-4v-4`;
        return element('path', { class: 'pod', d });
    });
    return [
        ...deck,
        element('rect', { class: classes, ...crisp(box), rx: 8 }),
        ...title.map(drawRun),
        count ? drawRun(count) : '',
        ...sidecars.map(
            (sidecar) =>
                element('rect', { class: 'sidecar', ...crisp(sidecar.box), rx: 4 }) +
                sidecar.name.map(drawRun).join(''),
        ),
    ].join('');
}

function drawTrain({ train, bracket, arms, link, title, members, rules, badge }: PlacedTrain): string {
    const severity = worstSeverity(train.findings);
    return element(
        'g',
        {
            class: `node${severityClass(train.findings)}`,
            'data-id': train.id,
            role: 'graphics-symbol',
            'aria-label': withFindings(train.description, train.findings),
        },
        element('title', {}, escapeText(withFindings(train.description, train.findings))),
        element('path', { class: 'train-link', d: pathOf(link) }),
        element('path', { class: 'bracket', d: [bracket, ...arms].map(pathOf).join('') }),
        ...[...title, ...members, ...rules].map(drawRun),
        severity && badge ? drawSign(severity, { x: badge.x + badge.width / 2, y: badge.y + badge.height / 2 }) : '',
    );
}

function pathOf(points: readonly Point[]): string {
    return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
}

/** A box whose lines of one pixel fall on pixels. */
function crisp({ x, y, width, height }: Box): Box {
    return { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
}
