import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import { decimal } from '../model/quantities.ts';
import type { Service } from '../model/service.ts';
import { listed, listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { defineRule } from './rule.ts';

/** Finds services that do the work of several; see `mega-service.md`. */
export const megaService = defineRule({
    id: 'mega-service',
    category: 'boundaries',
    severity: 'warning',
    summary: 'A service that does the work of several',
    fixable: false,
    sources: ['Cerny et al., JSS 206:111829, no. 2', 'Tighilt et al., JSS 204:111755: mega microservice'],
    options: z.object({
        operations: z
            .int()
            .min(1)
            .default(20)
            .describe(
                'Least number of operations of a mega service (our own number: Tighilt et al. take 39 % of all lines)',
            ),
        timesMedian: z
            .number()
            .min(1)
            .default(3)
            .describe('How many times the median of all services that must be as well (our own number)'),
        contexts: z
            .int()
            .min(2)
            .default(2)
            .describe('Least number of contexts whose entities it masters (a service belongs to one context: Evans)'),
        entities: z.int().min(1).default(8).describe('Least number of entities that it masters (our own number)'),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        const median = derive(medianOperations);
        const retired = new Set(index.model.migrations.flatMap(({ retires }) => retires));
        for (const service of index.model.services) {
            // A monolith that is being taken apart is known to be too large.
            if (!isJudged(service) || (service.kind === 'monolith' && retired.has(service.id))) {
                continue;
            }
            const reasons = reasonsFor(index, service, median, limits, nameOf);
            if (reasons.length > 0) {
                yield {
                    severity: 'warning',
                    message: `\`${nameOf(service.id)}\` does the work of several services: it ${listed(reasons)}.`,
                    source: service.source,
                    element: service.id,
                    related: ownEntities(index, service).map(({ id, source }) => ({
                        message: `It masters \`${id}\``,
                        source,
                        element: id,
                    })),
                };
            }
        }
    },
});

interface Limits {
    readonly operations: number;
    readonly timesMedian: number;
    readonly contexts: number;
    readonly entities: number;
}

function isJudged({ kind, role }: Service): boolean {
    return (kind === 'service' || kind === 'monolith') && role !== 'infrastructure';
}

/** The median number of operations among the services whose operations are modelled; 0 where none are. */
function medianOperations(index: ModelIndex): number {
    const counts = index.model.services
        .filter(isJudged)
        .map(({ operations }) => operations.length)
        .filter((count) => count > 0)
        .sort((a, b) => a - b);
    const [low = 0, high = low] = [counts[(counts.length - 1) >> 1], counts[counts.length >> 1]];
    return (low + high) / 2;
}

function reasonsFor(
    index: ModelIndex,
    service: Service,
    median: number,
    limits: Limits,
    nameOf: NameOf,
): readonly string[] {
    const count = service.operations.length;
    const entities = ownEntities(index, service);
    const contexts = [...new Set(entities.flatMap(({ context }) => context ?? []))].sort(byCodeUnits);
    const names = contexts.map((context) => `\`${nameOf(context)}\``);
    return [
        ...(count >= limits.operations && count >= limits.timesMedian * median
            ? [
                  `has ${count} operations (limit ${limits.operations}; ${decimal(count / median, 1)} times the median of ${decimal(median, 1)}, limit ${limits.timesMedian})`,
              ]
            : []),
        ...(contexts.length >= limits.contexts
            ? [`masters entities of ${contexts.length} contexts (${listedUpTo(names, 8, 'contexts')})`]
            : []),
        ...(entities.length >= limits.entities
            ? [`masters ${entities.length} entities (limit ${limits.entities})`]
            : []),
    ];
}

/** The entities whose truth it owns; a copy of another's has its truth elsewhere. */
function ownEntities(index: ModelIndex, { masters }: Service) {
    return masters.flatMap((id) => index.entities.get(id) ?? []).filter(({ copies }) => copies === undefined);
}
