import type { TextFormat } from '../../diagram/formats/text-formats.ts';
import type { PictureWriter, WriterSettings } from './picture-writer.ts';

interface NamedFormat {
    /** How `--format` calls it. */
    readonly name: string;
    /** What messages call it. */
    readonly title: string;
    /** How names of its files end, with the dot; the first is given to files that we name. */
    readonly endings: readonly [string, ...string[]];
    /** It consists of pixels, so that `--scale` means something. */
    readonly hasPixels: boolean;
    /** It has the fonts of its texts in it, so that `--font` means something. */
    readonly hasFonts: boolean;
}

/** A format of which each picture is a file. */
export interface SingleFormat extends NamedFormat {
    readonly content: 'text' | 'binary';
    /**
     * Makes the writer, for any number of pictures; its code is loaded only now.
     *
     * @throws CommandFailure when a file of `--font` is no font
     */
    createWriter(settings: WriterSettings): Promise<PictureWriter>;
}

/** A format that holds many pictures: a page all of them, a report refers to files beside it and so needs a place. */
export interface CollectingFormat extends NamedFormat {
    readonly content: 'page' | 'report';
}

/** A format that pictures can be written in. */
export type PictureFormat = SingleFormat | CollectingFormat;

/** All formats of pictures; the first unless said. */
export const PICTURE_FORMATS = [
    {
        name: 'svg',
        title: 'SVG',
        endings: ['.svg'],
        content: 'text',
        hasPixels: false,
        hasFonts: false,
        createWriter: async () => (await import('./svg-writer.ts')).writeSvg,
    },
    {
        name: 'png',
        title: 'PNG',
        endings: ['.png'],
        content: 'binary',
        hasPixels: true,
        hasFonts: true,
        createWriter: async (settings) => (await import('./png-writer.ts')).createPngWriter(settings),
    },
    {
        name: 'pdf',
        title: 'PDF',
        endings: ['.pdf'],
        content: 'binary',
        hasPixels: false,
        hasFonts: true,
        createWriter: async (settings) => (await import('./pdf-writer.ts')).createPdfWriter(settings),
    },
    {
        name: 'html',
        title: 'HTML',
        endings: ['.html', '.htm'],
        content: 'page',
        hasPixels: false,
        hasFonts: false,
    },
    textFormat('mermaid', 'Mermaid', ['.mmd', '.mermaid']),
    textFormat('plantuml', 'PlantUML', ['.puml', '.plantuml']),
    textFormat('structurizr', 'Structurizr', ['.dsl']),
    textFormat('dot', 'DOT', ['.dot', '.gv']),
    textFormat('drawio', 'draw.io', ['.drawio']),
    textFormat('json', 'JSON', ['.json']),
    {
        name: 'markdown',
        title: 'Markdown',
        endings: ['.md', '.markdown'],
        content: 'report',
        hasPixels: false,
        hasFonts: false,
    },
] as const satisfies readonly [SingleFormat, ...PictureFormat[]];

/** A format of text that other tools read. */
function textFormat(name: TextFormat, title: string, endings: SingleFormat['endings']): SingleFormat {
    return {
        name,
        title,
        endings,
        content: 'text',
        hasPixels: false,
        hasFonts: false,
        createWriter: async () => (await import('./text-writer.ts')).textWriter(name),
    };
}

/** The format that is written unless another one is asked for. */
export const DEFAULT_FORMAT: PictureFormat = PICTURE_FORMATS[0];

/** The format of a name as `--format` takes it. */
export function formatNamed(name: string): PictureFormat | undefined {
    return PICTURE_FORMATS.find((format) => format.name === name);
}

/** The format that a file of this name has; nothing when no format's ending fits. Of two that fit, the longer counts. */
export function formatOfFile(fileName: string): PictureFormat | undefined {
    const lowerCase = fileName.toLowerCase();
    const fitting = PICTURE_FORMATS.flatMap((format: PictureFormat) =>
        format.endings.filter((ending) => lowerCase.endsWith(ending)).map((ending) => ({ format, ending })),
    );
    return fitting.toSorted((a, b) => b.ending.length - a.ending.length)[0]?.format;
}
