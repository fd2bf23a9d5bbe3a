import { type LanguageModelTool, MarkdownString } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import { askToApply, askTool, toResult } from './ask-tool.ts';

/** The tool whose proposal is shown. */
const PROPOSING = 'propose_fixes';
/** So much of a proposal is shown when a person is asked, in characters. */
const MOST_SHOWN = 6000;

/** Makes the tool that mends findings once a person has seen the changes and agreed. */
export function createApplyingTool(server: Pick<LanguageServer, 'ask'>): LanguageModelTool<unknown> {
    /** What was shown, by what was asked for. */
    const shown = new Map<string, string>();
    return {
        async prepareInvocation({ input }, token) {
            const reply = await askTool(server, PROPOSING, input, token);
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
            if (agreed === undefined) {
                const { text } = await askTool(server, PROPOSING, input, token);
                throw new Error(`Nothing was changed, since nobody was asked. ${text}`);
            }
            return toResult(await askToApply(server, { input, agreed }, token));
        },
    };
}

/** The proposal in a block that no text in it can end. */
function proposalShown(text: string): MarkdownString {
    const left = text.length - MOST_SHOWN;
    const cut = left > 0 ? `${text.slice(0, MOST_SHOWN)}\n… ${left} more characters` : text;
    const fence = '`'.repeat(Math.max(3, ...[...cut.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
    return new MarkdownString(`${fence}diff\n${cut}\n${fence}`);
}
