import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import { CancellationToken, type CodeLens, type CodeLensParams, type Command } from 'vscode-languageserver';
import type { Source } from '../../model/source.ts';
import { CLIENT_COMMANDS } from '../../protocol/client-commands.ts';
import { readEditorSettings } from '../editor-settings.ts';
import type { FeatureSources } from '../feature-sources.ts';
import { type Lens, lensesOf } from './lenses.ts';

/** Shows above elements who uses them, what the rules found, and the way to their diagram. */
export class ModelLensProvider implements CodeLensProvider {
    private readonly sources: () => FeatureSources;

    constructor(sources: () => FeatureSources) {
        this.sources = sources;
    }

    async provideCodeLens(
        { uri }: LangiumDocument,
        _params: CodeLensParams,
        token: CancellationToken = CancellationToken.None,
    ): Promise<CodeLens[] | undefined> {
        const { shared, models, latest, abilities } = this.sources();
        const { codeLens: shown } = await readEditorSettings(shared);
        const project = shared.workspace.ProjectRoots.projectOf(uri);
        const state = Object.values(shown).includes(true) ? await models.held(project) : undefined;
        if (!state || token.isCancellationRequested) {
            return [];
        }
        const findings = latest.of(project)?.fresh ?? [];
        return lensesOf(uri.toString(), { index: state.index(), findings, shown }).flatMap((lens) => {
            const command = commandOf(lens, uri.toString(), abilities().commands);
            return command ? [{ range: lens.element.source.range, command }] : [];
        });
    }
}

/** What a click does; an editor without our commands shows the words alone, and no lens that is only a click. */
function commandOf({ title, element, leadsTo }: Lens, uri: string, known: ReadonlySet<string>): Command | undefined {
    if ('view' in leadsTo) {
        const command = CLIENT_COMMANDS.openDiagram;
        return known.has(command) ? { title, command, arguments: [uri, leadsTo.view] } : undefined;
    }
    const command = CLIENT_COMMANDS.showPlaces;
    const places = leadsTo.places.map(({ uri: file, range }: Source) => ({ uri: file, range }));
    return known.has(command) && places.length > 0
        ? { title, command, arguments: [uri, element.source.range.start, places] }
        : { title, command: '' };
}
