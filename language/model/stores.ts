import type { Store } from '../../src/model/store.ts';
import type { Telemetry } from '../../src/model/telemetry.ts';
import * as ast from '../generated/ast.ts';
import { contextOf, elementOf, ownerOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { concurrency, failureShare, objective, observedAs, technologies, workTime } from './qualities.ts';
import { telemetryOf } from './telemetry.ts';
import { present, quantity, sortedSet } from './values.ts';

/** Databases and caches. */
export function* stores(context: ModelContext, system: Telemetry): Generator<Store> {
    for (const node of context.nodes('Store', ast.isStore)) {
        const element = elementOf(context, node, node.kind);
        if (element) {
            const owner = context.enclosing(node, isStoreOwner);
            yield present({
                ...element,
                kind: node.kind,
                technology: node.technology ?? technologies(context, node)[0],
                owner: owner && context.id(owner),
                context: contextOf(context, node),
                team: ownerOf(context, node),
                role: context.first(node, ast.isRole)?.role ?? 'operational',
                schemas: sortedSet(context.all(node, ast.isSchemas).flatMap((it) => it.names)),
                replicates: context.idOf(context.first(node, ast.isReplicates)?.store),
                takes: workTime(context.first(node, ast.isTakes)),
                fails: failureShare(context, node),
                concurrency: concurrency(context, node),
                hits: quantity(context.first(node, ast.isHits)?.share, 'share'),
                expires: quantity(context.first(node, ast.isExpires)?.after, 'duration'),
                slo: objective(context, node),
                telemetry: telemetryOf(context, node, system),
                observedAs: observedAs(context, node),
            });
        }
    }
}

function isStoreOwner(node: unknown): node is ast.Component | ast.Context {
    return ast.isComponent(node) || ast.isContext(node);
}
