import stringWidth from 'string-width';
import { z } from 'zod';
import { findRule, RULES } from '../rules/registry.ts';
import { type Rule, rulePage } from '../rules/rule.ts';
import { unknownRuleMessage } from '../rules/settings.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { hanging, wrapText } from './report/wrap-text.ts';
import { readRulePage } from './rule-page.ts';
import type { Output, Terminal } from './terminal.ts';

/** What `rules` can be told. */
export interface RulesOptions {
    readonly format: 'text' | 'json';
}

/**
 * Lists the rules or prints the page of one; as JSON, what is known of all of them or of the one.
 *
 * @throws CommandFailure when there is no such rule
 */
export async function rules({ output }: Terminal, id: string | undefined, { format }: RulesOptions): Promise<ExitCode> {
    if (format === 'json') {
        const chosen = id === undefined ? RULES : [findRule(id)].filter((rule) => rule !== undefined);
        if (chosen.length === 0) {
            throw new CommandFailure(unknownRuleMessage(id ?? ''));
        }
        output.write(`${JSON.stringify({ version: 1, rules: chosen.map(describeRule) }, undefined, 2)}\n`);
        return 0;
    }
    if (id === undefined) {
        output.write(`${RULES.map((rule) => row(rule, output)).join('\n')}\n`);
        return 0;
    }
    output.write(styledPage(await readRulePage(id), output));
    return 0;
}

/** The order of keys is fixed. */
function describeRule({ meta, options }: Rule) {
    const { properties = {} } = z.toJSONSchema(options, { io: 'input' });
    return {
        id: meta.id,
        severity: meta.severity,
        category: meta.category,
        summary: meta.summary,
        fixable: meta.fixable,
        offByDefault: meta.offByDefault === true,
        options: properties,
        sources: meta.sources,
        page: rulePage(meta.id),
    };
}

const GAP = '  ';
/** Fewer columns would be one word below the other; then the summary stands below the id. */
const LEAST_COLUMNS = 25;

function row({ meta }: Rule, { columns, colours }: Output): string {
    const idWidth = Math.max(...RULES.map((rule) => rule.meta.id.length));
    const severity = { error: colours.red, warning: colours.yellow, info: colours.blue }[meta.severity];
    const start = `${meta.id.padEnd(idWidth)}${GAP}${meta.severity.padEnd('warning'.length)}${GAP}`;
    const summary = `${meta.summary}${meta.offByDefault ? ' (off by default)' : ''}`;
    if (columns !== undefined && columns - start.length < LEAST_COLUMNS) {
        const below = hanging(summary, columns, GAP.length);
        return `${colours.bold(meta.id)}${GAP}${severity(meta.severity)}\n${GAP}${below}`;
    }
    const text = start + summary;
    const wrapped = columns === undefined ? text : wrapText(text, columns, ' '.repeat(stringWidth(start)));
    return [
        colours.bold(wrapped.slice(0, idWidth)),
        severity(wrapped.slice(idWidth, start.length)),
        wrapped.slice(start.length),
    ].join('');
}

/** A page as it is written, with its headings and code set off where colours are shown. */
function styledPage(page: string, { colours }: Output): string {
    if (!colours.isColorSupported) {
        return page;
    }
    return page
        .split('\n')
        .map((line) =>
            line.startsWith('#') ? colours.bold(line) : line.replace(/`[^`]+`/g, (code) => colours.cyan(code)),
        )
        .join('\n');
}
