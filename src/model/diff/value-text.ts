import type { Times } from '../call.ts';
import type { Allowance, ExternalLink } from '../element.ts';
import type { Backoff, Breaker, Bulkhead, Fallback, RateLimit, Retry } from '../policy.ts';
import { decimal, formatBytes, formatDuration, formatRate, formatShare } from '../quantities.ts';
import type { Authentication, HealthCheck, Pin, Quantile, Replicas, WorkTime } from '../service.ts';
import type { LogsTelemetry, MetricsTelemetry, TracesTelemetry } from '../telemetry.ts';
import type { PlainValue } from './plain-value.ts';
import { stepsText } from './steps-text.ts';

/**
 * The value of a property in words: `2 … 10 at 70 % cpu`, `p99 300 ms`, `none`.
 *
 * @param property its path, whose last part decides what a number means
 * @param value undefined where nothing is said
 */
export function valueText(property: string, value: PlainValue | undefined): string {
    if (value === undefined) {
        return 'not said';
    }
    if (isRecord(value) && value['said'] === 'none') {
        return 'none';
    }
    const last = property.slice(property.lastIndexOf('.') + 1);
    const write = Object.hasOwn(WRITERS, last) ? WRITERS[last] : undefined;
    return write ? write(value) : plainWords(value);
}

/** A property's path in words: `slo latency`, `timeout` for what stands in a policy's own block. */
export function propertyText(property: string): string {
    return property
        .replace(/^(?:properties|edge)\./, '')
        .replaceAll('.', ' ')
        .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
        .trim();
}

/** The value that a writer gets is what the model has under the property's name, without empty lists. */
type Writer = (value: never) => string;

const WRITERS: Readonly<Record<string, (value: unknown) => string>> = {
    ...writers(formatDuration, ['timeout', 'deadline', 'expires', 'retention', 'caches']),
    ...writers(formatShare, ['availability', 'errors', 'fails', 'hits']),
    ...writers(formatRate, ['throughput']),
    ...writers(formatBytes, ['memory', 'size']),
    ...writers(workTimeText, ['takes']),
    ...writers(replicasText, ['replicas']),
    ...writers(quantilesText, ['latency']),
    ...writers(retryText, ['retry']),
    ...writers(breakerText, ['breaker']),
    ...writers(bulkheadText, ['bulkhead']),
    ...writers(fallbackText, ['fallback']),
    ...writers(limitText, ['limit', 'limits']),
    ...writers(timesText, ['times']),
    ...writers(stepsText, ['steps']),
    ...writers(redeliveryText, ['redelivers']),
    ...writers(authenticationText, ['authenticates']),
    ...writers(healthText, ['health']),
    ...writers(metricsText, ['metrics']),
    ...writers(tracesText, ['traces']),
    ...writers(logsText, ['logs']),
    ...writers((pins: readonly Pin[]) => pins.map(({ target }) => target).join(', '), ['pins']),
    ...writers((links: readonly ExternalLink[]) => links.map(linkText).join(', '), ['links']),
    ...writers((allows: readonly Allowance[]) => allows.map(allowanceText).join(', '), ['allows']),
};

function writers(write: Writer, properties: readonly string[]): Readonly<Record<string, (value: unknown) => string>> {
    // The model gives each property one type; the table above is the one place that says which.
    return Object.fromEntries(properties.map((property) => [property, write as (value: unknown) => string]));
}

function workTimeText(takes: WorkTime): string {
    switch (takes.by) {
        case 'mean':
            return formatDuration(takes.mean);
        case 'constant':
            return `${formatDuration(takes.value)} exactly`;
        case 'uniform':
            return `${formatDuration(takes.min)} … ${formatDuration(takes.max)}`;
        case 'quantiles':
            return quantilesText(takes.quantiles);
    }
}

function quantilesText(quantiles: readonly Quantile[]): string {
    return quantiles.map(({ share, value }) => `p${decimal(share * 100)} ${formatDuration(value)}`).join(', ');
}

function replicasText({ min, max, target, every, starting, elected }: Replicas): string {
    return words(
        min === max ? String(min) : `${min} … ${max}`,
        target && `at ${formatShare(target.utilisation)} ${target.of}`,
        every !== undefined && `every ${formatDuration(every)}`,
        starting !== undefined && `starting ${formatDuration(starting)}`,
        elected && 'elected',
    );
}

