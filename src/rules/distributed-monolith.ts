import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { formatShare } from '../model/quantities.ts';
import { counted, listed } from '../model/wording.ts';
import { type CouplingSigns, couplingSigns } from './analysis/coupling-signs.ts';
import { hop } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { wholeOf } from './analysis/whole.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule, type SwallowedPart } from './rule.ts';

/** Finds systems that are cut into services yet stand, change and fall as one; see `distributed-monolith.md`. */
export const distributedMonolith = defineRule({
    id: 'distributed-monolith',
    category: 'coupling',
    severity: 'error',
    summary: 'Services that can only be changed, released and run together',
    fixable: false,
    composite: true,
    sources: [
        'Newman, Building Microservices, 2nd edition, chapter 1',
        'Taibi, Lenarduzzi, Pahl, Microservices anti-patterns: a taxonomy (arXiv 1908.04101)',
    ],
    options: z.object({
        services: z.int().min(1).default(3).describe('Least number of services to judge (fewer have little to untie)'),
        signs: z
            .int()
            .min(1)
            .max(4)
            .default(2)
            .describe('How many of the four signs have to be there (one alone has a rule of its own)'),
        releaseTrain: z
            .number()
            .min(0)
            .max(1)
            .default(0.5)
            .describe('Share of the services in the largest release train (our own number: the sources name none)'),
        sharedStores: z
            .number()
            .min(0)
            .max(1)
            .default(0.5)
            .describe('Share of the services that use a shared store (our own number)'),
        cycles: z
            .number()
            .min(0)
            .max(1)
            .default(0.3)
            .describe('Share of the services that stand in a cycle of synchronous calls (our own number)'),
        synchronous: z
            .number()
            .min(0)
            .max(1)
            .default(0.8)
            .describe('Share of synchronous edges among those that cross contexts (our own number)'),
        crossings: z
            .int()
            .min(1)
            .default(5)
            .describe('Least number of edges between contexts for which that share means anything (our own number)'),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        const signs = derive(couplingSigns);
        const judged = judge(signs, limits);
        const present = judged.filter((sign) => sign.present);
        if (signs.services.length < limits.services || present.length < limits.signs) {
            return;
        }
        const parts = present.map((sign) => PARTS[sign.name](index, signs, nameOf));
        yield {
            severity: 'error',
            message: `A distributed monolith: ${counted(signs.services.length, 'service')} show ${present.length} of 4 signs (limit ${limits.signs}). ${judged.map(({ text }) => text).join('; ')}.`,
            ...wholeOf(index),
            decisive: present.map((sign) => sign.name),
            relations: parts.flatMap((part) => part.relations),
            related: parts.flatMap((part) => part.related),
            swallows: parts.flatMap((part) => part.swallows),
        };
    },
});

type SignName = 'release train' | 'shared stores' | 'cycles' | 'synchronous';

interface JudgedSign {
    readonly name: SignName;
    readonly present: boolean;
    /** The number, what it is a share of, and the limit. */
    readonly text: string;
}

interface SignLimits {
    readonly releaseTrain: number;
    readonly sharedStores: number;
    readonly cycles: number;
    readonly synchronous: number;
    readonly crossings: number;
}

function judge(signs: CouplingSigns, limits: SignLimits): readonly JudgedSign[] {
    const all = signs.services.length;
    const sign = (name: SignName, part: number, of: number, limit: number, what: string): JudgedSign => {
        const share = of === 0 ? 0 : part / of;
        const present = part > 0 && share >= limit;
        const text = `${what} ${part} of ${of} (${formatShare(share, 0)}, limit ${formatShare(limit)}${present ? ', reached' : ''})`;
        return { name, present, text };
    };
    const { synchronous, asynchronous } = signs.crossings;
    const crossings = synchronous.length + asynchronous;
    return [
        sign(
            'release train',
            signs.largestTrain?.members.length ?? 0,
            all,
            limits.releaseTrain,
            'Largest release train:',
        ),
        sign('shared stores', signs.onSharedStores.length, all, limits.sharedStores, 'on shared stores:'),
        sign('cycles', signs.inCycles.length, all, limits.cycles, 'in cycles of synchronous calls:'),
        crossings >= limits.crossings
            ? sign('synchronous', synchronous.length, crossings, limits.synchronous, 'synchronous context crossings:')
            : {
                  name: 'synchronous',
                  present: false,
                  text: `context crossings: ${crossings}, too few to judge (${limits.crossings} needed)`,
              },
    ];
}

interface SignParts {
    readonly relations: readonly string[];
    readonly related: readonly RelatedLocation[];
    readonly swallows: readonly SwallowedPart[];
}

/** What each sign is made of, and which findings of other rules would only repeat it. */
const PARTS: Readonly<Record<SignName, (index: ModelIndex, signs: CouplingSigns, nameOf: NameOf) => SignParts>> = {
    'release train': (_index, { largestTrain }, nameOf) => ({
        relations: [],
        related: largestTrain
            ? [
                  {
                      message: `Release train \`${nameOf(largestTrain.release.id)}\`: ${listed(largestTrain.members.map(nameOf))}`,
                      source: largestTrain.release.source,
                      element: largestTrain.release.id,
                  },
              ]
            : [],
        swallows: largestTrain ? [{ rule: 'lockstep-deployment', on: largestTrain.release.id }] : [],
    }),
    'shared stores': (_index, { sharedStores }, nameOf) => ({
        relations: sharedStores.flatMap(({ users }) =>
            users.flatMap((user) => user.accesses.map((access) => access.id)),
        ),
        related: sharedStores.map(({ store, users }) => ({
            message: `\`${nameOf(store.id)}\` is shared by ${listed(users.map((user) => nameOf(user.service)))}`,
            source: store.source,
            element: store.id,
        })),
        swallows: sharedStores.flatMap(({ store, users }) => [
            { rule: 'shared-database', on: store.id },
            ...users.flatMap((user) => user.accesses.map(({ id }) => ({ rule: 'cross-context-store-access', on: id }))),
        ]),
    }),
    cycles: (index, { cycles }, nameOf) => ({
        relations: cycles.flatMap((cycle) => cycle.edges.flatMap((edge) => edge.relations)),
        related: cycles.flatMap((cycle) => cycle.edges.flatMap((edge) => hop(index, edge, nameOf))),
        swallows: cycles.flatMap((cycle) =>
            cycle.services.map((service) => ({ rule: 'cyclic-sync-dependency', on: service })),
        ),
    }),
    synchronous: (index, { crossings }, nameOf) => ({
        relations: crossings.synchronous.flatMap((edge) => edge.relations),
        related: crossings.synchronous.flatMap((edge) => hop(index, edge, nameOf)),
        swallows: [],
    }),
};
