import { elkInThisThread } from '../../src/diagram/layout/elk-engine.ts';
import { createLayout } from '../../src/diagram/layout/layout.ts';
import type { LayoutGraph } from '../../src/diagram/layout/layout-graph.ts';
import { sequence } from './generated-system.ts';
import { type Boxes, type Edit, flippedPairs, randomEdit } from './layout-edits.ts';
import { realisticGraph } from './layout-graphs.ts';
import { contender } from './layout-peers.ts';
import { elapsed, median, milliseconds, printRow } from './measure.ts';

const SIZES = [24, 50, 100, 200, 1000];
const EDITS = 40;
/** ELK on the whole hierarchy takes too long for more. */
const MOST_FOR_ELK = 100;

/**
 * A chain of random edits (a service added, removed or renamed): in how many of them no sibling changes sides with
 * another, and how long one takes. Targets: 99 % of the edits, a few milliseconds at 200 services.
 */
export async function benchmarkStability(): Promise<void> {
    printRow('edits that flip no sibling pair', 'share', 'flips', 'of pairs', 'median', 'longest');
    const elk = await contender('elk');
    for (const services of SIZES) {
        const layout = createLayout(elkInThisThread());
        let previous = await layout(base(services));
        await report(`${services} services, from the last picture`, services, async (graph) => {
            previous = await layout(graph, { previous });
            return previous;
        });
        const afresh = createLayout(elkInThisThread());
        await report(`${services} services, afresh`, services, (graph) => afresh(graph));
        if (services <= MOST_FOR_ELK) {
            await report(`${services} services, ELK's hierarchy`, services, elk);
        }
    }
}

function base(services: number): LayoutGraph {
    return realisticGraph({ services, stores: 'docked', pills: false });
}

async function report(name: string, services: number, layout: (graph: LayoutGraph) => Promise<Boxes>): Promise<void> {
    const random = sequence(5);
    let graph = base(services);
    let before = await layout(graph);
    const times: number[] = [];
    const total = { clean: 0, pairs: 0, flips: 0 };
    for (let number = 0; number < EDITS; number++) {
        const edit: Edit = randomEdit(graph, random, number);
        let after = before;
        times.push(
            await elapsed(async () => {
                after = await layout(edit.graph);
            }),
        );
        const { pairs, flips } = flippedPairs(before, after, edit);
        total.clean += flips === 0 ? 1 : 0;
        total.pairs += pairs;
        total.flips += flips;
        graph = edit.graph;
        before = after;
    }
    printRow(
        name,
        `${((100 * total.clean) / EDITS).toFixed(0)} %`,
        String(total.flips),
        String(total.pairs),
        `${median(times).toFixed(1)} ms`,
        milliseconds(Math.max(...times)),
    );
}
