import { closest, distance } from 'fastest-levenshtein';
import type { Element } from '../model/element.ts';
import { indexModel, type ModelIndex } from '../model/index-model.ts';
import { IMPACT_KINDS, impactOf } from '../model/what-if/impact.ts';
import { naming } from '../rules/analysis/naming.ts';
import { buildOneProject } from './build-paths.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { createProgress } from './progress.ts';
import { impactJson } from './report/impact-json.ts';
import { impactText } from './report/impact-text.ts';
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
    const index = indexModel(project.model);
    const found = impactOf(index, findElement(index, name).id);
    terminal.output.write(
        format === 'json' ? impactJson(found) : impactText(index, found, naming(index), terminal.output),
    );
    return reportProblems(terminal, project);
}

function findElement({ elements }: ModelIndex, name: string): Element {
    const known = Array.from(elements.values()).filter(({ kind }) => IMPACT_KINDS.has(kind));
    const exact = known.find(({ id }) => id === name);
    const matching = exact ? [exact] : known.filter(({ id }) => id.endsWith(`.${name}`));
    const [only, second] = matching;
    if (only && !second) {
        return only;
    }
    if (second) {
        const ids = matching.map(({ id, kind }) => `${id} (${kind})`);
        throw new CommandFailure(
            `There are ${ids.length} elements called "${name}": ${ids.slice(0, MOST_NAMED).join(', ')}${ids.length > MOST_NAMED ? ' …' : ''}.`,
            'Write the qualified name.',
        );
    }
    const other = elements.get(name);
    if (other) {
        throw new CommandFailure(
            `"${name}" is a ${other.kind}. Nothing can be worked out about that.`,
            'Name a service, gateway, operation, external, store, broker, topic or queue.',
        );
    }
    throw new CommandFailure(`There is no element "${name}".${suggestion(name, known)}`);
}

const MOST_NAMED = 10;

function suggestion(name: string, known: readonly Element[]): string {
    const candidates = known.flatMap(({ id, name: last }) => [id, last]);
    const near = candidates.length > 0 ? closest(name, candidates) : undefined;
    return near !== undefined && distance(name, near) <= Math.max(1, Math.floor(name.length / 3))
        ? ` Did you mean "${near}"?`
        : '';
}
