import type { ElementKind } from './element.ts';

/** What calls and store accesses lead from and to: all that runs, those who use it and what it stores. */
export const USING_KINDS: readonly ElementKind[] = [
    'service',
    'monolith',
    'gateway',
    'bff',
    'router',
    'client',
    'external',
    'store',
    'cache',
];

/** What has a name of its own in pictures of services: these, what they stand in, and what messages go over. */
export const PICTURED_KINDS: readonly ElementKind[] = ['context', ...USING_KINDS, 'broker', 'topic', 'queue'];
