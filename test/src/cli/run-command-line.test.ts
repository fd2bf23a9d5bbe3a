import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

const run = (...args: readonly string[]) => runRecorded(args, { workingDirectory: temporaryFolder() });

describe('firebreak', () => {
    it('prints its version', async () => {
        expect(await run('--version')).toMatchObject({
            exitCode: 0,
            output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
            errors: '',
        });
    });

    it('shows how it is used when asked', async () => {
        const { exitCode, output, errors } = await run('--help');
        expect(output).toContain('Usage: firebreak [options] [command]');
        expect(exitCode).toBe(0);
        expect(errors).toBe('');
    });

    it('shows how it is used, as an error, when it is given nothing to do', async () => {
        const { exitCode, output, errors } = await run();
        expect(errors).toContain('Usage: firebreak');
        expect(output).toBe('');
        expect(exitCode).toBe(2);
    });

    it.each(['check', 'model', 'draw', 'diff', 'fmt', 'rules', 'init'])(
        'explains %s with examples',
        async (command) => {
            const { exitCode, output } = await run(command, '--help');
            expect(output).toContain(`Usage: firebreak ${command}`);
            expect(output).toMatch(new RegExp(`Examples:\\n {2}(cat .*)?firebreak ${command}`));
            expect(exitCode).toBe(0);
        },
    );

    it.each([50, 80, 200])(
        'wraps what a help says, and nothing that is to be typed, on %i columns',
        async (columns) => {
            for (const command of ['check', 'simulate', 'diff', 'init']) {
                const { output } = await runRecorded([command, '--help'], { workingDirectory: '/', columns });
                const [, below = ''] = output.split('print how to use a command\n');
                const lines = below.split('\n').filter((line) => !/^ {2}(?:cat|firebreak) /.test(line));
                expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(columns, 100));
            }
            const { output } = await runRecorded(['init', '--help'], { workingDirectory: '/', columns });
            expect(output).toMatch(/\n {2}minimal {7}A gateway, two services/);
            expect(output).toContain('\n  firebreak init my-shop --template shop --name "My shop"\n');
        },
    );

    it('says for how long a scenario runs when nobody does', async () => {
        expect((await run('simulate', '--help')).output).toMatch(/how long \(default: 5min\)/);
    });

    it('proposes the option that was meant', async () => {
        expect(await run('check', '--fromat', 'json')).toMatchObject({
            exitCode: 2,
            output: '',
            errors: "error: unknown option '--fromat'\n(Did you mean --format?)\nRun `firebreak check --help` to see how it is used.\n",
        });
    });

    it('proposes the command that was meant', async () => {
        const { exitCode, errors } = await run('chek');
        expect(errors).toContain("unknown command 'chek'\n(Did you mean check?)");
        expect(exitCode).toBe(2);
    });

    it.each([
        [['check', '--format', 'xml'], 'Allowed choices are text, compact, json, sarif, github, junit, markdown.'],
        [['check', '--max-warnings', 'few'], 'It must be a whole number, zero or more.'],
        [['check', '--max-warnings', '-1'], 'It must be a whole number, zero or more.'],
        [['model', 'a', 'b'], 'too many arguments'],
    ])('refuses %j', async (args, message) => {
        const { exitCode, errors } = await run(...args);
        expect(errors).toContain(message);
        expect(exitCode).toBe(2);
    });
});
