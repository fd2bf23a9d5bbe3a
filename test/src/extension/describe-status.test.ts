import { describe, expect, it } from 'vitest';
import { findingsLine, type ServerPhase, serverLine } from '../../../src/extension/describe-status.ts';

const calm = { busy: false, files: 3, errors: 0, warnings: 0, notes: 0, unreadable: 0 };
const running = (status: Partial<typeof calm>): ServerPhase => ({ kind: 'running', status: { ...calm, ...status } });

describe('the status of the findings', () => {
    it('counts by severity, is as bad as the worst, and leads to the problems', () => {
        expect(findingsLine(running({ errors: 1, warnings: 2 }))).toMatchObject({
            text: '1 error, 2 warnings',
            detail: '3 models',
            severity: 'error',
            command: { title: 'Show problems' },
        });
        expect(findingsLine(running({ warnings: 1, notes: 2 }))).toMatchObject({
            text: '1 warning, 2 notes',
            severity: 'warning',
        });
        expect(findingsLine(running({ notes: 1 }))).toMatchObject({ text: '1 note', severity: 'information' });
    });

    it('says that there are none, and offers to look again', () => {
        expect(findingsLine(running({ files: 1 }))).toMatchObject({
            text: 'No findings',
            detail: '1 model',
            severity: 'information',
            command: { title: 'Check again' },
        });
    });

    it('does not pass what it could not read over in silence', () => {
        expect(findingsLine(running({ unreadable: 1 }))).toMatchObject({
            text: 'No findings',
            detail: '3 models, incomplete: 1 file cannot be understood whole',
            severity: 'warning',
        });
    });

    it('shows that the server works, starts, or that what is shown is old', () => {
        expect(findingsLine(running({ busy: true })).busy).toBe(true);
        expect(findingsLine({ kind: 'starting' })).toMatchObject({ text: 'No findings yet', busy: true });
        expect(findingsLine({ kind: 'stopped', reason: 'x' })).toMatchObject({
            text: 'Findings are not up to date',
            severity: 'warning',
            command: { title: 'Restart' },
        });
    });
});

describe('the status of the language server', () => {
    it('says whether it runs, why not, and restarts it', () => {
        expect(serverLine({ kind: 'starting' })).toMatchObject({ detail: 'starting', busy: true });
        expect(serverLine(running({}))).toMatchObject({ detail: 'running', command: { title: 'Restart' } });
        expect(serverLine({ kind: 'stopped', reason: 'It crashed five times.' })).toMatchObject({
            text: 'Language server stopped',
            detail: 'It crashed five times.',
            severity: 'error',
            command: { title: 'Restart' },
        });
    });
});
