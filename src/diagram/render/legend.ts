import type { GlyphName } from '../glyphs.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { SEVERITIES, type ViewGraph } from '../views/view-graph.ts';
import { worstSeverity } from './badge.ts';
import { MARGIN } from './header.ts';
import { lineSample, shapeSample } from './legend-samples.ts';
import { drawMark } from './mark.ts';
import { element } from './xml.ts';

/** The legend of a picture, measured. */
export interface Legend {
    readonly width: number;
    readonly height: number;
    /** Markup for a picture of this width. */
    draw(width: number): string;
}

/** A sign and what it means. */
interface Entry {
    readonly text: string;
    readonly signWidth: number;
    /** Draws the sign with its left end and middle at a point. */
    sign(x: number, y: number): string;
}

interface Section {
    readonly title: string;
    readonly entries: readonly Entry[];
}

const ROW = 24;
const ROWS = 3;
const TOP = 46;
const GAP = 10;
const BETWEEN_COLUMNS = 28;
const BETWEEN_SECTIONS = 48;

/** What the signs of a picture mean: only those that it uses. */
export function legend(graph: ViewGraph): Legend {
    const sections = sectionsOf(graph).filter((section) => section.entries.length > 0);
    const widths = sections.map(sectionWidth);
    const width = widths.reduce((sum, each) => sum + each, BETWEEN_SECTIONS * Math.max(0, widths.length - 1));
    const rows = Math.min(ROWS, Math.max(0, ...sections.map((section) => section.entries.length)));
    return {
        width,
        height: TOP + ROW * rows + 8,
        draw(total) {
            let x = 0;
            const parts = sections.map((section, i) => {
                const left = x;
                x += (widths[i] ?? 0) + BETWEEN_SECTIONS;
                return drawSection(section, left);
            });
            return element(
                'g',
                { class: 'legend' },
                element('path', { class: 'hair', d: `M0 .5H${total - 2 * MARGIN}` }),
                ...parts,
            );
        },
    };
}

function sectionsOf(graph: ViewGraph): readonly Section[] {
    return [
        { title: 'Lines', entries: lineEntries(graph) },
        { title: 'Findings', entries: findingEntries(graph) },
        { title: 'Policies at the caller', entries: policyEntries(graph) },
        { title: 'Shapes', entries: shapeEntries(graph) },
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
] as const;

function lineEntries(graph: ViewGraph): readonly Entry[] {
    const used = new Set(graph.edges.map((edge) => edge.line));
    return LINES.filter(([kind]) => used.has(kind)).map(([kind, text]) => ({
        text,
        signWidth: 42,
        sign: (x, y) => lineSample(kind, undefined, x, y),
    }));
}

const FINDINGS = { error: 'error', warning: 'warning', info: 'note' } as const;

function findingEntries(graph: ViewGraph): readonly Entry[] {
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

function policyEntries(graph: ViewGraph): readonly Entry[] {
    const pills = graph.edges.flatMap((edge) => edge.pill ?? []);
    const used = new Set(pills.flatMap((pill) => pill.items.map((item) => item.glyph)));
    const inherited: Entry = {
        text: 'inherited',
        signWidth: 24,
        sign: (x, y) =>
            element('rect', { class: 'pill inherited', x: x + 0.5, y: y - 7.5, width: 23, height: 15, rx: 7.5 }),
    };
    return [
        ...POLICIES.filter(([glyph]) => used.has(glyph)).map(([glyph, text]) => ({
            text,
            signWidth: 16,
            sign: (x: number, y: number) => glyphMark(glyph, { x, y: y - 8 }, 16, 'i'),
        })),
        ...(pills.some((pill) => pill.inherited) ? [inherited] : []),
    ];
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
} as const;

function shapeEntries(graph: ViewGraph): readonly Entry[] {
    const docked = graph.nodes.flatMap((node) => node.docked);
    const used = new Set([...graph.nodes, ...docked].map((each) => each.shape));
    const kinds = (Object.keys(SHAPE_WORDS) as (keyof typeof SHAPE_WORDS)[]).filter((kind) => used.has(kind));
    const replicas: Entry = { text: 'replicas', signWidth: 28, sign: (x, y) => shapeSample('replicas', x, y) };
    return [
        ...kinds.map((kind) => ({
            text: kind === 'store' && docked.length > 0 ? 'store, docked if private' : SHAPE_WORDS[kind],
            signWidth: 28,
            sign: (x: number, y: number) => shapeSample(kind, x, y),
        })),
        ...(graph.nodes.some((node) => node.replicas) ? [replicas] : []),
    ];
}

function contextEntries(graph: ViewGraph): readonly Entry[] {
    return graph.groups.flatMap(({ hue, title }) =>
        hue === undefined
            ? []
            : [
                  {
                      text: title,
                      signWidth: 14,
                      sign: (x: number, y: number) => drawMark(hue, { x: x + 7, y }, 5),
                  },
              ],
    );
}

function technologyEntries(graph: ViewGraph): readonly Entry[] {
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

/** Entries run down in columns of three rows. */
function columnsOf({ entries }: Section): readonly (readonly Entry[])[] {
    const columns: Entry[][] = [];
    entries.forEach((entry, i) => {
        if (i % ROWS === 0) {
            columns.push([]);
        }
        columns.at(-1)?.push(entry);
    });
    return columns;
}

function columnWidth(column: readonly Entry[]): number {
    return column.reduce(
        (widest, { signWidth, text }) => Math.max(widest, signWidth + GAP + textWidth(text, TYPE.label)),
        0,
    );
}

function sectionWidth(section: Section): number {
    const columns = columnsOf(section);
    const width = columns.reduce((sum, column) => sum + columnWidth(column), BETWEEN_COLUMNS * (columns.length - 1));
    return Math.ceil(Math.max(width, textWidth(section.title, TYPE.number)));
}

function drawSection(section: Section, left: number): string {
    let x = left;
    const entries = columnsOf(section).map((column) => {
        const at = x;
        x += columnWidth(column) + BETWEEN_COLUMNS;
        return column
            .map((entry, row) => {
                const y = TOP + 4 + ROW * row;
                const text = { x: at + entry.signWidth + GAP, y: y + 4 };
                return entry.sign(at, y) + textLine(entry.text, TYPE.label, 'q', text);
            })
            .join('');
    });
    return textLine(section.title, TYPE.number, '', { x: left, y: 26 }) + entries.join('');
}
