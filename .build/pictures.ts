/** Draws the pictures of README from the shop and from one of the experiments. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { EmptyFileSystem, URI } from 'langium';
import { buildModel } from '../language/build-model.ts';
import { createFirebreakServices } from '../language/services.ts';
import { draw } from '../src/diagram/draw.ts';
import { THEMES as LOOKS } from '../src/diagram/render/theme.ts';
import { chartStyle } from '../src/experiments/charts/chart-style.ts';
import { runChart } from '../src/experiments/charts/run-chart.ts';
import { partNames } from '../src/experiments/part-names.ts';
import { runExperiment } from '../src/experiments/run-experiment.ts';
import type { ArchitectureModel } from '../src/model/architecture.ts';
import { indexModel } from '../src/model/index-model.ts';
import { DEFAULT_CONFIG } from '../src/project/config/project-config.ts';
import { runInTurns } from '../src/simulation/replication/run-in-turns.ts';
import { repository } from './repository.ts';

const THEMES = ['light', 'dark'] as const;

/** The experiment that is shown, and the width of its charts and of the margin around them in pixels. */
const EXPERIMENT = 'RetryStorm';
const WIDTH = 1000;
const MARGIN = 24;

/** The pictures by their places in the repository. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
    const shop = await modelOf(['examples/shop/shop.fbk']);
    const chart = await experimentChart();
    const drawn = new Map<string, string>();
    for (const theme of THEMES) {
        const { svg } = await draw(shop, { view: 'services', theme });
        drawn.set(`docs/pictures/shop-${theme}.svg`, svg);
        drawn.set(`docs/pictures/experiment-${theme}.svg`, framed(chart, theme));
    }
    return drawn;
}

async function modelOf(paths: readonly string[]): Promise<ArchitectureModel> {
    const { shared } = createFirebreakServices(EmptyFileSystem);
    const documents = paths.map((path) => {
        const text = readFileSync(join(repository, path), 'utf8');
        const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(`/${path}`));
        shared.workspace.LangiumDocuments.addDocument(document);
        return document;
    });
    await shared.workspace.DocumentBuilder.build(documents);
    return buildModel(documents);
}

async function experimentChart(): Promise<string> {
    const index = indexModel(await modelOf(['examples/experiments/shop.fbk', 'examples/experiments/experiments.fbk']));
    const experiment = index.model.experiments.find(({ id }) => id === EXPERIMENT);
    if (!experiment) {
        throw new Error(`There is no experiment ${EXPERIMENT} in examples/experiments.`);
    }
    // Charts show the first replication.
    const setting = { seed: 1, replications: 1, settings: DEFAULT_CONFIG.simulation, runner: runInTurns() };
    const outcome = await runExperiment(index, experiment, setting);
    if (!outcome.ok) {
        throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
    }
    return runChart(outcome.result, WIDTH, partNames(index));
}

/** Charts with their style, on their ground. */
function framed(chart: string, theme: (typeof THEMES)[number]): string {
    const look = LOOKS[theme];
    const height = Number(/ height="([\d.]+)"/.exec(chart)?.[1]);
    const [w, h] = [WIDTH + 2 * MARGIN, height + 2 * MARGIN];
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">`,
        `<style>${chartStyle(look, 'svg')}</style>`,
        `<rect width="${w}" height="${h}" fill="${look.palette.canvas}"/>`,
        chart.replace('<svg ', `<svg x="${MARGIN}" y="${MARGIN}" `),
        '</svg>',
        '',
    ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    for (const [path, svg] of await pictures()) {
        mkdirSync(dirname(join(repository, path)), { recursive: true });
        writeFileSync(join(repository, path), svg);
    }
}
