import type { Call } from '../../model/call.ts';
import { callHops } from '../../model/graphs/call-hops.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import { ownCalls } from './own-calls.ts';

/** One service and what it asks of another. */
export interface ServicePair {
    readonly caller: string;
    readonly callee: string;
    /** The different operations of the callee that the caller calls, each with its first call; sorted by operation. */
    readonly operations: ReadonlyMap<string, Call>;
    /** For each operation of the caller (or the caller as such) those that it calls; sorted by caller. */
    readonly byCaller: ReadonlyMap<string, ReadonlyMap<string, Call>>;
    /** All calls from the one to the other, those that name no operation included. */
    readonly calls: readonly Call[];
}

/**
 * The pairs of services of which one calls the other, sorted; routers collapsed, infrastructure services left out. To
 * be had through `RuleContext.derive`.
 */
export function servicePairs(index: ModelIndex): readonly ServicePair[] {
    const pairs = new Map<string, Map<string, Draft>>();
    for (const call of ownCalls(index)) {
        for (const { target, targetOperation } of callHops(index, call)) {
            if (target !== call.source && isCounted(index, call.source) && isCounted(index, target)) {
                note(pairs, call, target, targetOperation);
            }
        }
    }
    return [...pairs.values()]
        .flatMap((own) => [...own.values()])
        .sort((a, b) => byCodeUnits(a.caller, b.caller) || byCodeUnits(a.callee, b.callee));
}

interface Draft extends ServicePair {
    readonly operations: Map<string, Call>;
    readonly byCaller: Map<string, Map<string, Call>>;
    readonly calls: Call[];
}

function note(pairs: Map<string, Map<string, Draft>>, call: Call, callee: string, operation: string | undefined): void {
    const own = pairs.get(call.source) ?? new Map<string, Draft>();
    const pair: Draft = own.get(callee) ?? {
        caller: call.source,
        callee,
        operations: new Map(),
        byCaller: new Map(),
        calls: [],
    };
    pairs.set(call.source, own.set(callee, pair));
    pair.calls.push(call);
    if (operation !== undefined) {
        const caller = call.sourceOperation ?? call.source;
        const asked = pair.byCaller.get(caller) ?? new Map<string, Call>();
        pair.byCaller.set(caller, asked);
        noteFirst(asked, operation, call);
        noteFirst(pair.operations, operation, call);
    }
}

function noteFirst(calls: Map<string, Call>, operation: string, call: Call): void {
    if (!calls.has(operation)) {
        calls.set(operation, call);
    }
}

function isCounted(index: ModelIndex, id: string): boolean {
    const service = index.services.get(id);
    return service !== undefined && service.role !== 'infrastructure';
}
