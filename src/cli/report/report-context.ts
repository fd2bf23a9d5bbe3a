import type { BuiltProject } from '../../project/build-projects.ts';
import { toFileName } from '../file-names.ts';
import type { Output, Terminal } from '../terminal.ts';

/** What a report needs to know beside the findings. */
export interface ReportContext {
    /** How a file is called, by URI. */
    readonly fileName: (uri: string) => string;
    /** The lines of a file, by URI; none when it was not read. */
    readonly linesOf: (uri: string) => readonly string[];
    /** Where the report will be written. */
    readonly output: Output;
}

/** Takes the source lines from what was read of the projects. */
export function createReportContext(
    { workingDirectory }: Terminal,
    output: Output,
    projects: readonly BuiltProject[],
): ReportContext {
    const texts = new Map<string, string>();
    for (const { sources } of projects) {
        for (const { uri, text } of sources.configText ? [sources.configText, ...sources.models] : sources.models) {
            texts.set(uri.toString(), text);
        }
    }
    const lines = new Map<string, readonly string[]>();
    return {
        fileName: (uri) => toFileName(workingDirectory, uri),
        linesOf(uri) {
            const known = lines.get(uri) ?? texts.get(uri)?.split(/\r\n|\n|\r/) ?? [];
            lines.set(uri, known);
            return known;
        },
        output,
    };
}