function retryText({ retries, backoff, jitter, budget, when }: Retry): string {
    return words(
        retries === 'forever' ? 'forever' : String(retries),
        backoff && `backoff ${backoffText(backoff)}`,
        jitter && 'jitter',
        budget !== undefined && `budget ${formatShare(budget)}`,
        when && when.length > 0 && `when ${when.join(', ')}`,
    );
}

function backoffText({ base, growth, cap }: Backoff): string {
    const end = cap === undefined ? '' : ` ${formatDuration(cap)}`;
    return growth === 'constant' ? formatDuration(base) : `${formatDuration(base)} …${end}`;
}

function breakerText({ kind, opens, slow, waits, closesAfter, probes, shared }: Breaker): string {
    const parts = [
        kind,
        opens?.by === 'consecutive' ? `opens after ${opens.failures} failures` : undefined,
        opens?.by === 'rate'
            ? words(
                  `opens at ${formatShare(opens.failureRate)}`,
                  opens.calls !== undefined && `of ${opens.calls} calls`,
                  opens.within !== undefined && `within ${formatDuration(opens.within)}`,
              )
            : undefined,
        slow &&
            words(`slow ${formatDuration(slow.threshold)}`, slow.rate !== undefined && `at ${formatShare(slow.rate)}`),
        waits === undefined ? undefined : `waits ${formatDuration(waits)}`,
        closesAfter === undefined ? undefined : `closes after ${closesAfter}`,
        probes === undefined ? undefined : `probes ${probes}`,
        shared ? 'shared' : undefined,
    ].filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(', ') : 'yes';
}

function bulkheadText({ concurrent, queue }: Bulkhead): string {
    return words(String(concurrent), queue !== undefined && `queue ${queue}`);
}

function fallbackText({ description, target }: Fallback): string {
    const parts = [target, description].filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(', ') : 'yes';
}

function limitText({ rate, per }: RateLimit): string {
    return words(formatRate(rate), per !== undefined && `per ${per}`);
}

function timesText(times: Times): string {
    if (times.per === 'request') {
        return times.count === 1 ? 'once' : `${times.count} times`;
    }
    return words('for each item', times.upTo !== undefined && `up to ${times.upTo}`);
}

function redeliveryText({ times, backoff }: { readonly times: number; readonly backoff?: Backoff }): string {
    return words(`${times} times`, backoff && `backoff ${backoffText(backoff)}`);
}

function authenticationText({ method, lifetime }: Authentication): string {
    return words(method, lifetime !== undefined && `for ${formatDuration(lifetime)}`);
}

function healthText({ ready, live }: HealthCheck): string {
    return ready === live ? (ready ?? 'yes') : words(ready && `ready ${ready}`, live && `live ${live}`);
}

function metricsText({ signals, to }: MetricsTelemetry): string {
    return destination((signals ?? []).join(', '), to);
}

function tracesText({ instrumentation, to, sampled }: TracesTelemetry): string {
    return words(destination(instrumentation, to), sampled !== undefined && `sampled ${formatShare(sampled)}`);
}

function logsText({ format, to, correlated }: LogsTelemetry): string {
    return words(destination(format, to), correlated && 'correlated');
}

function destination(what: string, to: readonly string[] | undefined): string {
    return to && to.length > 0 ? `${what} to ${to.join(', ')}` : what;
}

function linkText({ url, title }: ExternalLink): string {
    return title === undefined ? url : `${title} (${url})`;
}

function allowanceText({ rule, until }: Allowance): string {
    return until === undefined ? rule : `${rule} until ${until}`;
}

function words(...parts: readonly (string | false | undefined)[]): string {
    return parts.filter((part) => part !== false && part !== undefined && part !== '').join(' ');
}

/** A value of which nothing more is known than what it holds. */
function plainWords(value: PlainValue): string {
    if (typeof value === 'object') {
        return isRecord(value)
            ? Object.entries(value)
                  .map(([name, part]) => (part === true ? name : `${name} ${plainWords(part)}`))
                  .join(' ')
            : value.map(plainWords).join(', ');
    }
    return value === true ? 'yes' : value === false ? 'no' : String(value);
}

function isRecord(value: PlainValue): value is { readonly [name: string]: PlainValue } {
    return typeof value === 'object' && !Array.isArray(value);
}
