import { URI } from 'langium';
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import { diffSummary } from '../../project/comparison/diff-summary.ts';
import { compareWith, mayRunGit, readEarlierText } from '../../protocol/diagram/comparison.ts';
import { parseMessage } from '../../protocol/message.ts';
import type { ProjectModels } from '../projects/project-models.ts';
import { answer } from '../requests/answer.ts';
import { ComparisonFailure } from './comparison-failure.ts';
import type { Comparisons } from './comparisons.ts';

/** Answers what the editor asks about comparisons: to make one, and for the texts of its earlier state. */
export function answerComparison(
    connection: Connection,
    shared: FirebreakLspSharedServices,
    models: ProjectModels,
    comparisons: Comparisons,
): void {
    answer(
        connection,
        compareWith,
        async ({ uri, with: wanted }, token) => {
            const project = shared.workspace.ProjectRoots.projectOf(URI.parse(uri));
            const state = await models.lastReadable(project, token);
            const { earlier, states } = await comparisons.begin(state, wanted, token);
            return { view: earlier.name, summary: diffSummary(states), notes: [...earlier.notes] };
        },
        told,
    );
    answer(
        connection,
        readEarlierText,
        async ({ project, view, file }) => {
            const text = comparisons.earlierText(project, view, file);
            if (text === undefined) {
                throw new ComparisonFailure('This comparison is over. Compare again to see the file as it was.');
            }
            return { text };
        },
        told,
    );
}

function told(error: unknown): unknown {
    return error instanceof ComparisonFailure ? new ResponseError(LSPErrorCodes.RequestFailed, error.message) : error;
}

/** Asks the editor whether the person trusts the workspace, each time, since that can change. */
export async function askToRunGit(connection: Connection): Promise<boolean> {
    const answer: unknown = await connection.sendRequest(mayRunGit.method, {});
    return parseMessage(mayRunGit.method, mayRunGit.result, answer).allowed;
}
