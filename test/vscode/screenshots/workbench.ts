import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../../.build/chromium.ts';
import { repository } from '../../../.build/repository.ts';
import { makeTestFolders } from '../harness/test-folders.ts';
import { installPackagedExtension, startWorkbenchServer } from '../harness/workbench-server.ts';
import { type Pages, pagesOf } from '../pages/pages.ts';

/** The two looks in which pictures are taken. */
export const THEMES = ['light', 'dark'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** A workbench that shows the shop of the pictures. */
export interface Workbench {
    readonly page: Page;
    readonly pages: Pages;
    close(): Promise<void>;
}

const colours: Readonly<Record<Theme, string>> = { light: 'Light Modern', dark: 'Dark Modern' };
/** The window in CSS pixels. */
const WINDOW = { width: 1280, height: 720 };
/** Device pixels for a CSS pixel. */
export const DENSITY = 1.5;
/** Milliseconds for the window to come up. */
const START_LIMIT = 30_000;
const folder = join(repository, 'test/vscode/screenshots');

/** Settings that take away what is not ours, so that the pictures show it large. */
const settings = {
    'breadcrumbs.enabled': false,
    'editor.fontFamily': 'DejaVu Sans Mono',
    'editor.fontSize': 13,
    'editor.lineHeight': 21,
    'editor.minimap.enabled': false,
    'editor.renderLineHighlight': 'none',
    'editor.scrollbar.vertical': 'hidden',
    'explorer.openEditors.visible': 0,
    'git.blame.statusBarItem.enabled': false,
    'outline.showFiles': false,
    'remote.autoForwardPorts': false,
    'scm.diffDecorations': 'none',
    'terminal.integrated.fontFamily': 'DejaVu Sans Mono',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'workbench.editor.empty.hint': 'hidden',
    'workbench.statusBar.visible': true,
};

/** Opens the shop, with the packaged extension, as a person has it who installed it. */
export async function openWorkbench(theme: Theme, vsix: string): Promise<Workbench> {
    const folders = await makeTestFolders('story', { ...settings, 'workbench.colorTheme': colours[theme] });
    await layOutShop(folders.workspace);
    await installPackagedExtension(folders, vsix);
    const server = await startWorkbenchServer(folders);
    const browser = await chromium.launch({
        executablePath: findChromium(),
        args: [...chromiumFlags],
        env: { ...definedVariables(), FONTCONFIG_FILE: await writeFontSettings(folders.root) },
    });
    const close = async () => {
        await browser.close();
        await server.stop();
        await folders.remove();
    };
    try {
        const page = await browser.newPage({ viewport: WINDOW, deviceScaleFactor: DENSITY, colorScheme: theme });
        page.setDefaultTimeout(START_LIMIT);
        await page.goto(`http://${server.authority}/?${new URLSearchParams({ folder: folders.workspace })}`);
        await page.locator('.monaco-workbench').waitFor();
        return { page, pages: pagesOf(page, { artefacts: folders.root, workspace: folders.workspace }), close };
    } catch (error) {
        await close();
        throw error;
    }
}

/** Puts the shop into a repository: its state of last week under the tag `v1`, and upon it that of today. */
async function layOutShop(workspace: string): Promise<void> {
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', workspace, ...args], { stdio: 'ignore' });
    const commit = (message: string) => {
        git('add', '--all');
        git('-c', 'user.name=Shop', '-c', 'user.email=shop@firebreak.example', 'commit', '-q', '-m', message);
    };
    git('init', '--quiet', '--initial-branch', 'main');
    await cp(join(folder, 'shop'), workspace, { recursive: true });
    await cp(join(folder, 'shop-before'), workspace, { recursive: true });
    commit('Reserve stock while the shopper waits');
    git('tag', 'v1');
    await cp(join(folder, 'shop'), workspace, { recursive: true });
    commit('Reserve stock when an order was placed');
}

/** Has Chromium take Inter for the system's font, whatever the machine has, so that pictures are the same everywhere. */
async function writeFontSettings(root: string): Promise<string> {
    const families = ['system-ui', 'sans-serif', 'Ubuntu', 'Droid Sans'];
    const aliases = families.map(
        (name) => `<alias binding="same"><family>${name}</family><prefer><family>Inter</family></prefer></alias>`,
    );
    const file = join(root, 'fonts.conf');
    await mkdir(join(root, 'font-cache'));
    await writeFile(
        file,
        `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(repository, 'src/diagram/fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(root, 'font-cache')}</cachedir>${aliases.join('')}</fontconfig>`,
    );
    return file;
}

function definedVariables(): Record<string, string> {
    return Object.fromEntries(
        Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
}
