import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { CancellationToken, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { readEditorSettings } from '../editor-settings.ts';
import type { FeatureSources } from '../feature-sources.ts';
import { hintsIn } from './hints.ts';

/** Shows at calls what holds for them though it is written elsewhere. */
export class ModelHintProvider implements InlayHintProvider {
    private readonly sources: () => FeatureSources;

    constructor(sources: () => FeatureSources) {
        this.sources = sources;
    }

    async getInlayHints(
        { uri }: LangiumDocument,
        { range }: InlayHintParams,
        token: CancellationToken = CancellationToken.None,
    ): Promise<InlayHint[] | undefined> {
        const { shared, models } = this.sources();
        const { inlayHints: shown } = await readEditorSettings(shared);
        const project = shared.workspace.ProjectRoots.projectOf(uri);
        const state = Object.values(shown).includes(true) ? await models.held(project) : undefined;
        if (!state || token.isCancellationRequested) {
            return [];
        }
        return hintsIn(uri.toString(), range, state.index(), shown).map(
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
