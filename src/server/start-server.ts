import type { FileSystemProvider } from 'langium';
import { startLanguageServer, WorkspaceState } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { answerOtherRequests } from '../../language/lsp/language-server.ts';
import { createFirebreakLspServices } from '../../language/lsp/services.ts';
import { createDrawer } from '../diagram/draw.ts';
import { type LayoutEngine, warmUp } from '../diagram/layout/engine.ts';
import type { OpenRevision } from '../project/comparison/read-revision.ts';
import type { TextProblem } from '../project/text-problem.ts';
import { RULES } from '../rules/registry.ts';
import type { ReplicationRunner } from '../simulation/replication/replication-runner.ts';
import { runInTurns } from '../simulation/replication/run-in-turns.ts';
import { answerAgents } from './agents/answer-agents.ts';
import { answerComparison, askToRunGit } from './comparison/answer-comparison.ts';
import { createComparisons } from './comparison/comparisons.ts';
import { clientAbilities, NO_ABILITIES } from './editor/client-abilities.ts';
import { refreshViews } from './editor/refresh-views.ts';
import { reportStatus } from './editor/report-status.ts';
import { answerExperiments } from './experiments/answer-experiments.ts';
import type { FeatureSources } from './feature-sources.ts';
import { answerFindings } from './findings/answer-findings.ts';
import { createDiagnosticsPublisher, type DiagnosticsPublisher } from './findings/diagnostics-publisher.ts';
import { problemToDiagnostic } from './findings/finding-diagnostic.ts';
import { createLatestFindings } from './findings/latest-findings.ts';
import { followProjectFindings } from './findings/project-findings.ts';
import { modelServices } from './model-services.ts';
import { answerPanel } from './pictures/answer-panel.ts';
import { tellModelChanges } from './pictures/tell-changes.ts';
import { createProjectModels, forgetChanged } from './projects/project-models.ts';
import { createSettingsStore } from './projects/project-settings.ts';
import { createReadableModels } from './projects/readable-models.ts';
import { othersTurn } from './requests/in-slices.ts';
import { createClientFileSystem } from './workspace/client-file-system.ts';
import { forgetClosedDocuments } from './workspace/closed-documents.ts';
import { createFileSystemByScheme } from './workspace/file-system-by-scheme.ts';
import { watchAbove } from './workspace/settings-above.ts';
import { createWorkspaceFileAccess } from './workspace/workspace-file-access.ts';

/**
 * Starts the language server on a connection and returns at once; the work begins when the editor says `initialize`.
 *
 * @param localFileSystems the file systems that this process reaches itself, by URI scheme; all other files are read
 *   through the editor
 * @param layoutEngine lays pictures out, at best beside this thread
 * @param openRevision reads what git keeps, where git can be run
 * @param runner runs experiments, at best beside this thread
 */
export function startFirebreakServer(
    connection: Connection,
    localFileSystems: Readonly<Record<string, FileSystemProvider>>,
    layoutEngine: LayoutEngine,
    openRevision?: OpenRevision,
    runner: ReplicationRunner = runInTurns(),
): void {
    const publisher = createDiagnosticsPublisher((params) => void connection.sendDiagnostics(params));
    const allFiles = createFileSystemByScheme(localFileSystems, createClientFileSystem(connection));
    const settings = createSettingsStore(allFiles);
    const latest = createLatestFindings();
    const fileProblems = new Map<string, readonly TextProblem[]>();
    const fileSystem = createReadableModels(
        allFiles,
        async (uri) => (await settings.of(shared.workspace.ProjectRoots.projectOf(uri))).isIgnored(uri),
        (uri, problems) => {
            // What is open in the editor is read from there.
            const shown = shared.workspace.TextDocuments.get(uri) ? [] : problems;
            publisher.replace('file', uri.toString(), shown.map(problemToDiagnostic));
        },
    );
    const { shared } = createFirebreakLspServices(
        {
            connection: publishThrough(connection, publisher),
            fileSystemProvider: () => fileSystem,
            offeredRules: RULES.map(({ meta }) => meta.id),
        },
        modelServices(() => features),
    );
    let abilities = NO_ABILITIES;
    shared.lsp.LanguageServer.onInitialize((params) => {
        abilities = clientAbilities(params);
    });
    watchAbove(connection, shared);
    forgetClosedDocuments(shared);
    shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => {
        for (const uri of deleted) {
            fileProblems.delete(uri.toString());
            publisher.replace('file', uri.toString(), []);
        }
    });
    shared.workspace.TextDocuments.onDidOpen(({ document }) => publisher.replace('file', document.uri, []));
    const refreshStatus = reportStatus(connection, shared, publisher.counts);
    const models = createProjectModels(shared, settings, today);
    forgetChanged(shared, models);
    const features: FeatureSources = { shared, models, latest, abilities: () => abilities };
    const tellChanges = tellModelChanges(connection, shared);
    const refresh = refreshViews(connection, shared, () => abilities);
    const checkNow = followProjectFindings({ connection, shared, settings, models, publisher, latest }, (projects) => {
        refreshStatus();
        refresh();
        tellFindings();
        tellChanges(projects.filter(models.gaveOldFindings));
    });
    const tellFindings = answerFindings(connection, { ...features, checkNow, counts: publisher.counts });
    const git = { openRevision, mayRunGit: () => askToRunGit(connection) };
    const comparisons = createComparisons({ files: createWorkspaceFileAccess(allFiles), ...git, today }, layoutEngine);
    answerComparison(connection, shared, models, comparisons);
    const drawer = createDrawer(layoutEngine, othersTurn);
    answerPanel(connection, {
        shared,
        models,
        drawer,
        warmUp: () => warmUp(layoutEngine),
        comparisons,
        abilities: () => abilities,
    });
    answerAgents(connection, {
        shared,
        models,
        drawer,
        runner,
        ...git,
        fileProblems: () => [...fileProblems.values()].flat(),
        today,
        abilities: () => abilities,
    });
    answerExperiments(connection, { shared, models, runner, today });
    answerOtherRequests(connection, shared);
    startLanguageServer(shared, {
        HoverProvider: WorkspaceState.IndexedReferences,
        CodeLensProvider: WorkspaceState.IndexedReferences,
        InlayHintProvider: WorkspaceState.IndexedReferences,
    });
}

/** The date where the person is, who reads "until 2027-03-01" as the end of that day at home. */
function today(): string {
    const now = new Date();
    const twoDigits = (count: number) => String(count).padStart(2, '0');
    return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** The same connection, but diagnostics of a text go to the publisher, which joins them with the rules' findings. */
function publishThrough(connection: Connection, publisher: DiagnosticsPublisher): Connection {
    const sendDiagnostics: Connection['sendDiagnostics'] = async ({ uri, diagnostics }) =>
        publisher.replace('text', uri, diagnostics);
    return Object.create(connection, { sendDiagnostics: { value: sendDiagnostics } }) as Connection;
}
