import { describe, expect, it } from 'vitest';
import { loadingOrder, readModule, withAddresses } from '../../../../src/extension/module-worker/link-modules.ts';

const written = `import{a as b}from"./chunk-ABCDEFGH.js";import"./chunk-12345678.js";const c=()=>import("./pdf-QWERTZUI.js");`;

describe('the modules that a module names', () => {
    it('are told apart by when they are wanted', () => {
        const { imports, later } = readModule(`${written}const d={"./elk-api.js":1},e="./chunk-ABCDEFGI.js";`);
        expect(imports).toEqual(['chunk-ABCDEFGH.js', 'chunk-12345678.js']);
        expect(later).toEqual(['pdf-QWERTZUI.js']);
    });

    it('get addresses, at once or when they are wanted', () => {
        expect(withAddresses(readModule(written), (name) => `blob:${name.length}`, 'self.all')).toBe(
            `import{a as b}from"blob:17";import"blob:17";const c=()=>import(self.all["pdf-QWERTZUI.js"]);`,
        );
    });
});

describe('the order of modules', () => {
    const modules = (texts: Readonly<Record<string, string>>) =>
        new Map(Object.entries(texts).map(([name, text]) => [name, readModule(text)]));

    it('puts each behind those that it imports, even when they want it later', () => {
        const order = loadingOrder(
            modules({
                'a-ABCDEFGH.js': 'import"./b-ABCDEFGH.js";import"./c-ABCDEFGH.js"',
                'b-ABCDEFGH.js': 'import"./c-ABCDEFGH.js"',
                'c-ABCDEFGH.js': 'import("./d-ABCDEFGH.js")',
                'd-ABCDEFGH.js': 'import"./c-ABCDEFGH.js"',
            }),
        );
        expect(order).toEqual(['c-ABCDEFGH.js', 'b-ABCDEFGH.js', 'a-ABCDEFGH.js', 'd-ABCDEFGH.js']);
    });

    it('is refused when there is none', () => {
        expect(() =>
            loadingOrder(
                modules({ 'a-ABCDEFGH.js': 'import"./b-ABCDEFGH.js"', 'b-ABCDEFGH.js': 'import"./a-ABCDEFGH.js"' }),
            ),
        ).toThrow('imports itself');
        expect(() => loadingOrder(modules({ 'a-ABCDEFGH.js': 'import"./b-ABCDEFGH.js"' }))).toThrow(
            'b-ABCDEFGH.js is missing',
        );
    });
});
