import fc from 'fast-check';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { chooseProject } from '../../../../src/agents/project/choose-project.ts';
import { ToolFailure } from '../../../../src/agents/tool.ts';

const projects = ['/work/shop', '/work/shop/old', '/work/bank', '/home/shop'].map((path) => ({ root: URI.file(path) }));

function chosen(name: string | undefined, among = projects): string {
    return chooseProject(among, name).root.path;
}

describe('the project that a name means', () => {
    it('is the only one where nothing is said', () => {
        expect(chosen(undefined, projects.slice(0, 1))).toBe('/work/shop');
        expect(() => chosen(undefined)).toThrow('There are 4 projects');
        expect(() => chosen(undefined, [])).toThrow('There is no Firebreak model');
    });

    it('is named by its path, its address or the end of its path', () => {
        expect(chosen('/work/bank')).toBe('/work/bank');
        expect(chosen('/work/bank/')).toBe('/work/bank');
        expect(chosen('file:///work/bank')).toBe('/work/bank');
        expect(chosen('bank')).toBe('/work/bank');
        expect(chosen('./shop/old')).toBe('/work/shop/old');
    });

    it('is that around a file, the innermost', () => {
        expect(chosen('/work/bank/ledger.fbk')).toBe('/work/bank');
        expect(chosen('/work/shop/old/deep/x.fbk')).toBe('/work/shop/old');
        expect(chosen('file:///work/shop/x.fbk')).toBe('/work/shop');
    });

    it('must be clear', () => {
        expect(() => chosen('shop')).toThrow('Several projects are called "shop"');
        expect(() => chosen('op')).toThrow('There is no project "op"');
        expect(() => chosen('/work/bank/../../etc')).toThrow('There is no project');
        expect(() => chosen('')).toThrow(ToolFailure);
    });

    it('is one of those that there are, whatever is asked', () => {
        const name = fc.oneof(
            fc.string(),
            fc
                .array(fc.constantFrom('..', '.', 'work', 'shop', '', '\\', 'C:', '%2e%2e'))
                .map((parts) => parts.join('/')),
            fc
                .tuple(
                    fc.constantFrom('/work/shop', 'file:///work/bank', 'bank', 'shop/old'),
                    fc.constantFrom('', '/', '/x.fbk', '/..', '/../bank'),
                )
                .map((parts) => parts.join('')),
        );
        const answers = new Set<string>();
        fc.assert(
            fc.property(name, (asked) => {
                try {
                    const path = chosen(asked);
                    expect(projects.map(({ root }) => root.path)).toContain(path);
                    answers.add(path);
                } catch (error) {
                    expect(error).toBeInstanceOf(ToolFailure);
                }
            }),
        );
        expect(answers.size).toBeGreaterThan(2);
    });
});
