import { closest, distance } from 'fastest-levenshtein';
import type { ArchitectureModel } from '../../model/architecture.ts';
import { CONSTRAINT } from '../../rules/settings.ts';
import type { TextProblem } from '../text-problem.ts';
import type { ProjectConfig } from './project-config.ts';

/** Settings of constraints that the model does not have: what they switch is switched by nobody. */
export function unknownConstraints(
    { constraints = [] }: ProjectConfig,
    { constraints: declared }: Pick<ArchitectureModel, 'constraints'>,
): readonly TextProblem[] {
    const names = declared.map(({ name }) => name);
    return constraints
        .filter(({ name }) => !names.includes(name))
        .map(({ name, uri, range }) => ({
            code: 'config/value',
            severity: 'error',
            message: `No model of this project declares a constraint \`${name}\`. ${hint(name, names)}`,
            uri: uri.toString(),
            range,
        }));
}

function hint(name: string, names: readonly string[]): string {
    if (names.length === 0) {
        return 'It declares none.';
    }
    const near = closest(name, [...names]);
    return distance(name, near) <= Math.max(2, name.length / 3)
        ? `Did you mean \`${CONSTRAINT}${near}\`?`
        : `There are ${names.map((each) => `\`${CONSTRAINT}${each}\``).join(', ')}.`;
}
