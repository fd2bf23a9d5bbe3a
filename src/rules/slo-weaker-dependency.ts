import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { type Fraction, formatShare } from '../model/quantities.ts';
import type { Operation, Service } from '../model/service.ts';
import {
    type AvailabilityFactor,
    type ExpectedAvailability,
    expectedAvailability,
} from '../model/what-if/availability.ts';
import { type WorkGraph, workGraph } from '../model/what-if/work-graph.ts';
import { listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds promises that what they rest on does not bear; see `slo-weaker-dependency.md`. */
export const sloWeakerDependency = defineRule({
    id: 'slo-weaker-dependency',
    category: 'availability',
    severity: 'error',
    summary: 'A promised availability that the hard dependencies do not allow, or hardly',
    fixable: false,
    sources: ['Treynor, Dahlin, Rau, Beyer, The Calculus of Service Availability, ACM Queue 15(2), 2017'],
    options: z.object({
        factor: z
            .number()
            .min(1)
            .default(10)
            .describe(
                'How many times fewer failures than it promises itself a service should be promised by each hard dependency (the rule of the extra 9: The Calculus of Service Availability)',
            ),
    }),
    *check({ index, derive }, { factor }) {
        const nameOf = derive(naming);
        const graph = derive(workGraph);
        for (const promise of promises(index, graph)) {
            const expected = weakest(index, graph, promise);
            if (expected) {
                yield* judge(index, promise, expected, factor, nameOf);
            }
        }
    },
});

/** An element with a promised availability, and the works that have to keep it. */
interface Promised {
    readonly element: Operation | Service;
    readonly availability: Fraction;
    readonly works: readonly string[];
}

/** A service's promise holds for all its works that make none of their own. */
function* promises(index: ModelIndex, graph: WorkGraph): Generator<Promised> {
    for (const operation of index.model.operations) {
        const availability = operation.slo?.availability;
        if (availability !== undefined) {
            yield { element: operation, availability, works: [operation.id] };
        }
    }
    for (const service of index.model.services) {
        const availability = service.slo?.availability;
        if (availability !== undefined) {
            const works = graph
                .entrancesOf(service.id)
                .filter((work) => index.operations.get(work)?.slo?.availability === undefined);
            yield { element: service, availability, works };
        }
    }
}

/** What can be expected of one piece of work, with the service's own failures where the work has none of its own. */
interface Expected extends ExpectedAvailability {
    readonly work: string;
}

function weakest(index: ModelIndex, graph: WorkGraph, { element, works }: Promised): Expected | undefined {
    const service = index.services.get(index.serviceOf(element.id) ?? '');
    return works
        .map((work) => {
            const expected = expectedAvailability(index, graph, work);
            const own = index.operations.get(work)?.fails === undefined ? service?.fails : undefined;
            return {
                work,
                ...expected,
                ...(own === undefined || !service ? {} : withOwnFailures(expected, service.id, own)),
            };
        })
        .reduce<Expected | undefined>(
            (least, one) => (least && least.availability <= one.availability ? least : one),
            undefined,
        );
}

function withOwnFailures({ availability, factors }: ExpectedAvailability, element: string, fails: Fraction) {
    const own: AvailabilityFactor = { element, availability: 1 - fails, from: 'failures', relations: [] };
    return { availability: availability * own.availability, factors: [...factors, own] };
}

/** Shares are written with few decimals; what differs only by rounding is equal. */
const ROUNDING = 1e-9;

function* judge(
    index: ModelIndex,
    promise: Promised,
    expected: Expected,
    factor: number,
    nameOf: NameOf,
): Generator<Report> {
    const { element, availability } = promise;
    const byWeakness = [...expected.factors].sort((a, b) => a.availability - b.availability);
    const name = `\`${nameOf(element.id)}\``;
    const told = (factors: readonly AvailabilityFactor[]) =>
        listedUpTo(
            factors.map((one) => `\`${nameOf(one.element)}\` ${formatShare(one.availability, DIGITS)}`),
            SHOWN,
            'dependencies',
        );
    const report = (severity: 'error' | 'info', message: string, factors: readonly AvailabilityFactor[]): Report => ({
        severity,
        message,
        source: element.slo?.source ?? element.source,
        element: element.id,
        relations: [...new Set(factors.flatMap(({ relations }) => relations))],
        decisive: [severity === 'error' ? 'product' : 'extra-nine'],
        related: factors.slice(0, RELATED).flatMap((one) => location(index, one, nameOf)),
    });
    if (availability > expected.availability + ROUNDING) {
        const through = expected.work === element.id ? '' : ` in \`${nameOf(expected.work)}\``;
        yield report(
            'error',
            `${name} promises ${formatShare(availability, DIGITS)} availability, but what it cannot do without${through} allows ${formatShare(expected.availability, DIGITS)}: ${told(byWeakness)}.`,
            byWeakness,
        );
        return;
    }
    const allowed = (1 - availability) / factor + ROUNDING;
    const weak = byWeakness.filter((one) => one.relations.length > 0 && 1 - one.availability > allowed);
    if (weak.length > 0) {
        yield report(
            'info',
            `${name} promises ${formatShare(availability, DIGITS)} availability, so each hard dependency should promise ${formatShare(1 - (1 - availability) / factor, DIGITS)}; less is promised by ${told(weak)}.`,
            weak,
        );
    }
}

/** Decimals of a percentage: `99.9995 %` differs from `99.999 %`. */
const DIGITS = 5;
/** Most dependencies named in the message. */
const SHOWN = 5;
/** Most dependencies among the related locations. */
const RELATED = 20;

function location(index: ModelIndex, one: AvailabilityFactor, nameOf: NameOf): readonly RelatedLocation[] {
    const { element, availability, from, relations } = one;
    const last = index.relations.get(relations.at(-1) ?? '')?.relation;
    const what = from === 'objective' ? 'promises' : 'is up, by its failures,';
    const source = last?.location ?? index.elements.get(element)?.source;
    return source
        ? [
              {
                  message: `\`${nameOf(element)}\` ${what} ${formatShare(availability, DIGITS)}`,
                  source,
                  element: last ? (last.sourceOperation ?? last.source) : element,
              },
          ]
        : [];
}
