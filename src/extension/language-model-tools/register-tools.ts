import { type ExtensionContext, type LanguageModelTool, lm } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import { createApplyingTool } from './applying-tool.ts';
import { askTool, toResult } from './ask-tool.ts';

/** What the names of the tools begin with in the editor, where those of all extensions stand together. */
const PREFIX = 'firebreak_';
/** The one tool that changes texts. */
const APPLY = 'firebreak_apply_fixes';

/** Offers the tools of the manifest to the agents in the editor. The language server does their work. */
export function registerTools(context: ExtensionContext, server: LanguageServer): void {
    for (const { name, displayName } of toolsOf(context)) {
        const tool =
            name === APPLY ? createApplyingTool(server) : askingTool(server, name.slice(PREFIX.length), displayName);
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
        invoke: async ({ input }, token) => toResult(await askTool(server, name, input, token)),
    };
}
