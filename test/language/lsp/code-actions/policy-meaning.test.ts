import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../property-seed.ts';
import { repository } from '../../../../.build/repository.ts';
import { modelOf } from '../../../model-of.ts';
import { atCursor } from '../cursor.ts';
import { edited } from '../edited.ts';

/** What holds for each call, by its id, wherever it is said. */
async function effectivePolicies(texts: Readonly<Record<string, string>>): Promise<unknown> {
    const { calls } = await modelOf(texts, { tolerant: true });
    return calls.map(({ id, effective }) => {
        const values = Object.entries(effective).map(([property, { said, ...rest }]) => [
            property,
            said,
            'value' in rest ? rest.value : undefined,
        ]);
        return [id, JSON.parse(JSON.stringify(values))];
    });
}

const EXAMPLES = [
    'shop/shop.fbk',
    'mended/shop/shop.fbk',
    'experiments/shop.fbk',
    'online-boutique/online-boutique.fbk',
];

describe('extracting and inlining policies in the examples', () => {
    it.each(EXAMPLES)(
        'leaves what holds for each call as it was: %s',
        async (file) => {
            const text = readFileSync(join(repository, 'examples', file), 'utf8');
            const calls = [...text.matchAll(/\bcalls [\w.-]+[^\n]* (?:with \w|\{)/g)].map(({ index }) => index + 7);
            const before = await effectivePolicies({ 'model.fbk': text });
            let tried = 0;
            await fc.assert(
                fc.asyncProperty(fc.constantFrom(...calls), async (at) => {
                    const place = await atCursor(`${text.slice(0, at)}<|>${text.slice(at)}`);
                    const { services, document, params, position } = place;
                    const actions = await services.lsp.CodeActionProvider?.getCodeActions(document, {
                        textDocument: params.textDocument,
                        range: { start: position, end: position },
                        context: { diagnostics: [], only: ['refactor.extract', 'refactor.inline'] },
                    });
                    for (const action of actions ?? []) {
                        const after = edited(place, 'edit' in action ? action.edit : undefined);
                        tried += 1;
                        expect(after).not.toEqual({ 'model.fbk': text });
                        expect(await effectivePolicies(after)).toEqual(before);
                    }
                }),
                { numRuns: 8 },
            );
            expect(tried).toBeGreaterThan(0);
        },
        60_000,
    );
});
