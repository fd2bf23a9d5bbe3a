/**
 * Takes the pictures of the editor, in a real VS Code with the packaged extension:
 *
 *     npm run package && node test/vscode/screenshots/take.ts [scene …]
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { repository } from '../../../.build/repository.ts';
import { SCENES, type Scene } from './scenes.ts';
import { DENSITY, openWorkbench, THEMES, type Theme, type Workbench } from './workbench.ts';

/** For documents; and of each the part that says it all, for the first steps in the editor. */
const pictures = join(repository, 'docs/pictures/editor');
const details = join(repository, 'src/extension/walkthrough');
/** Of 1: above it, nobody sees the difference in a picture of text. */
const QUALITY = 0.82;
/** So often a scene is played until it shows what it should. */
const MOST_ATTEMPTS = 3;

const wanted = process.argv.slice(2);
const vsix = await newestPackage();
await mkdir(pictures, { recursive: true });
await mkdir(details, { recursive: true });
for (const theme of THEMES) {
    await takeAll(theme);
}

async function takeAll(theme: Theme): Promise<void> {
    const workbench = await openWorkbench(theme, vsix);
    try {
        for (const scene of SCENES) {
            await play(scene, workbench, theme);
        }
    } catch (error) {
        await workbench.page.screenshot({ path: join(repository, `out/vscode/screenshot-failed-${theme}.png`) });
        throw error;
    } finally {
        await workbench.close();
    }
}

async function play(scene: Scene, workbench: Workbench, theme: Theme): Promise<void> {
    const { page } = workbench;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        await scene.play(workbench);
        await atRest(page);
        const isThere = await page.locator(scene.shows).first().isVisible();
        const isWanted = wanted.length === 0 || wanted.includes(scene.name);
        if (isThere && isWanted) {
            await take(page, scene, theme);
        }
        await scene.leave?.(workbench);
        if (isThere) {
            return;
        }
    }
    throw new Error(`The scene ${scene.name} never showed ${scene.shows}.`);
}

/** Takes one picture, since a second one would make menus go, and writes the whole and its part. */
async function take(page: Page, scene: Scene, theme: Theme): Promise<void> {
    const png = await page.screenshot();
    const encoder = await page.context().browser()?.newPage();
    if (!encoder) {
        throw new Error('The browser has gone.');
    }
    try {
        const name = `${scene.name}-${theme}.webp`;
        await writeFile(join(pictures, name), await encode(encoder, png));
        await writeFile(join(details, name), await encode(encoder, png, scene.detail));
    } finally {
        await encoder.close();
    }
}

/** Writes WebP, which is a third of the size; Playwright does not, the browser itself does. */
async function encode(page: Page, png: Buffer, part?: Scene['detail']): Promise<Buffer> {
    const written = await page.evaluate(
        async ({ source, area, density, quality }) => {
            const image = await createImageBitmap(await (await fetch(source)).blob());
            const whole = { x: 0, y: 0, width: image.width / density, height: image.height / density };
            const { x, y, width, height } = area ?? whole;
            const canvas = new OffscreenCanvas(width * density, height * density);
            canvas.getContext('2d')?.drawImage(image, -x * density, -y * density);
            const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
            return [...new Uint8Array(await blob.arrayBuffer())];
        },
        { source: `data:image/png;base64,${png.toString('base64')}`, area: part, density: DENSITY, quality: QUALITY },
    );
    return Buffer.from(written);
}

/** Waits until two looks one after the other show the same. */
async function atRest(page: Page): Promise<void> {
    const most = 6;
    let before = await page.screenshot();
    for (let look = 1; look < most; look++) {
        await page.waitForTimeout(300);
        const now = await page.screenshot();
        if (now.equals(before)) {
            return;
        }
        before = now;
    }
}

async function newestPackage(): Promise<string> {
    const name = (await readdir(join(repository, 'out'))).find((file) => file.endsWith('.vsix'));
    if (name === undefined) {
        throw new Error('There is no package yet: run `npm run package` first.');
    }
    return join(repository, 'out', name);
}
