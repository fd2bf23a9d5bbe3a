/**
 * The strip along a group's border in which the strands of lines meet the places where the lines cross the border:
 * classic channel routing with one lane for each line that has to turn.
 */

/** A line that crosses the border: where, and where its strands leave the channel on the inner side. */
export interface ChannelNet {
    readonly id: string;
    readonly port: number;
    readonly strands: readonly number[];
}

/** The lane of each net that needs one, counted from the border inwards. */
export interface ChannelLanes {
    readonly lanes: ReadonlyMap<string, number>;
    readonly count: number;
}

/** Strands and ports that are so near count as straight. */
const STRAIGHT = 0.01;
/** Two nets may share a lane if they are at least so far apart on it. */
const CLEARANCE = 8;

/**
 * Gives lanes to nets, which have to come in order of their ports. A net's lane lies further inside than those of
 * the nets before it that it runs beside, so that their pieces do not run over each other.
 */
export function assignLanes(nets: readonly ChannelNet[]): ChannelLanes {
    const lanes = new Map<string, number>();
    const placed: { readonly from: number; readonly to: number; readonly lane: number }[] = [];
    let count = 0;
    for (const net of nets) {
        const ends = [net.port, ...net.strands];
        const from = Math.min(...ends);
        const to = Math.max(...ends);
        if (to - from > STRAIGHT) {
            const lane = placed
                .filter((other) => other.from < to + CLEARANCE && from < other.to + CLEARANCE)
                .reduce((least, other) => Math.max(least, other.lane + 1), 0);
            placed.push({ from, to, lane });
            lanes.set(net.id, lane);
            count = Math.max(count, lane + 1);
        }
    }
    return { lanes, count };
}

/**
 * Where lines cross the border: each at the middle one of its strands, but not before `from` (where a title ends),
 * and at least `gap` after the one before it.
 */
export function placePorts(
    strands: ReadonlyMap<string, readonly number[]>,
    from: number,
    gap: number,
): readonly ChannelNet[] {
    const nets = [...strands].map(([id, ends]) => {
        const sorted = [...ends].sort((a, b) => a - b);
        return { id, strands: sorted, port: sorted[(sorted.length - 1) >> 1] ?? 0 };
    });
    nets.sort((a, b) => a.port - b.port || (a.id < b.id ? -1 : 1));
    let least = from;
    return nets.map((net) => {
        const port = Math.max(net.port, least);
        least = port + gap;
        return { ...net, port };
    });
}
