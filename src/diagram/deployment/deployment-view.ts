import type { SeverityCounts, ViewHead } from '../views/view.ts';

/** Where a system runs: units by zones, and what ships together. */
export interface DeploymentView extends ViewHead {
    readonly kind: 'deployment';
    readonly zones: readonly Zone[];
    readonly units: readonly UnitRow[];
    readonly trains: readonly ReleaseTrain[];
    /** The contexts behind the hues. */
    readonly contexts: readonly { readonly hue: number; readonly title: string }[];
    readonly description: string;
}

/** A column: a zone, several that stand for the rest, or the one of a deployment that says nothing of zones. */
export interface Zone {
    readonly title: string;
    readonly said: boolean;
}

/** A row: what is started and stopped together. */
export interface UnitRow {
    readonly id: string;
    readonly title: string;
    /** Of the context whose services it runs, if that is one. */
    readonly hue?: number;
    /** Replicas, what it runs, and where: under its title. */
    readonly lines: readonly string[];
    /** Whether it says in which zones it runs; else its pods are spread over all. */
    readonly zonesSaid: boolean;
    /** For each zone how many pods run there; nothing where none does. */
    readonly pods: readonly (PodCount | undefined)[];
    readonly sidecars: readonly string[];
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}

/** How many pods run in a zone, at least and at most. */
export interface PodCount {
    readonly min: number;
    readonly max: number;
}

/** Services that can only be deployed together. */
export interface ReleaseTrain {
    readonly id: string;
    readonly title: string;
    /** The numbers of the rows that run its members. */
    readonly rows: readonly number[];
    readonly members: readonly string[];
    /** The rules that found something about it. */
    readonly rules: readonly string[];
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}
