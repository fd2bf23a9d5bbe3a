import type { Connection } from 'vscode-languageserver';
import { type AgentTool, ToolFailure } from '../../agents/tool.ts';
import { fixesInput, proposal } from '../../agents/tools/propose-fixes.ts';
import { agentTools } from '../../agents/tools.ts';
import { counted } from '../../model/wording.ts';
import { applyProposal, callTool, readPage, type ToolReply } from '../../protocol/agents/tools.ts';
import { parseMessage } from '../../protocol/message.ts';
import type { ClientAbilities } from '../editor/client-abilities.ts';
import { editGround } from '../quick-fixes/edit-ground.ts';
import { preparedEdit } from '../quick-fixes/fresh-edits.ts';
import { answer } from '../requests/answer.ts';
import { signalOf } from '../requests/signal-of.ts';
import { editsBetween } from './edits-between.ts';
import { type AgentSources, serverWorkspace } from './server-workspace.ts';

/** What the answers are made with. */
export interface AgentAnswerSources extends Omit<AgentSources, 'readPage'> {
    readonly abilities: () => ClientAbilities;
}

/** Answers what agents ask through the editor. */
export function answerAgents(connection: Connection, given: AgentAnswerSources): void {
    const tools = new Map<string, AgentTool>(agentTools(false).map((tool) => [tool.name, tool]));
    const sources = { ...given, readPage: (page: string) => askForPage(connection, page) };

    answer(connection, callTool, ({ name, input, near }, token) =>
        refusable(async () => {
            const tool = tools.get(name);
            if (!tool) {
                throw new ToolFailure(`There is no tool "${name}". There are: ${[...tools.keys()].join(', ')}.`);
            }
            const { text } = await tool.run(serverWorkspace(sources, near, token), input, signalOf(token));
            return text;
        }),
    );
    answer(connection, applyProposal, ({ input, near, agreed }, token) =>
        refusable(async () => {
            const workspace = serverWorkspace(sources, near, token);
            const signal = signalOf(token);
            const wanted = fixesInput.safeParse(input);
            const proposed = wanted.success ? await proposal(workspace, wanted.data, signal) : undefined;
            if (proposed?.text !== agreed) {
                throw new ToolFailure(
                    'Nothing was changed: the texts are others than when the changes were shown. Ask again.',
                );
            }
            const { fixed } = proposed;
            const texts = new Map(fixed.changes.map(({ uri, before }) => [uri, before]));
            const ground = editGround(given.shared, texts, given.abilities());
            const edits = new Map(
                fixed.changes.map(({ uri, before, after }) => [uri, editsBetween(before, after)] as const),
            );
            const edit = edits.size > 0 ? preparedEdit(edits, ground) : undefined;
            if (!edit) {
                throw new ToolFailure('Nothing was changed: there is nothing to mend, or a text is another by now.');
            }
            const mended = counted(fixed.applied, 'finding');
            const { applied } = await connection.workspace.applyEdit({ label: `Mend ${mended}`, edit });
            if (!applied) {
                throw new ToolFailure('Nothing was changed: the editor refused the change.');
            }
            return `Mended ${mended} in ${counted(edits.size, 'file')}. The files are changed in the editor and not saved; it can be undone.`;
        }),
    );
}

async function refusable(work: () => Promise<string>): Promise<ToolReply> {
    try {
        return { outcome: 'answered', text: await work() };
    } catch (error) {
        if (error instanceof ToolFailure) {
            return { outcome: 'refused', text: error.message };
        }
        throw error;
    }
}

async function askForPage(connection: Connection, page: string): Promise<string> {
    const reply: unknown = await connection.sendRequest(readPage.method, { page });
    return parseMessage(readPage.method, readPage.result, reply).text;
}
