import { AstUtils, type ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { nearestWord } from '../near-words.ts';
import type { FirebreakServices } from '../services.ts';
import { report } from './report.ts';

const CONSTRAINT_PREFIX = 'constraint/';

/**
 * Finds allowances of rules that there are not. The ids of the rules are handed in; where nobody did, as when the rules
 * themselves report it, this is not checked. A project's own constraints are rules named `constraint/<name>`.
 */
export function allowanceChecks(services: FirebreakServices): ValidationChecks<ast.FirebreakAstType> {
    const { knownRules } = services.checks.Settings;
    if (!knownRules) {
        return {};
    }
    return {
        Allow: (allow, accept) => {
            const rule = allow.rule;
            if (rule === undefined || knownRules.includes(rule)) {
                return;
            }
            services.shared.workspace.ProjectFacts.note(allow, rule.slice(rule.indexOf('/') + 1));
            const constraints = [...services.shared.workspace.IndexManager.names(AstUtils.getDocument(allow).uri).all()]
                .filter(({ type }) => type === ast.Constraint.$type)
                .map(({ name }) => `${CONSTRAINT_PREFIX}${name}`);
            if (!constraints.includes(rule)) {
                const meant = nearestWord(rule, [...knownRules, ...constraints]);
                const advice = meant === undefined ? '`firebreak rules` lists them.' : `did you mean \`${meant}\`?`;
                report(
                    accept,
                    'error',
                    'check/unknown-rule',
                    `There is no rule \`${rule}\`: ${advice}`,
                    { node: allow, property: 'rule' },
                    { replacements: meant === undefined ? [] : [meant] },
                );
            }
        },
    };
}
