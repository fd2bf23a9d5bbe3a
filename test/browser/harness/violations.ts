import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
    readonly id: string;
    readonly impact?: string | null;
    readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical violations of WCAG 2.2 AA in a page as it is. */
export async function violationsIn(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
            axe: { run(options: unknown): Promise<{ violations: Violation[] }> };
        };
        const { violations: all } = await checker.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return all.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) }));
    });
    return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
            ({ id, nodes }) =>
                `${id}: ${nodes
                    .map(({ html }) => html)
                    .slice(0, 3)
                    .join(' | ')}`,
        );
}
