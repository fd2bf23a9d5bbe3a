import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { EXPORT_FORMATS, type ExportFormat } from '../../protocol/diagram/export.ts';

interface FormatItem extends QuickPickItem {
    readonly format?: ExportFormat;
}

/**
 * Asks for a format; nothing when the person gives up. The last one stands first.
 *
 * @param to a clipboard takes single texts and pictures of pixels
 */
export async function chooseFormat(
    to: 'file' | 'clipboard',
    last: ExportFormat | undefined,
): Promise<ExportFormat | undefined> {
    const formats = EXPORT_FORMATS.filter(({ content }) => to === 'file' || content === 'text' || content === 'pixels');
    const again = formats.filter((format) => format === last);
    const rest = formats.filter((format) => format !== last);
    const items = [
        ...section('Last used', again),
        ...section(
            'This picture',
            rest.filter((format) => !('isOfSystem' in format)),
        ),
        ...section(
            'The whole system',
            rest.filter((format) => 'isOfSystem' in format),
        ),
    ];
    const title = to === 'file' ? 'Export diagram' : 'Copy diagram';
    return (await window.showQuickPick(items, { title, placeHolder: 'Format', matchOnDescription: true }))?.format;
}

function section(label: string, formats: readonly ExportFormat[]): FormatItem[] {
    return formats.length === 0
        ? []
        : [
              { label, kind: QuickPickItemKind.Separator },
              ...formats.map((format) => ({ label: format.title, description: `.${format.ending}`, format })),
          ];
}
