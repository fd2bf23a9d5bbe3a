import type { PolicyProperties } from '../policy.ts';

/** The kinds of technologies, by what they do in an architecture. */
export const TECHNOLOGY_CATEGORIES = [
    'gateway',
    'load-balancer',
    'mesh',
    'proxy',
    'breaker',
    'tracing',
    'metrics',
    'logs',
    'dashboards',
    'alerts',
    'collector',
    'chaos',
    'orchestrator',
    'delivery',
    'database',
    'cache',
    'search',
    'warehouse',
    'object-storage',
    'broker',
    'integration',
    'stream-processing',
    'language',
    'framework',
    'frontend',
    'discovery',
    'identity',
    'feature-flags',
    'workflow',
] as const;
/** One of {@link TECHNOLOGY_CATEGORIES}. */
export type TechnologyCategory = (typeof TECHNOLOGY_CATEGORIES)[number];

/** A technology that people name in their models. */
export interface Technology {
    /** The name as its makers write it. */
    readonly name: string;
    /** Other spellings; they are matched like the name, whatever their case. */
    readonly aliases: readonly string[];
    /** What it does, the most usual first. */
    readonly categories: readonly [TechnologyCategory, ...TechnologyCategory[]];
    /** Two letters that stand for it in pictures, unique in the table. */
    readonly mark: string;
    /** Address of its public home page. */
    readonly home: string;
    /** For service meshes: what they consist of and what they do unasked. */
    readonly mesh?: MeshTechnology;
}

/** One part of a mesh's control plane. */
export interface ControlPlanePart {
    readonly name: string;
    /** What it is responsible for, in a few words. */
    readonly does: string;
}

/** What is known of a service mesh. */
export interface MeshTechnology {
    readonly controlPlane: readonly ControlPlanePart[];
    /** The proxy that carries the traffic. */
    readonly proxy: string;
    /** `sidecar`: a proxy beside each instance; `node`: one proxy for all instances of a node. */
    readonly placement: 'sidecar' | 'node';
    /**
     * What the mesh is documented to do with HTTP and gRPC calls when nobody configures anything. Only what it adds
     * stands here: that it adds no timeout says nothing about one in the application.
     */
    readonly adds: Partial<PolicyProperties>;
    /** One sentence about the behaviour without configuration. */
    readonly behaviour: string;
    /** Address of the page that documents that behaviour. */
    readonly documentation: string;
}
