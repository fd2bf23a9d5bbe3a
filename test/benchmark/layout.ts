import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { LayoutGraph } from '../../src/diagram/layout/layout-graph.ts';
import { denseGraph, realisticGraph, type SyntheticPicture } from './layout-graphs.ts';
import type { Contender } from './layout-peers.ts';
import type { LayoutRun } from './layout-run.ts';
import { benchmarkStability } from './layout-stability.ts';
import { median, milliseconds, printRow } from './measure.ts';

const RUNS = 5;
/** A contender that takes longer than this for one picture is not asked for larger ones. */
const CUT_OFF = 10_000;
const CONTENDERS: readonly Contender[] = ['firebreak', 'dot', 'elk'];

const PICTURES: readonly (Partial<SyntheticPicture> & {
    readonly name: string;
    readonly sizes: readonly number[];
    readonly graph: (picture: SyntheticPicture) => LayoutGraph;
})[] = [
    { name: 'realistic', sizes: [20, 50, 100, 200, 500, 1000], graph: realisticGraph },
    { name: 'realistic, stores free', sizes: [200, 1000], graph: realisticGraph, stores: 'free' },
    { name: 'realistic, pills', sizes: [200, 1000], graph: realisticGraph, pills: true },
    { name: 'dense', sizes: [20, 50, 100, 200, 500, 1000], graph: denseGraph },
];

/**
 * Layouts of synthetic pictures, services with stores in contexts of 8, warm, against ELK on the whole hierarchy and
 * dot with clusters, each in a thread of its own. Targets: 200 realistic services no slower than dot and in at most
 * half the time of ELK on the hierarchy; 1,000 in at most 1.5 s; 200 dense ones in at most 1 s. Then the stability.
 */
export async function benchmarkLayout(): Promise<void> {
    for (const { name, sizes, graph, stores = 'docked', pills = false } of PICTURES) {
        printRow(name, ...CONTENDERS.flatMap((contender) => [contender, 'shape']));
        const left = new Set(CONTENDERS);
        for (const services of sizes) {
            await compare(graph({ services, stores, pills }), `${services} services`, left);
        }
        process.stdout.write('\n');
    }
    await benchmarkStability();
}

/** All contenders by turns on one picture, so that a busy moment of the machine hits all of them. */
async function compare(graph: LayoutGraph, name: string, left: Set<Contender>): Promise<void> {
    const threads = CONTENDERS.map((each) => ({ each, thread: startThread(each), runs: [] as LayoutRun[] }));
    const [wide, high] = [`${graph.nodes.length} nodes`, `${graph.edges.length} lines`];
    for (let round = 0; round <= RUNS; round++) {
        for (const { each, thread, runs } of threads) {
            if (left.has(each)) {
                const run = await ask(thread, graph);
                if (run === undefined) {
                    left.delete(each);
                    runs.length = 0;
                } else if (round > 0 || run.milliseconds > CUT_OFF / RUNS) {
                    // The first run warms up; where one takes very long, it has to do.
                    runs.push(run);
                }
            }
        }
    }
    await Promise.all(threads.map(({ thread }) => thread.terminate()));
    printRow(
        `${name}, ${wide}, ${high}`,
        ...threads.flatMap(({ runs }) => [
            runs.length > 0 ? milliseconds(median(runs.map((run) => run.milliseconds))) : `> ${CUT_OFF / 1000} s`,
            shape(runs[0]),
        ]),
    );
}

function shape(run: LayoutRun | undefined): string {
    return run ? `${(run.width / 1000).toFixed(1)}x${(run.height / 1000).toFixed(1)}k` : '';
}

/** Graphviz tells on the error output of every line that it had trouble with; nobody listens. */
function startThread(contender: Contender): Worker {
    return new Worker(new URL('./layout-run.ts', import.meta.url), { workerData: contender, stderr: true });
}

/** @returns nothing when the answer takes too long. */
function ask(thread: Worker, graph: LayoutGraph): Promise<LayoutRun | undefined> {
    return new Promise((resolve, reject) => {
        const done = (run: LayoutRun | undefined) => {
            clearTimeout(timer);
            thread.off('message', done);
            thread.off('error', reject);
            resolve(run);
        };
        const timer = setTimeout(done, CUT_OFF, undefined);
        thread.on('message', done);
        thread.on('error', reject);
        thread.postMessage(graph);
    });
}
