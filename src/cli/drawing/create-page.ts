import type { Drawer } from '../../diagram/draw.ts';
import type { PanelFiles } from '../../diagram/formats/html.ts';
import type { ThemeName } from '../../diagram/render/theme.ts';
import { indexModel } from '../../model/index-model.ts';
import { offlinePage } from '../../panel/offline-page.ts';
import type { BuiltProject } from '../../project/build-projects.ts';
import type { Finding } from '../../rules/finding.ts';
import { CommandFailure } from '../command-failure.ts';
import { readPackageBytes, readPackageFile } from '../package-files.ts';
import { readInterFonts } from './assets.ts';

/** What a page is made of. */
export interface PageJob {
    readonly project: BuiltProject;
    readonly findings: readonly Finding[];
    readonly views: readonly string[];
    readonly drawer: Drawer;
    readonly theme: ThemeName;
    onView(view: string, done: number): void;
}

/**
 * A page with the diagram panel and all that it shows in one file: it needs no network and no editor.
 *
 * @throws UnknownViewError when the model has no view of one of the names
 * @throws CommandFailure when the panel has not been built
 */
export async function createPage({ project, findings, views, drawer, theme, onView }: PageJob): Promise<{
    readonly content: string;
}> {
    const index = indexModel(project.model);
    const content = await offlinePage(
        drawer,
        // On a screen, the colours of print are those of paper.
        { views, theme: theme === 'print' ? 'hc-light' : theme, onView },
        { project: 'offline:', version: 0, index: () => index, findings: async () => findings },
        await readPanelFiles(),
    );
    return { content };
}

async function readPanelFiles(): Promise<PanelFiles> {
    try {
        return {
            script: await readPackageFile('dist/webview/panel.js'),
            styles: await readPackageFile('dist/webview/panel.css'),
            icons: await readPackageBytes('dist/webview/codicon.ttf'),
            fonts: await readInterFonts(),
        };
    } catch (error) {
        throw new CommandFailure(
            `The panel's files cannot be read: ${error instanceof Error ? error.message : String(error)}`,
            'In the sources they are built by npm run build.',
        );
    }
}
