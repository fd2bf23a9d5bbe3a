import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { saidValue } from '../model/said.ts';
import type { Service } from '../model/service.ts';
import { counted, listed, listedUpTo } from '../model/wording.ts';
import { elementAround, standsIn } from './analysis/element-around.ts';
import { groupBy } from './analysis/group-by.ts';
import { pathText } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { type RequestServices, requestServices } from './analysis/request-services.ts';
import { wholeOf } from './analysis/whole.ts';
import type { Fix } from './finding.ts';
import { destination, setTelemetry } from './fixes/set-telemetry.ts';
import { defineRule, type Report, type RuleContext, type SharedCause } from './rule.ts';

/** Finds services whose logs do not tell the story of a request; see `uncorrelated-logs.md`. */
export const uncorrelatedLogs = defineRule({
    id: 'uncorrelated-logs',
    category: 'observability',
    severity: 'warning',
    summary: 'A service whose logs are no records, go to no central place, or bear no trace or correlation id',
    fixable: true,
    sources: [
        'Cerny et al., JSS 206:111829, no. 58',
        'Tighilt et al., JSS 204:111755: local logging',
        'microSecEnD, R15 and R16',
        'Newman, Building Microservices, 2nd edition, chapter 10: log aggregation, correlation ids',
    ],
    options: z.object({}),
    *check(context) {
        const { index, derive } = context;
        const scene: Scene = { ...context, nameOf: derive(naming), requests: derive(requestServices) };
        const services = index.model.services.filter(({ id }) => scene.requests.all.has(id));
        const speaks = services.some(({ telemetry }) => telemetry.logs.said !== 'unknown');
        const flawed = services
            .map((service) => ({ service, flaws: flawsOf(scene, service) }))
            .filter(({ flaws }) => flaws.length > 0);
        const own = groupBy(
            flawed.filter(({ service }) => saysItself(service)),
            ({ flaws }) => flaws.join('\n'),
        );
        for (const { service, flaws } of flawed) {
            const isHabit = saysItself(service) && (own.get(flaws.join('\n'))?.length ?? 0) >= MANY;
            yield report(scene, service, flaws, isHabit ? 'habit' : speaks ? 'statement' : 'silence');
        }
    },
});

/** As many services that say the same of their logs, each for itself, are no slip of one, but a habit of the system. */
const MANY = 3;

/** What services have in common whose logs have the same flaws. */
type Common = 'habit' | 'statement' | 'silence';

function saysItself(service: Service): boolean {
    const { logs } = service.telemetry;
    return logs.said !== 'unknown' && standsIn(logs.source, service);
}

interface Scene extends RuleContext {
    readonly nameOf: NameOf;
    readonly requests: RequestServices;
}

function flawsOf({ isAbsent, requests }: Scene, { id, telemetry: { logs } }: Service): readonly string[] {
    if (logs.said !== 'set') {
        return isAbsent(logs) ? [logs.said === 'none' ? 'it writes none' : 'nothing is said of them'] : [];
    }
    const { format, to, correlated } = logs.value;
    return [
        ...(format === 'structured' ? [] : ['they are plain lines of text']),
        ...(to.length === 0 ? ['they are gathered nowhere'] : []),
        ...(correlated || !requests.stepOf(id) ? [] : ['they bear no trace id']),
    ];
}

function report(scene: Scene, service: Service, flaws: readonly string[], common: Common): Report {
    const { index, nameOf, requests } = scene;
    const { logs } = service.telemetry;
    const name = `\`${nameOf(service.id)}\``;
    const step = requests.stepOf(service.id);
    const effect = step
        ? `what happened to one request on the way ${pathText(step.nodes, nameOf)} cannot be put together`
        : 'what happened to one request cannot be searched for';
    const own = saysItself(service);
    return {
        severity: 'warning',
        message: `Logs of ${name}: ${listed(flaws)}, so ${effect}.`,
        source: own && logs.said !== 'unknown' ? logs.source : service.source,
        element: service.id,
        related:
            own || logs.said === 'unknown'
                ? []
                : [{ message: 'this is what holds for it', source: logs.source, element: service.id }],
        decisive: ['logs'],
        fixes: mendLogs(index, service, service),
        ...causeOf(scene, service, flaws, common),
    };
}

/** One statement for several services, a habit of many, or a model that never speaks of logs, is one problem. */
function causeOf(scene: Scene, service: Service, flaws: readonly string[], common: Common): Pick<Report, 'cause'> {
    const { index, nameOf } = scene;
    const { logs } = service.telemetry;
    if (logs.said === 'unknown' && common !== 'silence') {
        return {};
    }
    const isShared = common === 'statement' && logs.said !== 'unknown';
    const merge: SharedCause['merge'] = (reports) => {
        const names = reports.map(({ element }) => `\`${nameOf(element)}\``);
        return {
            message: `${together(scene, reports, common)} ${counted(reports.length, 'service')} that requests pass through (${listedUpTo(names, SHOWN, 'services')}): what happened to one request cannot be put together.`,
            ...(isShared ? { source: logs.source, element: elementAround(index, logs.source) } : wholeOf(index)),
            fixes: common === 'habit' ? [] : mendLogs(index, service, index.model.system),
        };
    };
    const key = JSON.stringify(isShared ? [logs.source.uri, logs.source.extent] : [common, ...flaws]);
    return { cause: { key, adds: `Logs of \`${nameOf(service.id)}\`: ${listed(flaws)}`, merge } };
}

function together(scene: Scene, reports: readonly Report[], common: Common): string {
    const services = reports.flatMap(({ element }) => scene.index.services.get(element) ?? []);
    const flaws = [...new Set(services.flatMap((service) => flawsOf(scene, service)))];
    switch (common) {
        case 'silence':
            return 'The model says nothing of logs, so they are missing in';
        case 'statement':
            return `This statement on logs (${listed(flaws)}) holds for`;
        case 'habit':
            return `Logs with the same flaws (${listed(flaws)}) are written by`;
    }
}

/** Most services named in the message; all of them stand in the related locations. */
const SHOWN = 5;

function mendLogs(
    { model }: ModelIndex,
    { telemetry }: Service,
    holder: Parameters<typeof setTelemetry>[2],
): readonly Fix[] {
    const said = saidValue(telemetry.logs)?.to ?? [];
    const sinks = model.backends.filter(({ signals }) => signals.includes('logs'));
    const to = said.length === 0 && sinks.length === 1 ? sinks.map(({ id }) => id) : said;
    // Without a place for them to go, the logs would stay where they are.
    return to.length === 0
        ? []
        : setTelemetry(telemetry, 'logs', holder, `logs structured, correlated${destination(to)}`);
}
