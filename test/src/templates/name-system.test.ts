import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../../language/format/format-text.ts';
import { folderNameOf, nameSystem, problemOfTitle } from '../../../src/templates/name-system.ts';
import { PROJECT_TEMPLATES } from '../../../src/templates/project-templates.ts';
import { modelOf } from '../../model-of.ts';
import { language } from '../../syntax-of.ts';

const MODELS = PROJECT_TEMPLATES.map(({ folder, models }) => readFileSync(`${folder}/${models[0]}`, 'utf8'));

async function systemOf(text: string): Promise<{ readonly name: string; readonly title?: string } | undefined> {
    return (await modelOf(text, { tolerant: true })).system;
}

describe('naming a system', () => {
    it.each([
        ['Shop', 'system Shop {'],
        ['Web shop', 'system WebShop "Web shop" {'],
        ['  web   shop ', 'system WebShop "web shop" {'],
        ['2nd shop', 'system System2ndShop "2nd shop" {'],
        ['Bob’s "best" shop', String.raw`system BobSBestShop "Bob’s \"best\" shop" {`],
        ['Fährhafen', 'system Fährhafen {'],
        ['🚀', 'system System "🚀" {'],
        ['$& $1', 'system System1 "$& $1" {'],
    ])('writes %s as a name that the language allows, and as it was given', (title, expected) => {
        expect(nameSystem('/** What for. */\nsystem Notes {\n}\n', title)).toBe(`/** What for. */\n${expected}\n}\n`);
    });

    it('takes the place of a title', () => {
        expect(nameSystem('system Old "An old \\" one" { }', 'New')).toBe('system New { }');
    });

    it('gives every template a name that reads back as it was meant, and leaves it formatted', async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.constantFrom(...MODELS),
                fc.string({ unit: 'grapheme' }).filter((title) => problemOfTitle(title) === undefined),
                async (model, title) => {
                    const named = nameSystem(model, title);
                    expect(formatText(language, named)).toBe(named);
                    const system = await systemOf(named);
                    expect(system?.title ?? system?.name).toBe(title.replace(/[\s\p{Cc}]+/gu, ' ').trim());
                },
            ),
            { numRuns: 60 },
        );
    });

    it('says why a name is none', () => {
        expect(problemOfTitle(' \n')).toBe('A system needs a name.');
        expect(problemOfTitle('x'.repeat(81))).toBe('The name is 81 characters long; 80 is the most.');
        expect(problemOfTitle('Shop')).toBeUndefined();
    });
});

describe('the folder for a system', () => {
    it.each([
        ['Web shop', 'web-shop'],
        ['../../etc/passwd', 'etc-passwd'],
        ['C:\\new', 'c-new'],
        ['…', 'system'],
    ])('for %s is called %s', (title, folder) => {
        expect(folderNameOf(title)).toBe(folder);
    });
});
