import { GLYPHS, type GlyphName } from '../glyphs.ts';
import type { Box } from '../shapes/measured.ts';
import { SHAPES } from '../shapes/shapes.ts';
import type { ViewGraph, ViewNode } from '../views/view-graph.ts';
import { badgeSize, drawBadge } from './badge.ts';
import { drawGroup } from './group.ts';
import { header, MARGIN } from './header.ts';
import { legend as legendOf } from './legend.ts';
import { drawLines } from './lines.ts';
import { drawMark, hueClass } from './mark.ts';
import type { PlacedPicture } from './picture.ts';
import { styleSheet } from './style-sheet.ts';
import { THEMES, type ThemeName } from './theme.ts';
import { element, escapeText, number } from './xml.ts';

/** How a picture is drawn. */
export interface RenderOptions {
    readonly theme: ThemeName;
    /** Adds what the signs mean, as far as the picture uses them. */
    readonly legend: boolean;
}

/**
 * The picture as one self-contained SVG document. The same picture gives the same bytes; the theme changes only the
 * style sheet. Nodes, groups and lines carry their ids in `data-id` and `data-edges`.
 */
export function renderSvg(picture: PlacedPicture, { theme, legend }: RenderOptions): string {
    const { graph, layout } = picture;
    const head = header(graph);
    const sheet = legend ? legendOf(graph) : undefined;
    const width = Math.max(layout.width, head.width, sheet?.width ?? 0) + 2 * MARGIN;
    const top = head.height;
    const bottom = top + layout.height + MARGIN;
    const height = bottom + (sheet ? sheet.height : 0);
    const { lines, labels } = drawLines(picture);
    const drawing = element(
        'g',
        { transform: `translate(${MARGIN} ${number(top)})` },
        ...graph.groups.map((group) => {
            const box = layout.groups.get(group.id);
            return box ? drawGroup(group, box) : '';
        }),
        lines,
        ...graph.nodes.map((node) => drawNode(node, picture)),
        labels,
    );
    const body = [
        element('rect', { class: 'canvas', width, height }),
        head.draw(width),
        drawing,
        sheet ? element('g', { transform: `translate(${MARGIN} ${number(bottom)})` }, sheet.draw(width)) : '',
    ].join('');
    return element(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            class: `fb fb-${theme}`,
            viewBox: `0 0 ${number(width)} ${number(height)}`,
            width,
            height,
            role: 'graphics-document',
            'aria-label': graph.title,
        },
        element('title', {}, escapeText(graph.title)),
        element('desc', {}, escapeText(describe(graph))),
        element('style', {}, styleSheet(THEMES[theme])),
        symbols(body),
        body,
    );
}

/** Only the signs that the picture uses. */
function symbols(body: string): string {
    const used = new Set([...body.matchAll(/href="#g-([a-z]+)"/g)].map((match) => match[1]));
    const names = (Object.keys(GLYPHS) as GlyphName[]).filter((name) => used.has(name));
    return names.length === 0
        ? ''
        : element(
              'defs',
              {},
              ...names.map((name) =>
                  element('symbol', { id: `g-${name}`, viewBox: '0 0 16 16' }, element('path', { d: GLYPHS[name] })),
              ),
          );
}

/** What the picture shows, for who cannot see it. */
function describe(graph: ViewGraph): string {
    const nodes = graph.nodes.length;
    const lines = graph.edges.length;
    return `${graph.subtitle}. ${nodes} ${nodes === 1 ? 'element' : 'elements'}, ${lines} ${
        lines === 1 ? 'connection' : 'connections'
    }.`;
}

function drawNode(node: ViewNode, { graph, layout, nodes }: PlacedPicture): string {
    const measured = nodes.get(node.id);
    const box = layout.nodes.get(node.id);
    if (!measured || !box) {
        return '';
    }
    const badges = [
        nodeBadge(node.findings, box),
        ...measured.docked.map(({ store, box: place }) =>
            nodeBadge(store.findings, { ...place, x: box.x + place.x, y: box.y + place.y }),
        ),
    ];
    const hue = node.hue === undefined ? '' : ` ${hueClass(node.hue)}`;
    return element(
        'g',
        { class: `node${hue}`, 'data-id': node.id, role: 'graphics-symbol', 'aria-label': node.description },
        element('title', {}, escapeText(node.description)),
        SHAPES[node.shape].draw(measured, box),
        markOutsideContext(node, box, graph),
        ...badges,
    );
}

/** Where the frames are no contexts, a node carries its context's mark itself: a hue never stands without it. */
function markOutsideContext(node: ViewNode, box: Box, graph: ViewGraph): string {
    const framed = graph.groups.some((group) => group.id === node.group && group.hue !== undefined);
    return node.hue === undefined || framed
        ? ''
        : drawMark(node.hue, { x: box.x + box.width - 13, y: box.y + box.height - 13 }, 4.5);
}

const BADGE_FROM_RIGHT = 6;

function nodeBadge(findings: ViewNode['findings'], box: Box): string {
    if (!findings) {
        return '';
    }
    const size = badgeSize(findings);
    return drawBadge(findings, { x: box.x + box.width - BADGE_FROM_RIGHT - size.width, y: box.y - 8, ...size });
}
