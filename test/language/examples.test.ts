import { describe, expect, it } from 'vitest';
import { parse } from '../parse.ts';
import { expectNoProblems } from '../problems.ts';
import { languageExamples } from './language-page.ts';

describe('the examples of docs/language.md', () => {
    const [first = '', second = '', ...others] = languageExamples();

    it('are two', () => {
        expect(first).toMatch(/^system Shop \{$/m);
        expect(second).toMatch(/^policy eager \{$/m);
        expect(others).toEqual([]);
    });

    it('leave nothing to say about the first', async () => {
        await expectNoProblems(first);
    });

    it('leave one unknown name when read together, in one file or in two', async () => {
        for (const texts of [
            { 'a.fbk': first, 'b.fbk': second },
            { 'b.fbk': first, 'a.fbk': second },
        ]) {
            const { diagnostics } = await parse(texts);
            expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
                ['link/unknown', 'There is no operation called `Payments.payments.refund`.'],
            ]);
        }
        const { diagnostics } = await parse(first + second);
        expect(diagnostics.map(({ code }) => code)).toEqual(['link/unknown']);
    });
});
