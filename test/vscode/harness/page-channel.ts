import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import type { Pages } from '../pages/pages.ts';
import type { PageAnswer, PageRequest } from './page-request.ts';

/**
 * How the suite, inside the editor, has something done outside, in the page that shows the editor. Both extension hosts
 * can fetch, so it is a server; a request is answered when the action is done.
 */
export interface PageChannel {
    readonly address: string;
    /** Lets these do what is asked for, in place of those before. */
    attend(pages: Pages | undefined): void;
    close(): Promise<void>;
}

type Action = (...given: readonly unknown[]) => Promise<unknown>;

/** Opens a channel on this machine. */
export async function openPageChannel(): Promise<PageChannel> {
    let attending: Pages | undefined;
    const server = createServer((incoming, response) => {
        void answer(incoming, attending).then((answered) => {
            // The editor in a browser asks from an origin of its own.
            response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' });
            response.end(JSON.stringify(answered));
        });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
        address: `http://127.0.0.1:${port}/`,
        attend(pages) {
            attending = pages;
        },
        async close() {
            server.close();
            server.closeAllConnections();
            await once(server, 'close');
        },
    };
}

async function answer(incoming: IncomingMessage, pages: Pages | undefined): Promise<PageAnswer> {
    try {
        const request: PageRequest = JSON.parse(await text(incoming));
        return { result: await actionOf(request, pages)(...request.arguments) };
    } catch (error) {
        return { error: stripVTControlCharacters(error instanceof Error ? error.message : String(error)) };
    }
}

function actionOf({ page, action }: PageRequest, pages: Pages | undefined): Action {
    const parts = new Map<string, object>(Object.entries(pages ?? {}));
    const found = parts.get(page);
    const actions = new Map<string, unknown>(Object.entries(found ?? {}));
    const perform = actions.get(action);
    if (typeof perform !== 'function') {
        throw new Error(pages ? `There is no ${page}.${action}.` : 'No page is open.');
    }
    return perform.bind(found);
}
