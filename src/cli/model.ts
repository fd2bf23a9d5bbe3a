import type { ArchitectureModel } from '../model/architecture.ts';
import { buildOneProject } from './build-paths.ts';
import type { ExitCode } from './exit-code.ts';
import { toFileName } from './file-names.ts';
import { createProgress } from './progress.ts';
import { reportProblems } from './report-problems.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints the resolved model of a project.
 *
 * @throws CommandFailure
 */
export async function model(terminal: Terminal, path: string): Promise<ExitCode> {
    const progress = createProgress(terminal);
    const project = await buildOneProject(terminal, path, progress);
    progress.clear();
    terminal.output.write(modelJson(project.model, (uri) => toFileName(terminal.workingDirectory, uri)));
    return reportProblems(terminal, project);
}

/** The model as JSON, with places given as in a report: by the file's name, not its URI. */
function modelJson(architecture: ArchitectureModel, fileName: (uri: string) => string): string {
    const placed = (_key: string, value: unknown): unknown =>
        isPlace(value) ? { file: fileName(value.uri), range: value.range, extent: value.extent } : value;
    return `${JSON.stringify({ version: 1, ...architecture }, placed, 2)}\n`;
}

function isPlace(value: unknown): value is { uri: string; range: unknown; extent: unknown } {
    return typeof value === 'object' && value !== null && 'uri' in value && 'range' in value && 'extent' in value;
}
