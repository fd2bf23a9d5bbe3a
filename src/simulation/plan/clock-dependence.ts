import { formatDuration, type Milliseconds } from '../../model/quantities.ts';
import type { Reach } from './fault-reach.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { PlanLinks } from './plan-links.ts';

/**
 * Why a wrong clock changes nothing; undefined where it does: a credential or a kept answer that holds for less time
 * than the clock is wrong by, or a deadline that is handed on to another clock.
 */
export function clockDependence(
    draft: PlanDraft,
    links: PlanLinks,
    { servers }: Reach,
    { target, by }: { readonly target: string; readonly by: Milliseconds },
): string | undefined {
    const touches = (call: number) => {
        const source = draft.calls[call]?.source;
        return (source !== undefined && servers.has(source)) || links.calleesOf(call).some((each) => servers.has(each));
    };
    const touched = draft.calls.flatMap((call, number) => (touches(number) ? [call] : []));
    const deadlines = draft.calls.some((call) => (call?.deadline ?? call?.timeout) !== undefined);
    if (deadlines && touched.some((call) => call && handsOnDeadline(draft, call.source))) {
        return undefined;
    }
    const lifetimes = [
        ...touched.flatMap((call) => call?.credentialLifetime ?? []),
        ...links.lookUps.flatMap(({ call, expires }) => (touches(call) ? (expires ?? []) : [])),
    ];
    if (lifetimes.length === 0) {
        return `nothing at \`${target}\` depends on the time: no credentials or kept answers that expire, no deadlines that are handed on`;
    }
    const shortest = lifetimes.reduce((least, each) => Math.min(least, each));
    return Math.abs(by) > shortest
        ? undefined
        : `what expires first at \`${target}\` holds for ${formatDuration(shortest)}, longer than the clock is wrong by`;
}

/** Whoever hands on a deadline has its callees judge it by their clocks. */
function handsOnDeadline({ servers }: PlanDraft, server: number): boolean {
    return servers[server]?.propagatesDeadlines ?? false;
}
