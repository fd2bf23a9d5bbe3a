import { type CancellationToken, LanguageModelTextPart, LanguageModelToolResult, window } from 'vscode';
import { applyProposal, callTool, type ToolReply } from '../../protocol/agents/tools.ts';
import { ask } from '../ask.ts';
import type { LanguageServer } from '../language-server.ts';
import { signalOf } from '../signal-of.ts';

/** Has a tool of the language server answer. */
export function askTool(
    server: Pick<LanguageServer, 'ask'>,
    name: string,
    input: unknown,
    token: CancellationToken,
): Promise<ToolReply> {
    return ask(server, callTool, { name, input, ...near() }, signalOf(token));
}

/** Has a proposal carried out that a person has agreed to. */
export function askToApply(
    server: Pick<LanguageServer, 'ask'>,
    proposal: { readonly input: unknown; readonly agreed: string },
    token: CancellationToken,
): Promise<ToolReply> {
    return ask(server, applyProposal, { ...proposal, ...near() }, signalOf(token));
}

/**
 * What an agent reads.
 *
 * @throws Error with what it should read, when the tool refuses
 */
export function toResult({ outcome, text }: ToolReply): LanguageModelToolResult {
    if (outcome === 'refused') {
        throw new Error(text);
    }
    return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}

/** The model in the active editor, whose project is meant where an agent names none. */
function near(): { readonly near?: string } {
    const document = window.activeTextEditor?.document;
    return document?.languageId === 'firebreak' ? { near: document.uri.toString() } : {};
}
