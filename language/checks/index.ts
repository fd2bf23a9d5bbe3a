import type { FirebreakServices } from '../services.ts';
import { allowanceChecks } from './allowances.ts';
import { callTargetChecks } from './call-targets.ts';
import { contextRelationChecks } from './context-relations.ts';
import { cycleChecks } from './cycles.ts';
import { dateChecks } from './dates.ts';
import { duplicateNameChecks } from './duplicate-names.ts';
import { experimentChecks } from './experiments.ts';
import { listChecks } from './lists.ts';
import { messageChecks } from './messages.ts';
import { migrationChecks } from './migrations.ts';
import { misplacedStatementChecks } from './misplaced-statements.ts';
import { quantityChecks } from './quantities.ts';
import { rangeChecks } from './ranges.ts';
import { repeatedClauseChecks, repeatedStatementChecks } from './repeated-statements.ts';
import { schemaChecks } from './schemas.ts';
import { technologyNameChecks } from './technology-names.ts';
import { textChecks } from './texts.ts';
import { viewChecks } from './views.ts';
import { wordChecks } from './words.ts';

/** Registers all checks of the text. */
export function registerChecks(services: FirebreakServices): void {
    const registry = services.validation.ValidationRegistry;
    const facts = services.shared.workspace.ProjectFacts;
    for (const checks of [
        misplacedStatementChecks(),
        repeatedStatementChecks(),
        repeatedClauseChecks(),
        duplicateNameChecks(services),
        quantityChecks(),
        rangeChecks(),
        dateChecks(),
        textChecks(),
        wordChecks(),
        technologyNameChecks(services),
        callTargetChecks(),
        messageChecks(facts),
        cycleChecks(facts),
        schemaChecks(),
        listChecks(),
        contextRelationChecks(),
        migrationChecks(),
        experimentChecks(),
        viewChecks(),
        allowanceChecks(services),
    ]) {
        registry.register(checks);
    }
}
