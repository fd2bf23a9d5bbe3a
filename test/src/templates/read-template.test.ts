import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesOf, PROJECT_TEMPLATES } from '../../../src/templates/project-templates.ts';
import { readTemplate } from '../../../src/templates/read-template.ts';

const read = (path: string) => Promise.resolve(readFileSync(path, 'utf8'));

describe.each(PROJECT_TEMPLATES)('the template $name', (template) => {
    it('has all files of its folder, the declaration of the system in the first model', () => {
        const files = readdirSync(template.folder).filter((name) => name !== 'expected-findings.txt');
        expect([...filesOf(template)].sort()).toEqual(files.sort());
        expect(readFileSync(`${template.folder}/${template.models[0]}`, 'utf8')).toMatch(/^system \w+/m);
    });

    it('speaks of no file that is not in it', () => {
        const texts = template.models.map((model) => readFileSync(`${template.folder}/${model}`, 'utf8'));
        const named = texts.flatMap((text) => text.match(/[\w./-]+\.(?:fbk|md|json)\b/g) ?? []);
        expect(named.filter((name) => !existsSync(`${template.folder}/${name}`))).toEqual([]);
    });
});

describe('reading a template', () => {
    it('changes nothing but the name of the system', async () => {
        const [, , template] = PROJECT_TEMPLATES;
        const plain = await readTemplate(template, undefined, read);
        const named = await readTemplate(template, 'Flats', read);
        expect(named).toEqual(
            plain.map(({ name, text }) => ({ name, text: text.replace('system Hotels {', 'system Flats {') })),
        );
        expect(named).not.toEqual(plain);
    });
});
