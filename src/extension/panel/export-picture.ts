import { env, type QuickPickItem, Uri, window, workspace } from 'vscode';
import {
    EXPORT_FORMATS,
    type ExportFormat,
    type ExportRequest,
    type ExportResult,
    exportPicture as exportMessage,
} from '../../protocol/diagram/export.ts';
import { parseMessage } from '../../protocol/message.ts';
import type { ExportedPicture } from '../../protocol/panel/to-host.ts';
import type { LanguageServer } from '../language-server.ts';

/** Pixels of an exported PNG for one of the picture: sharp on screens and slides. */
const SCALE = 2;

/** Draws an SVG document as PNG, in base64. */
export type Rasterise = (svg: string, scale: number) => Promise<string>;

/** Exports what a panel shows: asks for a format and a file, or copies it; says what the format could not say. */
export function createExporter(server: LanguageServer) {
    return async (picture: ExportedPicture, to: 'file' | 'clipboard', rasterise: Rasterise): Promise<void> => {
        const formats = EXPORT_FORMATS.filter(({ content }) => to === 'file' || content === 'text');
        const format = await pickFormat(formats);
        if (!format) {
            return;
        }
        if (to === 'clipboard') {
            const { content, notes } = await ask(server, picture, format);
            await env.clipboard.writeText(content);
            tell(`${format.title} copied.`, notes);
            return;
        }
        const file = await window.showSaveDialog({
            defaultUri: suggestedFile(picture, format),
            filters: { [format.title]: [format.ending] },
            title: `Export the diagram as ${format.title}`,
        });
        if (file) {
            const { content, notes } = await ask(server, picture, format);
            const drawn = format.content === 'pixels' ? await rasterise(content, SCALE) : content;
            await workspace.fs.writeFile(file, bytesOf(drawn, format));
            tell(`${file.path.split('/').at(-1)} written.`, notes);
        }
    };
}

async function pickFormat(formats: readonly ExportFormat[]): Promise<ExportFormat | undefined> {
    const items = formats.map((format): QuickPickItem & { format: ExportFormat } => ({ label: format.title, format }));
    return (await window.showQuickPick(items, { placeHolder: 'Format of the diagram' }))?.format;
}

async function ask(server: LanguageServer, picture: ExportedPicture, { name }: ExportFormat): Promise<ExportResult> {
    const params: ExportRequest = { ...picture, format: name, legend: true };
    const answer = await server.ask(exportMessage.method, params, new AbortController().signal);
    return parseMessage(exportMessage.method, exportMessage.result, answer);
}

function bytesOf(content: string, format: ExportFormat): Uint8Array {
    return format.content === 'text'
        ? new TextEncoder().encode(content)
        : Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}

/** Beside the model, called after the view. */
function suggestedFile({ uri, view }: ExportedPicture, { ending }: ExportFormat): Uri {
    const name = view.replace(/[^\p{L}\p{N}._-]+/gu, '-');
    return Uri.joinPath(Uri.parse(uri, true), '..', `${name}.${ending}`);
}

function tell(done: string, notes: readonly string[]): void {
    if (notes.length === 0) {
        void window.showInformationMessage(`Firebreak: ${done}`);
    } else {
        void window.showWarningMessage(`Firebreak: ${done} ${notes.join(' ')}`);
    }
}
