import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { wholeOf } from './analysis/whole.ts';
import { counted, listedUpTo } from './analysis/wording.ts';
import type { Fix } from './finding.ts';
import { insertStatements } from './fixes/insert-statements.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds services of whose state the platform knows nothing; see `missing-health-check.md`. */
export const missingHealthCheck = defineRule({
    id: 'missing-health-check',
    category: 'availability',
    severity: 'warning',
    summary: 'A deployed service that cannot be asked whether it is alive and ready',
    fixable: true,
    sources: [
        'Tighilt et al., JSS 204:111755: no health check',
        'Cerny et al., JSS 206:111829, no. 32',
        'kube-score, pod-probes',
        'kube-linter, no-readiness-probe and no-liveness-probe',
    ],
    options: z.object({}),
    *check({ index, derive, isAbsent }) {
        const nameOf = derive(naming);
        const anyChecked = index.model.services.some(({ health }) => health.said !== 'unknown');
        for (const service of index.model.services) {
            const lacks = isDeployed(index, service) ? lackingOf(service, isAbsent) : undefined;
            if (lacks) {
                yield report(index, service, lacks, anyChecked, nameOf);
            }
        }
    },
});

/** It runs in a unit, or the model tells how many instances of it run. What runs to its end is not asked on the way. */
function isDeployed(index: ModelIndex, { id, kind, role, replicas }: Service): boolean {
    return kind !== 'router' && role !== 'job' && (replicas.said === 'set' || index.unitsOf(id).length > 0);
}

type Probe = 'readiness' | 'liveness';

function lackingOf(
    { health }: Service,
    isAbsent: (property: Service['health']) => boolean,
): readonly Probe[] | undefined {
    if (health.said !== 'set') {
        return isAbsent(health) ? ['readiness', 'liveness'] : undefined;
    }
    const { ready, live } = health.value;
    const lacks: readonly Probe[] = [
        ...(ready === undefined ? (['readiness'] as const) : []),
        ...(live === undefined ? (['liveness'] as const) : []),
    ];
    return lacks.length > 0 ? lacks : undefined;
}

const CONSEQUENCES: Readonly<Record<Probe, string>> = {
    readiness: 'it gets requests before it can answer them',
    liveness: 'nobody restarts it when it hangs',
};

function report(
    index: ModelIndex,
    service: Service,
    lacks: readonly Probe[],
    anyChecked: boolean,
    nameOf: NameOf,
): Report {
    const { health } = service;
    const name = `\`${nameOf(service.id)}\``;
    const why = health.said === 'none' ? ' (`health none`)' : health.said === 'unknown' ? ' (nothing is said)' : '';
    const merge = (reports: readonly Report[]) => {
        const names = reports.map(({ element }) => `\`${nameOf(element)}\``);
        return {
            message: `The model says nothing of health checks, so ${counted(reports.length, 'deployed service')} have none (${listedUpTo(names, 5, 'services')}): they get requests before they can answer them, and nobody restarts them when they hang.`,
            ...wholeOf(index),
        };
    };
    return {
        severity: 'warning',
        message: `${name} has no ${lacks.join(' and no ')} check${why}: ${lacks.map((probe) => CONSEQUENCES[probe]).join(', and ')}.`,
        source: health.said === 'unknown' ? service.source : health.source,
        element: service.id,
        decisive: lacks,
        fixes: addChecks(service),
        ...(anyChecked ? {} : { cause: { key: 'silence', adds: `${name} is deployed`, merge } }),
    };
}

function addChecks(service: Service): readonly Fix[] {
    const { health } = service;
    const { ready = '/ready', live = '/live' } = health.said === 'set' ? health.value : {};
    const statement = `health ready "${ready}" live "${live}"`;
    // What a path holds beyond plain characters would have to be escaped as it was.
    if (/["\\]/.test(`${ready}${live}`)) {
        return [];
    }
    const edit =
        health.said === 'unknown'
            ? insertStatements(service, [statement])
            : { uri: health.source.uri, range: health.source.extent, newText: statement };
    return [{ title: `Check it: ${statement}`, safe: false, edits: [edit] }];
}
