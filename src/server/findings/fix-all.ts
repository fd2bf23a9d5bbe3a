import type { WorkspaceEdit } from 'vscode-languageserver';
import { addTo } from '../../model/multimap.ts';
import type { PreparedEdit } from '../../project/fixing/apply-edits.ts';
import { chooseFixes } from '../../project/fixing/choose-fixes.ts';
import type { FixList } from '../../protocol/findings/findings.ts';
import type { Finding } from '../../rules/finding.ts';
import { type EditGround, preparedEdit } from '../quick-fixes/fresh-edits.ts';

/** How many findings of each rule can be mended, by rule. */
export function fixesByRule(findings: readonly Finding[]): FixList {
    const rules = new Map<string, { rule: string; safe: number; all: number }>();
    for (const { rule, fixes } of findings) {
        if (fixes.length > 0) {
            const counts = rules.get(rule) ?? { rule, safe: 0, all: 0 };
            counts.all++;
            counts.safe += fixes.some(({ safe }) => safe) ? 1 : 0;
            rules.set(rule, counts);
        }
    }
    return { rules: [...rules.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)) };
}

/** One change that mends many findings. */
export interface ManyFixes {
    readonly edit: WorkspaceEdit;
    readonly mended: number;
    readonly files: number;
}

/** Puts fixes that do not touch one another into one change; nothing when there is none, or a text is another by now. */
export function fixMany(findings: readonly Finding[], unsafe: boolean, ground: EditGround): ManyFixes | undefined {
    const chosen = chooseFixes(findings, { unsafe, texts: ground.texts, isRefused: () => false });
    const byFile = new Map<string, PreparedEdit[]>();
    for (const { edits } of chosen) {
        for (const [uri, inFile] of edits) {
            for (const edit of inFile) {
                addTo(byFile, uri, edit);
            }
        }
    }
    const edit = chosen.length > 0 ? preparedEdit(byFile, ground) : undefined;
    return edit && { edit, mended: chosen.length, files: byFile.size };
}
