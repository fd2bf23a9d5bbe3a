import type { ExitCode } from './exit-code.ts';
import { renderPage } from './render-page.ts';
import { readRulePage } from './rule-page.ts';
import type { Terminal } from './terminal.ts';

/** Columns of a page that no terminal limits, and the most that are pleasant to read. */
const COLUMNS = { plain: 80, most: 100 };

/**
 * Prints the page of a rule, laid out for a terminal. Also takes the ids of findings that share a page: `allow/unused`.
 *
 * @throws CommandFailure when there is no such rule
 */
export async function explain({ output }: Terminal, id: string): Promise<ExitCode> {
    const page = await readRulePage(id);
    const columns = Math.min(output.columns ?? COLUMNS.plain, COLUMNS.most);
    output.write(renderPage(page, { columns, colours: output.colours }));
    return 0;
}
