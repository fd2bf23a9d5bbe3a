import { DocumentState, type LangiumDocument, type URI } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import { buildModelInSteps } from '../../../language/build-model.ts';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import type { ArchitectureModel } from '../../model/architecture.ts';
import { indexModel, type ModelIndex } from '../../model/index-model.ts';
import { compareWithBaseline } from '../../rules/baseline.ts';
import type { Finding } from '../../rules/finding.ts';
import { type RunOutcome, runRulesInSteps } from '../../rules/run-rules.ts';
import { inSlices } from '../requests/in-slices.ts';
import { stopIfCancelled } from '../requests/stop-if-cancelled.ts';
import type { ProjectSettings, SettingsStore } from './project-settings.ts';
import { unreadableLine } from './unreadable-line.ts';

/** One state of a project, with what is worked out of it when somebody first asks. */
export interface ProjectState {
    readonly project: string;
    /** Numbers the states of all projects; a later one is higher. */
    readonly version: number;
    readonly settings: ProjectSettings;
    /** The first line that cannot be read. */
    readonly unreadable: { readonly uri: string; readonly line: number } | undefined;
    /** The texts that the model was made of, by URI. */
    readonly texts: ReadonlyMap<string, string>;
    index(): ModelIndex;
    /** What the rules find and the baseline does not hold. */
    findings(): Promise<readonly Finding[]>;
    /**
     * The findings if they are known, else those of an earlier state without their fixes, so that a picture need not
     * wait for the rules while somebody types.
     */
    findingsAtHand(): Promise<readonly Finding[]>;
    /** All that the rules find, by what the baseline says of it; there may be none. */
    compared(): Promise<ComparedFindings>;
    /** The same, or nothing if nobody wants it any more before the rules have run. */
    comparedWhile(isWanted: () => boolean): Promise<ComparedFindings | undefined>;
    /** What is wrong with the baseline, for who reports it. */
    baselineProblems(): ReturnType<ProjectSettings['readBaseline']>;
}

/** Findings by what a project's baseline says of them, and what the model allows or composite findings contain. */
export interface ComparedFindings extends Pick<RunOutcome, 'allowed' | 'swallowed'> {
    /** Without a baseline every finding is fresh, and none is new. */
    readonly hasBaseline: boolean;
    readonly fresh: readonly Finding[];
    readonly known: readonly Finding[];
}

/** The states of all open projects, by the keys of `ProjectRoots`. */
export interface ProjectModels {
    /**
     * The present state, once all texts are linked.
     *
     * @throws when the token is cancelled while it waits
     */
    now(project: string, token?: CancellationToken): Promise<ProjectState>;
    /** The last state whose texts could all be read; the present one when there is none. */
    lastReadable(project: string, token?: CancellationToken): Promise<ProjectState>;
    /**
     * The present state for whoever holds the workspace's lock and must not ask for it again; none while texts are
     * being linked.
     */
    held(project: string): Promise<ProjectState | undefined>;
    /**
     * Has the present state made for whoever will ask for it, as soon as the texts may be read; it is left when a text is
     * about to change.
     */
    prepare(project: string): void;
    /** The last state that was made, be it the present one or not; it is never made for this. */
    newest(project: string): ProjectState | undefined;
    /** Whether somebody was given findings of an earlier state since this was last asked. */
    gaveOldFindings(project: string): boolean;
    /** The state is no longer the present one. */
    forget(project: string): void;
    /** No state is the present one any more. */
    forgetAll(): void;
}

/** So often a model is left for somebody who types, before it is made all the same. */
const MOST_ATTEMPTS = 4;

/** @param today gives the ISO date by which allowances expire */
export function createProjectModels(
    shared: FirebreakLspSharedServices,
    settings: SettingsStore,
    today: () => string,
): ProjectModels {
    const { ProjectRoots, DocumentBuilder, WorkspaceLock, LangiumDocuments } = shared.workspace;
    const present = new Map<string, Promise<ProjectState | undefined>>();
    /** Those of `present` that are there already. */
    const ready = new Map<string, ProjectState>();
    const newest = new Map<string, ProjectState>();
    const readable = new Map<string, ProjectState>();
    const history = new Map<string, FindingsHistory>();
    let version = 0;

    async function now(project: string, token?: CancellationToken): Promise<ProjectState> {
        for (let attempt = 1; ; attempt++) {
            await DocumentBuilder.waitUntil(DocumentState.IndexedReferences, token);
            // Somebody who types without end must not keep others waiting for ever.
            const mayBeLeft = attempt < MOST_ATTEMPTS;
            const state = await (present.get(project) ?? begin(project, mayBeLeft));
            if (state) {
                return state;
            }
            stopIfCancelled(token);
        }
    }

    function begin(project: string, mayBeLeft: boolean): Promise<ProjectState | undefined> {
        const state: Promise<ProjectState | undefined> = WorkspaceLock.read(async () => {
            // A text may have changed before it was this one's turn, and the next is under way; what a reference means
            // that is asked before all names are known, it would mean for good.
            const isPresent = present.get(project) === state && LangiumDocuments.all.every(isLinked);
            return isPresent || !mayBeLeft ? build(project, mayBeLeft) : undefined;
        });
        return keep(project, state);
    }

    /** @param state nothing, if a text changed while the model was made */
    function keep(project: string, state: Promise<ProjectState | undefined>): Promise<ProjectState | undefined> {
        present.set(project, state);
        const isPresent = () => present.get(project) === state;
        state.then(
            (built) => isPresent() && (built ? ready.set(project, built) : present.delete(project)),
            () => isPresent() && present.delete(project),
        );
        return state;
    }

    /** @param mayBeLeft nothing comes of it when a text is about to change */
    async function build(project: string, mayBeLeft: boolean): Promise<ProjectState | undefined> {
        const { writers } = WorkspaceLock;
        const isPresent = () => !mayBeLeft || WorkspaceLock.writers === writers;
        const found = await settings.of(project);
        const documents = LangiumDocuments.all
            .filter((document) => ProjectRoots.projectOf(document.uri) === project && !found.isIgnored(document.uri))
            .toArray();
        const model = await inSlices(buildModelInSteps(documents), isPresent);
        if (!model) {
            return undefined;
        }
        const past = history.get(project) ?? { wasUsed: false };
        history.set(project, past);
        const state = stateOf(project, ++version, documents, found, { model, today: today(), past });
        newest.set(project, state);
        if (!state.unreadable) {
            readable.set(project, state);
        }
        return state;
    }

    return {
        now,
        prepare(project) {
            if (!present.has(project)) {
                void begin(project, true);
            }
        },
        newest: (project) => newest.get(project),
        async lastReadable(project, token) {
            const state = await now(project, token);
            return state.unreadable ? (readable.get(project) ?? state) : state;
        },
        async held(project) {
            const known = ready.get(project);
            if (known) {
                return known;
            }
            // What is being built may wait for a lock that waits for the caller.
            return LangiumDocuments.all.every(isLinked) ? keep(project, build(project, true)) : undefined;
        },
        gaveOldFindings(project) {
            const past = history.get(project);
            const wasUsed = past?.wasUsed === true;
            if (past) {
                past.wasUsed = false;
            }
            return wasUsed;
        },
        forget(project) {
            present.delete(project);
            ready.delete(project);
        },
        forgetAll() {
            present.clear();
            ready.clear();
        },
    };
}

