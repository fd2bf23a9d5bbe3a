import type { AstNode, ValidationAcceptor } from 'langium';
import { scenarioBeginsInside, scenarioWithoutSteps } from '../../src/model/experiment-problems.ts';
import * as ast from '../generated/ast.ts';
import { qualifiedName } from '../scoping/qualified-names.ts';
import { report } from './report.ts';

/**
 * Finds loads of scenarios that nobody begins from outside: at a service that is no job. Whether it is one may also be
 * said in another place.
 */
export function checkStart(load: ast.ExperimentLoad, accept: ValidationAcceptor): void {
    const scenario = load.scenario?.ref;
    const message = scenario && problemOf(scenario);
    if (message !== undefined) {
        report(accept, 'warning', 'check/scenario-starts-nowhere', message, { node: load, property: 'scenario' });
    }
}

function problemOf(scenario: ast.Scenario): string | undefined {
    const name = qualifiedName(scenario) ?? scenario.name;
    const first = firstMessage(scenario.body?.steps ?? []);
    if (!first) {
        return scenarioWithoutSteps(name);
    }
    const actor = first.from.ref;
    const begins = ast.isComponent(actor) && !actor.body?.members.some(isJob);
    return begins ? scenarioBeginsInside(name, qualifiedName(actor) ?? actor.name) : undefined;
}

function isJob(member: AstNode): boolean {
    return ast.isRole(member) && member.role === 'job';
}

function firstMessage(steps: readonly AstNode[]): ast.ScenarioMessage | undefined {
    for (const step of steps) {
        const first = ast.isScenarioMessage(step) ? step : firstMessage(stepsWithin(step));
        if (first) {
            return first;
        }
    }
    return undefined;
}

function stepsWithin(step: AstNode): readonly AstNode[] {
    if (ast.isAlternative(step)) {
        return [...(step.body?.steps ?? []), ...(step.otherwise?.steps ?? [])];
    }
    return ast.isParallelSteps(step) || ast.isLoopSteps(step) ? (step.body?.steps ?? []) : [];
}
