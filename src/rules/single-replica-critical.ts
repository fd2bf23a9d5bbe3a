import { z } from 'zod';
import type { DeploymentUnit } from '../model/deployment.ts';
import { predecessorsOf } from '../model/graphs/digraph.ts';
import { type EntryPoint, entryPoints } from '../model/graphs/entry-points.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { formatShare } from '../model/quantities.ts';
import type { Service } from '../model/service.ts';
import { counted, listed, listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import { wholeOf } from './analysis/whole.ts';
import type { Fix, RelatedLocation } from './finding.ts';
import { insertStatements } from './fixes/insert-statements.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

/** Finds services that much depends on and that run only once; see `single-replica-critical.md`. */
export const singleReplicaCritical = defineRule({
    id: 'single-replica-critical',
    category: 'availability',
    severity: 'warning',
    summary: 'A service on which much depends runs in a single instance',
    fixable: true,
    sources: ['kube-score, deployment-replicas', 'Google SRE book, chapter 22', 'kube-linter, minimum-three-replicas'],
    options: z.object({
        replicas: z.int().min(2).default(2).describe('Least number of instances (kube-score: deployment-replicas)'),
        callers: z
            .int()
            .min(1)
            .default(2)
            .describe('Number of calling services from which one depends on it enough (our own number)'),
        availability: z
            .number()
            .gt(0)
            .max(100)
            .default(99.9)
            .describe(
                'Promised availability in per cent from which a single instance cannot keep it (our own number: 99.9 % leaves 43 minutes a month for deployments and failures together)',
            ),
    }),
    *check(context, limits) {
        const { index, derive } = context;
        const nameOf = derive(naming);
        const entries = clientEntries(index, derive(entryPoints));
        const judged = index.model.services.flatMap((service) => {
            const running = service.role === 'job' ? undefined : runningOf(service, context);
            return running ? [{ service, running }] : [];
        });
        const few = judged.filter(({ running }) => running.least < limits.replicas);
        const isPractice = few.length >= MANY && few.length === judged.length;
        for (const { service, running } of few) {
            const callers = callersOf(index, service, derive(syncServices));
            const availability = service.slo?.availability ?? 0;
            const reasons = [
                ...(entries.has(service.id) ? ['clients call it'] : []),
                ...(callers >= limits.callers ? [`${counted(callers, 'service')} call it`] : []),
                ...(availability * 100 >= limits.availability - 1e-9
                    ? [`it promises ${formatShare(availability)} availability`]
                    : []),
            ];
            if (reasons.length > 0) {
                yield {
                    severity: 'warning',
                    message: `\`${nameOf(service.id)}\` runs in ${counted(running.least, 'instance')}${running.how} (at least ${limits.replicas} wanted), though ${listed(reasons)}: each restart and each failure of it is an outage.`,
                    source: running.source ?? service.source,
                    element: service.id,
                    related: unitLocations(running.units, nameOf),
                    fixes: addReplicas(service, limits.replicas, running),
                    ...(isPractice ? causeOf(index, service, reasons, few.length, nameOf) : {}),
                };
            }
        }
    },
});

/** Where so many services, and all of which it is known, run too few instances, that is one decision. */
const MANY = 5;

function causeOf(
    index: ModelIndex,
    service: Service,
    reasons: readonly string[],
    all: number,
    nameOf: NameOf,
): Pick<Report, 'cause'> {
    const merge = (reports: readonly Report[]) => {
        const names = reports.map(({ element }) => `\`${nameOf(element)}\``);
        return {
            message: `None of ${counted(all, 'service')} runs in as many instances as wanted, though much depends on ${reports.length} of them (${listedUpTo(names, SHOWN, 'services')}): each restart and each failure of one is an outage.`,
            ...wholeOf(index),
            fixes: together(reports),
        };
    };
    return { cause: { key: 'everywhere', adds: `\`${nameOf(service.id)}\`: ${listed(reasons)}`, merge } };
}

/** Most services that the message names; all stand in the related locations. */
const SHOWN = 5;

function together(reports: readonly Report[]): readonly Fix[] {
    const [first] = reports.flatMap(({ fixes }) => fixes ?? []);
    const edits = reports.flatMap(({ fixes }) => fixes ?? []).flatMap((fix) => fix.edits);
    return first && edits.length === reports.length
        ? [{ title: `${first.title} of each of them`, safe: false, edits }]
        : [];
}

/** How many instances of a service run at least, and how that is known. */
interface Running {
    readonly least: number;
    readonly how: string;
    readonly source?: Service['source'];
    /** The units that decide, where the service itself says nothing. */
    readonly units: readonly DeploymentUnit[];
}

/**
 * The service's own number, else that of its units. Silence of a unit means one: that is what Kubernetes starts unless
 * told otherwise. Of a service that is not deployed anywhere nothing is known. One that elects a leader is alone on
 * purpose.
 */
function runningOf({ replicas, id }: Service, { index, unknownAs }: RuleContext): Running | undefined {
    if (replicas.said === 'set') {
        const { min, max, elected } = replicas.value;
        const how = max > min ? ` when little is to do (\`replicas ${min}..${max}\`)` : '';
        return elected ? undefined : { least: min, how, source: replicas.source, units: [] };
    }
    const units = index.unitsOf(id);
    const known = units.filter((unit) => unit.replicas !== undefined || unknownAs === 'absent');
    if (known.length === 0) {
        return undefined;
    }
    const least = known.reduce((sum, unit) => Math.min(sum, unit.replicas?.min ?? 1), Number.POSITIVE_INFINITY);
    const deciding = known.filter((unit) => (unit.replicas?.min ?? 1) === least);
    const silent = deciding.every((unit) => unit.replicas === undefined);
    return { least, how: silent ? ' (nobody says more)' : '', units: deciding };
}

/** Ids of what clients call, routers included. */
function clientEntries(index: ModelIndex, entries: readonly EntryPoint[]): ReadonlySet<string> {
    return new Set([
        ...entries.filter(({ reasons }) => reasons.includes('client')).map(({ service }) => service),
        ...index.model.calls.filter(({ source }) => index.clients.has(source)).map(({ target }) => target),
    ]);
}

/** Number of other services that call it; a router is none in the sync graph. */
function callersOf(index: ModelIndex, { id, kind }: Service, graph: ReturnType<typeof syncServices>): number {
    const callers =
        kind === 'router'
            ? index.callsTo(id).flatMap(({ source }) => (index.services.has(source) ? [source] : []))
            : predecessorsOf(graph, id);
    return new Set(callers.filter((caller) => caller !== id)).size;
}

function unitLocations(units: readonly DeploymentUnit[], nameOf: NameOf): readonly RelatedLocation[] {
    return units.slice(0, 10).map((unit) => ({
        message: `unit \`${nameOf(unit.id)}\` runs it${unit.replicas === undefined ? '' : ` with ${counted(unit.replicas.min, 'replica')}`}`,
        source: unit.source,
        element: unit.id,
    }));
}

function addReplicas(service: Service, least: number, { units }: Running): readonly Fix[] {
    const title = `Run ${least} instances`;
    if (service.replicas.said === 'set') {
        const { max, min, target, every, starting } = service.replicas.value;
        const plain = target === undefined && every === undefined && starting === undefined;
        const { uri, extent } = service.replicas.source;
        const newText = max > Math.max(min, least) ? `replicas ${least}..${max}` : `replicas ${least}`;
        return plain ? [{ title, safe: false, edits: [{ uri, range: extent, newText }] }] : [];
    }
    return units.some((unit) => unit.replicas !== undefined)
        ? []
        : [{ title, safe: false, edits: [insertStatements(service, [`replicas ${least}`])] }];
}