/** The newest findings of a project that were worked out, of whatever state. */
interface FindingsHistory {
    newest?: readonly Finding[];
    wasUsed: boolean;
}

interface StateParts {
    readonly model: ArchitectureModel;
    readonly today: string;
    readonly past: FindingsHistory;
}

function stateOf(
    project: string,
    version: number,
    documents: readonly LangiumDocument[],
    settings: ProjectSettings,
    { model, today, past }: StateParts,
): ProjectState {
    let index: ModelIndex | undefined;
    let compared: Promise<ComparedFindings | undefined> | undefined;
    let isWanted: () => boolean = () => true;
    let areKnown = false;
    let baseline: ReturnType<ProjectSettings['readBaseline']> | undefined;
    const readBaseline = () => {
        baseline ??= settings.readBaseline();
        return baseline;
    };
    const indexed = () => {
        index ??= indexModel(model);
        return index;
    };
    const run = async () => {
        const { baseline } = await readBaseline();
        const steps = runRulesInSteps(indexed(), { settings: settings.config.settings, today });
        const outcome = await inSlices(steps, () => isWanted());
        if (!outcome) {
            compared = undefined;
            return undefined;
        }
        const { findings, ...apart } = outcome;
        const { fresh, known } = compareWithBaseline(findings, baseline ?? []);
        areKnown = true;
        past.newest = fresh;
        return { hasBaseline: baseline !== undefined, fresh, known, ...apart };
    };
    const comparedWhile = (wanted: () => boolean) => {
        if (areKnown && compared) {
            return compared;
        }
        const before = isWanted;
        isWanted = compared ? () => before() || wanted() : wanted;
        compared ??= run();
        return compared;
    };
    const compare = async () => {
        // Who began may not want it any more just now.
        for (;;) {
            const outcome = await comparedWhile(() => true);
            if (outcome) {
                return outcome;
            }
        }
    };
    return {
        project,
        version,
        settings,
        unreadable: firstUnreadable(documents),
        index: indexed,
        baselineProblems: readBaseline,
        texts: new Map(documents.map((document) => [document.uri.toString(), textOf(document)])),
        findings: async () => (await compare()).fresh,
        async findingsAtHand() {
            if (areKnown || !past.newest) {
                return (await compare()).fresh;
            }
            past.wasUsed = true;
            return past.newest.map((finding) => ({ ...finding, fixes: [] }));
        },
        compared: compare,
        comparedWhile,
    };
}

/** The text that was read; the editor's may be a newer one already. */
function textOf(document: LangiumDocument): string {
    return document.parseResult.value.$cstNode?.root.fullText ?? document.textDocument.getText();
}

function firstUnreadable(documents: readonly LangiumDocument[]): ProjectState['unreadable'] {
    for (const document of documents) {
        const line = unreadableLine(document);
        if (line !== undefined) {
            return { uri: document.uri.toString(), line };
        }
    }
    return undefined;
}

/** Whether a document is linked, so that a model can be made of it. */
export function isLinked(document: LangiumDocument): boolean {
    return document.state >= DocumentState.IndexedReferences;
}

/** Forgets the state of each project of which a text changes, comes or goes. */
export function forgetChanged(shared: FirebreakLspSharedServices, models: ProjectModels): void {
    const { ProjectRoots, DocumentBuilder } = shared.workspace;
    const forget = (uri: URI) => models.forget(ProjectRoots.projectOf(uri));
    DocumentBuilder.onUpdate((changed, deleted) => {
        for (const uri of [...changed, ...deleted]) {
            forget(uri);
        }
    });
    DocumentBuilder.onBuildPhase(DocumentState.IndexedReferences, async (documents) => {
        for (const document of documents) {
            forget(document.uri);
        }
    });
}
