import type { Finding } from '../src/rules/finding.ts';
import { findRule } from '../src/rules/registry.ts';
import type { UnknownAs } from '../src/rules/rule.ts';
import { runRules } from '../src/rules/run-rules.ts';
import { modelOf } from './model-of.ts';

/** What one rule, run alone, finds in a text (or several as one project). */
export async function findingsOf(
    rule: string,
    texts: string | Readonly<Record<string, string>>,
    settings: { readonly options?: Readonly<Record<string, unknown>>; readonly unknownAs?: UnknownAs } = {},
): Promise<readonly Finding[]> {
    const found = findRule(rule);
    if (!found) {
        throw new Error(`There is no rule ${rule}.`);
    }
    const { options = {}, unknownAs = 'absent' } = settings;
    return runRules(await modelOf(texts), {
        rules: [found],
        settings: { rules: new Map([[rule, { severity: 'default', options }]]), unknownAs },
    });
}

/** The text that a finding underlines. */
export function underlined(text: string, { source: { range } }: Finding): string {
    const lines = text.split('\n').slice(range.start.line, range.end.line + 1);
    const last = lines.length - 1;
    return lines
        .map((line, index) =>
            line.slice(index === 0 ? range.start.character : 0, index === last ? range.end.character : undefined),
        )
        .join('\n');
}

/** A text after a finding's first fix. */
export function fixed(text: string, finding: Finding): string {
    const lines = text.split('\n');
    const offsetOf = (position: { readonly line: number; readonly character: number }) =>
        lines.slice(0, position.line).reduce((sum, line) => sum + line.length + 1, 0) + position.character;
    const edits = [...(finding.fixes[0]?.edits ?? [])].sort(
        (a, b) => offsetOf(b.range.start) - offsetOf(a.range.start),
    );
    return edits.reduce(
        (result, { range, newText }) =>
            result.slice(0, offsetOf(range.start)) + newText + result.slice(offsetOf(range.end)),
        text,
    );
}
