import { describe, expect, it } from 'vitest';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { isSameDiagnostic } from '../../../../src/server/findings/same-diagnostic.ts';

const range = { start: { line: 1, character: 2 }, end: { line: 3, character: 4 } };

function diagnostic(): Diagnostic {
    return {
        message: 'a message',
        code: 'a-rule',
        codeDescription: { href: 'https://example.com/a-rule' },
        source: 'Firebreak',
        severity: DiagnosticSeverity.Warning,
        range: structuredClone(range),
        tags: [DiagnosticTag.Unnecessary],
        relatedInformation: [{ message: 'here', location: { uri: 'file:///a', range: structuredClone(range) } }],
        data: { fixes: 1 },
    };
}

/** Each diagnostic that differs from another in one number or text, however deep. */
function* changed<T>(value: T): Generator<T> {
    if (typeof value === 'number') {
        yield (value + 1) as T;
    } else if (typeof value === 'string') {
        yield `${value}!` as T;
    } else if (Array.isArray(value)) {
        yield [...value, ...value] as T;
        yield [] as T;
        for (const [index, item] of value.entries()) {
            for (const other of changed(item)) {
                yield value.with(index, other) as T;
            }
        }
    } else if (typeof value === 'object' && value !== null) {
        for (const [key, part] of Object.entries(value)) {
            for (const other of changed(part)) {
                yield { ...value, [key]: other };
            }
        }
    }
}

describe('isSameDiagnostic', () => {
    it('holds for what is written alike', () => {
        expect(isSameDiagnostic(diagnostic(), diagnostic())).toBe(true);
    });

    it('sees each difference', () => {
        const others = [...changed(diagnostic())];
        expect(others.length).toBeGreaterThan(16);
        for (const other of others) {
            expect(isSameDiagnostic(diagnostic(), other), JSON.stringify(other)).toBe(false);
        }
    });
});
