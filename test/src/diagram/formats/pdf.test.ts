import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInterFonts } from '../../../../src/cli/drawing/assets.ts';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import type { InterFonts } from '../../../../src/diagram/formats/inter-fonts.ts';
import { writePdf } from '../../../../src/diagram/formats/pdf.ts';
import { THEME_NAMES } from '../../../../src/diagram/render/theme.ts';
import { viewNames } from '../../../../src/diagram/views/registry.ts';
import { EXAMPLE_SYSTEMS, exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import { pictureTexts } from './picture-texts.ts';

const drawer = createDrawer();
let fonts: InterFonts;
beforeAll(async () => {
    fonts = await readInterFonts();
});

/** What a reader finds in a document of one page. */
async function read(pdf: Uint8Array) {
    const document = await getDocumentProxy(pdf.slice(), { verbosity: 0 });
    expect(document.numPages).toBe(1);
    const page = await document.getPage(1);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const { info } = await document.getMetadata();
    const annotations = await page.getAnnotations();
    return { width, height, texts, info, annotations };
}

/** The letters of texts in order, without the spaces that readers put where a gap is wide. */
const letters = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, '')).sort();

const svgOf = (inside: string, width = 200, height = 100) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>Test</title><desc>All of it</desc>${inside}</svg>`;

describe('a picture as PDF', () => {
    it.each(EXAMPLE_SYSTEMS)('has the size and every text of %s in every theme, at its place', async (name) => {
        const model = await exampleModel(name);
        for (const theme of THEME_NAMES) {
            const { svg } = await drawer.draw(model, { view: 'services', theme, legend: true });
            const { pdf, notes } = await writePdf(svg, fonts);
            expect(notes).toEqual([]);
            const { width, height, texts } = await read(pdf);
            const [, wide = 0, high = 0] = (/ width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
            expect([width, height]).toEqual([wide * 0.75, high * 0.75]);
            const expected = pictureTexts(svg);
            expect(letters(texts.map(({ str }) => str))).toEqual(letters(expected.map(({ text }) => text)));
            const place = (x: number, y: number) => `${x.toFixed(0)} ${y.toFixed(0)}`;
            const places = new Set(texts.map(({ transform: [, , , , x, y] }) => place(x, height - y)));
            const left = expected.filter(({ style }) => style.anchor === 'start');
            expect(left.filter(({ x, y }) => !places.has(place(x * 0.75, y * 0.75)))).toEqual([]);
        }
    });

    it('leaves nothing out of any view of the shop', async () => {
        const model = await exampleModel('shop');
        const views = viewNames(model);
        expect(views.length).toBeGreaterThan(10);
        for (const view of views) {
            const { svg } = await drawer.draw(model, { view, theme: 'print', legend: true });
            const { pdf, notes } = await writePdf(svg, fonts);
            expect(notes, view).toEqual([]);
            const { texts } = await read(pdf);
            const expected = pictureTexts(svg).map(({ text }) => text);
            expect(letters(texts.map(({ str }) => str)).join(''), view).toHaveLength(letters(expected).join('').length);
        }
    });

    it('has its fonts in it, in the three weights, and names no other', async () => {
        const { svg } = await drawer.draw(await exampleModel('shop'), { view: 'services', theme: 'light' });
        const { pdf } = await writePdf(svg, fonts);
        const source = Buffer.from(pdf).toString('latin1');
        const named = [...source.matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name);
        expect(new Set(named)).toEqual(new Set(['Inter-Regular', 'Inter-Medium', 'Inter-SemiBold']));
        expect(source.match(/\/FontFile2 /g)).toHaveLength(3);
        expect(source).not.toContain('Helvetica');
    });

    it('says what it shows, and no date', async () => {
        const { svg } = await drawer.draw(await exampleModel('shop'), { view: 'services', theme: 'light' });
        const { pdf } = await writePdf(svg, fonts);
        const { info } = await read(pdf);
        expect(info).toMatchObject({ Title: 'Shop · Services', Creator: 'Firebreak' });
        expect(info).not.toHaveProperty('CreationDate');
        expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/D:\d{4}|xmp/);
    });

    it('is the same from run to run, and another for another picture', async () => {
        const model = await exampleModel('shop');
        const { svg } = await drawer.draw(model, { view: 'services', theme: 'light' });
        const { svg: other } = await drawer.draw(model, { view: 'services', theme: 'dark' });
        const { pdf } = await writePdf(svg, fonts);
        expect((await writePdf(svg, fonts)).pdf).toEqual(pdf);
        expect((await writePdf(other, fonts)).pdf).not.toEqual(pdf);
    });

    it('keeps names that look like markup or commands of PDF', async () => {
        const title = '</text><script>(a) \\ /b << [c] Tj ET';
        const model = await modelOf(`service orders ${JSON.stringify(title)} { calls stock }\nservice stock\n`);
        const { svg } = await drawer.draw(model, { view: 'services', theme: 'light' });
        const { texts } = await read((await writePdf(svg, fonts)).pdf);
        expect(letters([texts.map(({ str }) => str).join('')])[0]).toContain('(a)\\/b<<[c]TjET');
    });
});

describe('texts', () => {
    it.each([
        ['start', 50],
        ['middle', 50 - 20.5],
        ['end', 50 - 41],
    ])('are anchored at their %s', async (anchor, left) => {
        const svg = svgOf(`<text x="50" y="20" font-size="20" text-anchor="${anchor}">MMMM</text>`);
        const [text] = (await read((await writePdf(svg, fonts)).pdf)).texts;
        expect(text?.width).toBeGreaterThan(50);
        const [, , , , x = 0] = text?.transform ?? [];
        const share = { start: 0, middle: 0.5, end: 1 }[anchor] ?? 0;
        expect(x).toBeCloseTo(50 * 0.75 - (text?.width ?? 0) * share, 1);
        expect(x).toBeLessThanOrEqual(left);
    });

    it('stand in pieces where they are in pieces', async () => {
        const svg = svgOf(
            '<text x="10" y="20" font-size="10">one <tspan font-weight="600">two</tspan><tspan x="10" dy="12">three</tspan></text>',
        );
        const { texts } = await read((await writePdf(svg, fonts)).pdf);
        expect(texts.map(({ str }) => str.trim())).toEqual(['one', 'two', 'three']);
        const [one, two, three] = texts.map(({ transform: [, , , , x, y] }) => ({ x, y }));
        expect(two?.y).toBe(one?.y);
        expect(two?.x).toBeGreaterThan(one?.x);
        expect(three?.x).toBe(one?.x);
        expect(three?.y).toBeCloseTo(one?.y - 9, 3);
    });

    it('have a stand-in for signs that the font does not have, and can be copied whole', async () => {
        const { pdf, notes } = await writePdf(svgOf('<text x="9" y="20">订单 ok</text>'), fonts);
        expect(notes).toEqual([expect.stringContaining('does not have: 订 单. ')]);
        const { texts } = await read(pdf);
        expect(texts.map(({ str }) => str).join('')).toBe('◊◊ ok');
        const { pdf: plain } = await writePdf(svgOf('<text x="9" y="20">ok</text>'), fonts);
        expect(plain.length).toBeLessThan(pdf.length);
    });
});

describe('links', () => {
    const link = (address: string) =>
        svgOf(
            `<g transform="translate(10 20) scale(2)"><a href="${address}"><rect x="5" y="5" width="20" height="10"/></a></g>`,
        );

    it('can be followed where they are drawn', async () => {
        const { annotations } = await read((await writePdf(link('https://example.org/runbook'), fonts)).pdf);
        expect(annotations).toMatchObject([{ subtype: 'Link', url: 'https://example.org/runbook' }]);
        // 20 to 60 and 30 to 50 pixels from the top left, in points from the bottom left.
        const [left, bottom, right, top] = annotations[0]?.rect ?? [];
        expect([left, right]).toEqual([15, 45]);
        expect([Math.min(bottom, top), Math.max(bottom, top)]).toEqual([37.5, 52.5]);
    });

    it.each(['javascript:alert(1)', 'file:///etc/passwd', '#node'])(
        'lead to the web alone, not to %s',
        async (address) => {
            expect((await read((await writePdf(link(address), fonts)).pdf)).annotations).toEqual([]);
        },
    );
});

describe('what is out of bounds', () => {
    it('is scaled to the largest page, with a note', async () => {
        const { pdf, notes } = await writePdf(svgOf('<rect width="38400" height="10"/>', 38_400, 100), fonts);
        const { width, height } = await read(pdf);
        expect([width, height]).toEqual([14_400, 37.5]);
        expect(notes).toEqual(['drawn at 50 % of its size: a page of PDF ends at 14400 points a side.']);
    });

    it('is named where PDF leaves it out', async () => {
        const { notes } = await writePdf(svgOf('<foreignObject/><image/>'), fonts);
        expect(notes).toEqual(['PDF leaves out what SVG draws with foreignObject, image.']);
    });

    it('ends where a symbol uses itself', async () => {
        const svg = svgOf('<symbol id="a"><use href="#a"/></symbol><use href="#a"/><use href="#nothing"/>');
        expect((await writePdf(svg, fonts)).notes).toEqual([]);
    });
});
