import { env, ProgressLocation, type Uri, window, workspace } from 'vscode';
import { fromBase64 } from '../../protocol/base64.ts';
import {
    EXPORT_FORMATS,
    type ExportFormat,
    type ExportRequest,
    type ExportResult,
    exportPicture as exportMessage,
} from '../../protocol/diagram/export.ts';
import type { ExportedPicture } from '../../protocol/panel/to-host.ts';
import { ask } from '../ask.ts';
import type { LanguageServer } from '../language-server.ts';
import { chooseFile, nameOf } from './choose-file.ts';
import { chooseFormat } from './choose-format.ts';
import type { ExportMemory } from './export-memory.ts';
import { tellCopied, tellSaved } from './tell-done.ts';
import { type ExportContent, ExportFailure, folderBeside, writeExport } from './write-export.ts';

/** A drawing in pixels. */
export interface Pixels {
    /** A PNG in base64. */
    readonly png: string;
    /** Pixels for one of the picture: fewer than were asked for where they would be too many. */
    readonly scale: number;
}

/** Draws SVG documents as PNG. */
export interface PictureDrawer {
    rasterise(svg: string, scale: number): Promise<Pixels>;
    /**
     * Puts the PNG into the clipboard.
     *
     * @throws Error when the editor or the browser does not let it
     */
    copy(svg: string, scale: number): Promise<Pick<Pixels, 'scale'>>;
}

/** What a key binding, another command or a test has said already, so that nobody is asked for it. */
export interface ExportWish {
    readonly format?: ExportFormat | undefined;
    /** What is there is replaced. */
    readonly file?: Uri | undefined;
}

/** Exports a picture that a panel shows. */
export type ExportDiagram = (
    picture: ExportedPicture,
    to: 'file' | 'clipboard',
    wish: ExportWish,
    drawer: PictureDrawer,
) => Promise<void>;

interface Exported {
    readonly content: ExportContent;
    readonly notes: readonly string[];
}

/** Makes what asks for a format and a file, writes or copies, and says what the format could not say. */
export function createExporter(server: LanguageServer, memory: ExportMemory): ExportDiagram {
    async function toClipboard(picture: ExportedPicture, format: ExportFormat, drawer: PictureDrawer): Promise<void> {
        if (format.content !== 'text' && format.content !== 'pixels') {
            throw new ExportFailure(`${format.title} cannot be copied.`);
        }
        const { content, notes } = await askFor(server, picture, format, '');
        if (format.content === 'text') {
            await env.clipboard.writeText(content);
            void tellCopied(format, notes);
            return;
        }
        const wanted = pixelsPerPixel();
        let copied: Pick<Pixels, 'scale'>;
        try {
            copied = await drawer.copy(content, wanted);
        } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            // Its message waits for a person, and nobody for it.
            void offerSaving(reason, () => toChosenFile(picture, format, drawer));
            return;
        }
        void tellCopied(format, notesOnScale(notes, copied.scale, wanted));
    }

    async function toFile(
        picture: ExportedPicture,
        format: ExportFormat,
        file: Uri,
        drawer: PictureDrawer,
    ): Promise<void> {
        const { content, notes } = await visibly(format, draw(server, picture, format, file, drawer));
        if (await writeExport(file, content)) {
            memory.keepFolder(file.with({ path: file.path.slice(0, file.path.lastIndexOf('/')) || '/' }));
            void tellSaved(file, format, notes);
        }
    }

    /** Begins again with another place where one does not take it. */
    async function toChosenFile(picture: ExportedPicture, format: ExportFormat, drawer: PictureDrawer): Promise<void> {
        for (;;) {
            const file = await chooseFile(picture, format, await memory.folder());
            if (!file) {
                return;
            }
            try {
                await toFile(picture, format, file, drawer);
                return;
            } catch (error) {
                if (!(error instanceof ExportFailure)) {
                    throw error;
                }
                if (!(await wantsAnotherPlace(error.message))) {
                    return;
                }
            }
        }
    }

    return async (picture, to, wish, drawer) => {
        const format = wish.format ?? (await chooseFormat(to, memory.format()));
        if (!format) {
            return;
        }
        memory.keepFormat(format);
        if (to === 'clipboard') {
            await toClipboard(picture, format, drawer);
        } else if (wish.file) {
            await toFile(picture, format, wish.file, drawer);
        } else {
            await toChosenFile(picture, format, drawer);
        }
    };
}

