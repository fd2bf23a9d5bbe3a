import { formatDuration } from '../../model/quantities.ts';
import type { CallTime } from '../../model/what-if/call-time.ts';
import type { Stage, StageCall, WorstCaseWait } from '../../model/what-if/worst-case-wait.ts';
import { listed } from '../../model/wording.ts';
import type { RelatedLocation } from '../finding.ts';
import type { NameOf } from './naming.ts';
import { calleeOf, callerOf } from './own-calls.ts';

/** What a piece of work waits for, as a sum: `` `a.x` 250 ms + `b.x` 600 ms (3 × 200 ms) ``. */
export function stagesText({ stages }: WorstCaseWait, nameOf: NameOf): string {
    const shown = stages.slice(0, MOST_STAGES).map((stage) => stageText(stage, nameOf));
    const rest = stages.slice(MOST_STAGES).reduce((sum, { wait }) => sum + wait, 0);
    return [...shown, ...(rest > 0 ? [`${formatDuration(rest)} for others`] : [])].join(' + ');
}

const MOST_STAGES = 6;

function stageText({ wait, calls }: Stage, nameOf: NameOf): string {
    const [slowest, ...others] = calls;
    if (!slowest) {
        return formatDuration(wait);
    }
    const names = calls.map(({ call }) => `\`${nameOf(calleeOf(call))}\``);
    return others.length === 0
        ? `${names[0]} ${formatDuration(wait)}${detail(slowest)}`
        : `the slowest of ${listed(names)} ${formatDuration(wait)}${detail(slowest)}`;
}

/** How the wait for a call comes about, where it is more than one timeout. */
function detail({ time, requests }: StageCall): string {
    const one = triesText(time);
    if (requests > 1) {
        return one === undefined
            ? ` (${requests} × ${formatDuration(time.total)})`
            : ` (${requests} × ${formatDuration(time.total)}: ${one})`;
    }
    return one === undefined ? '' : ` (${one})`;
}

/** `3 tries of 200 ms and 150 ms of backoff`, and what cuts them off; nothing for a single try. */
export function triesText({ perTry, tries, backoff, uncut, total }: CallTime): string | undefined {
    if (tries === 1) {
        return undefined;
    }
    const count = Number.isFinite(tries) ? `${tries} tries` : 'tries without end';
    const waits = backoff > 0 && Number.isFinite(backoff) ? ` and ${formatDuration(backoff)} of backoff` : '';
    const cut = uncut > total ? `, cut off after ${formatDuration(total)}` : '';
    return `${count} of ${formatDuration(perTry)}${waits}${cut}`;
}

/** Where what is waited for is written, in the order of the stages. */
export function waitLocations({ stages }: WorstCaseWait, nameOf: NameOf): readonly RelatedLocation[] {
    return stages
        .flatMap(({ calls }) => calls)
        .slice(0, MOST_LOCATIONS)
        .map(({ call, wait }) => ({
            message: `\`${nameOf(callerOf(call))}\` waits up to ${formatDuration(wait)} for \`${nameOf(calleeOf(call))}\``,
            source: call.location,
            element: callerOf(call),
        }));
}

/** Most calls that are listed. */
const MOST_LOCATIONS = 20;
