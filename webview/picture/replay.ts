import type { ReplayMark, ReplayMoment } from '../../src/protocol/panel/replay.ts';
import type { ShownPicture } from './shown-picture.ts';

/** All states that a moment of a run may put on a part; the heaviest one of several calls on one line holds. */
const LOADS = ['load-1', 'load-2', 'load-3', 'load-4'] as const;

/** Shows a moment of a run in a picture, by classes; without a moment, the picture as it is. */
export function createReplay(layer: HTMLElement): (shown: ShownPicture, moment: ReplayMoment | undefined) => void {
    let classed: (readonly [Element, string])[] = [];
    return (shown, moment) => {
        for (const [element, name] of classed) {
            element.classList.remove(name);
        }
        classed = [];
        layer.classList.toggle('replaying', moment !== undefined);
        for (const [part, states] of statesByPart(shown, moment?.marks ?? [])) {
            const load = LOADS.findLast((each) => states.has(each));
            for (const state of states) {
                if (!state.startsWith('load-') || state === load) {
                    part.classList.add(state);
                    classed.push([part, state]);
                }
            }
        }
    };
}

function statesByPart(
    shown: ShownPicture,
    marks: readonly ReplayMark[],
): ReadonlyMap<Element, ReadonlySet<ReplayMark['state']>> {
    const byPart = new Map<Element, Set<ReplayMark['state']>>();
    for (const { id, state } of marks) {
        const shownAs = shown.graph.shownAs(id);
        for (const part of shownAs === undefined ? [] : shown.partsOf(shownAs)) {
            const states = byPart.get(part) ?? new Set();
            states.add(state);
            byPart.set(part, states);
        }
    }
    return byPart;
}
