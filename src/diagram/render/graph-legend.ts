import type { GlyphName } from '../glyphs.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import { TYPE } from '../text/type-styles.ts';
import { SEVERITIES } from '../views/view.ts';
import { CHANGE_MARKS, type ViewGraph } from '../views/view-graph.ts';
import { worstSeverity } from './badge.ts';
import { CHANGE_SIGN, drawChangeSign } from './change-sign.ts';
import { drawBubble } from './edge-labels.ts';
import type { LegendEntry, LegendSection } from './legend.ts';
import { lineSample, shapeSample } from './legend-samples.ts';
import { drawMark } from './mark.ts';
import { element } from './xml.ts';

/** What the signs of a graph mean: only those that it uses. */
export function graphLegend(graph: ViewGraph): readonly LegendSection[] {
    return [
        { title: 'Changes', entries: changeEntries(graph) },
        { title: 'Lines', entries: lineEntries(graph) },
        { title: 'Calls in a line', entries: weightEntries(graph) },
        { title: 'Findings', entries: findingEntries(graph) },
        { title: 'Policies at the caller', entries: policyEntries(graph) },
        { title: 'Mesh', entries: meshEntries(graph) },
        { title: 'Shapes', entries: shapeEntries(graph) },
        { title: 'Inside a frame', entries: countEntries(graph) },
        { title: 'Contexts', entries: contextEntries(graph) },
        { title: 'Technology marks', entries: technologyEntries(graph) },
    ];
}

const LINES = [
    ['call', 'synchronous call'],
    ['event', 'event, asynchronous'],
    ['write', 'writes'],
    ['read', 'reads'],
    ['copy', 'copies'],
    ['mirror', 'mirrored calls'],
    ['undo', 'undoes a call'],
    ['sync', 'keeps data in step'],
    ['config', 'configures'],
] as const;

function lineEntries(graph: ViewGraph): readonly LegendEntry[] {
    const used = new Set(graph.edges.map((edge) => edge.line));
    return LINES.filter(([kind]) => used.has(kind)).map(([kind, text]) => ({
        text,
        signWidth: 42,
        sign: (x, y) => lineSample(kind, undefined, x, y),
    }));
}

/** What became of something between the two states of the picture. */
function changeEntries({ nodes, groups, edges }: ViewGraph): readonly LegendEntry[] {
    const docked = nodes.flatMap((node) => node.docked);
    const used = new Set([...nodes, ...docked, ...groups, ...edges].map(({ change }) => change));
    return CHANGE_MARKS.filter((change) => used.has(change)).map((change) => ({
        text: change,
        signWidth: 66,
        sign: (x, y) =>
            drawChangeSign(change, { x, y: y - 8, ...CHANGE_SIGN }) +
            lineSample('call', undefined, x + 24, y, 1, 42, change),
    }));
}

/** Least number of calls of each width, and what the legend says about it. */
const WEIGHTS = [
    [1, '1', '1 call'],
    [2, '3', '2–4 calls'],
    [5, '7', '5–9 calls'],
    [10, '24', '10 and more'],
] as const;

function weightEntries(graph: ViewGraph): readonly LegendEntry[] {
    const weights = graph.edges.flatMap(({ lifted }) => lifted?.weight ?? []);
    return WEIGHTS.filter(([least], i) => {
        const next = WEIGHTS[i + 1]?.[0] ?? Number.POSITIVE_INFINITY;
        return weights.some((weight) => weight >= least && weight < next);
    }).map(([least, bubble, text]) => ({
        text,
        signWidth: 56,
        sign: (x, y) =>
            lineSample('call', undefined, x, y, least, 56) +
            drawBubble(bubble, { x: x + 12, y: y - 9, width: 22, height: 18 }),
    }));
}

const FINDINGS = { error: 'error', warning: 'warning', info: 'note' } as const;

function findingEntries(graph: ViewGraph): readonly LegendEntry[] {
    const used = new Set([...graph.edges, ...graph.nodes].map((each) => worstSeverity(each.findings)));
    return SEVERITIES.filter((severity) => used.has(severity)).map((severity) => ({
        text: FINDINGS[severity],
        signWidth: 66,
        sign: (x, y) => lineSample('call', severity, x, y),
    }));
}

const POLICIES: readonly (readonly [GlyphName, string])[] = [
    ['timeout', 'timeout'],
    ['deadline', 'deadline'],
    ['retry', 'retries'],
    ['breaker', 'circuit breaker'],
    ['bulkhead', 'bulkhead'],
    ['fallback', 'fallback'],
    ['limit', 'rate limit'],
];

/** What the signs of these policies mean. */
export function policySigns(used: ReadonlySet<string>): readonly LegendEntry[] {
    return POLICIES.filter(([glyph]) => used.has(glyph)).map(([glyph, text]) => ({
        text,
        signWidth: 16,
        sign: (x, y) => glyphMark(glyph, { x, y: y - 8 }, 16, 'i'),
    }));
}

