import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { formatDuration } from '../../model/quantities.ts';
import { callCount, callTime } from '../../model/what-if/call-time.ts';
import { codeText, escapeText } from '../../panel/markdown-text.ts';
import { policyRows } from '../../panel/policy-rows.ts';
import { calleeOf, callerOf } from '../../rules/analysis/own-calls.ts';
import { triesText } from '../../rules/analysis/wait-text.ts';
import { markdownTable } from './markdown.ts';
import { namesOf } from './names.ts';

/** What holds for a call: each property of its effective policy and where it comes from, and the longest wait. */
export function callHover(call: Call, index: ModelIndex): string {
    const nameOf = namesOf(index);
    const title = `**call** ${codeText(nameOf(callerOf(call)))} → ${codeText(nameOf(calleeOf(call)))}`;
    const rows = policyRows(call, index).map(({ glyph, text, aside = '' }) => [
        `**${glyph}**`,
        escapeText(text),
        aside === '' ? '' : `*${escapeText(aside)}*`,
    ]);
    const policy =
        rows.length > 0
            ? markdownTable(['policy', 'what holds', 'from'], rows)
            : 'No policy holds for it: nobody says anything about timeout, retries or circuit breaker.';
    return [title, policy, waitText(call)].join('\n\n');
}

function waitText(call: Call): string {
    const time = callTime(call.effective);
    if (!Number.isFinite(time.total)) {
        return 'Waits **for ever** if no answer comes.';
    }
    const { requests, atLeast } = callCount(call);
    const turns = call.parallel ? 1 : requests;
    const tries = triesText(time);
    const how = [...(turns > 1 ? [`${turns} requests in a row`] : []), ...(tries === undefined ? [] : [tries])];
    const each = atLeast && !call.parallel ? ' for each item' : '';
    return `Waits at most **${formatDuration(time.total * turns)}**${each}${how.length > 0 ? `: ${how.join(', ')}` : ''}.`;
}
