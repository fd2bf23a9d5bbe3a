import type { LangiumDocument } from 'langium';
import type { FeatureSources } from '../feature-sources.ts';
import { carriedLines } from './carried-lines.ts';
import type { ProjectState } from './project-models.ts';

/** A state of a project to show between the lines of a text, and where that state's lines are now. */
export interface ShownState {
    readonly state: ProjectState;
    readonly lineNow: (line: number) => number | undefined;
    /** Whether a line of the present text stood in that of the state. */
    readonly knowsLine: (line: number) => boolean;
}

/**
 * The newest state that is there already, for what is asked for after each key and must not have the model made anew.
 * An editor that does not ask again when it is told to gets the present one.
 *
 * @param asksAgain whether it does
 */
export async function shownState(
    document: LangiumDocument,
    { shared, models }: FeatureSources,
    asksAgain: boolean,
): Promise<ShownState | undefined> {
    const project = shared.workspace.ProjectRoots.projectOf(document.uri);
    const state = (asksAgain ? models.newest(project) : undefined) ?? (await models.held(project));
    const before = state?.texts.get(document.uri.toString());
    if (!state || before === undefined) {
        return undefined;
    }
    const now = document.textDocument.getText();
    const lineBefore = carriedLines(now, before);
    return {
        state,
        lineNow: carriedLines(before, now),
        knowsLine: (line) => lineBefore(line) !== undefined,
    };
}
