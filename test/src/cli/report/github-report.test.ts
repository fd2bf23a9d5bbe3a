import { describe, expect, it } from 'vitest';
import { checkReport } from './check-reports.ts';

/** A workflow command as the runner of GitHub Actions reads it. */
function readCommand(line: string) {
    const groups = /^::(?<level>error|warning|notice) (?<properties>.*?)::(?<data>.*)$/.exec(line)?.groups;
    if (!groups) {
        throw new Error(`This is no command: ${line}`);
    }
    const properties = Object.fromEntries(
        (groups['properties'] ?? '').split(',').map((property) => {
            const [key = '', value = ''] = property.split('=', 2);
            return [key, unescaped(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')];
        }),
    );
    return { level: groups['level'], properties, message: unescaped(groups['data'] ?? '').replaceAll('%25', '%') };
}

function unescaped(text: string): string {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

describe('the report for GitHub Actions', () => {
    it('has a command for each finding, and how many there are', async () => {
        const lines = (await checkReport('github')).output.trimEnd().split('\n');
        expect(lines.at(-1)).toMatch(/^Firebreak: \d+ errors?, /);
        const commands = lines.slice(0, -1).map(readCommand);
        expect(commands.length).toBeGreaterThan(5);
        expect(new Set(commands.map(({ level }) => level))).toEqual(new Set(['error', 'warning', 'notice']));
    });

    it('names file, place and rule so that the runner understands them', async () => {
        const lines = (await checkReport('github')).output.trimEnd().split('\n').slice(0, -1);
        const call = lines.map(readCommand).find(({ properties }) => properties['title'] === 'missing-circuit-breaker');
        expect(call).toMatchObject({
            level: 'warning',
            properties: {
                file: 'a & b/gr\u00f6\u00dfe, 100 %.fbk',
                line: '4',
                endLine: '4',
                col: '5',
                endColumn: '13',
            },
        });
        expect(call?.message).toMatch(/^`a\.q` calls `b\.q`.*\nfix: Add a circuit breaker to this call$/s);
    });

    it('keeps one finding on one line', async () => {
        const { output } = await checkReport('github');
        const chain = output.split('\n').find((line) => line.includes('title=long-sync-chain'));
        expect(chain?.split('%0A').length).toBeGreaterThan(3);
        expect(chain).toContain('gr\u00f6\u00dfe%2C 100 %25.fbk,');
    });

    it('says in an annotation of several lines no columns', async () => {
        const { output } = await checkReport('github', { 'x.fbk': 'service a {\n  calls b {\n' });
        const commands = output.trimEnd().split('\n').slice(0, -1).map(readCommand);
        for (const { properties } of commands.filter(
            (each) => each.properties['line'] !== each.properties['endLine'],
        )) {
            expect(properties).not.toHaveProperty('col');
            expect(properties).not.toHaveProperty('endColumn');
        }
    });
});
