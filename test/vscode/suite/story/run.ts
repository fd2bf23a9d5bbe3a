import { runTests } from '../run-tests.ts';

/** Runs the story, inside an editor whose folder is empty; called by it. Rejects when a step fails. */
export function run(): Promise<void> {
    return runTests(async () => {
        await import('./story.test.ts');
    });
}
