import type { ModelIndex } from '../../model/index-model.ts';
import { formatDuration, formatShare } from '../../model/quantities.ts';
import type { AvailabilityFactor, ExpectedAvailability } from '../../model/what-if/availability.ts';
import type { Affected, BlastRadius, Effect } from '../../model/what-if/blast-radius.ts';
import { callCount } from '../../model/what-if/call-time.ts';
import type { Impact, WorkImpact } from '../../model/what-if/impact.ts';
import type { RetryPath } from '../../model/what-if/retry-amplification.ts';
import { shownAs } from '../../model/what-if/work-graph.ts';
import type { WorstCaseWait } from '../../model/what-if/worst-case-wait.ts';
import { counted, listed } from '../../model/wording.ts';
import type { NameOf } from '../../rules/analysis/naming.ts';
import { calleeOf } from '../../rules/analysis/own-calls.ts';
import { triesText } from '../../rules/analysis/wait-text.ts';

/** How an impact is told. */
export interface ImpactTextOptions {
    /** Sets headings off, where that can be done. */
    readonly bold?: (text: string) => string;
    /** How many works and affected elements are told one by one; all of them unless said. */
    readonly most?: { readonly works: number; readonly affected: number };
}

/** An impact for people: what each piece of work needs and causes, then what fails with the element. */
export function impactText(
    index: ModelIndex,
    { element, works, retries, blast }: Impact,
    nameOf: NameOf,
    { bold = (text) => text, most = { works: works.length, affected: blast.affected.length } }: ImpactTextOptions = {},
): string {
    const kind = index.elements.get(element)?.kind ?? 'element';
    const sections = [
        `${bold(element)} (${kind})`,
        ...works
            .slice(0, most.works)
            .map((work) =>
                [
                    ...(work.id === element ? [] : [bold(nameOf(work.id))]),
                    ...availabilityLines(index, work.availability, nameOf),
                    ...waitLines(work.wait, nameOf),
                    ...requestLines(work, nameOf),
                ].join('\n'),
            ),
        ...leftOut(works.length - most.works, 'operation'),
        ...(retries ? [retryLines(retries, nameOf).join('\n')] : []),
        [
            ...blastLines(blast, nameOf, { bold, most: most.affected }),
            ...leftOut(blast.affected.length - most.affected, 'element').map((line) => `  ${line}`),
        ].join('\n'),
    ];
    return `${sections.join('\n\n')}\n`;
}

function leftOut(count: number, noun: string): readonly string[] {
    return count > 0 ? [`… and ${counted(count, `more ${noun}`)}`] : [];
}

function availabilityLines(
    index: ModelIndex,
    { availability, factors, unknown }: ExpectedAvailability,
    nameOf: NameOf,
): readonly string[] {
    const nothing = unknown.length === 0 ? [] : [`  nothing is known of ${listed(unknown.map(nameOf))}`];
    if (factors.length === 0) {
        return unknown.length === 0 ? ['needs nobody'] : ['expected availability: unknown', ...nothing];
    }
    return [
        `expected availability: ${formatShare(availability)}${unknown.length > 0 ? ' at most' : ''}`,
        ...table(
            factors.map((factor) => [
                formatShare(factor.availability),
                nameOf(factor.element),
                wayOf(index, factor, nameOf),
            ]),
        ),
        ...nothing,
    ];
}

/** How a factor is come by: what is called on the way, and how it is known. */
function wayOf(index: ModelIndex, { relations, from }: AvailabilityFactor, nameOf: NameOf): string {
    const steps = relations.flatMap((id) => {
        const call = index.calls.get(id);
        const access = index.storeAccesses.get(id);
        return call ? [nameOf(calleeOf(call))] : access ? [nameOf(access.store)] : [];
    });
    const why = from === 'objective' ? 'promised' : 'what its failures leave';
    return steps.length > 1 ? `${why}, by ${steps.join(' → ')}` : why;
}

function waitLines({ total, stages, endless, atLeast }: WorstCaseWait, nameOf: NameOf): readonly string[] {
    if (stages.length === 0 && endless.length === 0) {
        return [];
    }
    const longest = endless.length > 0 ? 'for ever' : `${atLeast ? 'at least ' : ''}${formatDuration(total)}`;
    return [
        `worst-case wait for others: ${longest}`,
        ...table(
            stages.flatMap(({ calls }) =>
                calls.map(({ call, wait, requests, time }, i) => [
                    formatDuration(wait),
                    nameOf(calleeOf(call)),
                    [
                        ...(i > 0 ? ['at the same time'] : []),
                        ...(requests > 1 ? [`${requests} requests in a row`] : []),
                        ...(triesText(time) === undefined ? [] : [triesText(time)]),
                    ].join(', '),
                ]),
            ),
        ),
        ...[...new Set(endless.map(calleeOf))].map((id) => `  for ever  ${nameOf(id)}`),
    ];
}

function requestLines({ requests: { requests, atLeast }, heaviest }: WorkImpact, nameOf: NameOf): readonly string[] {
    const [first] = heaviest;
    if (requests === 0 || !first) {
        return [];
    }
    const way = heaviest.map(({ to, made }) => `${nodeName(to, nameOf)}${times(callCount(made.call).requests, '×')}`);
    return [
        `requests behind one: ${atLeast ? 'at least ' : ''}${amount(requests)}`,
        `  most by ${[nameOf(first.from), ...way].join(' → ')}`,
    ];
}

function retryLines({ factor, steps }: RetryPath, nameOf: NameOf): readonly string[] {
    const [first] = steps;
    const way = steps.map((step) => `${nodeName(step.to, nameOf)}${times(step.factor, ' tries')}`);
    return [
        `requests that reach it for one, while it fails: ${amount(factor)}`,
        `  by ${[first ? nameOf(first.from) : '', ...way].join(' → ')}`,
    ];
}

function times(count: number, unit: string): string {
    return count === 1 ? '' : ` (${amount(count)}${unit})`;
}

function amount(count: number): string {
    return Number.isFinite(count) ? String(count) : 'without end';
}

/** The choice among the operations of a service bears the service's name. */
function nodeName(node: string, nameOf: NameOf): string {
    return nameOf(shownAs(node));
}

const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
    fails: 'fails',
    degraded: 'loses a part',
    starved: 'hears nothing',
};

function blastLines(
    { affected, services }: BlastRadius,
    nameOf: NameOf,
    { bold, most }: { readonly bold: (text: string) => string; readonly most: number },
): readonly string[] {
    if (affected.length === 0) {
        return [bold('if it fails, nothing else does')];
    }
    const failing = affected.filter(({ effect }) => effect === 'fails').length;
    return [
        bold(`if it fails, ${counted(affected.length, 'other element is', 'other elements are')} affected`),
        `  ${failing} of them cannot work at all; the system has ${counted(services, 'other service')}`,
        ...table(
            affected.slice(0, most).map((one) => [EFFECT_WORDS[one.effect], nameOf(one.element), pathOf(one, nameOf)]),
        ),
    ];
}

function pathOf({ path: { nodes } }: Affected, nameOf: NameOf): string {
    return nodes.map(nameOf).join(' → ');
}

/** Rows of three columns, indented, the last as it comes. */
function table(rows: readonly (readonly (string | undefined)[])[]): readonly string[] {
    const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
    const [first, second] = [width(0), width(1)];
    return rows.map(([a = '', b = '', c = '']) => `  ${a.padStart(first)}  ${b.padEnd(second)}  ${c}`.trimEnd());
}
