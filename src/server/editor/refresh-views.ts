import { CodeLensRefreshRequest, type Connection, InlayHintRefreshRequest } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import type { ClientAbilities } from './client-abilities.ts';

/**
 * Has the editor ask again for what it shows between and behind the lines, when the settings change.
 *
 * @returns to be called when what is shown may have changed in files that nobody typed in
 */
export function refreshViews(
    connection: Connection,
    shared: FirebreakLspSharedServices,
    abilities: () => ClientAbilities,
): () => void {
    const refresh = () => {
        const { refreshesCodeLenses, refreshesInlayHints } = abilities();
        // An editor that is about to close does not answer, which is no matter.
        if (refreshesCodeLenses) {
            connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
        }
        if (refreshesInlayHints) {
            connection.sendRequest(InlayHintRefreshRequest.type).catch(() => {});
        }
    };
    shared.workspace.ConfigurationProvider.onConfigurationSectionUpdate(refresh);
    return refresh;
}
