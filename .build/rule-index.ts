/** Writes the index of the rules' pages, by chapter, from the sources of the rules. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { RULES } from '../src/rules/registry.ts';
import { RULE_CATEGORIES, type Rule, type RuleCategory, rulePage } from '../src/rules/rule.ts';
import { repository } from './repository.ts';

/** Where the index is, from the repository's top folder. */
export const RULE_INDEX_FILE = 'docs/rules/README.md';

const CHAPTERS: Readonly<Record<RuleCategory, string>> = {
    coupling: 'Coupling',
    boundaries: 'Boundaries and data',
    chattiness: 'Chattiness',
    resilience: 'Resilience of calls',
    consistency: 'Messages and consistency',
    availability: 'Availability',
    edge: 'Edge and mesh',
    observability: 'Observability',
    migration: 'Migration',
    organisation: 'Teams',
};

/** The text of the index. */
export function ruleIndex(rules: readonly Rule[] = RULES): string {
    const chapters = RULE_CATEGORIES.flatMap((category) => {
        const inChapter = rules.filter(({ meta }) => meta.category === category);
        return inChapter.length > 0 ? [chapter(CHAPTERS[category], inChapter)] : [];
    });
    return `${INTRODUCTION}\n${chapters.join('\n')}`;
}

const INTRODUCTION = `<!-- Written by .build/rule-index.ts -->
# The rules

What Firebreak finds, by subject. Each page says when exactly the rule fires, why it matters and how to mend it;
\`firebreak explain <rule>\` shows it in a terminal. The severity is the worst that a rule gives unless the settings say
otherwise; rules that are off run where [\`firebreak.json\`](../command-line.md#firebreakjson) names them. A tick stands
where some findings carry a fix.

Two pages stand beside them: what a model accepts with [\`allow\`](../../src/rules/allow.md), and what its own
[constraints](../../src/rules/constraint.md) find.
`;

function chapter(title: string, rules: readonly Rule[]): string {
    const rows = rules.map(({ meta }) => {
        const severity = meta.offByDefault ? `${meta.severity} (off)` : meta.severity;
        return `| [\`${meta.id}\`](../../${rulePage(meta.id)}) | ${severity} | ${meta.fixable ? '✓' : ''} | ${meta.summary} |`;
    });
    return `## ${title}\n\n| rule | severity | fix | finds |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    writeFileSync(join(repository, RULE_INDEX_FILE), ruleIndex());
}
