import * as z from 'zod/mini';
import type { RequestMessage } from '../message.ts';

/**
 * The formats that pictures can be exported in, in the order in which they are offered. Of pixels comes an SVG document
 * with its fonts, which the panel turns into pixels; a report has files beside it, and those of a whole system show
 * all its views.
 */
export const EXPORT_FORMATS = [
    { name: 'svg', title: 'SVG', ending: 'svg', content: 'text' },
    { name: 'png', title: 'PNG', ending: 'png', content: 'pixels' },
    { name: 'pdf', title: 'PDF', ending: 'pdf', content: 'binary' },
    { name: 'html', title: 'HTML page', ending: 'html', content: 'text' },
    { name: 'mermaid', title: 'Mermaid', ending: 'mmd', content: 'text' },
    { name: 'plantuml', title: 'PlantUML', ending: 'puml', content: 'text' },
    { name: 'structurizr', title: 'Structurizr DSL', ending: 'dsl', content: 'text' },
    { name: 'dot', title: 'Graphviz DOT', ending: 'dot', content: 'text' },
    { name: 'drawio', title: 'draw.io', ending: 'drawio', content: 'text' },
    { name: 'json', title: 'JSON', ending: 'json', content: 'text' },
    { name: 'html-all', title: 'HTML page of all views', ending: 'html', content: 'text', isOfSystem: true },
    { name: 'markdown', title: 'Markdown report of all views', ending: 'md', content: 'report', isOfSystem: true },
] as const satisfies readonly {
    readonly name: string;
    readonly title: string;
    readonly ending: string;
    readonly content: 'text' | 'pixels' | 'binary' | 'report';
    readonly isOfSystem?: true;
}[];

/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Names of the formats that show a whole system rather than one picture of it. */
export type SystemFormat = Extract<ExportFormat, { readonly isOfSystem: true }>['name'];

/** Whether a format shows a whole system. */
export function isSystemFormat(name: ExportFormat['name']): name is SystemFormat {
    return name === 'html-all' || name === 'markdown';
}

const request = z.object({
    uri: z.string().check(z.minLength(1), z.maxLength(4096)),
    view: z.string().check(z.maxLength(20_000)),
    theme: z.enum(['light', 'dark', 'hc-dark', 'hc-light', 'print']),
    folded: z.array(z.string()).check(z.maxLength(20_000)),
    opened: z.optional(z.array(z.string()).check(z.maxLength(20_000))),
    hops: z.optional(z.int().check(z.minimum(1), z.maximum(9))),
    findings: z.boolean(),
    legend: z.boolean(),
    format: z.enum(EXPORT_FORMATS.map(({ name }) => name)),
    folder: z.optional(z.string().check(z.maxLength(300), z.regex(/^[^/\\]*$/))),
});

/** What to export. `folder`: what the folder beside a report is called, in which its pictures will lie. */
export type ExportRequest = z.infer<typeof request>;

const file = z.object({ name: z.string().check(z.minLength(1)), content: z.string() });
const result = z.object({ content: z.string(), notes: z.array(z.string()), beside: z.optional(z.array(file)) });

/**
 * A picture in a format: its text, or its bytes in base64. `notes`: what the format cannot say, in words; `beside`:
 * the texts of files that go into the report's folder.
 */
export type ExportResult = z.infer<typeof result>;

/** Asks for a picture in a format. */
export const exportPicture: RequestMessage<ExportRequest, ExportResult> = {
    method: 'firebreak/exportPicture',
    params: request,
    result,
};

/** Files of the extension that the server needs for pictures. */
const EXTENSION_ASSETS = [
    'inter-400',
    'inter-500',
    'inter-600',
    'layout-worker',
    'simulation-worker',
    'panel-script',
    'panel-styles',
    'panel-icons',
] as const;
/** One of {@link EXTENSION_ASSETS}. */
export type ExtensionAsset = (typeof EXTENSION_ASSETS)[number];

const assetRequest = z.object({ asset: z.enum(EXTENSION_ASSETS) });

/** Asks the editor for a file of the extension, which the server cannot reach itself everywhere; in base64. */
export const readAsset: RequestMessage<{ asset: ExtensionAsset }, { content: string }> = {
    method: 'firebreak/readAsset',
    params: assetRequest,
    result: z.object({ content: z.string() }),
};
