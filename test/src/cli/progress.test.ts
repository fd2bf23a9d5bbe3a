import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../src/cli/progress.ts';
import { recordedTerminal } from './recorded-run.ts';

describe('createProgress', () => {
    it('is silent in the first second', () => {
        const { terminal, errors } = recordedTerminal({ workingDirectory: '/', clockStep: 100 });
        const progress = createProgress(terminal);
        for (let step = 0; step < 9; step++) {
            progress.report('Reading');
        }
        progress.clear();
        expect(errors()).toBe('');
    });

    it('writes plain lines, seldom, where nobody looks', () => {
        const { terminal, errors } = recordedTerminal({ workingDirectory: '/', clockStep: 700 });
        const progress = createProgress(terminal);
        for (let step = 1; step <= 10; step++) {
            progress.report(`Reading, ${step} of 10`);
        }
        progress.clear();
        const lines = errors().trimEnd().split('\n');
        expect(lines[0]).toBe('Reading, 2 of 10 …');
        expect(lines.length).toBeLessThan(4);
        expect(errors()).not.toContain('\u001b');
    });

    it('writes plain lines on a terminal that cannot take one away', () => {
        const { terminal, errors } = recordedTerminal({ workingDirectory: '/', clockStep: 700, columns: 80 });
        const progress = createProgress({ ...terminal, errors: { ...terminal.errors, isDumb: true } });
        progress.report('Reading');
        progress.report('Parsing');
        progress.clear();
        expect(errors()).toBe('Parsing …\n');
    });

    it('keeps one line on a terminal and takes it away in the end', () => {
        const { terminal, output, errors } = recordedTerminal({ workingDirectory: '/', clockStep: 700, columns: 80 });
        const progress = createProgress(terminal);
        progress.report('Reading');
        progress.report('Parsing');
        progress.clear();
        expect(errors()).toBe('\r\u001b[2KParsing …\r\u001b[2K');
        expect(output()).toBe('');
    });
});
