import { parseMessage } from '../../src/protocol/message.ts';
import {
    type MessageFromResults,
    type MessageToResults,
    toResults,
} from '../../src/protocol/simulation/results-page.ts';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

/** The extension, as the page of results sees it. */
export interface ResultsHost {
    send(message: MessageFromResults): void;
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
    return { send: (message) => editor.postMessage(message) };
}
