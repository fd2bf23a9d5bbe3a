import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../../language/format/format-text.ts';
import { modelSketch } from '../../arbitraries/model-text.ts';
import { shaken } from '../../arbitraries/shaken-text.ts';
import { textOf } from '../../arbitraries/sketch-text.ts';
import { modelOf } from '../../model-of.ts';
import { language, type Syntax, syntaxOf } from '../../syntax-of.ts';
import { withoutSource } from '../../without-source.ts';

const EXAMPLES = globSync('examples/**/*.fbk').sort();
const seed = fc.integer();

function formatted(text: string): string {
    const result = formatText(language, text);
    if (result === undefined) {
        throw new Error('The text has syntax errors.');
    }
    return result;
}

/** What must hold of a text and its formatted self. */
function expectWellFormatted(text: string, syntax: Syntax): void {
    const result = formatted(text);
    expect(syntaxOf(result)).toEqual(syntax);
    expect(formatted(result)).toBe(result);
    expect(result).not.toMatch(/[ \t]+$/m);
    expect(result).toMatch(/^$|^\S(?:[\s\S]*\S)?\r?\n$/);
    expect(needlessBlankLines(result)).toEqual([]);
}

/** Lines before which there are more blank ones than one, or one at the edge of a block. */
function needlessBlankLines(text: string): number[] {
    const { tokens, hidden } = language.parser.Lexer.tokenize(text);
    const pieces = [...tokens.filter(({ tokenType }) => tokenType.name !== 'NL'), ...hidden];
    const ordered = pieces.sort((a, b) => a.startOffset - b.startOffset);
    return ordered.flatMap(({ image, startLine = 1 }, index) => {
        const previous = ordered[index - 1];
        const most = previous?.image === '{' || image === '}' ? 1 : 2;
        return startLine - (previous?.endLine ?? 1) > most ? [startLine] : [];
    });
}

describe.each(EXAMPLES)('%s', (path) => {
    const text = readFileSync(path, 'utf8');

    it('has the one layout', () => {
        expect(formatted(text)).toBe(text);
    });

    it('is the same model in the one layout', () => {
        const syntax = syntaxOf(text);
        expect(syntax).toBeDefined();
        expectWellFormatted(text, syntax as Syntax);
    });

    it('is the same model in the one layout, however blanks, line ends and comments are shaken', () => {
        const shake = fc.tuple(seed, fc.integer({ min: 1, max: 40 }));
        fc.assert(
            fc.property(shake, ([chosen, times]) => {
                const other = shaken(text, chosen, times);
                const syntax = syntaxOf(other);
                fc.pre(syntax !== undefined);
                expectWellFormatted(other, syntax);
            }),
            { numRuns: 12 },
        );
    });
});

describe('any model', () => {
    it('has the same syntax, tokens and comments after formatting, and is formatted once and for all', () => {
        fc.assert(
            fc.property(modelSketch, seed, (sketch, layout) => {
                const text = textOf(sketch, layout);
                const syntax = syntaxOf(text);
                expect(syntax).toBeDefined();
                expectWellFormatted(text, syntax as Syntax);
            }),
            { numRuns: 200 },
        );
    });

    it('is the same model after formatting', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, seed, async (sketch, layout) => {
                const text = textOf(sketch, layout);
                expect(withoutSource(await modelOf(formatted(text)))).toEqual(withoutSource(await modelOf(text)));
            }),
            { numRuns: 60 },
        );
    });
});
