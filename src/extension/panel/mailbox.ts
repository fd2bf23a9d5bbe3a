import type { MessageToPanel } from '../../protocol/panel/to-panel.ts';

/** Messages kept for a page that cannot take them yet. */
const MOST_KEPT = 100;

/**
 * Sends messages to a panel's page, which comes and goes: it is made anew each time the panel is shown again. What a
 * new page is to show is told it first.
 */
export interface Mailbox {
    /** The page can take messages now. */
    readonly open: () => void;
    /** The page is gone. */
    close(): void;
    /** Sends something once there is a page. */
    readonly post: (message: MessageToPanel) => void;
    /** Sends what a page that comes later finds out by itself. */
    tell(message: MessageToPanel): void;
    /** Has a project shown by one of its documents. */
    show(uri: string, view?: string): void;
    /** A document has another address now. */
    move(from: string, to: string): void;
}

/**
 * @param send puts a message on its way to the page
 * @param first the document to begin with
 */
export function createMailbox(send: (message: MessageToPanel) => void, first: string | undefined): Mailbox {
    let isOpen = false;
    let kept: MessageToPanel[] = [];
    let uri = first;
    /** The view to begin with, until a page was told: from then on the page knows better where the person went. */
    let view: string | undefined;
    const showNow = () => {
        if (uri !== undefined) {
            send({ type: 'show', uri, ...(view === undefined ? {} : { view }) });
            view = undefined;
        }
    };
    const tell = (message: MessageToPanel) => {
        if (isOpen) {
            send(message);
        }
    };
    return {
        open() {
            isOpen = true;
            showNow();
            kept.splice(0).forEach(send);
        },
        close() {
            isOpen = false;
        },
        post(message) {
            if (isOpen) {
                send(message);
            } else {
                kept = [...kept, message].slice(-MOST_KEPT);
            }
        },
        tell,
        show(shown, wanted) {
            uri = shown;
            view = wanted;
            if (isOpen) {
                showNow();
            }
        },
        move(from, to) {
            if (uri !== undefined && (uri === from || uri.startsWith(`${from}/`))) {
                uri = to + uri.slice(from.length);
            }
            tell({ type: 'moved', from, to });
        },
    };
}
