import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SuiteMessage } from './suite-message.ts';

/** What came of one run of the suite. */
export interface SuiteResult {
    readonly host: string;
    readonly messages: readonly SuiteMessage[];
    /** Why the run ended without running all tests; absent when it did not. */
    readonly breakdown?: string;
    /** What the editor itself logged. */
    readonly log: readonly string[];
}

/** Whether all tests ran and passed. */
export function isSuccess({ messages, breakdown }: SuiteResult): boolean {
    return (
        breakdown === undefined &&
        messages.some(({ kind }) => kind === 'passed') &&
        !messages.some(({ kind }) => kind === 'failed')
    );
}

/** What failed in the run: titles of tests after that of the run, or why it broke off. */
export function failuresOf({ host, messages, breakdown }: SuiteResult): string[] {
    const titles = messages.flatMap((message) => (message.kind === 'failed' ? [message.title] : []));
    return [...titles, ...(breakdown === undefined ? [] : [breakdown])].map((failure) => `${host}: ${failure}`);
}

/** Prints the result as a person reads it and keeps the editor's log beside the pictures. */
export async function printResult(result: SuiteResult, artefacts: string): Promise<void> {
    const count = { passed: 0, failed: 0, skipped: 0 };
    console.log(`\nVS Code, ${result.host}`);
    for (const message of result.messages) {
        switch (message.kind) {
            case 'passed':
                console.log(`  ✓ ${message.title} (${message.milliseconds} ms)`);
                count.passed++;
                break;
            case 'failed':
                console.log(`  ✗ ${message.title}\n      ${message.error.replaceAll('\n', '\n      ')}`);
                count.failed++;
                break;
            case 'skipped':
                console.log(`  - ${message.title}`);
                count.skipped++;
                break;
            case 'started':
                break;
        }
    }
    await mkdir(artefacts, { recursive: true });
    const logFile = join(artefacts, 'editor.log');
    await writeFile(logFile, result.log.join('\n'));
    if (result.breakdown !== undefined) {
        count.failed++;
        console.log(`  ✗ the run broke off: ${result.breakdown}\n      See ${logFile}.`);
    }
    if (count.passed + count.failed === 0) {
        console.log('  ✗ no test ran');
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    console.log(`${result.host.replaceAll(/\W+/g, '-')}: ${count.passed} passed, ${count.failed} failed${skipped}`);
}
