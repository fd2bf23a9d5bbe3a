import { describe, expect, it } from 'vitest';
import { declareUpstream } from '../../../../src/rules/fixes/declare-upstream.ts';
import { modelOf } from '../../../model-of.ts';

async function declared(line: string, patterns: readonly string[] = []): Promise<string> {
    const { contexts, contextRelations } = await modelOf(`context B\n${line}`);
    const [context] = contexts;
    const [fix] = context ? declareUpstream(context, 'B', 'Declare it', patterns, contextRelations[0]) : [];
    const [edit] = fix?.edits ?? [];
    return edit ? line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character) : '';
}

describe('declareUpstream', () => {
    it('adds a line to the context map', async () => {
        expect(await declared('context A { service a }')).toBe('context A { service a  upstream B }');
        expect(await declared('context A')).toBe('context A { upstream B }');
        expect(await declared('context A { service a }', ['conformist'])).toBe(
            'context A { service a  upstream B { conformist } }',
        );
    });

    it('adds to a line that is there', async () => {
        const layer = ['through anticorruption-layer'];
        expect(await declared('context A { upstream B }', layer)).toBe(
            'context A { upstream B { through anticorruption-layer } }',
        );
        expect(await declared('context A { upstream B { customer-supplier } }', layer)).toBe(
            'context A { upstream B { customer-supplier  through anticorruption-layer } }',
        );
    });
});
