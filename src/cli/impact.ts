import { findElement, noElement, severalElements } from '../model/find-element.ts';
import { indexModel, type ModelIndex } from '../model/index-model.ts';
import { IMPACT_KINDS, impactOf } from '../model/what-if/impact.ts';
import { impactData } from '../project/impact/impact-data.ts';
import { impactText } from '../project/impact/impact-text.ts';
import { naming } from '../rules/analysis/naming.ts';
import { buildOneProject } from './build-paths.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { createProgress } from './progress.ts';
import { reportProblems } from './report-problems.ts';
import type { Terminal } from './terminal.ts';

/** What `impact` can be told. */
export interface ImpactOptions {
    readonly format: 'text' | 'json';
}

/**
 * Prints what an element needs, causes and brings down with it.
 *
 * @param name its qualified name, or the end of it where that is clear
 * @throws CommandFailure when no element, or more than one, is called so
 */
export async function impact(
    terminal: Terminal,
    name: string,
    path: string,
    { format }: ImpactOptions,
): Promise<ExitCode> {
    const progress = createProgress(terminal);
    const project = await buildOneProject(terminal, path, progress);
    progress.clear();
    // First, since it may be why there is no such element.
    const incomplete = reportProblems(terminal, project);
    const index = indexModel(project.model);
    const found = impactOf(index, idOf(index, name));
    terminal.output.write(
        format === 'json'
            ? `${JSON.stringify({ version: 1, ...impactData(found) }, null, 2)}\n`
            : impactText(index, found, naming(index), { bold: terminal.output.colours.bold }),
    );
    return incomplete;
}

function idOf(index: ModelIndex, name: string): string {
    const named = findElement(index, name, ({ kind }) => IMPACT_KINDS.has(kind));
    switch (named.found) {
        case 'one':
            return named.element.id;
        case 'several':
            throw new CommandFailure(severalElements(name, named.elements), 'Write the qualified name.');
        case 'other':
            throw new CommandFailure(
                `"${name}" is a ${named.element.kind}. Nothing can be worked out about that.`,
                'Name a service, gateway, operation, external, store, broker, topic or queue.',
            );
        case 'none':
            throw new CommandFailure(noElement(name, named.near));
    }
}
