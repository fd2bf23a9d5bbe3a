import type { TextLocation } from '../../protocol/diagram/location.ts';
import { parseMessage } from '../../protocol/message.ts';
import { QUESTION_MESSAGES } from '../../protocol/panel/panel-questions.ts';
import { type ExportedPicture, type MessageToHost, messageToHost } from '../../protocol/panel/to-host.ts';
import type { MessageToPanel } from '../../protocol/panel/to-panel.ts';
import type { PictureDrawer, Pixels } from '../export/export-diagram.ts';
import { externalAddress } from './external-address.ts';

/** What a panel's messages are carried out with. */
export interface PanelDuties {
    /** Asks the language server; the signal says that the answer is not needed any more. */
    ask(method: string, params: unknown, signal: AbortSignal): Promise<unknown>;
    post(message: MessageToPanel): void;
    ready(): void;
    openSource(location: TextLocation): void;
    /** @param address has been checked: it leads to a web page or a mailbox */
    openLink(address: string): void;
    /** @param picture none while nothing is shown */
    exportPicture(picture: ExportedPicture | undefined, to: 'file' | 'clipboard'): void;
    compare(uri: string): void;
    setTitle(title: string): void;
    log(message: string): void;
}

/** Takes the messages of one panel, and has it draw; again, if its page is made anew meanwhile. */
export interface PanelRelay extends PictureDrawer {
    /** Carries out a message; a malformed one is logged and does nothing. */
    receive(message: unknown): void;
    /** Gives up everything that is under way. */
    dispose(): void;
}

/** Pixels that a panel was asked for. */
interface Drawing {
    readonly order: MessageToPanel;
    give(pixels: { readonly drawn?: Pixels | undefined; readonly problem?: string | undefined }): void;
}

/** Connects a panel with the language server and the editor. Of several pictures that are asked for the newest wins. */
export function createPanelRelay(duties: PanelDuties): PanelRelay {
    const running = new Map<number, AbortController>();
    const drawing = new Map<number, Drawing>();
    let picture: AbortController | undefined;
    let lastDrawing = 0;
    /** Pages number their questions each from one, so that none may get the answer to another's. */
    let page = 0;

    async function ask({ request, question, params }: Extract<MessageToHost, { type: 'ask' }>): Promise<void> {
        const asker = page;
        const post = (message: MessageToPanel) => {
            if (asker === page) {
                duties.post(message);
            }
        };
        const abort = new AbortController();
        running.get(request)?.abort();
        running.set(request, abort);
        if (question === 'picture') {
            picture?.abort();
            picture = abort;
        }
        try {
            const { method, params: schema, result } = QUESTION_MESSAGES[question];
            const checked = parseMessage<unknown>(method, schema, params);
            const answer = await duties.ask(method, checked, abort.signal);
            post({ type: 'answer', request, result: parseMessage<unknown>(method, result, answer) });
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            post({ type: 'failure', request, message, cancelled: abort.signal.aborted });
        } finally {
            if (running.get(request) === abort) {
                running.delete(request);
            }
        }
    }

    function carryOut(message: MessageToHost): void {
        switch (message.type) {
            case 'ready':
                page++;
                giveUpQuestions();
                duties.ready();
                for (const { order } of drawing.values()) {
                    duties.post(order);
                }
                break;
            case 'ask':
                void ask(message);
                break;
            case 'cancel':
                running.get(message.request)?.abort();
                break;
            case 'open':
                duties.openSource(message.location);
                break;
            case 'link': {
                const address = externalAddress(message.url);
                if (address === undefined) {
                    duties.log(`The link ${message.url} leads to no web page and was not opened.`);
                } else {
                    duties.openLink(address);
                }
                break;
            }
            case 'export':
                duties.exportPicture(message.picture, message.to);
                break;
            case 'compare':
                duties.compare(message.uri);
                break;
            case 'pixels':
                drawing.get(message.request)?.give(message);
                drawing.delete(message.request);
                break;
            case 'title':
                duties.setTitle(message.title);
                break;
            case 'log':
                duties.log(message.message);
                break;
        }
    }

    function draw(svg: string, scale: number, to: 'host' | 'clipboard'): Promise<Pixels> {
        const request = ++lastDrawing;
        const order: MessageToPanel = { type: 'rasterise', request, svg, scale, to };
        return new Promise((resolve, reject) => {
            const give: Drawing['give'] = ({ drawn, problem = 'The panel could not draw the picture.' }) =>
                drawn ? resolve(drawn) : reject(new Error(problem));
            drawing.set(request, { order, give });
            duties.post(order);
        });
    }

    return {
        receive(message) {
            const parsed = messageToHost.safeParse(message);
            if (parsed.success) {
                carryOut(parsed.data);
            } else {
                duties.log('The diagram panel sent a message that makes no sense; it was dropped.');
            }
        },
        rasterise: (svg, scale) => draw(svg, scale, 'host'),
        copy: (svg, scale) => draw(svg, scale, 'clipboard'),
        dispose() {
            for (const { give } of drawing.values()) {
                give({ problem: 'The panel was closed.' });
            }
            giveUpQuestions();
        },
    };

    function giveUpQuestions(): void {
        for (const abort of running.values()) {
            abort.abort();
        }
        running.clear();
    }
}
