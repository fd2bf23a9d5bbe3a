import { DocumentState, type LangiumDocument, type URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { buildModel } from '../../language/build-model.ts';
import type { FirebreakLspSharedServices } from '../../language/lsp/services.ts';
import { compareWithBaseline } from '../rules/baseline.ts';
import { runRules } from '../rules/run-rules.ts';
import type { DiagnosticsPublisher } from './diagnostics-publisher.ts';
import { findingToDiagnostic, problemToDiagnostic } from './finding-diagnostic.ts';
import type { SettingsStore } from './project-settings.ts';
import { followSettingsFiles } from './settings-files.ts';

/** Milliseconds without a change after which the rules run, so that they do not slow down typing. */
const QUIET_TIME = 150;

/** Diagnostics by the URI of their file. */
type DiagnosticsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/**
 * Keeps what the rules find in each project up to date: after a build they run over the models of the projects that
 * it touched, closed files included.
 *
 * @param today gives the ISO date by which allowances expire
 * @param onPublished called after each round
 */
export function followProjectFindings(
    shared: FirebreakLspSharedServices,
    settings: SettingsStore,
    publisher: DiagnosticsPublisher,
    today: () => string,
    onPublished: () => void,
): void {
    const { ProjectRoots, DocumentBuilder, WorkspaceLock } = shared.workspace;
    const findings = new Map<string, DiagnosticsByFile>();
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const touch = (uris: readonly URI[]) => {
        for (const uri of uris) {
            touched.add(ProjectRoots.projectOf(uri));
        }
    };
    const schedule = () => {
        clearTimeout(timer);
        timer = setTimeout(() => void WorkspaceLock.read(refresh), QUIET_TIME);
    };
    followSettingsFiles(shared, (project) => {
        settings.forget(project);
        touched.add(project);
        schedule();
    });

    async function refresh(): Promise<void> {
        const documents = shared.workspace.LangiumDocuments.all.toArray();
        if (!documents.every(isLinked)) {
            // A build was broken off by a newer one, which will bring us here again.
            return;
        }
        const byProject = groupBy(documents, (document) => ProjectRoots.projectOf(document.uri));
        for (const project of [...touched]) {
            touched.delete(project);
            findings.set(project, await checkProject(project, byProject.get(project) ?? [], settings, today()));
        }
        publisher.replaceAll('rules', joinFiles(findings.values()));
        onPublished();
    }

    DocumentBuilder.onUpdate((changed, deleted) => touch([...changed, ...deleted]));
    DocumentBuilder.onBuildPhase(DocumentState.Validated, async (documents) => {
        touch(documents.map((document) => document.uri));
        schedule();
    });
}

async function checkProject(
    project: string,
    documents: readonly LangiumDocument[],
    store: SettingsStore,
    today: string,
): Promise<DiagnosticsByFile> {
    const settings = await store.of(project);
    const model = buildModel(documents.filter((document) => !settings.isIgnored(document.uri)));
    const { baseline = [], problems } = await settings.readBaseline();
    const { fresh } = compareWithBaseline(runRules(model, { settings: settings.config.settings, today }), baseline);
    const placed = [
        ...[...settings.problems, ...problems].map((problem) => ({
            uri: problem.uri,
            diagnostic: problemToDiagnostic(problem),
        })),
        ...fresh
            .filter(({ source }) => source.uri !== '')
            .map((finding) => ({ uri: finding.source.uri, diagnostic: findingToDiagnostic(finding) })),
    ];
    const byFile = groupBy(placed, ({ uri }) => uri);
    return new Map([...byFile].map(([uri, entries]) => [uri, entries.map(({ diagnostic }) => diagnostic)]));
}

/** Whether a document is linked, so that a model can be made of it. */
function isLinked(document: LangiumDocument): boolean {
    return document.state >= DocumentState.IndexedReferences;
}

function joinFiles(projects: Iterable<DiagnosticsByFile>): DiagnosticsByFile {
    return new Map([...projects].flatMap((files) => [...files]));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
    const groups = new Map<string, Item[]>();
    for (const item of items) {
        const group = groups.get(keyOf(item)) ?? [];
        group.push(item);
        groups.set(keyOf(item), group);
    }
    return groups;
}
