import type { Severity } from '../views/view.ts';
import type { ChangeMark, LineKind, ShapeKind } from '../views/view-graph.ts';
import { drawSign } from './badge.ts';
import { drawLine } from './line.ts';
import { element } from './xml.ts';

/** A short line of a kind, and the badge of its severity, starting at a point. */
export function lineSample(
    kind: LineKind,
    severity: Severity | undefined,
    x: number,
    y: number,
    weight = 1,
    length = 42,
    change?: ChangeMark,
): string {
    const points = [
        { x, y },
        { x: x + length, y },
    ];
    const line = { edges: [], part: 'whole', points, startsAtNode: true, endsAtNode: true, labels: [] } as const;
    const drawn = drawLine(
        line,
        { kind, severity, weight, change },
        [],
        () => 0,
        () => '',
    );
    return drawn + (severity ? drawSign(severity, { x: x + 56, y }) : '');
}

/** A small picture of a shape, 26 by 16, with its left end and middle at a point. */
export function shapeSample(kind: ShapeKind | 'replicas', x: number, y: number): string {
    return element('g', { transform: `translate(${x + 0.5} ${y + 0.5})` }, SAMPLES[kind]);
}

function path(d: string, classes = 'card'): string {
    return element('path', { class: classes, d });
}

const SAMPLES: Readonly<Record<ShapeKind | 'replicas', string>> = {
    service: element('rect', { class: 'card', x: 0, y: -8, width: 26, height: 16, rx: 4 }),
    replicas:
        path('M4 5v1a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-1') +
        element('rect', { class: 'card', x: 0, y: -8, width: 26, height: 12, rx: 3 }),
    infrastructure: path('M4-8H22l4 4v8l-4 4H4l-4-4v-8z', 'card sunken'),
    gateway: path('M0-8H20l6 8-6 8H0l5-8z'),
    bff: path('M3-8H20l6 8-6 8H3a3 3 0 0 1-3-3v-10a3 3 0 0 1 3-3z'),
    router: path('M6-8H20l6 8-6 8H6l-6-8z'),
    client: element('rect', { class: 'card', x: 0, y: -8, width: 26, height: 16, rx: 8 }),
    external:
        element('rect', { class: 'card ground', x: 0, y: -8, width: 26, height: 16 }) +
        element('rect', { class: 'card ground', x: 3, y: -5, width: 20, height: 10 }),
    monolith:
        path('M0-3l5-5h21v11l-5 5z', 'depth') + element('rect', { class: 'card', x: 0, y: -3, width: 21, height: 11 }),
    store: path('M0-5a13 3.5 0 0 1 26 0v10a13 3.5 0 0 1-26 0z') + path('M0-5a13 3.5 0 0 0 26 0', 'drum rim'),
    cache:
        path('M0-5a13 3.5 0 0 1 26 0v10a13 3.5 0 0 1-26 0z') +
        path('M0-5a13 3.5 0 0 0 26 0a13 3.5 0 0 0-26 0', 'card sunken'),
    topic: path('M4-8H22a4 8 0 0 1 0 16H4a4 8 0 0 1 0-16z') + path('M22-8a4 8 0 0 0 0 16', 'drum rim'),
    folded:
        path('M6 7v1h14v-1', 'frame') + element('rect', { class: 'frame', x: 0, y: -8, width: 26, height: 13, rx: 4 }),
    queue: path('M0-8H26V8H0') + path('M22-4V4M18-4V4', 'bars'),
};
