import { DocumentState, type URI } from 'langium';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import { unknownConstraints } from '../../project/config/unknown-constraints.ts';
import type { Finding } from '../../rules/finding.ts';
import { isLinked, type ProjectModels, type ProjectState } from '../projects/project-models.ts';
import type { SettingsStore } from '../projects/project-settings.ts';
import { followSettingsFiles } from '../workspace/settings-files.ts';
import { followWorkspaceFolders } from '../workspace/workspace-folders.ts';
import type { DiagnosticsPublisher } from './diagnostics-publisher.ts';
import { findingToDiagnostic, problemToDiagnostic } from './finding-diagnostic.ts';
import type { LatestFindings } from './latest-findings.ts';

/**
 * Milliseconds after a change after which the rules run, unless there is another: somebody who goes on typing would not
 * read them. Who types fast hits a key each 60 ms.
 */
const QUIET_TIME = 80;

/** Diagnostics by the URI of their file. */
type DiagnosticsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** What {@link followProjectFindings} works with. */
export interface FindingsSources {
    readonly connection: Connection;
    readonly shared: FirebreakLspSharedServices;
    readonly settings: SettingsStore;
    readonly models: ProjectModels;
    readonly publisher: DiagnosticsPublisher;
    /** Kept up to date with what is found. */
    readonly latest: LatestFindings;
}

/**
 * Keeps what the rules find in each project up to date: after a build they run over the models of the projects that
 * it touched, closed files included.
 *
 * @param onPublished called after each round with the projects that it checked
 * @returns has all projects checked at once, settings and baselines read anew, and says which they are
 */
export function followProjectFindings(
    { connection, shared, settings, models, publisher, latest }: FindingsSources,
    onPublished: (projects: readonly string[]) => void,
): () => Promise<readonly string[]> {
    const { ProjectRoots, DocumentBuilder, WorkspaceLock } = shared.workspace;
    const findings = new Map<string, DiagnosticsByFile>();
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let changedAt = Number.NEGATIVE_INFINITY;

    const touch = (uris: readonly URI[]) => {
        for (const uri of uris) {
            touched.add(ProjectRoots.projectOf(uri));
        }
    };
    const schedule = () => {
        clearTimeout(timer);
        timer = setTimeout(() => void refresh(), Math.max(0, changedAt + QUIET_TIME - performance.now()));
    };
    const forgetProjects = () => {
        settings.forgetAll();
        models.forgetAll();
        for (const project of findings.keys()) {
            touched.add(project);
        }
        schedule();
    };
    followWorkspaceFolders(connection, shared, forgetProjects);
    followSettingsFiles(shared, settings, {
        onBaseline(project) {
            settings.forget(project);
            models.forget(project);
            touched.add(project);
            schedule();
        },
        onSettings: forgetProjects,
    });

    /** @returns whether all that was touched is checked */
    async function refresh(): Promise<boolean> {
        const isSettled = await WorkspaceLock.read(() => shared.workspace.LangiumDocuments.all.every(isLinked));
        if (!isSettled) {
            // A build was broken off by a newer one, which will bring us here again.
            return false;
        }
        const checked = [...touched];
        for (const project of checked) {
            touched.delete(project);
            const state = await models.now(project);
            const { writers } = WorkspaceLock;
            const compared = await state.comparedWhile(() => WorkspaceLock.writers === writers);
            if (!compared) {
                for (const left of checked) {
                    touched.add(left);
                }
                schedule();
                return false;
            }
            findings.set(project, await diagnosticsOf(state, compared.fresh));
            latest.replace(project, { state, ...compared });
        }
        publisher.replaceAll('rules', joinFiles(findings.values()));
        onPublished(checked);
        return true;
    }

    DocumentBuilder.onUpdate((changed, deleted) => {
        changedAt = performance.now();
        touch([...changed, ...deleted]);
    });
    DocumentBuilder.onBuildPhase(DocumentState.Validated, async (documents) => {
        touch(documents.map((document) => document.uri));
        for (const project of touched) {
            models.prepare(project);
        }
        schedule();
    });
    return async () => {
        await DocumentBuilder.waitUntil(DocumentState.IndexedReferences);
        touch(shared.workspace.LangiumDocuments.all.map(({ uri }) => uri).toArray());
        const projects = [...touched].sort();
        for (const project of projects) {
            settings.forget(project);
            models.forget(project);
        }
        clearTimeout(timer);
        while (!(await refresh())) {
            await DocumentBuilder.waitUntil(DocumentState.Validated);
        }
        return projects;
    };
}

async function diagnosticsOf(state: ProjectState, fresh: readonly Finding[]): Promise<DiagnosticsByFile> {
    const { problems } = await state.baselineProblems();
    const placed = [
        ...[
            ...state.settings.problems,
            ...unknownConstraints(state.settings.config, state.index().model),
            ...problems,
        ].map((problem) => ({
            uri: problem.uri,
            diagnostic: problemToDiagnostic(problem),
        })),
        ...fresh
            .filter(({ source }) => source.uri !== '')
            .map((finding) => ({ uri: finding.source.uri, diagnostic: findingToDiagnostic(finding) })),
    ];
    const byFile = new Map<string, Diagnostic[]>();
    for (const { uri, diagnostic } of placed) {
        const ofFile = byFile.get(uri) ?? [];
        ofFile.push(diagnostic);
        byFile.set(uri, ofFile);
    }
    return byFile;
}

function joinFiles(projects: Iterable<DiagnosticsByFile>): DiagnosticsByFile {
    return new Map([...projects].flatMap((files) => [...files]));
}
