import type { Milliseconds } from '../../model/quantities.ts';
import { EVENT } from './event-kinds.ts';
import { type EventQueue, scheduleInTurn } from './event-queue.ts';
import { atLeast } from './growing.ts';

/**
 * Timers of the same length run out in the order in which they were set. So they stand in line, the heap holds the first
 * of each line only, and those that were called off, as nearly all are, never get there.
 */
export interface TimerLine {
    readonly index: number;
    readonly length: Milliseconds;
    /** Whether it times single tries, or whole calls. */
    readonly of: 'try' | 'call';
    head: number;
    count: number;
    times: Float64Array;
    sequences: Float64Array;
    calls: Int32Array;
    generations: Int32Array;
    /** Whether its first timer is in the heap. */
    isScheduled: boolean;
}

const FIRST_CAPACITY = 64;

/** A line without timers. */
export function createTimerLine(index: number, length: Milliseconds, of: TimerLine['of']): TimerLine {
    return {
        index,
        length,
        of,
        head: 0,
        count: 0,
        times: new Float64Array(FIRST_CAPACITY),
        sequences: new Float64Array(FIRST_CAPACITY),
        calls: new Int32Array(FIRST_CAPACITY),
        generations: new Int32Array(FIRST_CAPACITY),
        isScheduled: false,
    };
}

/** Sets a timer for a call. `current` are the generations (or lives) of calls, which tell what was called off. */
export function setTimer(
    queue: EventQueue,
    line: TimerLine,
    call: number,
    generation: number,
    current: Int32Array,
): void {
    if (line.count === line.calls.length) {
        makeRoom(line, current);
    }
    const at = (line.head + line.count++) & (line.calls.length - 1);
    const time = queue.now + line.length;
    const sequence = queue.nextSequence++;
    line.times[at] = time;
    line.sequences[at] = sequence;
    line.calls[at] = call;
    line.generations[at] = generation;
    if (!line.isScheduled) {
        line.isScheduled = true;
        scheduleInTurn(queue, time, sequence, EVENT.timer, line.index, 0);
    }
}

/** The call whose timer runs out now, or -1 where the first of the line was called off; puts the next one in the heap. */
export function takeTimer(queue: EventQueue, line: TimerLine, current: Int32Array): number {
    let call = dropCalledOff(line, current);
    if (call >= 0 && (line.times[line.head] as number) <= queue.now) {
        dropFirst(line);
        dropCalledOff(line, current);
    } else {
        call = -1;
    }
    if (line.count === 0) {
        line.isScheduled = false;
    } else {
        const { head } = line;
        scheduleInTurn(queue, line.times[head] as number, line.sequences[head] as number, EVENT.timer, line.index, 0);
    }
    return call;
}

/** Drops what was called off from the front; the call of the first that was not, or -1. */
function dropCalledOff(line: TimerLine, current: Int32Array): number {
    while (line.count > 0) {
        const call = line.calls[line.head] as number;
        if (current[call] === line.generations[line.head]) {
            return call;
        }
        dropFirst(line);
    }
    return -1;
}

function dropFirst(line: TimerLine): void {
    line.head = (line.head + 1) & (line.calls.length - 1);
    line.count--;
}

/** Drops everything that was called off, and doubles the room where that is not enough. */
function makeRoom(line: TimerLine, current: Int32Array): void {
    const size = line.calls.length;
    let kept = 0;
    const { times, sequences, calls, generations } = line;
    line.times = new Float64Array(size);
    line.sequences = new Float64Array(size);
    line.calls = new Int32Array(size);
    line.generations = new Int32Array(size);
    for (let place = 0; place < line.count; place++) {
        const at = (line.head + place) & (size - 1);
        if (current[calls[at] as number] === generations[at]) {
            line.times[kept] = times[at] as number;
            line.sequences[kept] = sequences[at] as number;
            line.calls[kept] = calls[at] as number;
            line.generations[kept] = generations[at] as number;
            kept++;
        }
    }
    line.head = 0;
    line.count = kept;
    if (kept > size / 2) {
        line.times = atLeast(line.times, 2 * size);
        line.sequences = atLeast(line.sequences, 2 * size);
        line.calls = atLeast(line.calls, 2 * size);
        line.generations = atLeast(line.generations, 2 * size);
    }
}
