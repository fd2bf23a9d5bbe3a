import type { PageAnswer } from '../harness/page-request.ts';
import type { Pages } from '../pages/pages.ts';

/** Where page objects are asked; nothing where no browser shows the editor. Written in when the suite is bundled. */
declare const SUITE_PAGES: string;

/** Whether somebody is there to press keys and click: not on the desktop. */
export const hasPages = SUITE_PAGES !== '';

/**
 * The page objects outside of the editor, as if they were here: each action is sent to them and ends when it is done.
 *
 * @throws Error from every action that could not be done
 */
export const pages = new Proxy({}, { get: (_, page) => actionsOf(String(page)) }) as Pages;

function actionsOf(page: string): object {
    return new Proxy(
        {},
        {
            get:
                (_, action) =>
                (...given: readonly unknown[]) =>
                    ask(page, String(action), given),
        },
    );
}

async function ask(page: string, action: string, given: readonly unknown[]): Promise<unknown> {
    if (!hasPages) {
        throw new Error('Nobody is there to press keys and click.');
    }
    const response = await fetch(SUITE_PAGES, {
        method: 'POST',
        body: JSON.stringify({ page, action, arguments: given }),
    });
    const answer = (await response.json()) as PageAnswer;
    if ('error' in answer) {
        throw new Error(`${page}.${action}(${given.map((each) => JSON.stringify(each)).join(', ')}): ${answer.error}`);
    }
    return answer.result;
}
