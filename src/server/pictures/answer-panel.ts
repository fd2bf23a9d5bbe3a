import { URI } from 'langium';
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import type { Drawer } from '../../diagram/draw.ts';
import { UnsayableViewError } from '../../diagram/formats/written.ts';
import { UnknownViewError } from '../../diagram/views/registry.ts';
import { elementDetails } from '../../panel/element-details.ts';
import { offeredViews } from '../../panel/offered-views.ts';
import { rememberPictures } from '../../panel/picture-memory.ts';
import { pictureReply } from '../../panel/picture-reply.ts';
import {
    applyFix,
    elementDetails as detailsMessage,
    elementsAt as elementsAtMessage,
} from '../../protocol/diagram/elements.ts';
import { exportPicture as exportMessage, isSystemFormat } from '../../protocol/diagram/export.ts';
import { drawPicture } from '../../protocol/diagram/picture.ts';
import { listViews } from '../../protocol/diagram/views.ts';
import type { RequestMessage } from '../../protocol/message.ts';
import { ComparisonFailure } from '../comparison/comparison-failure.ts';
import type { Comparisons } from '../comparison/comparisons.ts';
import type { ClientAbilities } from '../editor/client-abilities.ts';
import type { ProjectModels } from '../projects/project-models.ts';
import { editGround } from '../quick-fixes/edit-ground.ts';
import { freshEdit } from '../quick-fixes/fresh-edits.ts';
import { answer as answerRequest } from '../requests/answer.ts';
import { drawInSlices } from '../requests/in-slices.ts';
import { stopIfCancelled } from '../requests/stop-if-cancelled.ts';
import { changesReply } from './changes-reply.ts';
import { elementsAt } from './elements-at.ts';
import { createExportAssets } from './export-assets.ts';
import { exportReply } from './export-reply.ts';
import { exportSystemReply } from './export-system-reply.ts';

/** There is nothing that a picture could show. */
class NothingToDrawError extends Error {
    override readonly name = 'NothingToDrawError';
}

/** What the answers are made with. */
export interface PanelSources {
    readonly shared: FirebreakLspSharedServices;
    readonly models: ProjectModels;
    readonly drawer: Drawer;
    /** Has the layout engine run once, so that the first picture does not wait for its start. */
    warmUp(): Promise<void>;
    readonly comparisons: Comparisons;
    readonly abilities: () => ClientAbilities;
}

/** Answers what the diagram panel asks: which views there are, pictures, what their elements are, and fixes. */
export function answerPanel(connection: Connection, sources: PanelSources): void {
    const { shared, models, drawer, comparisons, abilities } = sources;
    const assets = createExportAssets(connection);
    const memory = rememberPictures();
    const projectOf = (uri: string) => shared.workspace.ProjectRoots.projectOf(URI.parse(uri));
    const readable = (uri: string, token: CancellationToken) => models.lastReadable(projectOf(uri), token);

    let isWarm = false;
    answer(connection, listViews, async ({ uri }, token) => {
        if (!isWarm) {
            isWarm = true;
            // Whoever asks for views will ask for a picture.
            void sources.warmUp();
        }
        const state = await readable(uri, token);
        const offered = offeredViews(state.index().model);
        return { ...offered, views: [...offered.views, ...comparisons.offered(state.project)] };
    });
    answer(connection, drawPicture, async (request, token) => {
        const present = await models.now(projectOf(request.uri), token);
        const shown = await readable(request.uri, token);
        stopIfCancelled(token);
        if (present.texts.size === 0) {
            throw new NothingToDrawError('There is no model in this project any more: no file that ends in .fbk.');
        }
        const comparison = await comparisons.of(shown, request.view, token);
        stopIfCancelled(token);
        const reply = comparison
            ? await changesReply(comparison, request, shown, present, memory)
            : await pictureReply(
                  drawer,
                  request,
                  { ...shown, findings: shown.findingsAtHand },
                  present,
                  memory,
                  drawInSlices(token),
              );
        stopIfCancelled(token);
        return reply;
    });
    answer(connection, exportMessage, async (request, token) => {
        const state = await readable(request.uri, token);
        const { format } = request;
        if (isSystemFormat(format)) {
            return exportSystemReply(drawer, assets, { ...request, format }, state);
        }
        const comparison = await comparisons.of(state, request.view, token);
        const changes = comparison?.drawer(await state.findings());
        const shown = changes ? undefined : memory.before(state.project, request.view);
        return exportReply(changes ?? drawer, assets, { ...request, format }, state, shown, changes?.view);
    });
    answer(connection, detailsMessage, async ({ uri, ids }, token) => {
        const details = elementDetails((await readable(uri, token)).index(), ids);
        return details ? { details } : {};
    });
    answer(connection, elementsAtMessage, async ({ uri, position }, token) => {
        const state = await models.now(projectOf(uri), token);
        return { project: state.project, ids: elementsAt(state.index(), uri, position) };
    });
    answer(connection, applyFix, async ({ uri, version, finding, fix }, token) => {
        const state = await models.now(projectOf(uri), token);
        const chosen = (await state.findings())[finding]?.fixes[fix];
        if (state.version !== version || state.unreadable || !chosen) {
            return { outcome: 'stale' };
        }
        const edit = freshEdit(chosen.edits, editGround(shared, state.texts, abilities()));
        if (!edit) {
            return { outcome: 'stale' };
        }
        const { applied } = await connection.workspace.applyEdit({ label: chosen.title, edit });
        return { outcome: applied ? 'applied' : 'refused' };
    });
}

/** What the person is told in its own words. */
const TOLD = [UnknownViewError, UnsayableViewError, ComparisonFailure, NothingToDrawError];

function answer<Params, Result extends object>(
    connection: Connection,
    message: RequestMessage<Params, Result>,
    handle: (params: Params, token: CancellationToken) => Promise<Result>,
): void {
    answerRequest(connection, message, handle, (error) =>
        TOLD.some((kind) => error instanceof kind) && error instanceof Error
            ? new ResponseError(LSPErrorCodes.RequestFailed, error.message)
            : error,
    );
}
