import { runTests } from '../run-tests.ts';

/** Runs the tests of a workspace that nobody trusts, inside the editor; called by it. Rejects when one fails. */
export function run(): Promise<void> {
    return runTests(async () => {
        await import('./restricted-workspace.test.ts');
    });
}