/** Reads what a command was told: the name of a format and the file to write. */
export function exportWish(given: unknown): ExportWish {
    const { format, file } = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
    return {
        format: EXPORT_FORMATS.find(({ name }) => name === format),
        file: file instanceof Object && 'scheme' in file && 'path' in file ? (file as Uri) : undefined,
    };
}

async function draw(
    server: LanguageServer,
    picture: ExportedPicture,
    format: ExportFormat,
    file: Uri,
    drawer: PictureDrawer,
): Promise<Exported> {
    const { content, notes, beside = [] } = await askFor(server, picture, format, nameOf(folderBeside(file)));
    const text = new TextEncoder();
    const files = beside.map(({ name, content: written }) => ({ name, bytes: text.encode(written) }));
    switch (format.content) {
        case 'pixels': {
            const wanted = pixelsPerPixel();
            const { png, scale } = await drawer.rasterise(content, wanted);
            return { content: { bytes: fromBase64(png), beside: [] }, notes: notesOnScale(notes, scale, wanted) };
        }
        case 'binary':
            return { content: { bytes: fromBase64(content), beside: [] }, notes };
        case 'text':
        case 'report':
            return { content: { bytes: text.encode(content), beside: files }, notes };
    }
}

function notesOnScale(notes: readonly string[], scale: number, wanted: number): readonly string[] {
    const tooLarge = `It is so large that it has ${scale.toFixed(2)} pixels instead of ${wanted} for each.`;
    return scale < wanted ? [...notes, tooLarge] : notes;
}

function askFor(
    server: LanguageServer,
    { system: _, theme, ...picture }: ExportedPicture,
    { name }: ExportFormat,
    folder: string,
): Promise<ExportResult> {
    return ask(server, exportMessage, { ...picture, theme: wantedTheme(theme), format: name, legend: true, folder });
}

const THEMES: readonly ExportRequest['theme'][] = ['light', 'dark', 'hc-light', 'hc-dark', 'print'];

/** The theme of the settings, or the editor's. */
function wantedTheme(shown: ExportedPicture['theme']): ExportRequest['theme'] {
    const wanted = workspace.getConfiguration('firebreak.export').get('theme');
    return THEMES.find((theme) => theme === wanted) ?? shown;
}

/** Pixels of an exported PNG for one of the picture: sharp on screens and slides unless the settings say otherwise. */
function pixelsPerPixel(): number {
    const wanted = workspace.getConfiguration('firebreak.export').get('scale');
    return typeof wanted === 'number' && wanted >= 1 && wanted <= 4 ? wanted : 2;
}

/** All views of a large system take a while. */
function visibly<T>(format: ExportFormat, work: Promise<T>): Thenable<T> {
    const location = 'isOfSystem' in format ? ProgressLocation.Notification : ProgressLocation.Window;
    return window.withProgress({ location, title: `Firebreak: drawing ${format.title}` }, () => work);
}

async function offerSaving(reason: string, save: () => Promise<void>): Promise<void> {
    const message = `Firebreak: the picture was not copied. ${reason}`;
    if ((await window.showErrorMessage(message, 'Save as…')) !== undefined) {
        await save();
    }
}

async function wantsAnotherPlace(problem: string): Promise<boolean> {
    const choice = await window.showErrorMessage(`Firebreak: ${problem}`, 'Save elsewhere…');
    return choice !== undefined;
}
