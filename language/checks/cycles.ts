import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import { MOST_BASES } from '../../src/model/system.ts';
import type { FirebreakAstType, Policy } from '../generated/ast.ts';
import { qualifiedName } from '../scoping/qualified-names.ts';
import type { ProjectFactsProvider } from '../workspace/project-facts.ts';
import { blockOf } from './block-of.ts';
import { report } from './report.ts';

/** Finds policies, stores and entities that are made from themselves, in however many steps, one error a cycle; and policies made from too many. */
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
        Policy: (policy, accept) => {
            check(policy, policy, 'bases', 'builds on', accept);
            checkBases(facts, policy, accept);
        },
        Entity: (entity, accept) => check(entity, entity, 'copies', 'copies', accept),
        Replicates: (statement, accept) => {
            const store = blockOf(statement)?.node;
            if (store) {
                check(store, statement, 'store', 'replicates', accept);
            }
        },
    };
}

/** Only the nearest count, so that what a policy says never hangs on one that nobody would look for. */
function checkBases(facts: ProjectFactsProvider, policy: Policy, accept: ValidationAcceptor): void {
    const name = qualifiedName(policy);
    if (name !== undefined && facts.of(policy).overloaded.has(name)) {
        const message = `\`${name}\` builds on more than ${MOST_BASES} policies, counting those that they build on. Only the nearest ${MOST_BASES} count: let it build on fewer.`;
        report(accept, 'error', 'check/too-many-bases', message, { node: policy, property: 'bases' });
    }
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
