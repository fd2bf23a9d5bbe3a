import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { triesOf } from '../model/what-if/call-time.ts';
import {
    multipliedRetries,
    type RetryAmplification,
    type RetryPath,
    type RetryStep,
    retryFactor,
} from '../model/what-if/retry-amplification.ts';
import { shownAs, workGraph } from '../model/what-if/work-graph.ts';
import { counted } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import { layerName } from './analysis/policy-absence.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds retries that multiply; see `retry-amplification.md`. */
export const retryAmplification = defineRule({
    id: 'retry-amplification',
    category: 'resilience',
    severity: 'error',
    summary: 'Retries at several places of one path, which multiply when its end fails',
    fixable: false,
    sources: [
        'Amazon Builders’ Library, Timeouts, retries and backoff with jitter',
        'Google, Site Reliability Engineering, chapter 22',
    ],
    options: z.object({
        warning: z
            .int()
            .min(2)
            .default(9)
            .describe(
                'Requests at the end of a path for one at its start from which it is a warning (two layers with the three tries of the SRE book)',
            ),
        error: z.int().min(2).default(27).describe('The same from which it is an error (three such layers)'),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        const amplification = multipliedRetries(index, derive(workGraph));
        const told = new Set<Call>();
        for (const { path, others } of worstPaths(amplification, Math.min(limits.warning, limits.error))) {
            for (const { made } of path.steps) {
                told.add(made.call);
            }
            yield reportPath(path, others, limits, nameOf);
        }
        yield* doubled(index, told, limits, nameOf);
    },
});

interface Limits {
    readonly warning: number;
    readonly error: number;
}

interface WorstPath {
    readonly path: RetryPath;
    /** Ends of other paths that begin with all but the last retry of this one. */
    readonly others: RetryPath[];
}

/** The strongest path to each last retry; those that differ in their ends only are told together. */
function worstPaths(amplification: RetryAmplification, least: number): readonly WorstPath[] {
    const paths = amplification.repeating
        .filter((step) => !amplification.goesOn(step))
        .map((last) => amplification.pathEndingWith(last))
        .filter(({ factor, steps }) => factor >= least && retrying(steps).length > 1)
        .sort((a, b) => (a.factor === b.factor ? 0 : b.factor > a.factor ? 1 : -1));
    const groups = groupBy(paths, ({ steps }) =>
        JSON.stringify(
            retrying(steps)
                .slice(0, -1)
                .map(({ made }) => made.call.id),
        ),
    );
    return [...groups.values()].flatMap(([path, ...others]) => (path ? [{ path, others }] : []));
}

function retrying(steps: readonly RetryStep[]): readonly RetryStep[] {
    return steps.filter(({ factor }) => factor > 1);
}

function reportPath(path: RetryPath, others: readonly RetryPath[], limits: Limits, nameOf: NameOf): Report {
    const [first] = path.steps;
    if (!first) {
        throw new Error('A path of retries has at least one step.');
    }
    const repeating = retrying(path.steps);
    const { call } = first.made;
    const also =
        others.length === 0
            ? ''
            : ` So ${counted(others.length, 'other path')} that begin${others.length === 1 ? 's' : ''} like it.`;
    return {
        severity: path.factor >= limits.error ? 'error' : 'warning',
        message: `When the end of this path fails, one request to \`${nameOf(callerOf(call))}\` becomes ${countText(path.factor)} there (limit ${limits.warning}, error from ${limits.error}): ${wayText(path, nameOf)}. Retry at one place only, or within a budget.${also}`,
        source: call.location,
        element: callerOf(call),
        relations: path.steps.map(({ made }) => made.call.id),
        decisive: repeating.map(({ made }) => made.call.id),
        related: [
            ...path.steps.slice(0, MOST_RELATED).flatMap((step) => placesOf(step, nameOf)),
            ...others.slice(0, MOST_RELATED).flatMap(({ steps, factor }) => {
                const last = steps.at(-1);
                return last ? placesOf(last, nameOf, ` (${countText(factor)} requests there)`) : [];
            }),
        ],
    };
}

const MOST_RELATED = 20;
const MOST_STEPS = 12;

function wayText({ steps }: RetryPath, nameOf: NameOf): string {
    const [first] = steps;
    const shown = steps.slice(0, MOST_STEPS).map((step) => `\`${nameOf(shownAs(step.to))}\`${triesOfStep(step)}`);
    const more = steps.length > MOST_STEPS ? [`… ${steps.length - MOST_STEPS} more`] : [];
    return [first ? `\`${nameOf(first.from)}\`` : '', ...shown, ...more].join(' → ');
}

function triesOfStep({ factor, layers }: RetryStep): string {
    if (factor === 1) {
        return '';
    }
    const each = layers.map(({ retry }) => countText(triesOf(retry)));
    return ` (${each.join(' × ')} tries)`;
}

function placesOf(step: RetryStep, nameOf: NameOf, added = ''): readonly RelatedLocation[] {
    const { call } = step.made;
    return [
        {
            message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\`${triesOfStep(step)}${added}`,
            source: call.location,
            element: callerOf(call),
            target: calleeOf(call),
        },
        ...step.layers.flatMap(({ origin }) =>
            origin.source && origin.layer !== 'call'
                ? [
                      {
                          message: `${layerName(origin, nameOf)} says \`retry\``,
                          source: origin.source,
                          element: origin.element,
                      },
                  ]
                : [],
        ),
    ];
}

function countText(factor: number): string {
    return Number.isFinite(factor) && factor <= 1e6
        ? String(factor)
        : Number.isFinite(factor)
          ? 'more than a million'
          : 'endlessly many';
}

/** Calls that application and mesh both repeat, where no path has told so already. */
function* doubled(index: ModelIndex, told: ReadonlySet<Call>, limits: Limits, nameOf: NameOf): Generator<Report> {
    const inMeshes = index.model.calls.filter(({ source }) => index.meshesOf(source).length > 0);
    for (const call of inMeshes) {
        const { factor, layers } = retryFactor(index, call);
        const [application, mesh] = layers;
        if (!application || !mesh || told.has(call)) {
            continue;
        }
        const name = `\`${nameOf(callerOf(call))}\` → \`${nameOf(calleeOf(call))}\``;
        yield {
            severity: factor >= limits.error ? 'error' : 'warning',
            message: `${name} is retried twice over, by ${layerName(application.origin, nameOf)} (${countText(triesOf(application.retry))} tries) and by ${layerName(mesh.origin, nameOf)} (${countText(triesOf(mesh.retry))}): neither knows of the other, so one request may become ${countText(factor)}. Keep one of them.`,
            source: call.location,
            element: callerOf(call),
            relations: [call.id],
            decisive: [call.id],
            related: placesOf(
                { factor, layers, from: callerOf(call), to: calleeOf(call), made: { call, targets: [] } },
                nameOf,
            ).slice(1),
            cause: {
                key: JSON.stringify([
                    application.origin.source?.extent ?? application.origin.element,
                    application.origin.source?.uri,
                    mesh.origin.element,
                ]),
                adds: `${name} is retried by both`,
                merge: (reports) => ({
                    message: `${counted(reports.length, 'call')} are retried twice over, by ${layerName(application.origin, nameOf)} (${countText(triesOf(application.retry))} tries) and by ${layerName(mesh.origin, nameOf)} (${countText(triesOf(mesh.retry))}): one request may become ${countText(factor)}. Keep one of them.`,
                    source: application.origin.source ?? call.location,
                    element: application.origin.element,
                }),
            },
        };
    }
}
