import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { type Work, type WorkCall, workGraph } from '../model/what-if/work-graph.ts';
import { listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { workPlace } from './analysis/work-place.ts';
import type { Severity } from './finding.ts';
import { NEEDS_ALL } from './missing-fallback.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds operations that wait for many others; see `excessive-sync-fanout.md`. */
export const excessiveSyncFanout = defineRule({
    id: 'excessive-sync-fanout',
    category: 'chattiness',
    severity: 'error',
    summary: 'An operation that waits for many different services',
    fixable: false,
    composite: true,
    sources: [
        'Azure Architecture Center, Chatty I/O antipattern',
        'Dean, Barroso, The Tail at Scale, Comm. ACM 56(2), 2013',
    ],
    options: z.object({
        warning: z
            .int()
            .min(2)
            .default(7)
            .describe(
                'Different services from which it is a warning (the checkout of Online Boutique, a sound reference, calls six)',
            ),
        error: z
            .int()
            .min(2)
            .default(10)
            .describe(
                'Different services from which it is an error (a booking in Train Ticket, built to show such faults, calls eleven)',
            ),
        edge: z
            .int()
            .min(0)
            .default(3)
            .describe(
                'How many more a gateway or BFF may call, which is there to collect answers (the front end of Online Boutique, a BFF, calls seven)',
            ),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        for (const work of derive(workGraph).works.values()) {
            const report = judge(index, work, limits, nameOf);
            if (report) {
                yield report;
            }
        }
    },
});

type Limits = { readonly warning: number; readonly error: number; readonly edge: number };

function judge(index: ModelIndex, work: Work, limits: Limits, nameOf: NameOf): Report | undefined {
    const kind = index.services.get(work.service)?.kind;
    const more = kind === 'gateway' || kind === 'bff' ? limits.edge : 0;
    const [warning, error] = [limits.warning + more, limits.error + more];
    const downstream = downstreamOf(index, work);
    const count = downstream.size;
    if (count < Math.min(warning, error)) {
        return undefined;
    }
    const made = [...new Set([...downstream.values()].flat())];
    const cushioned = made.every(({ call }) => call.parallel && call.effective.fallback.said === 'set');
    const place = workPlace(index, work);
    const names = [...downstream.keys()].map((id) => `\`${nameOf(id)}\``);
    const whole = index.services.has(work.id) ? '' : ' for one request';
    return {
        severity: severityOf(count >= error, cushioned),
        message: `\`${nameOf(work.id)}\` waits for ${count} different services${whole} (limit ${warning}, error from ${error}): ${listedUpTo(names, MOST_NAMED, 'services')}.${cushioned ? ' They are asked side by side and each can be missing, so it counts less.' : ''}`,
        ...place,
        relations: made.map(({ call }) => call.id),
        related: made.slice(0, MOST_RELATED).map(({ call, targets }) => ({
            message: `\`${nameOf(work.id)}\` calls \`${nameOf(call.targetOperation ?? targets[0]?.element ?? call.target)}\``,
            source: call.location,
            element: place.element,
        })),
        // That none of so many can be missing is part of this.
        swallows: [{ rule: 'missing-fallback', on: place.element, decisive: NEEDS_ALL }],
    };
}

const MOST_NAMED = 12;
/** Most calls that are listed. */
const MOST_RELATED = 30;

/** The other services and externals that a piece of work calls, in the order of its calls; infrastructure left out. */
function downstreamOf(index: ModelIndex, work: Work): ReadonlyMap<string, readonly WorkCall[]> {
    const downstream = new Map<string, WorkCall[]>();
    for (const made of work.calls) {
        for (const { element } of made.targets) {
            if (element !== work.service && index.services.get(element)?.role !== 'infrastructure') {
                downstream.set(element, [...(downstream.get(element) ?? []), made]);
            }
        }
    }
    return downstream;
}

/** Half as bad where all are asked at the same time and each can be missing. */
function severityOf(isError: boolean, cushioned: boolean): Severity {
    if (cushioned) {
        return isError ? 'warning' : 'info';
    }
    return isError ? 'error' : 'warning';
}
