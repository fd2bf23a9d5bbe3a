import type { Element } from './element.ts';
import type { PolicyBlock } from './policy.ts';
import type { Source } from './source.ts';
import type { Telemetry } from './telemetry.ts';

/** Where it runs. */
export interface Deployment extends Element {
    readonly kind: 'deployment';
    /** `Kubernetes` … */
    readonly platform?: string;
    /** `default-deny` or `open`, if said. */
    readonly network?: string;
    readonly units: readonly DeploymentUnit[];
}

/** What is started and stopped together: a pod, a container, a virtual machine. */
export interface DeploymentUnit extends Element {
    readonly kind: 'unit';
    /** Ids of the services in it, sorted. */
    readonly runs: readonly string[];
    /** Where each of them is named, in the order of the text. */
    readonly runsAt: readonly NamedService[];
    /** Ids of services and backends, or words, that run beside them. */
    readonly sidecars: readonly string[];
    readonly replicas?: { readonly min: number; readonly max: number };
    readonly zones: readonly string[];
    readonly image?: string;
    readonly port?: number;
    readonly namespace?: string;
}

/** Services that can only be deployed together. */
export interface Release extends Element {
    readonly kind: 'release';
    /** Ids, sorted. */
    readonly members: readonly string[];
    /** Where each of them is named, in the order of the text. */
    readonly membersAt: readonly NamedService[];
}

/** A place that names a service. */
export interface NamedService {
    readonly service: string;
    /** Its range is the name, its extent the statement. */
    readonly source: Source;
}

/** A service mesh. */
export interface Mesh extends Element {
    readonly kind: 'mesh';
    readonly technology?: string;
    /** Ids of all services in it, contexts written out and exclusions taken away, sorted. */
    readonly members: readonly string[];
    readonly excludes: readonly string[];
    /** `strict`, `permissive` or `none`, if said. */
    readonly mtls?: string;
    /** Policies for every call that a member makes. */
    readonly policy: PolicyBlock;
    /** Policies for calls toward one element, stronger than those for all. */
    readonly toward: readonly MeshDestination[];
    readonly telemetry: Telemetry;
}

/** A mesh's policies toward one element. */
export interface MeshDestination {
    readonly target: string;
    readonly policy: PolicyBlock;
    readonly source: Source;
}

/** Where telemetry goes: a collector or a backend. */
export interface TelemetryBackend extends Element {
    readonly kind: 'backend';
    /** What it takes, sorted: one backend may take several signals. */
    readonly signals: readonly ('collector' | 'metrics' | 'traces' | 'logs' | 'alerts')[];
    readonly technology?: string;
    readonly dashboards: readonly string[];
}
