import { createHash } from 'node:crypto';
import type { Drawer } from '../../diagram/draw.ts';
import { htmlPage } from '../../diagram/formats/html.ts';
import type { ThemeName } from '../../diagram/render/theme.ts';
import { displayName } from '../../model/element.ts';
import { indexModel } from '../../model/index-model.ts';
import { offlinePanel } from '../../panel/offline-panel.ts';
import type { BuiltProject } from '../../project/build-projects.ts';
import { OFFLINE_DATA } from '../../protocol/panel/offline-panel.ts';
import type { Finding } from '../../rules/finding.ts';
import { CommandFailure } from '../command-failure.ts';
import { readPackageFile } from '../package-files.ts';
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
    const { model } = project;
    const index = indexModel(model);
    const data = await offlinePanel(
        drawer,
        // On a screen, the colours of print are those of paper.
        { views, theme: theme === 'print' ? 'hc-light' : theme, onView },
        { project: 'offline:', version: 0, index: () => index, findings: async () => findings },
    );
    const script = await readBuilt('dist/webview/offline.js');
    const title = model.system ? displayName(model.system) : (data.pictures[0]?.title ?? 'Architecture');
    return {
        content: htmlPage({
            title,
            data,
            dataId: OFFLINE_DATA,
            script,
            scriptHash: createHash('sha256').update(script).digest('base64'),
            styles: await readBuilt('dist/webview/offline.css'),
            fonts: await readInterFonts('woff2'),
        }),
    };
}

async function readBuilt(path: string): Promise<string> {
    try {
        return await readPackageFile(path);
    } catch (error) {
        throw new CommandFailure(
            `The page's script cannot be read: ${error instanceof Error ? error.message : String(error)}`,
            'In the sources it is built by npm run build.',
        );
    }
}
