import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import { counted, listed, listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { wholeOf } from './analysis/whole.ts';
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
        const lacking = index.model.services
            .filter((service) => isDeployed(index, service))
            .map((service) => ({ service, lacks: lackingOf(service, isAbsent) }));
        const practice = isPractice(lacking.map(({ lacks }) => lacks));
        for (const { service, lacks } of lacking) {
            if (lacks.length > 0) {
                yield report(index, service, lacks, practice, nameOf);
            }
        }
    },
});

/** It runs in a unit, or the model tells how many instances of it run. What runs to its end is not asked on the way. */
function isDeployed(index: ModelIndex, { id, kind, role, replicas }: Service): boolean {
    return kind !== 'router' && role !== 'job' && (replicas.said === 'set' || index.unitsOf(id).length > 0);
}

const PROBES = ['readiness', 'liveness'] as const;
type Probe = (typeof PROBES)[number];

function lackingOf({ health }: Service, isAbsent: (property: Service['health']) => boolean): readonly Probe[] {
    if (health.said !== 'set') {
        return isAbsent(health) ? PROBES : [];
    }
    const { ready, live } = health.value;
    return PROBES.filter((probe) => (probe === 'readiness' ? ready : live) === undefined);
}

/**
 * Whether a probe is one that no service of the model has, so that all its absences are one decision. A few services
 * may lack the same by chance.
 */
function isPractice(lacking: readonly (readonly Probe[])[]): (probe: Probe) => boolean {
    const practised = PROBES.filter((probe) => lacking.every((lacks) => lacks.includes(probe)));
    return (probe) => lacking.length >= MANY && practised.includes(probe);
}

const MANY = 5;

const CONSEQUENCES: Readonly<Record<Probe, string>> = {
    readiness: 'requests arrive before they can be answered',
    liveness: 'what hangs is not restarted',
};

function report(
    index: ModelIndex,
    service: Service,
    lacks: readonly Probe[],
    isPractised: (probe: Probe) => boolean,
    nameOf: NameOf,
): Report {
    const { health } = service;
    const name = `\`${nameOf(service.id)}\``;
    const why = health.said === 'none' ? ' (`health none`)' : health.said === 'unknown' ? ' (nothing is said)' : '';
    const what = listed(lacks.map((probe) => `no ${probe} check`));
    const consequences = lacks.map((probe) => CONSEQUENCES[probe]).join(', and ');
    const merge = (reports: readonly Report[]) => {
        const names = reports.map(({ element }) => `\`${nameOf(element)}\``);
        return {
            message: `${counted(reports.length, 'deployed service')} have ${what}, nor has any other (${listedUpTo(names, SHOWN, 'services')}): ${consequences}.`,
            ...wholeOf(index),
            fixes: together(reports, lacks),
        };
    };
    return {
        severity: 'warning',
        message: `${name} has ${what}${why}: ${consequences}.`,
        source: health.said === 'unknown' ? service.source : health.source,
        element: service.id,
        decisive: lacks,
        fixes: addChecks(service),
        ...(lacks.every(isPractised) ? { cause: { key: lacks.join(' '), adds: `${name} has ${what}`, merge } } : {}),
    };
}

/** Most services that the message names; all stand in the related locations. */
const SHOWN = 5;

function together(reports: readonly Report[], lacks: readonly Probe[]): readonly Fix[] {
    const edits = reports.flatMap(({ fixes }) => fixes ?? []).flatMap((fix) => fix.edits);
    return edits.length === reports.length
        ? [{ title: `Add ${listed(lacks.map((probe) => `a ${probe} check`))} to all of them`, safe: false, edits }]
        : [];
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
