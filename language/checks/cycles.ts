import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import type { FirebreakAstType } from '../generated/ast.ts';
import { qualifiedName } from '../scoping/qualified-names.ts';
import type { ProjectFactsProvider } from '../workspace/project-facts.ts';
import { blockOf } from './block-of.ts';
import { report } from './report.ts';

/** Finds policies, stores and entities that are made from themselves, in however many steps; one error a cycle. */
export function cycleChecks(facts: ProjectFactsProvider): ValidationChecks<FirebreakAstType> {
    const check = (element: AstNode, at: AstNode, property: string, verb: string, accept: ValidationAcceptor): void => {
        const name = qualifiedName(element);
        if (name === undefined) {
            return;
        }
        facts.note(at, name);
        const path = facts.of(element).cycles.get(name);
        if (path) {
            const message = `This goes round in a circle: ${wayAlong(path, verb)}. Take one of these out.`;
            report(accept, 'error', 'check/cycle', message, { node: at, property: property as never });
        }
    };
    return {
        Policy: (policy, accept) => check(policy, policy, 'bases', 'builds on', accept),
        Entity: (entity, accept) => check(entity, entity, 'copies', 'copies', accept),
        Replicates: (statement, accept) => {
            const store = blockOf(statement)?.node;
            if (store) {
                check(store, statement, 'store', 'replicates', accept);
            }
        },
    };
}

/** Messages show so many steps of a circle at most. */
const MOST_STEPS = 8;

function wayAlong(path: readonly string[], verb: string): string {
    const names = path.map((id) => `\`${id}\``);
    const shown =
        names.length > MOST_STEPS + 1
            ? [...names.slice(0, MOST_STEPS), `… (${path.length - 1} in all)`, names.at(-1)]
            : names;
    return shown.join(` ${verb} `);
}
