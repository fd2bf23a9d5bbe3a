import { parseMessage } from '../src/protocol/message.ts';
import { type PanelQuestions, QUESTION_MESSAGES } from '../src/protocol/panel/panel-questions.ts';
import type { MessageToHost, PanelQuestion } from '../src/protocol/panel/to-host.ts';
import { type MessageToPanel, messageToPanel } from '../src/protocol/panel/to-panel.ts';
import { createEmitter } from './dom.ts';

/** What the editor gives a webview to talk through. */
interface WebviewApi {
    postMessage(message: unknown): void;
    getState(): unknown;
    setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** A question that was given up, because its answer is not needed any more. */
export class QuestionCancelledError extends Error {
    override readonly name = 'QuestionCancelledError';
}

/** A question under way. */
export interface PendingAnswer<Result> {
    readonly answer: Promise<Result>;
    cancel(): void;
}

/** What can be done from a panel only where an editor is behind it. */
export type Ability = 'fold' | 'open-source' | 'export' | 'compare';

/** The extension, as the panel sees it. */
export interface Host {
    readonly abilities: ReadonlySet<Ability>;
    send(message: MessageToHost): void;
    /** Rejects with a {@link QuestionCancelledError}, or with the reason why there is no answer. */
    ask<Question extends PanelQuestion>(
        question: Question,
        params: PanelQuestions[Question]['params'],
    ): PendingAnswer<PanelQuestions[Question]['result']>;
    onMessage(listener: (message: Exclude<MessageToPanel, { type: 'answer' | 'failure' }>) => void): void;
    readState(): unknown;
    writeState(state: unknown): void;
}

interface Waiting {
    resolve(result: unknown): void;
    reject(reason: Error): void;
}

/** Connects with the extension. Messages that are not as agreed are dropped and reported. */
export function connectToHost(): Host {
    const api = acquireVsCodeApi();
    const waiting = new Map<number, Waiting>();
    const messages = createEmitter<Exclude<MessageToPanel, { type: 'answer' | 'failure' }>>();
    let last = 0;
    const send = (message: MessageToHost) => api.postMessage(message);

    window.addEventListener('message', (event: MessageEvent<unknown>) => {
        const parsed = messageToPanel.safeParse(event.data);
        if (!parsed.success) {
            send({ type: 'log', message: 'The panel was sent a message that makes no sense; it was dropped.' });
            return;
        }
        const message = parsed.data;
        switch (message.type) {
            case 'answer':
                waiting.get(message.request)?.resolve(message.result);
                break;
            case 'failure':
                waiting
                    .get(message.request)
                    ?.reject(new (message.cancelled ? QuestionCancelledError : Error)(message.message));
                break;
            default:
                messages.emit(message);
        }
    });

    return {
        abilities: new Set<Ability>(['fold', 'open-source', 'export', 'compare']),
        send,
        ask<Question extends PanelQuestion>(question: Question, params: PanelQuestions[Question]['params']) {
            const request = ++last;
            const { method, result } = QUESTION_MESSAGES[question];
            const answer = new Promise<unknown>((resolve, reject) => {
                waiting.set(request, { resolve, reject });
                send({ type: 'ask', request, question, params });
            })
                .then((value) => parseMessage(method, result, value))
                .finally(() => waiting.delete(request));
            return { answer, cancel: () => send({ type: 'cancel', request }) };
        },
        onMessage: messages.on,
        readState: () => api.getState(),
        writeState: (state) => api.setState(state),
    };
}
