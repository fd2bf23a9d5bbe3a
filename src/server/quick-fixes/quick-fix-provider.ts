import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
    CancellationToken,
    type CodeAction,
    type CodeActionParams,
    CodeActionTriggerKind,
    type Command,
} from 'vscode-languageserver';
import type { FeatureSources } from '../feature-sources.ts';
import { inSlices } from '../requests/in-slices.ts';
import { editGround } from './edit-ground.ts';
import { type ActionSources, findingActions } from './finding-actions.ts';
import { presentText } from './present-text.ts';

/** Offers what can be done about findings, and what `others` offer. */
export class QuickFixProvider implements CodeActionProvider {
    private readonly sources: () => FeatureSources;
    private readonly others: CodeActionProvider | undefined;

    constructor(sources: () => FeatureSources, others: CodeActionProvider | undefined) {
        this.sources = sources;
        this.others = others;
    }

    async getCodeActions(
        document: LangiumDocument,
        params: CodeActionParams,
        token: CancellationToken = CancellationToken.None,
    ): Promise<(Command | CodeAction)[] | undefined> {
        const others = (await this.others?.getCodeActions(document, params, token)) ?? [];
        const ours = await this.ofFindings(document, params, token);
        return [...others, ...ours];
    }

    private async ofFindings(
        { uri }: LangiumDocument,
        { range, context }: CodeActionParams,
        token: CancellationToken,
    ): Promise<CodeAction[]> {
        const { shared, models, latest, abilities } = this.sources();
        const project = shared.workspace.ProjectRoots.projectOf(uri);
        // For the light bulb the rules do not run: it asks again when they have.
        const isForBulb = context.triggerKind === CodeActionTriggerKind.Automatic;
        const state = isForBulb ? latest.of(project)?.state : await models.held(project);
        const isStale = state?.texts.get(uri.toString()) !== presentText(shared, uri.toString())?.text;
        if (!state || isStale || token.isCancellationRequested) {
            return [];
        }
        const sources: ActionSources = {
            findings: await state.findings(),
            index: state.index(),
            ...editGround(shared, state.texts, abilities()),
        };
        const request = { uri: uri.toString(), range, diagnostics: context.diagnostics, only: context.only };
        const { WorkspaceLock: lock } = shared.workspace;
        const { writers } = lock;
        // Who types makes them worthless, and does not wait for them.
        const isWanted = () => !token.isCancellationRequested && lock.writers === writers;
        return (isWanted() && (await inSlices(findingActions(request, sources), isWanted))) || [];
    }
}
