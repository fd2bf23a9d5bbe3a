import { EmptyFileSystem, type LangiumDocument, type URI } from 'langium';
import { buildModelInSteps } from '../../language/build-model.ts';
import { createFirebreakServices, type FirebreakSharedServices } from '../../language/services.ts';
import type { ArchitectureModel } from '../model/architecture.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { runRules } from '../rules/run-rules.ts';
import type { ProjectConfig } from './config/project-config.ts';
import { unknownConstraints } from './config/unknown-constraints.ts';
import { documentProblems } from './document-problems.ts';
import type { ProjectSources } from './read-project.ts';
import { problemToFinding } from './text-problem.ts';
import { inTurns, type Turns } from './turns.ts';

/** A project after its texts were understood. */
export interface BuiltProject {
    readonly sources: ProjectSources;
    readonly documents: readonly LangiumDocument[];
    readonly model: ArchitectureModel;
    /** What is wrong with its files, its settings and its texts, in the order of places. */
    readonly problems: readonly Finding[];
}

/** How a build tells where it is. */
export interface BuildOptions {
    /** Called before each text is parsed, with how many were parsed before it; the build waits for it, and ends if it throws. */
    readonly onParse?: (parsed: number) => void | Promise<void>;
    /** Called when all texts are parsed. */
    readonly onLink?: () => void;
    /** Lets others have their turn in between; the build ends when nobody wants it any more. */
    readonly turns?: Turns;
}

/** Parses, links and checks the texts of projects, and makes a model of each. Projects never see each other's names. */
export async function buildProjects(
    projects: readonly ProjectSources[],
    options: BuildOptions = {},
): Promise<BuiltProject[]> {
    const { shared } = createFirebreakServices(EmptyFileSystem);
    const documents = new Map<ProjectSources, LangiumDocument[]>();
    let parsed = 0;
    for (const project of projects) {
        shared.workspace.ProjectRoots.add(project.root);
        const ofProject: LangiumDocument[] = [];
        for (const { uri, text } of project.models) {
            await options.onParse?.(parsed++);
            await options.turns?.pause();
            ofProject.push(parse(shared, uri, text));
        }
        documents.set(project, ofProject);
    }
    options.onLink?.();
    await link(shared, [...documents.values()].flat(), options.turns);
    const built: BuiltProject[] = [];
    for (const sources of projects) {
        built.push(await finish(sources, documents.get(sources) ?? [], options.turns));
    }
    return built;
}

async function link(
    { workspace: { DocumentBuilder } }: FirebreakSharedServices,
    documents: LangiumDocument[],
    turns: Turns | undefined,
): Promise<void> {
    try {
        await DocumentBuilder.build(documents, { validation: true }, turns?.token);
    } catch (error) {
        // Langium says only that it was broken off.
        await turns?.pause();
        throw error;
    }
}

/**
 * What the rules find in a model.
 *
 * @param today ISO date by which allowances expire
 */
export function findingsOfRules(model: ArchitectureModel, config: ProjectConfig, today: string): readonly Finding[] {
    return runRules(model, { settings: config.settings, today });
}

function parse(shared: FirebreakSharedServices, uri: URI, text: string): LangiumDocument {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, uri);
    shared.workspace.LangiumDocuments.addDocument(document);
    return document;
}

async function finish(
    sources: ProjectSources,
    documents: readonly LangiumDocument[],
    turns: Turns | undefined,
): Promise<BuiltProject> {
    const model = await inTurns(buildModelInSteps(documents), turns);
    const problems = [
        ...sources.problems,
        ...unknownConstraints(sources.config, model),
        ...documents.flatMap(documentProblems),
    ];
    return {
        sources,
        documents,
        model,
        problems: problems.map(problemToFinding).toSorted(compareFindings),
    };
}
