import 'mocha/mocha.js';
import { extensions } from 'vscode';
import { expectSoon } from './expectations.ts';
import { report } from './report.ts';

/** Milliseconds for one test, on a machine that does other things too. */
const TEST_LIMIT = 30_000;

/** What the titles of the tests to run hold; written in when the suite is bundled. */
declare const SUITE_GREP: string;

/** Runs all tests inside the editor; called by it. Rejects when one fails. */
export async function run(): Promise<void> {
    report({ kind: 'started', extensionHost: typeof process === 'undefined' ? 'browser' : 'node' });
    const mocha = new Mocha({ timeout: TEST_LIMIT, reporter: MessageReporter, fgrep: SUITE_GREP });
    // Makes `describe` and `it` global, as the files of tests expect.
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    // Without the extension every test would wait for nothing.
    before(async () => expectSoon(() => extensions.getExtension('firebreak.firebreak')?.isActive, true));
    await import('./activation.test.ts');
    await import('./comparison.test.ts');
    await import('./diagnostics.test.ts');
    await import('./diagram.test.ts');
    await import('./export.test.ts');
    await import('./files.test.ts');
    await import('./quick-fix.test.ts');
    await import('./rules.test.ts');
    await import('./tasks.test.ts');
    await new Promise<void>((resolve, reject) => {
        mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} failed`))));
    });
}

/** Tells the harness outside of the editor what came of each test. */
class MessageReporter extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner) {
        super(runner);
        runner.on('pass', (test) => {
            report({ kind: 'passed', title: test.fullTitle(), milliseconds: test.duration ?? 0 });
        });
        runner.on('fail', (test, error) => {
            report({ kind: 'failed', title: test.fullTitle(), error: error.stack ?? String(error) });
        });
        runner.on('pending', (test) => report({ kind: 'skipped', title: test.fullTitle() }));
    }
}
