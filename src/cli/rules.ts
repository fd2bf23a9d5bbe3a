import stringWidth from 'string-width';
import { findRule, RULES } from '../rules/registry.ts';
import { type Rule, rulePage } from '../rules/rule.ts';
import { unknownRuleMessage } from '../rules/settings.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { readPackageFile } from './package-files.ts';
import { wrapText } from './report/wrap-text.ts';
import type { Output, Terminal } from './terminal.ts';

/**
 * Lists the rules or prints the page of one.
 *
 * @throws CommandFailure when there is no such rule
 */
export async function rules({ output }: Terminal, id: string | undefined): Promise<ExitCode> {
    if (id === undefined) {
        output.write(`${RULES.map((rule) => row(rule, output)).join('\n')}\n`);
        return 0;
    }
    const page = pageOf(id);
    if (page === undefined) {
        throw new CommandFailure(unknownRuleMessage(id));
    }
    output.write(styledPage(await readPackageFile(rulePage(page)), output));
    return 0;
}

/** Name of the page that explains a rule's findings, if there is one: its id, `allow` or `constraint`. */
export function pageOf(rule: string): string | undefined {
    const [family = rule] = rule.split('/');
    if (family === 'allow' || family === 'constraint') {
        return family;
    }
    return findRule(rule) ? rule : undefined;
}

const GAP = '  ';

function row({ meta }: Rule, { columns, colours }: Output): string {
    const idWidth = Math.max(...RULES.map((rule) => rule.meta.id.length));
    const severity = { error: colours.red, warning: colours.yellow, info: colours.blue }[meta.severity];
    const start = `${meta.id.padEnd(idWidth)}${GAP}${meta.severity.padEnd('warning'.length)}${GAP}`;
    const text = `${start}${meta.summary}${meta.offByDefault ? ' (off by default)' : ''}`;
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