function policyEntries(graph: ViewGraph): readonly LegendEntry[] {
    const pills = graph.edges.flatMap((edge) => edge.pill ?? []);
    const used = new Set(pills.flatMap((pill) => pill.items.map((item) => item.glyph)));
    const inherited: LegendEntry = {
        text: 'inherited',
        signWidth: 24,
        sign: (x, y) =>
            element('rect', { class: 'pill inherited', x: x + 0.5, y: y - 7.5, width: 23, height: 15, rx: 7.5 }),
    };
    return [...policySigns(used), ...(pills.some((pill) => pill.inherited) ? [inherited] : [])];
}

const SHAPE_WORDS = {
    service: 'service',
    infrastructure: 'infrastructure',
    gateway: 'gateway',
    bff: 'BFF',
    router: 'router',
    client: 'client',
    external: 'external',
    monolith: 'monolith',
    store: 'store',
    cache: 'cache',
    topic: 'topic',
    queue: 'queue',
    folded: 'folded, opens on click',
} as const;

/** The signs of a mesh. */
function meshEntries(graph: ViewGraph): readonly LegendEntry[] {
    const proxy = graph.nodes.find((node) => node.proxy !== undefined)?.proxy;
    const proxyEntry: LegendEntry = {
        text: 'proxy of a member',
        signWidth: 24,
        sign: (x, y) =>
            element('path', { class: 'proxy', d: `M${x + 2} ${y}l10-10 10 10-10 10z` }) +
            textLine(proxy ?? '', TYPE.number, 'm', { x: x + 12, y: y + 4 }),
    };
    const lockEntry: LegendEntry = {
        text: 'mutual TLS',
        signWidth: 24,
        sign: (x, y) => glyphMark('lock', { x: x + 4, y: y - 8 }, 16),
    };
    return [
        ...(proxy === undefined ? [] : [proxyEntry]),
        ...(graph.edges.some((edge) => edge.sign === 'lock') ? [lockEntry] : []),
    ];
}

function shapeEntries(graph: ViewGraph): readonly LegendEntry[] {
    const docked = graph.nodes.flatMap((node) => node.docked);
    const used = new Set([...graph.nodes, ...docked].map((each) => each.shape));
    const kinds = (Object.keys(SHAPE_WORDS) as (keyof typeof SHAPE_WORDS)[]).filter((kind) => used.has(kind));
    const replicas: LegendEntry = { text: 'replicas', signWidth: 28, sign: (x, y) => shapeSample('replicas', x, y) };
    return [
        ...kinds.map((kind) => ({
            text: kind === 'store' && docked.length > 0 ? 'store, docked if private' : SHAPE_WORDS[kind],
            signWidth: 28,
            sign: (x: number, y: number) => shapeSample(kind, x, y),
        })),
        ...(graph.nodes.some((node) => node.replicas) ? [replicas] : []),
    ];
}

const COUNTS = [
    ['service', 'services'],
    ['store', 'stores'],
    ['event', 'events'],
    ['topic', 'topics'],
    ['queue', 'queues'],
] as const;

/** What the numbers on frames count. */
function countEntries(graph: ViewGraph): readonly LegendEntry[] {
    const frames = [...graph.groups, ...graph.nodes.flatMap((node) => node.folded ?? [])];
    const used = new Set(frames.flatMap((frame) => frame.counts.map((count) => count.glyph)));
    return COUNTS.filter(([glyph]) => used.has(glyph)).map(([glyph, text]) => ({
        text,
        signWidth: 14,
        sign: (x, y) => glyphMark(glyph, { x, y: y - 7 }, 14),
    }));
}

function contextEntries(graph: ViewGraph): readonly LegendEntry[] {
    const used = new Set([...graph.groups, ...graph.nodes].flatMap(({ hue }) => hue ?? []));
    return graph.contexts
        .filter(({ hue }) => used.has(hue))
        .map(({ hue, title }) => ({
            text: title,
            signWidth: 14,
            sign: (x: number, y: number) => drawMark(hue, { x: x + 7, y }, 5),
        }));
}

function technologyEntries(graph: ViewGraph): readonly LegendEntry[] {
    const names = new Map<string, string>();
    for (const { tile, subtitle } of graph.nodes) {
        const [technology] = (subtitle ?? '').split(' · ');
        if (tile && 'letters' in tile && technology && !names.has(tile.letters)) {
            names.set(tile.letters, technology);
        }
    }
    return [...names].map(([letters, text]) => ({
        text,
        signWidth: 18,
        sign: (x: number, y: number) => textLine(letters, TYPE.number, '', { x, y: y + 4 }),
    }));
}
