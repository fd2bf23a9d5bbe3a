import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import { findTechnology } from '../model/technologies.ts';
import { listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { internalCalls } from './analysis/internal-calls.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { wholeOf } from './analysis/whole.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds systems in which everybody does everything another way; see `too-many-standards.md`. */
export const tooManyStandards = defineRule({
    id: 'too-many-standards',
    category: 'organisation',
    severity: 'warning',
    summary: 'More protocols or languages among the services than people can know well',
    fixable: false,
    offByDefault: true,
    sources: [
        'Cerny et al., JSS 206:111829, no. 46: too many standards',
        'Taibi, Lenarduzzi, IEEE Software 2018: too many standards',
    ],
    options: z.object({
        protocols: z
            .int()
            .min(1)
            .default(3)
            .describe('Most protocols of calls between services (our own number; the papers give none)'),
        stacks: z
            .int()
            .min(1)
            .default(4)
            .describe('Most programming languages of services (our own number; the papers give none)'),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        const byProtocol = groupBy(
            derive(internalCalls).filter(({ call }) => call.protocol !== undefined),
            ({ call }) => call.protocol?.toLowerCase() ?? '',
        );
        const protocols = [...byProtocol].flatMap(([protocol, [first]]): readonly Standard[] =>
            first
                ? [
                      {
                          name: protocol,
                          user: first.call.source,
                          source: first.call.location,
                          users: byProtocol.get(protocol)?.length ?? 0,
                      },
                  ]
                : [],
        );
        yield* report(index, protocols, limits.protocols, PROTOCOLS, nameOf);
        yield* report(index, stacksOf(index), limits.stacks, LANGUAGES, nameOf);
    },
});

interface Standard {
    readonly name: string;
    /** Id of a service that uses it. */
    readonly user: string;
    readonly source: RelatedLocation['source'];
    readonly users: number;
}

const PROTOCOLS = { noun: 'protocols', users: 'calls', where: 'Services talk to each other by' };
const LANGUAGES = { noun: 'languages', users: 'services', where: 'Services are written in' };

function stacksOf(index: ModelIndex): readonly Standard[] {
    const uses = index.model.services.flatMap(({ id, source, technologies }) =>
        technologies
            .filter((technology) => findTechnology(technology)?.categories.includes('language'))
            .map((technology) => ({ name: findTechnology(technology)?.name ?? technology, user: id, source })),
    );
    return [...groupBy(uses, ({ name }) => name).values()].flatMap((same) =>
        same.slice(0, 1).map((first) => ({ ...first, users: same.length })),
    );
}

function* report(
    index: ModelIndex,
    standards: readonly Standard[],
    limit: number,
    words: typeof PROTOCOLS,
    nameOf: NameOf,
): Generator<Report> {
    if (standards.length <= limit) {
        return;
    }
    const sorted = [...standards].sort((a, b) => b.users - a.users || byCodeUnits(a.name, b.name));
    const names = sorted.map(({ name, users }) => `${name} (${users})`);
    yield {
        severity: 'warning',
        message: `${words.where} ${standards.length} ${words.noun} (limit ${limit}): ${listedUpTo(names, 8, words.noun)}. Each needs people who know it, libraries, and tools to watch it.`,
        ...wholeOf(index),
        decisive: [words.noun],
        related: sorted.map(({ name, user, source }) => ({
            message: `\`${nameOf(user)}\` uses ${name}`,
            source,
            element: user,
        })),
    };
}
