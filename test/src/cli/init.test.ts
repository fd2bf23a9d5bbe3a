import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_TEMPLATES } from '../../../src/templates/project-templates.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

describe('firebreak init', () => {
    it.each(PROJECT_TEMPLATES.map(({ name }) => name))(
        'starts a formatted project from %s in which nothing is found',
        async (template) => {
            const folder = temporaryFolder();
            const made = await runRecorded(['init', '--template', template], { workingDirectory: folder });
            expect(made).toMatchObject({ exitCode: 0, errors: '' });
            const checked = await runRecorded(['check'], { workingDirectory: folder });
            expect(checked.output).toMatch(/^No findings in \d+ model/);
            expect(checked.exitCode).toBe(0);
            const formatted = await runRecorded(['fmt', '--check'], { workingDirectory: folder });
            expect(formatted.exitCode).toBe(0);
        },
    );

    it('calls the system as the person does', async () => {
        const folder = temporaryFolder();
        await runRecorded(['init', '--template', 'strangler', '--name', 'Holiday "homes"'], {
            workingDirectory: folder,
        });
        const { output } = await runRecorded(['model', '--format', 'json'], { workingDirectory: folder });
        expect(JSON.parse(output).system).toMatchObject({ name: 'HolidayHomes', title: 'Holiday "homes"' });
    });

    it('refuses a name that is none', async () => {
        const folder = temporaryFolder();
        const { exitCode, errors } = await runRecorded(['init', '--name', ' '], { workingDirectory: folder });
        expect(errors).toContain('A system needs a name.');
        expect(exitCode).toBe(2);
        expect(readdirSync(folder)).toEqual([]);
    });

    it('names what to type next so that it can be typed', async () => {
        const { output } = await runRecorded(['init', 'my shop/größe'], { workingDirectory: temporaryFolder() });
        expect(output).toContain('  firebreak check "my shop/größe"\n');
        expect(output).toContain('  firebreak draw "my shop/größe" -o "my shop/größe/services.svg"\n');
    });

    it('starts small, and without findings', async () => {
        const folder = temporaryFolder();
        const { output } = await runRecorded(['init', 'new/notes'], { workingDirectory: folder });
        expect(output).toContain('wrote new/notes/firebreak.json\nwrote new/notes/system.fbk\n');
        expect(output).toContain('firebreak check new/notes\n');
        const checked = await runRecorded(['check', 'new/notes'], { workingDirectory: folder });
        expect(checked.output).toMatch(/^No findings/);
        expect(checked.exitCode).toBe(0);
    });

    it('overwrites nothing', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{ "ignore": [] }' });
        const { exitCode, errors } = await runRecorded(['init'], { workingDirectory: folder });
        expect(errors).toContain('`firebreak.json` is there already; nothing was written.');
        expect(exitCode).toBe(2);
        expect(readdirSync(folder)).toEqual(['firebreak.json']);
        expect(readFileSync(join(folder, 'firebreak.json'), 'utf8')).toBe('{ "ignore": [] }');
    });

    it('says why it cannot write', async () => {
        const folder = temporaryFolder();
        writeFileSync(join(folder, 'file'), '');
        const { exitCode, errors } = await runRecorded(['init', 'file/inside'], { workingDirectory: folder });
        expect(errors).toBe(
            'error: `file/inside/firebreak.json` cannot be written: a part of its path is a file, not a folder.\n',
        );
        expect(exitCode).toBe(2);
    });

    it('knows its templates', async () => {
        const { exitCode, errors } = await runRecorded(['init', '-t', 'huge'], { workingDirectory: temporaryFolder() });
        expect(errors).toContain('Allowed choices are minimal, shop, strangler, event-driven.');
        expect(exitCode).toBe(2);
    });
});
