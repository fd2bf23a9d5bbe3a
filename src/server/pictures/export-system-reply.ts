import type { Drawer } from '../../diagram/draw.ts';
import { isAboutFindings } from '../../diagram/views/registry.ts';
import { drawReport, generalViews } from '../../panel/report/draw-report.ts';
import { findingMarks } from '../../project/finding-marks.ts';
import type { ExportRequest, ExportResult, SystemFormat } from '../../protocol/diagram/export.ts';
import type { ProjectState } from '../projects/project-models.ts';
import type { ExportAssets } from './export-assets.ts';

/** A request for all views of a system together. */
export type SystemExportRequest = Omit<ExportRequest, 'format'> & { readonly format: SystemFormat };

/** Writes all general views of a system: as a page that works offline, or as a report with its pictures. */
export async function exportSystemReply(
    drawer: Drawer,
    assets: ExportAssets,
    request: SystemExportRequest,
    state: ProjectState,
): Promise<ExportResult> {
    switch (request.format) {
        case 'html-all': {
            const { offlinePage } = await import('../../panel/offline-page.ts');
            const theme = request.theme === 'print' ? 'hc-light' : request.theme;
            const wish = { views: generalViews(state.index().model), theme };
            return { content: await offlinePage(drawer, wish, state, await assets.panel()), notes: [] };
        }
        case 'markdown':
            return reportReply(drawer, request, state);
    }
}

async function reportReply(
    drawer: Drawer,
    { theme, legend, findings: areMarked, folder = '' }: SystemExportRequest,
    state: ProjectState,
): Promise<ExportResult> {
    const { model } = state.index();
    const findings = await state.findings();
    const marks = { findings: findingMarks(findings) };
    const { text, pictures } = await drawReport({
        model,
        findings,
        views: generalViews(model).map((view) => ({
            view,
            drawer,
            options: areMarked || isAboutFindings(model, view) ? marks : {},
        })),
        theme,
        legend,
        folder,
        fileName: (uri) => nameWithin(state.project, uri),
    });
    const beside = pictures.map(({ file, svg }) => ({ name: file.slice(file.lastIndexOf('/') + 1), content: svg }));
    return { content: text, notes: [], beside };
}

/** A file as it is called from its project's folder. */
function nameWithin(project: string, uri: string): string {
    const path = uri.startsWith(`${project}/`) ? uri.slice(project.length + 1) : uri.slice(uri.lastIndexOf('/') + 1);
    return decodeURIComponent(path);
}
