/**
 * Prints what things cost, as medians of runs on this machine beside a reference from the same run. Nothing is
 * asserted: machines differ, ratios tell. `npm run bench [name …]` runs some of them.
 */
import process from 'node:process';
import { benchmarkColdCheck } from './cold-check.ts';
import { benchmarkDiff } from './diff.ts';
import { benchmarkEditorFeatures } from './editor-features.ts';
import { benchmarkLanguageServer } from './language-server.ts';
import { benchmarkLayout } from './layout.ts';
import { benchmarkModelSize } from './model-size.ts';
import { benchmarkPanel } from './panel.ts';
import { benchmarkRobustness } from './robustness.ts';
import { benchmarkRules } from './rules-scale.ts';
import { benchmarkSimulation } from './simulation.ts';

const BENCHMARKS: Readonly<Record<string, () => Promise<void>>> = {
    'cold-check': benchmarkColdCheck,
    diff: benchmarkDiff,
    'editor-features': benchmarkEditorFeatures,
    'language-server': benchmarkLanguageServer,
    layout: benchmarkLayout,
    'model-size': benchmarkModelSize,
    panel: benchmarkPanel,
    robustness: benchmarkRobustness,
    'rules-scale': benchmarkRules,
    simulation: benchmarkSimulation,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
    process.stderr.write(
        `No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.\n`,
    );
    process.exitCode = 2;
} else {
    for (const [name, run] of Object.entries(BENCHMARKS)) {
        if (wanted.length === 0 || wanted.includes(name)) {
            process.stdout.write(`\n## ${name}\n`);
            await run();
        }
    }
}
