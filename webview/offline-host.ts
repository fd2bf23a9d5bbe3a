import { detailsKey, type OfflinePanel } from '../src/protocol/panel/offline-panel.ts';
import type { PanelQuestions } from '../src/protocol/panel/panel-questions.ts';
import type { MessageToHost, PanelQuestion } from '../src/protocol/panel/to-host.ts';
import type { MessageToPanel } from '../src/protocol/panel/to-panel.ts';
import { createEmitter } from './dom.ts';
import type { Host } from './host.ts';

type Answers = { readonly [Q in PanelQuestion]: (params: PanelQuestions[Q]['params']) => PanelQuestions[Q]['result'] };

/** The addresses that a link of a model may have: others are shown and not opened. */
const WEB = /^https?:\/\//i;

/** A host that knows only what the page holds: nothing can be edited, and nothing is asked of a network. */
export function createOfflineHost(data: OfflinePanel, openLink: (url: string) => void): Host {
    const messages = createEmitter<Exclude<MessageToPanel, { type: 'answer' | 'failure' }>>();
    const pictures = new Map(data.pictures.map((picture) => [picture.view, picture]));
    const details = new Map(Object.entries(data.details));
    const [first] = data.pictures;
    const answers: Answers = {
        views: () => data.views,
        picture({ view }) {
            const picture = pictures.get(view);
            if (!picture) {
                throw new Error(`The view "${view}" is not in this file.`);
            }
            return picture;
        },
        details({ ids }) {
            const found = details.get(detailsKey(ids));
            return found ? { details: found } : {};
        },
        fix: () => ({ outcome: 'refused' }),
    };
    return {
        abilities: new Set(),
        send(message: MessageToHost) {
            if (message.type === 'ready') {
                messages.emit({ type: 'show', uri: first?.project || 'offline:', view: data.views.initial?.view });
            } else if (message.type === 'link' && WEB.test(message.url)) {
                openLink(message.url);
            } else if (message.type === 'title') {
                document.title = message.title;
            }
        },
        ask(question, params) {
            return {
                answer: Promise.resolve().then(() => answers[question](params)),
                cancel: () => undefined,
            };
        },
        onMessage: messages.on,
        readState: () => undefined,
        writeState: () => undefined,
    };
}

const BODY_CLASSES: Readonly<Record<OfflinePanel['theme'], string>> = {
    light: 'vscode-light',
    dark: 'vscode-dark',
    'hc-dark': 'vscode-high-contrast',
    'hc-light': 'vscode-high-contrast-light',
};

/** Gives a page the classes by which an editor tells its theme; colours come with them. */
export function lookLikeEditor(body: HTMLElement, theme: OfflinePanel['theme']): void {
    body.classList.add('offline', BODY_CLASSES[theme]);
}
