import { formatCount, formatDuration, type Milliseconds } from '../../model/quantities.ts';
import { FRAME, ORIGIN } from './frames.ts';
import type { CallSite, Work } from './parts.ts';
import { isOverfull, type Run } from './run.ts';

/** How far a pass through a run has come when it is stopped. */
export interface Progress {
    readonly events: number;
    /** Whether so much happened at one moment that the time stands still. */
    readonly isStill: boolean;
}

/** Why a run ends before its time, in words; a circle of calls that it was lost in is noted, too. */
export function whyStopped(run: Run, { events, isStill }: Progress): string {
    const at = `The run was cut short at ${moment(run.queue.now)}`;
    if (run.waiting > run.mostWaiting) {
        const worst = run.servers.reduce((most, server) => (server.waiting > most.waiting ? server : most));
        const place = worst.waiting > 0 ? `, ${formatCount(worst.waiting)} of them for ${worst.plan.id}` : '';
        return `${at}: more than ${formatCount(run.mostWaiting)} requests wait${place}.`;
    }
    if (isOverfull(run)) {
        run.cycleAt = placeOfCircle(run);
        return `${at}: more than ${formatCount(run.mostFrames)} requests are under way${mostOfThem(run)}.`;
    }
    if (isStill) {
        run.cycleAt = placeOfCircle(run);
        return `${at}: work that takes no time repeats itself without end.`;
    }
    return `${at}, after ${formatCount(events)} events.`;
}

function mostOfThem({ frames, works }: Run): string {
    const counts = new Map<number, number>();
    for (let frame = 0; frame < frames.slots.used; frame++) {
        if (frames.state[frame] !== FRAME.free && frames.origin[frame] !== ORIGIN.load) {
            const work = frames.work[frame] as number;
            counts.set(work, (counts.get(work) ?? 0) + 1);
        }
    }
    const [work, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [-1, 0]);
    return count === 0 ? '' : `, ${formatCount(count)} of them for ${(works[work] as Work).plan.id}`;
}

/** With so many calls on top of each other, fallbacks among them, one of the works has to be there twice. */
function placeOfCircle({ calls, sites, works, cycleAt }: Run): number {
    let deepest = -1;
    let depth = 2 * works.length;
    for (let call = 0; call < calls.slots.used; call++) {
        const here = calls.depth[call] as number;
        if (here > depth) {
            depth = here;
            deepest = call;
        }
    }
    return deepest < 0 ? cycleAt : (sites[calls.site[deepest] as number] as CallSite).place;
}

/** A moment of a run, for people: seconds, or less where there is not even a tenth. */
export function moment(time: Milliseconds): string {
    return time < 100 ? formatDuration(Number(time.toPrecision(3))) : `${(time / 1000).toFixed(1)} s`;
}
