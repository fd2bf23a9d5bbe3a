import 'mocha/mocha.js';
import { report } from './report.ts';

/** Milliseconds for one test, on a machine that does other things too. */
const TEST_LIMIT = 30_000;

/** What the titles of the tests to run hold; written in when the suite is bundled. */
declare const SUITE_GREP: string;

/**
 * Runs tests inside the editor and tells the harness what comes of them.
 *
 * @param load imports the files of tests
 * @throws Error when a test fails
 */
export async function runTests(load: () => Promise<void>): Promise<void> {
    report({ kind: 'started', extensionHost: typeof process === 'undefined' ? 'browser' : 'node' });
    const mocha = new Mocha({ timeout: TEST_LIMIT, reporter: MessageReporter, fgrep: SUITE_GREP });
    // Makes `describe` and `it` global, as the files of tests expect.
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    await load();
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
