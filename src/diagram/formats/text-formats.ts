import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Picture } from '../render/picture.ts';
import type { Theme } from '../render/theme.ts';
import type { View } from '../views/view.ts';
import type { ViewGraph } from '../views/view-graph.ts';
import { dot } from './dot.ts';
import { drawio } from './drawio.ts';
import { pictureJson } from './json.ts';
import { mermaidBreaker } from './mermaid-breaker.ts';
import { mermaidFlowchart } from './mermaid-flowchart.ts';
import { mermaidSequence } from './mermaid-sequence.ts';
import { unsayable } from './plain-graph.ts';
import { plantumlBreaker } from './plantuml-breaker.ts';
import { plantumlC4 } from './plantuml-c4.ts';
import { plantumlSequence } from './plantuml-sequence.ts';
import { structurizr } from './structurizr.ts';
import { UnsayableViewError, type Written } from './written.ts';

/** The formats of text that other tools read. */
export const TEXT_FORMATS = ['mermaid', 'plantuml', 'structurizr', 'dot', 'drawio', 'json'] as const;
/** One of {@link TEXT_FORMATS}. */
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** What a format of text is written from. */
export interface TextJob {
    readonly model: ArchitectureModel;
    readonly view: View;
    readonly theme: Theme;
    /** The view with its places, for the formats that keep them. */
    place(): Promise<Picture>;
}

const TITLES: Readonly<Record<TextFormat, string>> = {
    mermaid: 'Mermaid',
    plantuml: 'PlantUML',
    structurizr: 'Structurizr',
    dot: 'DOT',
    drawio: 'draw.io',
    json: 'JSON',
};

/**
 * Writes a view in a format of text.
 *
 * @throws UnsayableViewError when the format has no means for this kind of view
 */
export async function writeText(format: TextFormat, job: TextJob): Promise<Written> {
    const { view, theme } = job;
    if (format === 'json') {
        return pictureJson(await job.place(), job.model);
    }
    if (view.kind === 'graph') {
        const written = await writeGraph(format, view, job);
        return { ...written, notes: [...written.notes, ...unsayable(view)] };
    }
    if (view.kind === 'breaker' && format === 'mermaid') {
        return mermaidBreaker(view);
    }
    if (view.kind === 'breaker' && format === 'plantuml') {
        return plantumlBreaker(view);
    }
    if (view.kind === 'sequence') {
        switch (format) {
            case 'mermaid':
                return mermaidSequence(view);
            case 'plantuml':
                return plantumlSequence(view, theme);
        }
    }
    throw new UnsayableViewError(
        `${TITLES[format]} has no means for the view "${view.view}". ${others(view)} can write it.`,
    );
}

async function writeGraph(format: Exclude<TextFormat, 'json'>, view: ViewGraph, job: TextJob): Promise<Written> {
    switch (format) {
        case 'mermaid':
            return mermaidFlowchart(view, job.theme);
        case 'plantuml':
            return plantumlC4(view);
        case 'structurizr':
            return structurizr(view);
        case 'dot':
            return dot(view, job.theme);
        case 'drawio': {
            const picture = await job.place();
            if (picture.kind !== 'graph') {
                throw new UnsayableViewError(`The view "${view.view}" is no graph once it has places.`);
            }
            return drawio(picture, job.theme);
        }
    }
}

function others({ kind }: View): string {
    const drawn = ['SVG', 'PNG', 'PDF', 'HTML'];
    const text = kind === 'sequence' ? ['Mermaid', 'PlantUML'] : [];
    return `${[...drawn, ...text].join(', ')} and JSON`;
}
