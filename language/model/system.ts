import { sortedById } from '../../src/model/order.ts';
import type { System } from '../../src/model/system.ts';
import type { Telemetry } from '../../src/model/telemetry.ts';
import * as ast from '../generated/ast.ts';
import { elementOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { policyBlock } from './policies.ts';

/** The system; declared more than once (in several files, say) it is one, under the name that comes first. */
export function system(context: ModelContext, telemetry: Telemetry): System | undefined {
    const nodes = [...context.nodes('System', ast.isSystem)];
    const elements = nodes.flatMap((node) => elementOf(context, node, 'system') ?? []);
    const [element] = sortedById(elements);
    if (!element) {
        return undefined;
    }
    const defaults = nodes
        .flatMap((node) => context.members(node))
        .filter(ast.isDefaults)
        .flatMap((it) => it.body?.members ?? []);
    return { ...element, kind: 'system', defaults: policyBlock(context, defaults), telemetry };
}
