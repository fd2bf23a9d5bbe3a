import type { ReplayMark, ReplayMoment } from '../../src/protocol/panel/replay.ts';
import type { ShownPicture } from './shown-picture.ts';

/** All states that a moment of a run may put on a part; the heaviest one of several calls on one line holds. */
const LOADS = ['load-1', 'load-2', 'load-3', 'load-4'] as const;

/** A run that is replayed in the pictures of its project. */
export interface Replay {
    /** Goes to a moment of a run of a project; without one the run is over. */
    goTo(project: string, moment: ReplayMoment | undefined): void;
    /** Takes up a picture that is shown now; of another project it shows nothing of the run. */
    takeUp(shown: ShownPicture): void;
}

/**
 * Shows moments of a run in a picture, by classes.
 *
 * @param onMoment told in words what is shown, and when that ends
 */
export function createReplay(layer: HTMLElement, onMoment: (title: string | undefined) => void): Replay {
    let replayed: { readonly project: string; readonly moment: ReplayMoment } | undefined;
    let shown: ShownPicture | undefined;
    let classed: (readonly [Element, string])[] = [];

    function mark(): void {
        for (const [element, name] of classed) {
            element.classList.remove(name);
        }
        classed = [];
        const moment = replayed && replayed.project === shown?.picture.project ? replayed.moment : undefined;
        layer.classList.toggle('replaying', moment !== undefined);
        for (const [part, states] of shown ? statesByPart(shown, moment?.marks ?? []) : []) {
            const load = LOADS.findLast((each) => states.has(each));
            for (const state of states) {
                if (!state.startsWith('load-') || state === load) {
                    part.classList.add(state);
                    classed.push([part, state]);
                }
            }
        }
        onMoment(moment?.title);
    }

    return {
        goTo(project, moment) {
            replayed = moment && { project, moment };
            mark();
        },
        takeUp(picture) {
            shown = picture;
            mark();
        },
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
