/**
 * Streams of random numbers, one for each element of a plan: what one element draws does not depend on the others, so
 * an element more or less leaves the rest of a run as it is. Each is an sfc32 (Doty-Humphrey, PractRand), four words of
 * state in one array for all.
 */
export interface RandomStreams {
    readonly state: Int32Array;
    /** Number of the stream of an element. */
    readonly streamOf: (id: string) => number;
}

/** Rounds after which the state no longer shows the seed. */
const WARM_UP = 12;

/** Streams for elements with these ids; of equal ids each further one gets a stream of its own. */
export function createStreams(seed: number, ids: readonly string[]): RandomStreams {
    const state = new Int32Array(4 * ids.length);
    const numbers = new Map<string, number>();
    for (const [stream, id] of ids.entries()) {
        numbers.set(id, stream);
        state.set(hash(`${seed}\u0000${id}`), 4 * stream);
        for (let round = 0; round < WARM_UP; round++) {
            drawBits(state, stream);
        }
    }
    return {
        state,
        streamOf: (id) => {
            const stream = numbers.get(id);
            if (stream === undefined) {
                throw new Error(`No stream of random numbers for ${id}.`);
            }
            return stream;
        },
    };
}

/** Four words from a text (cyrb128; bryc, public domain). */
function hash(text: string): readonly [number, number, number, number] {
    let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
    for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        a = b ^ Math.imul(a ^ unit, 597399067);
        b = c ^ Math.imul(b ^ unit, 2869860233);
        c = d ^ Math.imul(c ^ unit, 951274213);
        d = a ^ Math.imul(d ^ unit, 2716044179);
    }
    a = Math.imul(c ^ (a >>> 18), 597399067);
    b = Math.imul(d ^ (b >>> 22), 2869860233);
    c = Math.imul(a ^ (c >>> 17), 951274213);
    d = Math.imul(b ^ (d >>> 19), 2716044179);
    a ^= b ^ c ^ d;
    return [a, b ^ a, c ^ a, d ^ a];
}

/** Thirty-two random bits, as a signed integer. */
export function drawBits(state: Int32Array, stream: number): number {
    const at = stream << 2;
    const b = state[at + 1] as number;
    const c = state[at + 2] as number;
    const counter = state[at + 3] as number;
    const result = ((((state[at] as number) + b) | 0) + counter) | 0;
    state[at + 3] = counter + 1;
    state[at] = b ^ (b >>> 9);
    state[at + 1] = c + (c << 3);
    state[at + 2] = ((c << 21) | (c >>> 11)) + result;
    return result;
}

/** A number between 0 and 1, both excluded, out of 2³² that lie evenly. */
export function drawUniform(state: Int32Array, stream: number): number {
    return ((drawBits(state, stream) >>> 0) + 0.5) * 2 ** -32;
}
