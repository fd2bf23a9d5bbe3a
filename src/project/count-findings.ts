import { counted } from '../model/wording.ts';
import { type Finding, SEVERITIES, type Severity } from '../rules/finding.ts';

/** Words for the severities, as people say them. */
const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** `2 errors, 1 warning`; of nothing, `no findings`. */
export function countBySeverity(findings: readonly Finding[]): string {
    const said = SEVERITIES.flatMap((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count > 0 ? [counted(count, WORDS[severity])] : [];
    });
    return said.length > 0 ? said.join(', ') : 'no findings';
}
