import type { ReportingDescriptor } from 'sarif';
import { problemArea } from '../../project/text-problem.ts';
import { findRule, pageOf } from '../../rules/registry.ts';
import { rulePage } from '../../rules/rule.ts';
import { readPackageFile } from '../package-files.ts';

/** What the parts of ids before the slash stand for. */
const AREAS: Readonly<Record<string, string>> = {
    syntax: 'Text that could not be parsed',
    link: 'A name that leads nowhere or is ambiguous',
    check: 'Text that parses but cannot be right',
    config: 'A mistake in the settings of the project',
    file: 'A file or folder that could not be read',
    allow: 'An allowance that does not do what it says',
    constraint: 'A constraint of the model that does not hold',
    internal: 'A rule that failed',
};

/** Descriptions of rules with their pages as help, sorted by id, each once. */
export async function describeRules(ids: readonly string[]): Promise<readonly ReportingDescriptor[]> {
    const pages = new Map<string, string>();
    const rules: ReportingDescriptor[] = [];
    for (const id of [...new Set(ids)].sort()) {
        const name = pageOf(id);
        if (name !== undefined && !pages.has(name)) {
            pages.set(name, await readPackageFile(rulePage(name)));
        }
        rules.push(describeRule(id, pages.get(name ?? '')));
    }
    return rules;
}

function describeRule(id: string, page: string | undefined): ReportingDescriptor {
    const meta = findRule(id)?.meta;
    const help = page === undefined ? {} : { help: { text: plainText(page), markdown: page } };
    if (!meta) {
        return { id, shortDescription: { text: `${AREAS[problemArea(id)] ?? 'A finding'}.` }, ...help };
    }
    const level = meta.severity === 'info' ? 'note' : meta.severity;
    return {
        id,
        shortDescription: { text: `${meta.summary}.` },
        ...help,
        defaultConfiguration: { level, ...(meta.offByDefault ? { enabled: false } : {}) },
        properties: { tags: ['architecture', meta.category] },
    };
}

/** What a page says before its first heading but one, for readers that cannot show Markdown. */
function plainText(page: string): string {
    const [, start = page] = /^# .*\n+(?:## What it does\n+)?([\s\S]*?)(?:\n+#|\n*$)/.exec(page) ?? [];
    return start.replaceAll('`', '').replaceAll('\n', ' ').trim();
}
