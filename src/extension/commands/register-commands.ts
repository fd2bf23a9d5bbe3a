import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import { CLIENT_COMMANDS } from '../../protocol/client-commands.ts';
import { commandIds } from '../command-ids.ts';
import type { LanguageServer } from '../language-server.ts';
import { checkProject } from './check-project.ts';
import { explainRule, provideRulePages, showRules } from './explain-rule.ts';
import { fixAllFindings } from './fix-all.ts';
import { showPlaces } from './show-places.ts';

/** Offers the commands about projects and rules; what goes wrong is shown. */
export function registerCommands(context: ExtensionContext, server: LanguageServer, output: LogOutputChannel): void {
    const offer = (id: string, run: (...given: unknown[]) => Promise<void>) =>
        commands.registerCommand(id, async (...given: unknown[]) => {
            try {
                await run(...given);
            } catch (error) {
                output.error(error instanceof Error ? error : String(error));
                void window.showErrorMessage(`Firebreak: ${error instanceof Error ? error.message : error}`);
            }
        });
    context.subscriptions.push(
        provideRulePages(context.extensionUri),
        offer(commandIds.openWalkthrough, async () => openWalkthrough(context.extension.id)),
        offer(commandIds.checkProject, () => checkProject(server)),
        offer(commandIds.fixAll, () => fixAllFindings(server)),
        offer(commandIds.showRules, () => showRules(server)),
        offer(commandIds.explainRule, (rule) => explainRule(server, ruleOf(rule))),
        offer(CLIENT_COMMANDS.showPlaces, showPlaces),
    );
}

/** Opens our first steps, which the manifest calls so. */
async function openWalkthrough(extension: string): Promise<void> {
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension}#firstSteps`, false);
}

/** The rule of a line of the tree of findings, or what was given itself. */
function ruleOf(given: unknown): unknown {
    if (typeof given !== 'object' || given === null) {
        return given;
    }
    const finding: unknown = Reflect.get(given, 'finding') ?? {};
    const group: unknown = Reflect.get(given, 'group') ?? {};
    return (
        (typeof finding === 'object' && finding !== null && Reflect.get(finding, 'rule')) ||
        (typeof group === 'object' && group !== null && Reflect.get(group, 'name'))
    );
}
