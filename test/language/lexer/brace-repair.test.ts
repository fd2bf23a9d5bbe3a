import { describe, expect, it } from 'vitest';
import { createParse } from '../../parse.ts';

const parse = createParse();

async function read(text: string): Promise<{ names: string[]; problems: string[] }> {
    const { services, diagnostics } = await parse(text);
    return {
        names: [...services.shared.workspace.IndexManager.allElements()].map(({ name }) => name),
        problems: diagnostics.map(({ code, range }) => `${range.start.line + 1}:${range.start.character + 1} ${code}`),
    };
}

describe('repairBraces', () => {
    it('leaves balanced texts alone, however they are indented', async () => {
        const text = 'context A\n{\nservice s\n   {\nstore d }\n} service t {\n          store d }';
        expect(await read(text)).toEqual({ names: ['A', 'A.s', 'A.s.d', 't', 't.d'], problems: [] });
    });

    it('closes a forgotten block before the line that is indented like the one that opened it', async () => {
        expect(await read('context A {\n  service s {\n    store d\n  service t {\n  }\n}\n')).toEqual({
            names: ['A', 'A.s', 'A.s.d', 'A.t'],
            problems: ['2:13 syntax/open-block'],
        });
    });

    it('closes all forgotten blocks at once', async () => {
        expect(await read('context A {\n  service s {\n    store d {\ncontext B {\n}\n')).toEqual({
            names: ['A', 'A.s', 'A.s.d', 'B'],
            problems: ['1:11 syntax/open-block', '2:13 syntax/open-block', '3:13 syntax/open-block'],
        });
    });

    it('takes out a brace that closes too much', async () => {
        expect(await read('context A {\n  service s {\n    store d\n    }\n    store e\n  }\n}\n')).toEqual({
            names: ['A', 'A.s', 'A.s.d', 'A.s.e'],
            problems: ['4:5 syntax/stray-brace'],
        });
        expect(await read('context A {\n  service s }\n  service t\n}\n')).toEqual({
            names: ['A', 'A.s', 'A.t'],
            problems: ['2:13 syntax/stray-brace'],
        });
    });

    it('takes out a brace at the end that closes nothing', async () => {
        expect(await read('team T\n}\n')).toEqual({ names: ['T'], problems: ['2:1 syntax/stray-brace'] });
    });

    it('takes out a brace alone on its line that opens nothing', async () => {
        expect(await read('context A {\n  service s\n\n  {\n  service t\n}\n')).toEqual({
            names: ['A', 'A.s', 'A.t'],
            problems: ['4:3 syntax/stray-brace'],
        });
    });

    it('mends one brace too few and one too many in one text', async () => {
        const text =
            'context A {\n  service s {\n    store d\n}\n\ncontext B {\n  service t {\n    store d\n  }\n  }\n}\n}\n';
        expect(await read(text)).toEqual({
            names: ['A', 'A.s', 'A.s.d', 'B', 'B.t', 'B.t.d'],
            problems: ['2:13 syntax/open-block', '10:3 syntax/stray-brace', '12:1 syntax/stray-brace'],
        });
    });
});
