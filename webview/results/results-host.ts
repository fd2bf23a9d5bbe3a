import * as z from 'zod/mini';
import { parseMessage } from '../../src/protocol/message.ts';
import {
    type MessageFromResults,
    type MessageToResults,
    toResults,
} from '../../src/protocol/simulation/results-page.ts';

declare function acquireVsCodeApi(): {
    postMessage(message: unknown): void;
    getState(): unknown;
    setState(state: unknown): void;
};

const kept = z.object({
    key: z.optional(z.string()),
    beside: z.optional(z.string()),
    at: z.optional(z.number().check(z.nonnegative())),
});

/** What outlives the page, which is made anew each time the panel is shown: the run, one beside it, and the moment. */
export type KeptChoice = z.infer<typeof kept>;

/** The extension, as the page of results sees it. */
export interface ResultsHost {
    send(message: MessageFromResults): void;
    readChoice(): KeptChoice;
    keepChoice(choice: KeptChoice): void;
}

/** Listens to the extension; a message that is not as agreed is told in the console and left out. */
export function connectResults(listener: (message: MessageToResults) => void): ResultsHost {
    const editor = acquireVsCodeApi();
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        try {
            listener(parseMessage('results', toResults, data));
        } catch (error) {
            console.error(error);
        }
    });
    return {
        send: (message) => editor.postMessage(message),
        readChoice() {
            const parsed = kept.safeParse(editor.getState());
            return parsed.success ? parsed.data : {};
        },
        keepChoice: (choice) => editor.setState(choice),
    };
}
