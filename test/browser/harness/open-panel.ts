import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../../.build/chromium.ts';
import { panelPage } from '../../../src/extension/panel/panel-page.ts';
import { createPanelRelay } from '../../../src/extension/panel/relay.ts';
import type { TextLocation } from '../../../src/protocol/diagram/location.ts';
import type { ExportedPicture } from '../../../src/protocol/panel/to-host.ts';
import type { MessageToPanel } from '../../../src/protocol/panel/to-panel.ts';
import { type Disk, type Editor, openEditor } from '../../src/server/editor.ts';
import { buildPanel } from './build-panel.ts';
import { type EditorTheme, editorVariables } from './editor-colours.ts';

/** How a panel is opened. */
export interface PanelOptions {
    /** Texts by the name of their file. */
    readonly files: Readonly<Record<string, string>>;
    /** Texts outside of the workspace, by URI. */
    readonly elsewhere?: Readonly<Record<string, string>>;
    readonly view?: string;
    readonly theme?: EditorTheme;
    readonly width?: number;
    readonly height?: number;
    readonly lessMotion?: boolean;
    /** What the editor kept of an earlier panel. */
    readonly state?: unknown;
}

/** A panel in a browser, with a stand-in for the extension: the real relay and the real language server. */
export interface OpenPanel {
    readonly page: Page;
    readonly editor: Editor;
    /** What the panel asked the editor to do. */
    readonly opened: TextLocation[];
    readonly links: string[];
    readonly exported: { readonly picture: ExportedPicture; readonly to: string }[];
    readonly compared: string[];
    readonly titles: string[];
    /** What went wrong: logged by the panel or by the browser, policy violations among it. */
    readonly complaints: string[];
    /** What the panel has the editor keep. */
    state(): unknown;
    send(message: MessageToPanel): Promise<void>;
    /** Changes a text as if somebody typed. */
    type(file: string, text: string): void;
    /** The address of a file. */
    uriOf(file: string): string;
    close(): Promise<void>;
}

const ORIGIN = 'http://panel.test';
const FOLDER = 'memory:/work';

let browser: Promise<Browser> | undefined;

/** Ends the browser that all panels of a test file share. */
export async function closeBrowser(): Promise<void> {
    await (await browser)?.close();
    browser = undefined;
}

/** A page of its own in the browser that all of a test file share. */
export async function openPage(options: BrowserContextOptions): Promise<Page> {
    browser ??= chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
    const context = await (await browser).newContext(options);
    return context.newPage();
}

/** Opens a panel on some texts. */
export async function openPanel(options: PanelOptions): Promise<OpenPanel> {
    const { files, theme = 'vscode-light', width = 1180, height = 820 } = options;
    const built = await buildPanel();
    const page = await openPage({
        viewport: { width, height },
        reducedMotion: options.lessMotion ? 'reduce' : 'no-preference',
    });
    const disk: Disk = new Map(Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, text]));
    for (const [uri, text] of Object.entries(options.elsewhere ?? {})) {
        disk.set(uri, text);
    }
    const editor = await openEditor(disk, [FOLDER]);
    const result = { opened: [], links: [], exported: [], compared: [], titles: [], complaints: [] } as Pick<
        OpenPanel,
        'compared' | 'exported' | 'links' | 'opened' | 'titles'
    > & { complaints: string[] };
    let state = options.state;
    const [first = ''] = disk.keys();
    const send = async (message: MessageToPanel) => {
        await page.evaluate((value) => window.postMessage(value, '*'), message).catch(() => undefined);
    };
    const relay = createPanelRelay({
        ask(method, params, signal) {
            const { answer, cancel } = editor.request(method, params);
            signal.addEventListener('abort', cancel);
            return answer;
        },
        post: (message) => void send(message),
        ready: () =>
            void send({ type: 'show', uri: first, ...(options.view === undefined ? {} : { view: options.view }) }),
        openSource: (location) => void result.opened.push(location),
        openLink: (address) => void result.links.push(address),
        exportPicture: (picture, to) => void (picture && result.exported.push({ picture, to })),
        compare: (uri) => void result.compared.push(uri),
        setTitle: (title) => void result.titles.push(title),
        log: (message) => void result.complaints.push(message),
    });
    editor.onModelChanged((project) => void send({ type: 'changed', project }));
    page.on('pageerror', (error) => result.complaints.push(error.message));
    page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
            result.complaints.push(message.text());
        }
    });
    await page.exposeFunction('toHost', (message: unknown) => relay.receive(message));
    await page.exposeFunction('keepState', (kept: unknown) => {
        state = kept;
    });
    await page.addInitScript(actAsEditor, {
        theme,
        variables: editorVariables(theme),
        state: options.state,
        lessMotion: options.lessMotion ?? false,
    });
    await page.route(`${ORIGIN}/**`, async (route) => {
        const path = new URL(route.request().url()).pathname;
        if (path === '/') {
            const body = panelPage({ script: '/panel.js', styles: '/panel.css', source: ORIGIN, nonce: 'test-nonce' });
            await route.fulfill({ contentType: 'text/html', body });
        } else {
            const contentType = path.endsWith('.js')
                ? 'text/javascript'
                : path.endsWith('.css')
                  ? 'text/css'
                  : 'font/ttf';
            await route.fulfill({ contentType, body: readFileSync(join(built, path)) });
        }
    });
    await page.goto(ORIGIN);
    return {
        page,
        editor,
        ...result,
        state: () => state,
        send,
        type: (file, text) => {
            const uri = `${FOLDER}/${file}`;
            editor.open(uri, text);
        },
        uriOf: (file) => `${FOLDER}/${file}`,
        async close() {
            relay.dispose();
            await page.context().close();
            editor.stop();
        },
    };
}

/** How an editor sets its webviews up. */
export interface EditorSetting {
    readonly theme: string;
    readonly variables: Readonly<Record<string, string>>;
    readonly state: unknown;
    readonly lessMotion: boolean;
}

/** Runs in the page before the panel: what an editor puts into a webview. */
export function actAsEditor({ theme, variables, state, lessMotion }: EditorSetting): void {
    const page = window as unknown as {
        toHost(message: unknown): void;
        keepState(state: unknown): void;
        acquireVsCodeApi(): unknown;
    };
    page.acquireVsCodeApi = () => ({
        postMessage: (message: unknown) => page.toHost(message),
        getState: () => state,
        setState: (kept: unknown) => page.keepState(kept),
    });
    const dress = () => {
        for (const [name, value] of Object.entries(variables)) {
            document.documentElement.style.setProperty(name, value);
        }
        document.body.classList.add(theme);
        document.body.classList.toggle('vscode-reduce-motion', lessMotion);
    };
    new MutationObserver((_, observer) => {
        if (document.body) {
            observer.disconnect();
            dress();
        }
    }).observe(document, { childList: true, subtree: true });
}
