import { mapInSteps } from '../../model/steps.ts';
import { drawChanges } from '../shapes/change-ring.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { drawProxies, type ProxyPorts } from '../shapes/proxy.ts';
import { drawRing } from '../shapes/ring.ts';
import { SHAPES } from '../shapes/shapes.ts';
import { SEVERITIES } from '../views/view.ts';
import type { ViewGraph, ViewNode } from '../views/view-graph.ts';
import { badgeSize, drawBadge, severityClass, withFindings } from './badge.ts';
import type { Body } from './body.ts';
import { changeClass } from './change-sign.ts';
import { graphLegend } from './graph-legend.ts';
import { drawGroup } from './group.ts';
import { drawLines } from './lines.ts';
import { drawMark, hueClass } from './mark.ts';
import type { PlacedGraph } from './picture.ts';
import { element, escapeText } from './xml.ts';

/**
 * Frames, then lines, then nodes, then what stands on lines. Nodes, frames and lines carry their ids in `data-id` and
 * `data-edges`.
 */
export function* graphBodyInSteps(picture: PlacedGraph): Generator<undefined, Body> {
    const { view, layout } = picture;
    const { lines, labels } = yield* drawLines(picture);
    const groups = view.groups.map((group) => {
        const box = layout.groups.get(group.id);
        return box ? drawGroup(group, box) : '';
    });
    const nodes = yield* mapInSteps(view.nodes, (node) => drawNode(node, picture));
    return {
        width: layout.width,
        height: layout.height,
        markup: emphasised(view, [...groups, lines, ...nodes, labels].join('')),
        legend: graphLegend(view),
        description: describe(view),
    };
}

function emphasised({ emphasis }: ViewGraph, markup: string): string {
    return emphasis === 'severity' ? element('g', { class: 'by-severity' }, markup) : markup;
}

/** `12 elements, 1 connection.` */
function describe({ nodes, edges }: ViewGraph): string {
    const elements = nodes.length === 1 ? 'element' : 'elements';
    const connections = edges.length === 1 ? 'connection' : 'connections';
    return `${nodes.length} ${elements}, ${edges.length} ${connections}.`;
}

function drawNode(node: ViewNode, picture: PlacedGraph): string {
    const { view, layout, nodes } = picture;
    const measured = nodes.get(node.id);
    const box = layout.nodes.get(node.id);
    if (!measured || !box) {
        return '';
    }
    const badges = [
        node.shape === 'folded' ? cornerBadges(node.findings, box) : nodeBadge(node.findings, box),
        ...measured.docked.map(({ store, box: place }) =>
            nodeBadge(store.findings, { ...place, x: box.x + place.x, y: box.y + place.y }),
        ),
    ];
    const hue = node.hue === undefined ? '' : ` ${hueClass(node.hue)}`;
    const description = withFindings(node.description, node.findings);
    return element(
        'g',
        {
            class: `node${hue}${severityClass(node.findings)}${node.change ? ` ${changeClass(node.change)}` : ''}`,
            'data-id': node.id,
            role: 'graphics-symbol',
            'aria-label': description,
        },
        element('title', {}, escapeText(description)),
        SHAPES[node.shape].draw(measured, box),
        drawRing(measured, box),
        node.proxy === undefined ? '' : drawProxies(node.proxy, box, portsOf(node, picture), isLevel(view.direction)),
        drawChanges(measured, box),
        markOutsideContext(node, box, view),
        ...badges,
    );
}

function isLevel(direction: ViewGraph['direction']): boolean {
    return direction === 'right' || direction === 'left';
}

/** Where lines meet a member of a mesh. */
function portsOf(node: ViewNode, { view, layout }: PlacedGraph): ProxyPorts {
    const ends = new Map(
        view.edges.filter(({ from, to }) => from === node.id || to === node.id).map((edge) => [edge.id, edge]),
    );
    const carried: Point[] = [];
    const past: Point[] = [];
    for (const line of layout.lines) {
        const [edge] = line.edges.flatMap((id) => ends.get(id) ?? []);
        const first = line.startsAtNode && edge?.from === node.id ? line.points[0] : undefined;
        const last = line.endsAtNode && edge?.to === node.id ? line.points.at(-1) : undefined;
        (edge?.aroundProxies ? past : carried).push(...[first, last].filter((point) => point !== undefined));
    }
    return { carried, past };
}

/** Where the frames are no contexts, a node carries its context's mark itself: a hue never stands without it. */
function markOutsideContext(node: ViewNode, box: Box, graph: ViewGraph): string {
    const framed =
        node.shape === 'folded' || graph.groups.some((group) => group.id === node.group && group.hue !== undefined);
    return node.hue === undefined || framed
        ? ''
        : drawMark(
              node.hue,
              { x: box.x + box.width - (node.proxy === undefined ? 13 : 22), y: box.y + box.height - 13 },
              4.5,
          );
}

const BADGE_FROM_RIGHT = 6;
const BETWEEN_BADGES = 6;

function nodeBadge(findings: ViewNode['findings'], box: Box): string {
    if (!findings) {
        return '';
    }
    const size = badgeSize(findings);
    return drawBadge(findings, { x: box.x + box.width - BADGE_FROM_RIGHT - size.width, y: box.y - 8, ...size });
}

/** On the corner of a folded frame: one badge for each severity, the worst first. */
function cornerBadges(findings: ViewNode['findings'], box: Box): string {
    const single = findings
        ? SEVERITIES.filter((severity) => findings[severity] > 0).map((severity) => ({
              error: 0,
              warning: 0,
              info: 0,
              [severity]: findings[severity],
          }))
        : [];
    let right = box.x + box.width - BADGE_FROM_RIGHT;
    const placed = single.toReversed().map((counts) => {
        const size = badgeSize(counts);
        right -= size.width;
        const badge = drawBadge(counts, { x: right, y: box.y - 8, ...size });
        right -= BETWEEN_BADGES;
        return badge;
    });
    return placed.toReversed().join('');
}
