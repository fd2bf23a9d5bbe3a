import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTexts } from '../../../../src/agents/project/unsaved-texts.ts';
import { ToolFailure } from '../../../../src/agents/tool.ts';
import { memoryWorkspace, SHOP } from '../memory-workspace.ts';

const files = { 'shop/shop.fbk': SHOP, 'shop/firebreak.json': '{ "ignore": ["legacy"] }' };

const workspace = memoryWorkspace(files);

async function tried(texts: readonly { readonly file: string; readonly text: string }[]) {
    const { signal } = new AbortController();
    const project = await workspace.open(undefined, signal);
    return withTexts(project, texts, '2026-11-23', signal);
}

describe('texts that are not saved', () => {
    it('take the place of files, or are added to them', async () => {
        const { index, sources } = await tried([
            { file: 'shop.fbk', text: 'service a { calls b }' },
            { file: './deep/../more/b.fbk', text: 'service b' },
        ]);
        expect([...index.services.keys()]).toEqual(['a', 'b']);
        expect(sources.models.map(({ uri }) => uri.path)).toEqual(['/work/shop/more/b.fbk', '/work/shop/shop.fbk']);
    });

    it('may be named by their whole path', async () => {
        const { sources } = await tried([{ file: '/work/shop/shop.fbk', text: 'service a' }]);
        expect(sources.models).toHaveLength(1);
    });

    it('are left out where the project leaves files out', async () => {
        const { index } = await tried([{ file: 'legacy/old.fbk', text: 'service old' }]);
        expect(index.services.has('old')).toBe(false);
        const taken = await tried([
            { file: 'legacy/old.fbk', text: 'service old' },
            { file: 'firebreak.json', text: '{}' },
        ]);
        expect(taken.index.services.has('old')).toBe(true);
    });

    it('are told of when they are no texts', async () => {
        const { problems } = await tried([{ file: 'binary.fbk', text: 'a\u0000b' }]);
        expect(problems.map(({ rule }) => rule)).toContain('file/not-text');
    });

    it('change nothing of the project itself', async () => {
        const { signal } = new AbortController();
        const project = await workspace.open(undefined, signal);
        await withTexts(project, [{ file: 'shop.fbk', text: 'service a' }], '2026-11-23', signal);
        expect(project.sources.models.map(({ text }) => text)).toEqual([SHOP]);
        expect(await withTexts(project, [], '2026-11-23', signal)).toBe(project);
    });

    it('never stand outside of the project', async () => {
        const part = fc.constantFrom(
            '..',
            '.',
            '',
            'a',
            'work',
            'shop',
            '\\',
            'C:',
            '%2e%2e',
            'x.fbk',
            'file:',
            '\u0000',
        );
        let taken = 0;
        await fc.assert(
            fc.asyncProperty(fc.array(part, { maxLength: 4 }), fc.boolean(), async (parts, isModel) => {
                try {
                    const file = [...parts, ...(isModel ? ['x.fbk'] : [])].join('/');
                    const { sources } = await tried([{ file, text: 'service a' }]);
                    expect(sources.models.filter(({ uri }) => !uri.path.startsWith('/work/shop/'))).toEqual([]);
                    expect(sources.models.filter(({ uri }) => uri.path.includes('..'))).toEqual([]);
                    taken++;
                } catch (error) {
                    expect(error).toBeInstanceOf(ToolFailure);
                }
            }),
            { numRuns: 60 },
        );
        expect(taken).toBeGreaterThan(5);
    });
});
