import type { PanelFiles } from '../../diagram/formats/html.ts';
import type { InterFonts } from '../../diagram/formats/inter-fonts.ts';
import { fromBase64 } from '../../protocol/base64.ts';
import { type ExtensionAsset, readAsset } from '../../protocol/diagram/export.ts';
import { parseMessage } from '../../protocol/message.ts';
import type { RequestSender } from '../workspace/client-file-system.ts';

/** The files that exports need; each is read once, when it is first needed. */
export interface ExportAssets {
    fonts(): Promise<InterFonts>;
    panel(): Promise<PanelFiles>;
}

/** Reads them through the editor, which knows where the extension is. */
export function createExportAssets(client: RequestSender): ExportAssets {
    const known = new Map<ExtensionAsset, Promise<Uint8Array>>();
    const read = (asset: ExtensionAsset) => {
        const bytes = known.get(asset) ?? ask(client, asset);
        known.set(asset, bytes);
        bytes.catch(() => known.delete(asset));
        return bytes;
    };
    const text = async (asset: ExtensionAsset) => new TextDecoder().decode(await read(asset));
    const assets: ExportAssets = {
        async fonts() {
            const [regular, medium, semiBold] = await Promise.all([
                read('inter-400'),
                read('inter-500'),
                read('inter-600'),
            ]);
            return { 400: regular, 500: medium, 600: semiBold };
        },
        async panel() {
            const [script, styles, icons, fonts] = await Promise.all([
                text('panel-script'),
                text('panel-styles'),
                read('panel-icons'),
                assets.fonts(),
            ]);
            return { script, styles, icons, fonts };
        },
    };
    return assets;
}

async function ask(client: RequestSender, asset: ExtensionAsset): Promise<Uint8Array> {
    const answer: unknown = await client.sendRequest(readAsset.method, { asset });
    return fromBase64(parseMessage(readAsset.method, readAsset.result, answer).content);
}
