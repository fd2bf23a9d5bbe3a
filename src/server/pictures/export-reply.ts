import type { Drawer, DrawOptions } from '../../diagram/draw.ts';
import { type InterFonts, interFontFaces } from '../../diagram/formats/inter-fonts.ts';
import { writeText } from '../../diagram/formats/text-formats.ts';
import type { Picture } from '../../diagram/render/picture.ts';
import { THEMES } from '../../diagram/render/theme.ts';
import { buildView } from '../../diagram/views/registry.ts';
import type { View } from '../../diagram/views/view.ts';
import { findingMarks } from '../../project/finding-marks.ts';
import { toBase64 } from '../../protocol/base64.ts';
import type { ExportRequest, ExportResult, SystemFormat } from '../../protocol/diagram/export.ts';
import type { ProjectState } from '../projects/project-models.ts';
import type { ExportAssets } from './export-assets.ts';

/** A request for a picture of one view. */
export type PictureExportRequest = Omit<ExportRequest, 'format'> & {
    readonly format: Exclude<ExportRequest['format'], SystemFormat>;
};

/**
 * Writes a view in the format that was asked for, as the panel shows it.
 *
 * @param shown the picture that the panel shows; without it, the view is laid out afresh
 * @param viewOf makes the view before it has places, for formats that lay out by themselves
 * @throws UnknownViewError when the model has no view of that name
 */
export async function exportReply(
    drawer: Drawer,
    assets: ExportAssets,
    request: PictureExportRequest,
    state: ProjectState,
    shown: Picture | undefined,
    viewOf: (options: DrawOptions) => View = (options) => buildView(state.index().model, request.view, options),
): Promise<ExportResult> {
    const { model } = state.index();
    const { view, theme, legend, hops, format } = request;
    const options: DrawOptions = {
        view,
        theme,
        legend,
        folded: new Set(request.folded),
        opened: new Set(request.opened),
        ...(request.findings ? { findings: findingMarks(await state.findings()) } : {}),
        ...(hops === undefined ? {} : { hops }),
    };
    switch (format) {
        case 'svg': {
            const { svg, notes } = await drawer.draw(model, options, shown);
            return { content: `${svg}\n`, notes: [...notes] };
        }
        case 'png': {
            const { svg, notes } = await drawer.draw(model, options, shown);
            return { content: withFonts(svg, await assets.fonts()), notes: [...notes] };
        }
        case 'pdf': {
            const { writePdf } = await import('../../diagram/formats/pdf.ts');
            const { svg, notes } = await drawer.draw(model, options, shown);
            const picture = await writePdf(svg, await assets.fonts());
            return { content: toBase64(picture.pdf), notes: [...notes, ...picture.notes] };
        }
        case 'html': {
            const { folded, opened } = request;
            const wish = {
                views: [view],
                theme: theme === 'print' ? ('hc-light' as const) : theme,
                look: { folded, ...(opened ? { opened } : {}), ...(hops === undefined ? {} : { hops }) },
            };
            const { offlinePage } = await import('../../panel/offline-page.ts');
            return { content: await offlinePage(drawer, wish, state, await assets.panel()), notes: [] };
        }
        default: {
            const { text, notes } = await writeText(format, {
                model,
                view: viewOf(options),
                theme: THEMES[theme],
                place: () => drawer.place(model, options, shown),
            });
            return { content: text, notes: [...notes] };
        }
    }
}

/** The document with Inter in it: what is made into pixels may load nothing. */
function withFonts(svg: string, fonts: InterFonts): string {
    return svg.replace('<style>', () => `<style>${interFontFaces(fonts)}`);
}
