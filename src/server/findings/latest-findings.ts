import type { ComparedFindings, ProjectState } from '../projects/project-models.ts';

/** What the rules found in one state of a project. */
export interface FoundInState extends ComparedFindings {
    readonly state: ProjectState;
}

/** What the rules found last in each project, for whoever shows it and must not wait for the rules. */
export interface LatestFindings {
    of(project: string): FoundInState | undefined;
    all(): readonly FoundInState[];
    replace(project: string, found: FoundInState): void;
}

/** Makes a store in which nothing is found yet. */
export function createLatestFindings(): LatestFindings {
    const latest = new Map<string, FoundInState>();
    return {
        of: (project) => latest.get(project),
        all: () => [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found),
        replace: (project, found) => void latest.set(project, found),
    };
}
