import { describe, expect, it } from 'vitest';
import { insertStatements } from '../../../../src/rules/fixes/insert-statements.ts';
import { modelOf } from '../../../model-of.ts';

async function edited(text: string, ...statements: string[]): Promise<string> {
    const [service] = (await modelOf(text)).services;
    const edit = service && insertStatements(service, statements);
    const lines = text.split('\n');
    const { line, character } = edit?.range.start ?? { line: 0, character: 0 };
    const at = lines.slice(0, line).reduce((sum, before) => sum + before.length + 1, 0) + character;
    const result = text.slice(0, at) + edit?.newText + text.slice(at);
    await modelOf(result);
    return result;
}

describe('insertStatements', () => {
    it('adds a block', async () => {
        expect(await edited('service a "A" // first', 'health "/healthz"')).toBe(
            'service a "A" { health "/healthz" } // first',
        );
    });

    it('follows what stands on the line', async () => {
        expect(await edited('service a { replicas 2 }', 'health "/h"', 'concurrency 8')).toBe(
            'service a { replicas 2  health "/h"  concurrency 8 }',
        );
        expect(await edited('service a {}', 'health "/h"')).toBe('service a { health "/h" }');
    });

    it('writes lines of their own in a block of several lines, and leaves comments where they are', async () => {
        const text = 'context C {\n  service a { // why\n    replicas 2 // two\n    // last\n  }\n}';
        expect(await edited(text, 'health "/h"', 'concurrency 8')).toBe(
            'context C {\n  service a { // why\n    replicas 2 // two\n    // last\n    health "/h"\n    concurrency 8\n  }\n}',
        );
    });

    it('copes with a brace that has no line of its own', async () => {
        expect(await edited('service a {\n  replicas 2 }', 'health "/h"')).toContain('replicas 2   health "/h"\n');
    });
});
