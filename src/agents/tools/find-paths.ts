import * as z from 'zod/mini';
import type { Element } from '../../model/element.ts';
import { USING_KINDS } from '../../model/element-kinds.ts';
import { buildDigraph, type Digraph, type EdgeInput } from '../../model/graphs/digraph.ts';
import { deliveries } from '../../model/graphs/message-graph.ts';
import { simplePaths } from '../../model/graphs/simple-paths.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { elementNamed } from '../elements/named-element.ts';
import { elementInput, projectInput } from '../input.ts';
import { defineTool } from '../tool.ts';

const MOST_PATHS = 50;

/** The ways on which one element reaches another. */
export const findPaths = defineTool({
    name: 'find_paths',
    title: 'Find the ways between two elements',
    description:
        'The ways on which one service, client or gateway reaches another service, external or store in a Firebreak model, shortest first, hop by hop: over synchronous calls, store accesses and, unless left out, messages. Answers "how does the web shop reach the ledger?" and "is there a synchronous way from A to B?".',
    input: z.strictObject({
        project: projectInput,
        from: elementInput,
        to: elementInput,
        messages: z
            ._default(z.boolean(), true)
            .check(z.describe('Also over messages; false: only what a caller waits for.')),
        limit: z._default(z.int().check(z.minimum(1), z.maximum(MOST_PATHS), z.describe('Most ways.')), 10),
    }),
    output: z.object({
        from: z.string(),
        to: z.string(),
        paths: z.array(
            z.object({
                nodes: z.array(z.string()),
                steps: z.array(
                    z.object({
                        from: z.string(),
                        to: z.string(),
                        by: z.enum(['call', 'message', 'store-access']),
                        relations: z.array(z.string()),
                    }),
                ),
            }),
        ),
        complete: z.boolean().check(z.describe('There are no other ways.')),
    }),
    async run(workspace, input, signal) {
        const { index } = await workspace.open(input.project, signal);
        const isNode = (element: Element) => NODE_KINDS.has(element.kind);
        const kinds = 'service, gateway, client, external or store';
        const from = elementNamed(index, input.from, isNode, kinds).id;
        const to = elementNamed(index, input.to, isNode, kinds).id;
        const graph = usesGraph(index, input.messages);
        const { paths, complete } = simplePaths(graph, from, to, { maxPaths: input.limit });
        const told = paths.map(({ nodes, relations }) => ({
            nodes,
            steps: relations.map((ids, i) => ({
                from: nodes[i] ?? '',
                to: nodes[i + 1] ?? '',
                by: kindOf(index, ids[0] ?? ''),
                relations: ids,
            })),
        }));
        return { text: written(from, to, told, complete), data: { from, to, paths: told, complete } };
    },
});

/** What a way may lead over. */
const NODE_KINDS: ReadonlySet<string> = new Set(USING_KINDS);

type Step = { readonly from: string; readonly to: string; readonly by: 'call' | 'message' | 'store-access' };

function usesGraph(index: ModelIndex, messages: boolean): Digraph {
    const { calls, storeAccesses } = index.model;
    const edges: EdgeInput[] = [
        ...calls.map(({ id, source, target }) => ({ source, target, relations: [id] })),
        ...storeAccesses.map(({ id, source, store }) => ({ source, target: store, relations: [id] })),
        ...(messages ? deliveries(index) : []).map(({ publication, subscription }) => ({
            source: publication.source,
            target: subscription.source,
            relations: [publication.id, subscription.id],
        })),
    ];
    return buildDigraph([], edges);
}

function kindOf(index: ModelIndex, relation: string): Step['by'] {
    const kind = index.relations.get(relation)?.kind;
    return kind === 'call' || kind === 'store-access' ? kind : 'message';
}

const ARROWS: Readonly<Record<Step['by'], string>> = {
    call: '→',
    message: '⇢ (message)',
    'store-access': '→ (store)',
};

function written(
    from: string,
    to: string,
    paths: readonly { readonly steps: readonly Step[] }[],
    complete: boolean,
): string {
    if (paths.length === 0) {
        return `${from} does not reach ${to}.`;
    }
    const lines = paths.map(({ steps }) => [from, ...steps.map((step) => `${ARROWS[step.by]} ${step.to}`)].join(' '));
    const count = paths.length === 1 ? '1 way' : `${paths.length} ways`;
    return [`${count} from ${from} to ${to}${complete ? '' : ', and there are more'}:`, ...lines].join('\n');
}
