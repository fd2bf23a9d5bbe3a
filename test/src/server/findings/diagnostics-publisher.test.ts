import { describe, expect, it } from 'vitest';
import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import { createDiagnosticsPublisher } from '../../../../src/server/findings/diagnostics-publisher.ts';

function problem(message: string, severity: DiagnosticSeverity = DiagnosticSeverity.Error): Diagnostic {
    return { message, severity, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
}

function recorder() {
    const sent: [string, unknown[]][] = [];
    const publisher = createDiagnosticsPublisher(({ uri, diagnostics }: PublishDiagnosticsParams) => {
        sent.push([uri, diagnostics.map(({ message }) => message)]);
    });
    return { publisher, take: () => sent.splice(0) };
}

describe('the published diagnostics', () => {
    it('of a file hold what its text and what the rules say', () => {
        const { publisher, take } = recorder();
        publisher.replace('text', 'a', [problem('text')]);
        publisher.replaceAll('rules', new Map([['a', [problem('rule')]]]));
        expect(take()).toEqual([
            ['a', ['text']],
            ['a', ['text', 'rule']],
        ]);
    });

    it('keep the rules while the text is mended, and the text while the rules run again', () => {
        const { publisher, take } = recorder();
        publisher.replaceAll('rules', new Map([['a', [problem('rule')]]]));
        publisher.replace('text', 'a', [problem('text')]);
        publisher.replace('text', 'a', []);
        publisher.replaceAll('rules', new Map());
        expect(take().slice(1)).toEqual([
            ['a', ['text', 'rule']],
            ['a', ['rule']],
            ['a', []],
        ]);
    });

    it('are not sent for files of which nothing is or was to say', () => {
        const { publisher, take } = recorder();
        publisher.replace('text', 'a', []);
        publisher.replaceAll('rules', new Map([['b', [problem('rule')]]]));
        take();
        publisher.replaceAll('rules', new Map([['b', [problem('rule')]]]));
        expect(take()).toEqual([]);
    });

    it('of an edited text are sent again though equal, since the editor has moved the old ones', () => {
        const { publisher, take } = recorder();
        publisher.replace('text', 'a', [problem('text')]);
        publisher.replace('text', 'a', [problem('text')]);
        expect(take()).toHaveLength(2);
    });

    it('are counted by severity, hints left out', () => {
        const { publisher } = recorder();
        publisher.replace('text', 'a', [problem('1'), problem('2', DiagnosticSeverity.Hint)]);
        publisher.replaceAll(
            'rules',
            new Map([
                ['a', [problem('3', DiagnosticSeverity.Warning)]],
                ['b', [problem('4', DiagnosticSeverity.Warning), problem('5', DiagnosticSeverity.Information)]],
            ]),
        );
        expect(publisher.counts()).toEqual({ errors: 1, warnings: 2, notes: 1, unreadable: 0 });
    });

    it('tell how many files are not understood whole, each counted once', () => {
        const { publisher } = recorder();
        const coded = (code: string, severity?: DiagnosticSeverity) => ({ ...problem(code, severity), code });
        publisher.replace('text', 'a', [coded('syntax/open-block'), coded('syntax/unexpected')]);
        publisher.replace('file', 'a', [coded('file/too-large')]);
        publisher.replace('file', 'b', [coded('config/value')]);
        publisher.replace('text', 'c', [coded('link/unknown'), coded('syntax/odd', DiagnosticSeverity.Warning)]);
        publisher.replaceAll('rules', new Map([['d', [coded('missing-timeout')]]]));
        expect(publisher.counts().unreadable).toBe(2);
        publisher.replace('text', 'a', []);
        publisher.replace('file', 'a', []);
        expect(publisher.counts().unreadable).toBe(1);
    });
});
