/**
 * Runs the suite inside real VS Codes and exits with 1 when a test fails.
 *
 *     node test/vscode/run.ts            VS Code in a browser: extension in Node, then in the browser
 *     node test/vscode/run.ts packaged   the same, with the packaged extension installed
 *     node test/vscode/run.ts desktop    VS Code on the desktop (downloads it): oldest supported version and newest
 *
 * FIREBREAK_SKIP_VSCODE=1 leaves them out on a machine that cannot run them, and says so.
 */
import { join } from 'node:path';
import process from 'node:process';
import { MissingToolError } from '../../.build/debian-packages.ts';
import { packageExtension } from '../../.build/package-extension.ts';
import { repository } from '../../.build/repository.ts';
import { buildSuite, type SuiteExtension } from './harness/build-suite.ts';
import { oldestSupportedVersion, runOnDesktop } from './harness/desktop-host.ts';
import { isSuccess, printResult, type SuiteResult } from './harness/report.ts';
import type { ExtensionHost } from './harness/suite-message.ts';
import { runInWorkbench } from './harness/workbench-host.ts';

const artefacts = join(repository, 'out/vscode');

if (process.env['FIREBREAK_SKIP_VSCODE'] === '1') {
    console.warn('\n*** FIREBREAK_SKIP_VSCODE is set: the tests in a real VS Code are NOT run. ***\n');
} else {
    process.exitCode = (await runAll()) ? 0 : 1;
}

async function runAll(): Promise<boolean> {
    const suite = await buildSuite();
    const runs = await chooseRuns(suite);
    let success = true;
    for (const run of runs) {
        try {
            const result = await run();
            await printResult(result, join(artefacts, result.host.replaceAll(/\W+/g, '-')));
            success &&= isSuccess(result);
        } catch (error) {
            if (!(error instanceof MissingToolError)) {
                throw error;
            }
            console.error(`\n${error.message}\nTo leave these tests out, set FIREBREAK_SKIP_VSCODE=1.`);
            return false;
        }
    }
    return success;
}

type Run = () => Promise<SuiteResult>;

async function chooseRuns(suite: SuiteExtension): Promise<Run[]> {
    if (process.argv.includes('desktop')) {
        return desktopRuns(suite);
    }
    return process.argv.includes('packaged') ? workbenchRuns(suite, await packageExtension()) : workbenchRuns(suite);
}

function workbenchRuns(suite: SuiteExtension, vsix?: string): Run[] {
    const subject = vsix === undefined ? 'extension' : 'packaged extension';
    const inHost = (place: string, extensionHost: ExtensionHost) => async () => {
        const title = `${subject} in ${place}`;
        const folder = join(artefacts, title.replaceAll(/\W+/g, '-'));
        return runInWorkbench(
            { title, extensionHost, artefacts: folder, ...(vsix === undefined ? {} : { vsix }) },
            suite,
        );
    };
    return [inHost('Node', 'node'), inHost('the browser', 'browser')];
}

async function desktopRuns(suite: SuiteExtension): Promise<Run[]> {
    return [async () => runOnDesktop(await oldestSupportedVersion(), suite), async () => runOnDesktop('stable', suite)];
}
