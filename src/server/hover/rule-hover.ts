import { codeText, escapeText } from '../../panel/markdown-text.ts';
import { findRule } from '../../rules/registry.ts';

/** What a rule finds. */
export function ruleHover(id: string): string | undefined {
    const rule = findRule(id);
    return (
        rule &&
        `${codeText(id)} (${rule.meta.category}, ${rule.meta.severity}) finds ${escapeText(lowerFirst(rule.meta.summary))}.`
    );
}

function lowerFirst(text: string): string {
    return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
