import { extensions } from 'vscode';
import { expectSoon } from './expectations.ts';
import { runTests } from './run-tests.ts';

/** Runs the tests of the workspace with models, inside the editor; called by it. Rejects when one fails. */
export function run(): Promise<void> {
    return runTests(loadTests);
}

async function loadTests(): Promise<void> {
    // Without the extension every test would wait for nothing.
    before(async () => expectSoon(() => extensions.getExtension('firebreak.firebreak')?.isActive, true));
    await import('./activation.test.ts');
    await import('./comparison.test.ts');
    await import('./diagnostics.test.ts');
    await import('./diagram.test.ts');
    await import('./experiments.test.ts');
    await import('./export.test.ts');
    await import('./files.test.ts');
    await import('./language-model-tools.test.ts');
    await import('./panel-accessibility.test.ts');
    await import('./quick-fix.test.ts');
    await import('./rules.test.ts');
    await import('./tasks.test.ts');
}
