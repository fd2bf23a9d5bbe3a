import {
    type CancellationToken,
    type ExtensionContext,
    LanguageModelTextPart,
    type LanguageModelTool,
    LanguageModelToolResult,
    lm,
    MarkdownString,
    window,
} from 'vscode';
import { applyProposal, callTool, type ToolReply } from '../../protocol/agents/tools.ts';
import { ask } from '../ask.ts';
import type { LanguageServer } from '../language-server.ts';

/** What the names of the tools begin with in the editor, where those of all extensions stand together. */
const PREFIX = 'firebreak_';
/** The one tool that changes texts. */
const APPLY = 'firebreak_apply_fixes';
/** So much of a proposal is shown when a person is asked, in characters. */
const MOST_SHOWN = 6000;

/** Offers the tools of the manifest to the agents in the editor. The language server does their work. */
export function registerTools(context: ExtensionContext, server: LanguageServer): void {
    for (const { name, displayName } of toolsOf(context)) {
        const tool = name === APPLY ? applyingTool(server) : askingTool(server, name.slice(PREFIX.length), displayName);
        context.subscriptions.push(lm.registerTool(name, tool));
    }
}

interface ManifestTool {
    readonly name: string;
    readonly displayName: string;
}

function toolsOf({ extension }: ExtensionContext): readonly ManifestTool[] {
    const manifest: { readonly contributes: { readonly languageModelTools: readonly ManifestTool[] } } =
        extension.packageJSON;
    return manifest.contributes.languageModelTools;
}

/** A tool that only reads, so nobody is asked. */
function askingTool(server: LanguageServer, name: string, title: string): LanguageModelTool<unknown> {
    return {
        prepareInvocation: () => ({ invocationMessage: `Firebreak: ${title}` }),
        invoke: async ({ input }, token) =>
            toResult(await ask(server, callTool, { name, input, ...near() }, signalOf(token))),
    };
}

/** Mends findings once a person has seen the changes and agreed. */
function applyingTool(server: LanguageServer): LanguageModelTool<unknown> {
    /** What was shown last, by what was asked for. */
    const shown = new Map<string, string>();
    return {
        async prepareInvocation({ input }, token) {
            const reply = await ask(server, callTool, { name: 'propose_fixes', input, ...near() }, signalOf(token));
            shown.clear();
            if (reply.outcome === 'refused') {
                return { invocationMessage: 'Firebreak: nothing to change' };
            }
            shown.set(JSON.stringify(input), reply.text);
            return {
                invocationMessage: 'Firebreak: changing the model',
                confirmationMessages: { title: 'Change the architecture model?', message: proposalShown(reply.text) },
            };
        },
        async invoke({ input }, token) {
            const agreed = shown.get(JSON.stringify(input));
            shown.clear();
            return agreed === undefined
                ? // It was refused before; say why.
                  toResult(
                      await ask(server, callTool, { name: 'propose_fixes', input, ...near() }, signalOf(token)),
                      'Nothing was changed. ',
                  )
                : toResult(await ask(server, applyProposal, { input, agreed, ...near() }, signalOf(token)));
        },
    };
}

/** The proposal in a block that no text in it can end. */
function proposalShown(text: string): MarkdownString {
    const cut =
        text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n… ${text.length - MOST_SHOWN} more characters` : text;
    const fence = '`'.repeat(Math.max(3, ...[...cut.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
    return new MarkdownString(`${fence}diff\n${cut}\n${fence}`);
}

/** @throws Error with what the agent should read, when the tool refuses */
function toResult({ outcome, text }: ToolReply, before = ''): LanguageModelToolResult {
    if (outcome === 'refused') {
        throw new Error(`${before}${text}`);
    }
    return new LanguageModelToolResult([new LanguageModelTextPart(`${before}${text}`)]);
}

/** The model in the active editor, whose project is meant where an agent names none. */
function near(): { readonly near?: string } {
    const document = window.activeTextEditor?.document;
    return document?.languageId === 'firebreak' ? { near: document.uri.toString() } : {};
}

function signalOf(token: CancellationToken): AbortSignal {
    const controller = new AbortController();
    if (token.isCancellationRequested) {
        controller.abort();
    }
    token.onCancellationRequested(() => controller.abort());
    return controller.signal;
}
