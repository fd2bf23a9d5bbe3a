import { URI } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import type { LayoutEngine } from '../../diagram/layout/engine.ts';
import { type ChangesDrawer, createChangesDrawer } from '../../panel/changes-drawer.ts';
import { earlierStateOf } from '../../panel/changes-name.ts';
import { type ComparedStates, compareStates } from '../../panel/compared-states.ts';
import type { EarlierState } from '../../protocol/diagram/comparison.ts';
import type { OfferedView } from '../../protocol/diagram/views.ts';
import type { Finding } from '../../rules/finding.ts';
import type { ProjectState } from '../projects/project-models.ts';
import { ComparisonFailure } from './comparison-failure.ts';
import { type EarlierProject, type EarlierSources, readEarlierProject } from './earlier-project.ts';

/** So many earlier states are held; the one that was not used for longest is read again when it is wanted. */
const MOST_HELD = 4;

/** A comparison of a state of a project with an earlier one. */
export interface Comparison {
    readonly earlier: EarlierProject;
    readonly states: ComparedStates;
    /** @param found the findings of the later state, in the order in which marks number them */
    drawer(found: readonly Finding[]): ChangesDrawer;
}

/** The earlier states that open projects are compared with. */
export interface Comparisons {
    /**
     * Reads an earlier state anew, and compares.
     *
     * @throws ComparisonFailure when there is no such state, or nobody can read it here
     */
    begin(state: ProjectState, earlier: EarlierState, token?: CancellationToken): Promise<Comparison>;
    /**
     * The comparison that a view shows; the earlier state is read if it is not held, as after a restart.
     *
     * @throws ComparisonFailure likewise
     */
    of(state: ProjectState, view: string, token?: CancellationToken): Promise<Comparison | undefined>;
    /** The views of a project's comparisons. */
    offered(project: string): readonly OfferedView[];
    /** A text of an earlier state. */
    earlierText(project: string, view: string, file: string): string | undefined;
}

/** What is held of one comparison; the last state that was compared with it is kept for other themes and foldings. */
interface Held {
    readonly project: string;
    readonly earlier: EarlierProject;
    last?: { readonly version: number; readonly states: Promise<ComparedStates> };
}

/** @param engine lays the pictures out */
export function createComparisons(sources: EarlierSources, engine: LayoutEngine): Comparisons {
    const all = new Map<string, Held>();

    function hold(held: Held): void {
        const key = keyOf(held.project, held.earlier.name);
        all.delete(key);
        all.set(key, held);
        for (const oldest of [...all.keys()].slice(0, Math.max(0, all.size - MOST_HELD))) {
            all.delete(oldest);
        }
    }

    async function read(project: string, earlier: EarlierState, token?: CancellationToken): Promise<Held> {
        if (project === '') {
            throw new ComparisonFailure('This file stands in no folder that is open. Open its folder to compare it.');
        }
        return { project, earlier: await readEarlierProject(sources, project, earlier, token) };
    }

    async function compare(held: Held, state: ProjectState): Promise<Comparison> {
        if (held.last?.version !== state.version) {
            held.last = { version: state.version, states: work(held.earlier, state) };
        }
        const { last, earlier } = held;
        const states = await last.states;
        return { earlier, states, drawer: (found) => createChangesDrawer(states, earlier.name, found, engine) };
    }

    async function work(earlier: EarlierProject, state: ProjectState): Promise<ComparedStates> {
        return compareStates(earlier.title, earlier, {
            index: state.index(),
            findings: await state.compared(),
            root: URI.parse(state.project),
            address: (uri) => uri,
        });
    }

    return {
        async begin(state, earlier, token) {
            const held = await read(state.project, earlier, token);
            hold(held);
            return compare(held, state);
        },
        async of(state, view, token) {
            const earlier = earlierStateOf(view);
            if (!earlier) {
                return undefined;
            }
            const held = all.get(keyOf(state.project, view)) ?? (await read(state.project, earlier, token));
            hold(held);
            return compare(held, state);
        },
        offered: (project) =>
            Array.from(all.values())
                .filter((held) => held.project === project)
                .map(({ earlier }) => ({ name: earlier.name, title: earlier.title, group: 'Changes since' })),
        earlierText: (project, view, file) => all.get(keyOf(project, view))?.earlier.texts.get(file),
    };
}

function keyOf(project: string, view: string): string {
    return JSON.stringify([project, view]);
}
