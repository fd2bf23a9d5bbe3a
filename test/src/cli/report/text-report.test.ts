import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { ReportContext } from '../../../../src/cli/report/report-context.ts';
import { textReport } from '../../../../src/cli/report/text-report.ts';
import type { Source } from '../../../../src/model/source.ts';
import type { Finding } from '../../../../src/rules/finding.ts';
import { findingWith } from '../../../finding-with.ts';

const TEXTS: Readonly<Record<string, string>> = {
    'a.fbk': 'service orders {\n\tcalls stock.reserve\n}',
    'b.fbk': `${'\n'.repeat(99)}service stock {\n}`,
};

function source(uri: string, line: number, start: number, end: number, endLine = line): Source {
    const range = { start: { line, character: start }, end: { line: endLine, character: end } };
    return { uri, range, extent: range };
}

function finding(parts: Partial<Finding>): Finding {
    return findingWith({
        rule: 'missing-timeout',
        message: '`orders` calls `stock` without a timeout',
        source: source('a.fbk', 1, 7, 20),
        help: 'src/rules/missing-timeout.md',
        ...parts,
    });
}

function report(
    findings: readonly Finding[],
    { columns, colours = false }: { columns?: number; colours?: boolean } = {},
) {
    const context: ReportContext = {
        fileName: (uri) => uri,
        linesOf: (uri) => TEXTS[uri]?.split('\n') ?? [],
        output: {
            write: () => undefined,
            colours: picocolors.createColors(colours),
            isTerminal: columns !== undefined,
            ...(columns === undefined ? {} : { columns }),
        },
    };
    return textReport(findings, context);
}

describe('textReport', () => {
    it('shows what, where and in which words of the source', () => {
        expect(report([finding({})])).toBe(
            [
                'error[missing-timeout]: `orders` calls `stock` without a timeout',
                '   --> a.fbk:2:8',
                '    |',
                '  2 |     calls stock.reserve',
                '    |           ^^^^^^^^^^^^^',
                '    = help: firebreak explain missing-timeout',
                '',
            ].join('\n'),
        );
    });

    it('lists related places and repairs', () => {
        const related = [{ message: '`stock` is declared here', source: source('b.fbk', 99, 8, 13), element: 'stock' }];
        const fixes = [{ title: 'Set a timeout of 1 s', safe: true, edits: [] }];
        const lines = report([finding({ related, fixes })]).split('\n');
        expect(lines.slice(5)).toEqual([
            '    = b.fbk:100:9  `stock` is declared here',
            '    = fix: Set a timeout of 1 s',
            '    = help: firebreak explain missing-timeout',
            '',
        ]);
    });

    it('counts related places instead of listing very many', () => {
        const place = { message: 'hop', source: source('b.fbk', 99, 0, 1), element: 'x' };
        const text = report([finding({ related: Array.from({ length: 40 }, () => place) })]);
        expect(text.match(/hop/g)).toHaveLength(6);
        expect(text).toContain('= 34 more places (all with --format json)');
    });

    it('groups by file when there are several, and says once where a rule is explained', () => {
        const text = report([
            finding({}),
            finding({}),
            finding({ source: source('b.fbk', 99, 8, 13), severity: 'warning' }),
        ]);
        expect(text).toContain('a.fbk  2 errors\n');
        expect(text).toContain('b.fbk  1 warning\n');
        expect(text.match(/help:/g)).toHaveLength(1);
    });

    it('widens the gutter for high line numbers', () => {
        expect(
            report([finding({ source: source('b.fbk', 99, 8, 13) })])
                .split('\n')
                .slice(1, 5),
        ).toEqual(['    --> b.fbk:100:9', '     |', ' 100 | service stock {', '     |         ^^^^^']);
    });

    it('marks a stretch over several lines to the end of its first', () => {
        expect(
            report([finding({ source: source('a.fbk', 0, 8, 1, 2) })])
                .split('\n')
                .slice(3, 5),
        ).toEqual(['  1 | service orders {', '    |         ^^^^^^^^…']);
    });

    it('needs no source text', () => {
        const text = report([finding({ rule: 'file/unreadable', source: source('gone.fbk', 0, 0, 0) })]);
        expect(text.split('\n')).toEqual([
            'error[file/unreadable]: `orders` calls `stock` without a timeout',
            '   --> gone.fbk:1:1',
            '',
        ]);
    });

    it('breaks long messages on a terminal, and only there', () => {
        const message = 'word '.repeat(40).trim();
        const lines = report([finding({ message })], { columns: 60 }).split('\n');
        expect(lines[1]).toMatch(/^ {2}word/);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
        expect(report([finding({ message })]).split('\n')[0]).toContain(message);
    });

    it('colours by severity, if colours are wanted', () => {
        expect(report([finding({})], { colours: true })).toContain('\u001b[31m');
        expect(report([finding({ severity: 'warning' })], { colours: true })).toContain('\u001b[33m');
        expect(report([finding({})])).not.toContain('\u001b');
    });

    it('lets no text of a model steer the terminal', () => {
        expect(report([finding({ message: 'bad \u001b[2J name' })])).toContain('bad ␛[2J name');
    });
});
