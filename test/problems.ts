import { expect } from 'vitest';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { parse } from './parse.ts';

/** What a test expects of one problem: its code, what its message holds, and its severity if that is not `error`. */
export type ExpectedProblem = readonly [
    code: string,
    message: string | RegExp,
    severity?: 'error' | 'warning' | 'hint' | 'info',
];

const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;

/**
 * Expects exactly these problems in a text, each exactly where the text is marked with «…», in the order of the text.
 * Of several texts, each a file of one project, the marks count file by file.
 */
export async function expectProblems(
    marked: string | Readonly<Record<string, string>>,
    expected: readonly ExpectedProblem[],
): Promise<readonly Diagnostic[]> {
    const files = Object.entries(typeof marked === 'string' ? { 'model.fbk': marked } : marked);
    const places = files.map(([name, text]) => [name, unmarked(text)] as const);
    const { documents } = await parse(Object.fromEntries(places.map(([name, { text }]) => [name, text])));
    const found = places.flatMap(([name, { text }]) =>
        [...(documents.get(name)?.diagnostics ?? [])].sort(byPlace).map((it) => ({ it, name, text })),
    );
    const wanted = places.flatMap(([name, { text, ranges }]) => ranges.map((range) => ({ name, text, range })));
    expect(found.map(({ it, name, text }) => describePlace(name, text, it.range, it.code))).toEqual(
        wanted.map(({ name, text, range }, index) => describePlace(name, text, range, expected[index]?.[0])),
    );
    expect(found.length).toBe(expected.length);
    for (const [index, [, message, severity = 'error']] of expected.entries()) {
        const problem = found[index]?.it;
        expect(SEVERITIES[(problem?.severity ?? 1) - 1]).toBe(severity);
        if (typeof message === 'string') {
            expect(problem?.message).toBe(message);
        } else {
            expect(problem?.message).toMatch(message);
        }
    }
    return found.map(({ it }) => it);
}

/** Expects that a text has no problem at all. */
export async function expectNoProblems(text: string | Readonly<Record<string, string>>): Promise<void> {
    await expectProblems(text, []);
}

/** A text without its marks, and the stretches that they marked. */
function unmarked(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
    const ranges: Range[] = [];
    const open: { line: number; character: number }[] = [];
    let text = '';
    for (const sign of marked) {
        const line = text.split('\n').length - 1;
        const character = text.length - (text.lastIndexOf('\n') + 1);
        if (sign === '«') {
            open.push({ line, character });
        } else if (sign === '»') {
            const start = open.pop();
            if (start) {
                ranges.push({ start, end: { line, character } });
            }
        } else {
            text += sign;
        }
    }
    return { text, ranges: ranges.sort((a, b) => byPlace({ range: a }, { range: b })) };
}

function byPlace(a: { readonly range: Range }, b: { readonly range: Range }): number {
    return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function describePlace(name: string, text: string, { start, end }: Range, code: unknown): string {
    const line = text.split('\n')[start.line] ?? '';
    const shown =
        start.line === end.line ? line.slice(start.character, end.character) : `${line.slice(start.character)}…`;
    return `${name}:${start.line + 1}:${start.character + 1} ${JSON.stringify(shown)} ${String(code)}`;
}
