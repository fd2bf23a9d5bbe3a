import axe from 'axe-core';
import type { Locator } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string }[];
}

/**
 * Serious and critical violations of WCAG 2.2 AA in a page.
 *
 * @param body of the page, which may be in a frame
 */
export async function violationsIn(body: Locator): Promise<string[]> {
    const frame = await (await body.elementHandle())?.ownerFrame();
    if (!frame) {
        throw new Error('The page is gone.');
    }
    await frame.evaluate(axe.source);
    const found = await frame.evaluate(async (tags): Promise<Violation[]> => {
        const { axe: checker } = window as unknown as {
            axe: { run(options: unknown): Promise<{ violations: Violation[] }> };
        };
        const { violations } = await checker.run({ runOnly: tags });
        return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) }));
    }, TAGS);
    return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
