import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import { temporaryFolder } from '../../../temporary-folder.ts';
import { runRecorded } from '../recorded-run.ts';
import { checkReport, SPECIMENS } from './check-reports.ts';

/** The matcher that the editor reads this report with. */
function readLine(line: string): string[] {
    const [matcher] = manifest.contributes.problemMatchers;
    const pattern = matcher?.pattern;
    const found = new RegExp(pattern?.regexp ?? '(?!)', 'u').exec(line);
    return found && pattern
        ? [pattern.file, pattern.line, pattern.column, pattern.severity, pattern.code, pattern.message].map(
              (group) => found[group] ?? '',
          )
        : [];
}

describe('the compact report', () => {
    it('has one line for each finding, which the problem matcher reads, and how many there are', async () => {
        const { output } = await checkReport('compact');
        const { output: json } = await checkReport('json');
        const findings: readonly Record<string, unknown>[] = JSON.parse(json).findings;
        const read = output.split('\n').map(readLine);
        expect(read.filter((parts) => parts.length > 0)).toEqual(
            findings.map(({ file, severity, rule, range, message }) => {
                const { start } = range as { start: { line: number; character: number } };
                const label = severity === 'info' ? 'note' : severity;
                return [file, `${start.line + 1}`, `${start.character + 1}`, label, rule, message];
            }),
        );
        expect(new Set(read.map(([, , , severity]) => severity))).toEqual(
            new Set(['error', 'warning', 'note', undefined]),
        );
        expect(output).toMatch(/^\d+ errors?, .* in .*\.$/m);
    });

    it('wraps nothing on a narrow terminal, and stays readable in colours', async () => {
        const workingDirectory = temporaryFolder(SPECIMENS);
        const report = (world: object) => runRecorded(['check', '-f', 'compact'], { workingDirectory, ...world });
        const plain = await report({});
        expect((await report({ columns: 30 })).output).toBe(plain.output);
        const coloured = await report({ colours: true });
        expect(coloured.output).not.toBe(plain.output);
        expect(stripVTControlCharacters(coloured.output)).toBe(plain.output);
    });

    it('keeps to one line what names hold', async () => {
        const { output } = await checkReport('compact', { 'x.fbk': 'service a { calls "b\nc" }\n' });
        for (const line of output.split('\n').filter((each) => each.startsWith('x.fbk'))) {
            expect(readLine(line)).not.toEqual([]);
        }
        expect(output).toContain('x.fbk:1:');
    });
});
