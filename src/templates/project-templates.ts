/**
 * What a new project can start from, for the command line and for the editor alike. Templates are examples too, so that
 * they are checked and drawn with the others; the packages of both bring their files.
 */
export interface ProjectTemplate {
    /** What the command line calls it. */
    readonly name: string;
    readonly title: string;
    /** What is in it, in a sentence. */
    readonly summary: string;
    /** Where its files are, from the root of the package. */
    readonly folder: string;
    /** Its models; the first is the one to begin with, and holds the system's declaration. */
    readonly models: readonly [string, ...string[]];
}

/** All templates, the smallest first. */
export const PROJECT_TEMPLATES = [
    {
        name: 'minimal',
        title: 'Minimal',
        summary: 'A gateway, two services, one event: small enough to be written over.',
        folder: 'examples/minimal',
        models: ['system.fbk'],
    },
    {
        name: 'shop',
        title: 'Web shop',
        summary: 'The whole language at work, from gateway and mesh to house rules.',
        folder: 'examples/mended/shop',
        models: ['shop.fbk'],
    },
    {
        name: 'strangler',
        title: 'Out of a monolith',
        summary: 'Services take over from a monolith path by path, each phase with a way back.',
        folder: 'examples/strangler',
        models: ['system.fbk', 'migration.fbk'],
    },
    {
        name: 'event-driven',
        title: 'Event-driven',
        summary: 'Services that tell each other what happened and wait for nobody.',
        folder: 'examples/event-driven',
        models: ['system.fbk', 'messaging.fbk'],
    },
] as const satisfies readonly ProjectTemplate[];

/** Name of a template. */
export type TemplateName = (typeof PROJECT_TEMPLATES)[number]['name'];

/** The file of a project's settings; each template has one. */
const SETTINGS = 'firebreak.json';

/** The names of the files that a template makes. */
export function filesOf({ models }: ProjectTemplate): readonly string[] {
    return [SETTINGS, ...models];
}
