import { URI } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import {
    checkProjects,
    findingsChanged,
    findRulePage,
    fixAll,
    listFindings,
    listFixes,
    listRules,
} from '../../protocol/findings/findings.ts';
import { pageOf, RULES } from '../../rules/registry.ts';
import { rulePage } from '../../rules/rule.ts';
import type { FeatureSources } from '../feature-sources.ts';
import type { ProjectState } from '../projects/project-models.ts';
import { unreadableLine } from '../projects/unreadable-line.ts';
import { editGround } from '../quick-fixes/edit-ground.ts';
import type { EditGround } from '../quick-fixes/fresh-edits.ts';
import { answer } from '../requests/answer.ts';
import type { DiagnosticCounts } from './diagnostics-publisher.ts';
import { fixesByRule, fixMany } from './fix-all.ts';
import { listOfFindings } from './list-findings.ts';

/** What the answers need beside the models. */
export interface CheckSources extends FeatureSources {
    /** Has all projects checked anew and says which they are. */
    readonly checkNow: () => Promise<readonly string[]>;
    readonly counts: () => DiagnosticCounts;
}

/**
 * Answers what the tree of findings and the project's commands ask.
 *
 * @returns to be called when the rules have run
 */
export function answerFindings(connection: Connection, sources: CheckSources): () => void {
    const { shared, models, latest } = sources;
    const { ProjectRoots, LangiumDocuments, WorkspaceManager } = shared.workspace;
    const states = (token: CancellationToken) => {
        const projects = new Set(LangiumDocuments.all.map(({ uri }) => ProjectRoots.projectOf(uri)));
        return Promise.all([...projects].sort().map((project) => models.now(project, token)));
    };
    const ground = (state: ProjectState): EditGround =>
        editGround(shared, new Map([...state.texts].filter(([uri]) => isReadable(sources, uri))), sources.abilities());

    answer(connection, listFindings, async () => {
        await WorkspaceManager.ready;
        return listOfFindings(latest.all(), LangiumDocuments.all.count() > 0);
    });
    answer(connection, checkProjects, async () => {
        const projects = await sources.checkNow();
        return { projects: projects.length, ...sources.counts() };
    });
    answer(connection, listFixes, async (_params, token) => {
        const findings = await Promise.all((await states(token)).map((state) => state.findings()));
        return fixesByRule(findings.flat());
    });
    answer(connection, fixAll, async ({ rules, unsafe }, token) => {
        const wanted = new Set(rules);
        const done = { mended: 0, files: 0, refused: false };
        for (const state of await states(token)) {
            const findings = (await state.findings()).filter(({ rule }) => wanted.has(rule));
            const fixes = fixMany(findings, unsafe, ground(state));
            if (!fixes || token.isCancellationRequested) {
                continue;
            }
            const { applied } = await connection.workspace.applyEdit({
                label: `Mend ${fixes.mended} findings`,
                edit: fixes.edit,
            });
            done.mended += applied ? fixes.mended : 0;
            done.files += applied ? fixes.files : 0;
            done.refused ||= !applied;
        }
        return done;
    });
    answer(connection, listRules, async () => ({
        rules: RULES.map(({ meta: { id, category, severity, summary, fixable } }) => ({
            id,
            category,
            severity,
            summary,
            fixable,
            page: rulePage(id),
        })),
    }));
    answer(connection, findRulePage, async ({ rule }) => {
        const page = pageOf(rule);
        return page === undefined ? {} : { page: rulePage(page) };
    });
    return () => void connection.sendNotification(findingsChanged.method, {});
}

/** A text with a syntax error is not what it seems, so nothing is changed in it unasked. */
function isReadable({ shared }: FeatureSources, uri: string): boolean {
    const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    return document !== undefined && unreadableLine(document) === undefined;
}
