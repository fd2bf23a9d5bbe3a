import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { CancellationToken, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { readEditorSettings } from '../editor/editor-settings.ts';
import type { FeatureSources } from '../feature-sources.ts';
import { shownState } from '../projects/shown-state.ts';
import { hintsIn } from './hints.ts';

/** Shows at calls what holds for them though it is written elsewhere. */
export class ModelHintProvider implements InlayHintProvider {
    private readonly sources: () => FeatureSources;

    constructor(sources: () => FeatureSources) {
        this.sources = sources;
    }

    async getInlayHints(
        document: LangiumDocument,
        { range }: InlayHintParams,
        token: CancellationToken = CancellationToken.None,
    ): Promise<InlayHint[] | undefined> {
        const sources = this.sources();
        const { inlayHints: shown } = await readEditorSettings(sources.shared);
        if (!Object.values(shown).includes(true)) {
            return [];
        }
        const found = await shownState(document, sources, sources.abilities().refreshesInlayHints);
        if (!found || token.isCancellationRequested) {
            return [];
        }
        const { state, lineNow } = found;
        return hintsIn(document.uri.toString(), { range, lineNow }, state.index(), shown).map(
            ({ position, text, why, origin }): InlayHint => ({
                position,
                label: [
                    {
                        value: text,
                        tooltip: why,
                        ...(origin ? { location: { uri: origin.uri, range: origin.range } } : {}),
                    },
                ],
                paddingLeft: true,
            }),
        );
    }
}
