import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import type { Operation } from '../model/service.ts';
import { isHard } from '../model/what-if/hard-dependency.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf } from './analysis/own-calls.ts';
import { usesTwoPhaseCommit } from './analysis/two-phase-commit.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds changes in several services that nothing holds together; see `distributed-transaction.md`. */
export const distributedTransaction = defineRule({
    id: 'distributed-transaction',
    category: 'consistency',
    severity: 'warning',
    summary: 'An operation that changes state in several services, by two-phase commit or with nothing to undo it',
    fixable: false,
    sources: [
        'Cerny et al., JSS 206:111829, no. 10: transactional integration',
        'Bogner et al., Towards a collaborative repository for service-based antipatterns (2019)',
        'Garcia-Molina, Salem, Sagas, SIGMOD 1987',
    ],
    options: z.object({
        calls: z
            .int()
            .min(2)
            .default(2)
            .describe(
                'Commands of other services called by one operation from which it fires (from two on, one of them can be left alone: Garcia-Molina, Salem 1987)',
            ),
    }),
    *check({ index, derive }, { calls }) {
        const nameOf = derive(naming);
        for (const operation of index.model.operations) {
            if (usesTwoPhaseCommit(index, operation)) {
                yield* reportTwoPhaseCommit(index, operation, nameOf);
            } else if (!operation.saga && operation.steps.length >= calls) {
                yield* reportUncompensated(index, operation, calls, nameOf);
            }
        }
    },
});

/** Steps of an operation that change state in other services, in the order in which they are made. */
function changesElsewhere(index: ModelIndex, operation: Operation): readonly Call[] {
    return operation.steps
        .flatMap((step) => (step.kind === 'call' ? (index.calls.get(step.id) ?? []) : []))
        .filter((call) =>
            callHops(index, call).some(
                ({ target, targetOperation }) =>
                    target !== operation.service && index.operations.get(targetOperation ?? '')?.kind === 'command',
            ),
        );
}

function* reportTwoPhaseCommit(index: ModelIndex, operation: Operation, nameOf: NameOf): Generator<Report> {
    const writes = index.accessesIn(operation.id).filter(({ mode }) => mode === 'write');
    const calls = changesElsewhere(index, operation);
    const parts = [
        ...writes.map(({ store }) => index.stores.get(store)?.owner ?? store),
        ...calls.flatMap((call) => callHops(index, call).map(({ target }) => target)),
    ];
    const owners = [...new Set(parts)].sort(byCodeUnits);
    if (owners.length >= 2) {
        yield {
            severity: 'warning',
            message: `\`${nameOf(operation.id)}\` commits in two phases over the data of ${listedUpTo(quoted(owners, nameOf), SHOWN, 'services')}: while one of these ${owners.length} is slow or down, it keeps locks in all of them.`,
            source: operation.source,
            element: operation.id,
            relations: [...writes, ...calls].map(({ id }) => id),
            decisive: ['two-phase-commit', ...owners],
            related: [
                ...calls.slice(0, RELATED).map((call) => place(operation, call, 'calls', nameOf)),
                ...writes.slice(0, RELATED).map(({ store, location }) => ({
                    message: `writes \`${nameOf(store)}\``,
                    source: location,
                    element: operation.id,
                })),
            ],
        };
    }
}

function* reportUncompensated(
    index: ModelIndex,
    operation: Operation,
    limit: number,
    nameOf: NameOf,
): Generator<Report> {
    // The caller has said that it does not care how an optional change ends.
    const steps = changesElsewhere(index, operation).filter((call) => !call.optional && !call.ignoresReply);
    const stranded = steps.length < limit ? [] : leftAlone(steps);
    if (stranded.length === 0) {
        return;
    }
    const services = new Set(steps.flatMap((call) => callHops(index, call).map(({ target }) => target)));
    const names = listedUpTo([...new Set(quoted(stranded.map(calleeOf), nameOf))], SHOWN, 'commands');
    yield {
        severity: 'warning',
        message: `\`${nameOf(operation.id)}\` changes state with ${counted(steps.length, 'call')} in ${counted(services.size, 'other service')} (limit ${limit - 1} without a saga), and nothing undoes ${names} when a step after it fails.`,
        source: operation.source,
        element: operation.id,
        relations: steps.map(({ id }) => id),
        decisive: [...new Set(steps.map(calleeOf))].sort(byCodeUnits),
        related: steps.slice(0, RELATED).map((call) => place(operation, call, undoing(call, stranded, nameOf), nameOf)),
    };
}

/** The steps that stay done, because nothing undoes them, when another that comes later or runs beside them fails. */
function leftAlone(steps: readonly Call[]): readonly Call[] {
    const lastHard = steps.findLastIndex(isHard);
    const beside = steps.filter((call) => call.parallel && isHard(call));
    return steps.filter(
        (call, at) =>
            call.undoneBy === undefined && (at < lastHard || (call.parallel && beside.some((other) => other !== call))),
    );
}

function undoing(call: Call, stranded: readonly Call[], nameOf: NameOf): string {
    if (call.undoneBy !== undefined) {
        return `(undone by \`${nameOf(call.undoneBy)}\`) calls`;
    }
    return stranded.includes(call) ? '(nothing undoes it) calls' : 'calls';
}

function place(operation: Operation, call: Call, verb: string, nameOf: NameOf) {
    return { message: `${verb} \`${nameOf(calleeOf(call))}\``, source: call.location, element: operation.id };
}

function quoted(ids: readonly string[], nameOf: NameOf): readonly string[] {
    return ids.map((id) => `\`${nameOf(id)}\``);
}

/** Most names in the message. */
const SHOWN = 4;
/** Most calls, and most writes, among the related locations. */
const RELATED = 20;
