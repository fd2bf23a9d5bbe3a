import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import { CancellationToken, type CodeLens, type CodeLensParams, type Command } from 'vscode-languageserver';
import type { Position, Range, Source } from '../../model/source.ts';
import { CLIENT_COMMANDS } from '../../protocol/client-commands.ts';
import { readEditorSettings } from '../editor/editor-settings.ts';
import type { FeatureSources } from '../feature-sources.ts';
import { shownState } from '../projects/shown-state.ts';
import { type Lens, lensesOf } from './lenses.ts';

/** Shows above elements who uses them, what the rules found, and the way to their diagram. */
export class ModelLensProvider implements CodeLensProvider {
    private readonly sources: () => FeatureSources;

    constructor(sources: () => FeatureSources) {
        this.sources = sources;
    }

    async provideCodeLens(
        document: LangiumDocument,
        _params: CodeLensParams,
        token: CancellationToken = CancellationToken.None,
    ): Promise<CodeLens[] | undefined> {
        const sources = this.sources();
        const { codeLens: shown } = await readEditorSettings(sources.shared);
        if (!Object.values(shown).includes(true)) {
            return [];
        }
        const { commands, refreshesCodeLenses } = sources.abilities();
        const found = await shownState(document, sources, refreshesCodeLenses);
        if (!found || token.isCancellationRequested) {
            return [];
        }
        const { state, lineNow } = found;
        const findings = sources.latest.of(state.project)?.fresh ?? [];
        const uri = document.uri.toString();
        return lensesOf(uri, { index: state.index(), findings, shown }).flatMap((lens) => {
            const range = rangeNow(lens.element.source.range, lineNow);
            const command = range && commandOf(lens, { uri, project: state.project, position: range.start }, commands);
            return range && command ? [{ range, command }] : [];
        });
    }
}

function rangeNow({ start, end }: Range, lineNow: (line: number) => number | undefined): Range | undefined {
    const line = lineNow(start.line);
    return line === undefined
        ? undefined
        : { start: { ...start, line }, end: { ...end, line: line + end.line - start.line } };
}

interface LensPlace {
    readonly uri: string;
    readonly project: string;
    readonly position: Position;
}

/** What a click does; an editor without our commands shows the words alone, and no lens that is only a click. */
function commandOf(
    { element, title, leadsTo }: Lens,
    { uri, project, position }: LensPlace,
    known: ReadonlySet<string>,
): Command | undefined {
    if ('run' in leadsTo) {
        const command = leadsTo.run === 'with' ? CLIENT_COMMANDS.runExperimentWith : CLIENT_COMMANDS.runExperiment;
        return known.has(command) ? { title, command, arguments: [project, element.id] } : undefined;
    }
    if ('view' in leadsTo) {
        const command = CLIENT_COMMANDS.openDiagram;
        return known.has(command) ? { title, command, arguments: [uri, leadsTo.view] } : undefined;
    }
    const command = CLIENT_COMMANDS.showPlaces;
    const places = leadsTo.places.map(({ uri: file, range }: Source) => ({ uri: file, range }));
    return known.has(command) && places.length > 0
        ? { title, command, arguments: [uri, position, places] }
        : { title, command: '' };
}
