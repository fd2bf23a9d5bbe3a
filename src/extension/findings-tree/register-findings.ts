import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import { type FindingsList, listFindings } from '../../protocol/findings/findings.ts';
import { ask } from '../ask.ts';
import { commandIds } from '../command-ids.ts';
import type { LanguageServer } from '../language-server.ts';
import { FindingsTree } from './findings-tree.ts';
import { GROUPINGS, type Grouping } from './group-findings.ts';

const VIEW = 'firebreak.findings';
/** Where the way of grouping is kept, workspace by workspace. */
const GROUPING_KEY = 'findings.groupBy';

/** Offers the tree of findings with its buttons; it follows what the rules find. */
export function registerFindings(context: ExtensionContext, server: LanguageServer, output: LogOutputChannel): void {
    const tree = new FindingsTree();
    const view = window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });

    const groupBy = (grouping: Grouping) => {
        tree.groupBy(grouping);
        void context.workspaceState.update(GROUPING_KEY, grouping);
        void setContext('firebreak.findings.groupBy', grouping);
    };
    const showKnown = (isShown: boolean) => {
        tree.showKnown(isShown);
        void setContext('firebreak.findings.showKnown', isShown);
    };
    const show = (list: FindingsList) => {
        tree.replace(list);
        const count = tree.shown.length;
        view.badge = count === 0 ? undefined : { value: count, tooltip: countText(count) };
        view.message = list.left === 0 ? '' : `${list.left} more are not listed; the Problems view has all.`;
        void setContext('firebreak.hasModel', list.hasModel);
        void setContext('firebreak.hasBaseline', list.hasBaseline);
        void setContext('firebreak.isChecked', true);
    };
    let newest: AbortController | undefined;
    async function refresh(): Promise<void> {
        newest?.abort();
        const request = new AbortController();
        newest = request;
        try {
            const list = await ask(server, listFindings, {}, request.signal);
            if (!request.signal.aborted) {
                show(list);
            }
        } catch (error) {
            // The next round of the rules asks again.
            output.debug(`The findings are not listed: ${error instanceof Error ? error.message : error}`);
        }
    }

    const known = context.workspaceState.get(GROUPING_KEY);
    groupBy(GROUPINGS.find((grouping) => grouping === known) ?? 'rule');
    showKnown(false);
    context.subscriptions.push(
        view,
        server.onFindingsChanged(() => void refresh()),
        commands.registerCommand(commandIds.groupFindingsByRule, () => groupBy('rule')),
        commands.registerCommand(commandIds.groupFindingsByContext, () => groupBy('context')),
        commands.registerCommand(commandIds.groupFindingsBySeverity, () => groupBy('severity')),
        commands.registerCommand(commandIds.showKnownFindings, () => showKnown(true)),
        commands.registerCommand(commandIds.hideKnownFindings, () => showKnown(false)),
    );
}

function setContext(key: string, value: unknown): Thenable<unknown> {
    return commands.executeCommand('setContext', key, value);
}

function countText(count: number): string {
    return count === 1 ? '1 finding' : `${count} findings`;
}
