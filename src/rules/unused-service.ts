import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import type { ScenarioStep } from '../model/scenario.ts';
import { counted } from '../model/wording.ts';
import { naming } from './analysis/naming.ts';
import { defineRule } from './rule.ts';

/** Finds services that nobody asks for anything; see `unused-service.md`. */
export const unusedService = defineRule({
    id: 'unused-service',
    category: 'coupling',
    severity: 'warning',
    summary: 'A service that nobody calls and that handles no message',
    fixable: false,
    offByDefault: true,
    sources: ['Cerny et al., JSS 206:111829, no. 4'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const used = usedServices(index);
        for (const { id, kind, role, source } of index.model.services) {
            const worksForItself = role === 'job' || role === 'infrastructure' || kind === 'gateway' || kind === 'bff';
            if (used.has(id) || worksForItself) {
                continue;
            }
            const calls = index.callsFrom(id).length;
            const does =
                calls > 0
                    ? ` Yet it makes ${counted(calls, 'call')} itself: if it runs by the clock, say \`role job\`.`
                    : '';
            yield {
                severity: 'warning',
                message: `Nobody calls \`${nameOf(id)}\`, no route, scenario or migration leads to it, and it handles no message: it costs, and nobody would miss it.${does}`,
                source,
                element: id,
                relations: index.callsFrom(id).map((call) => call.id),
            };
        }
    },
});

/** Ids of services that something leads to: a call, a message, a scenario, a migration, a fallback, an undo. */
function usedServices(index: ModelIndex): ReadonlySet<string> {
    const { calls, subscriptions, scenarios, migrations } = index.model;
    const named = [
        ...calls.filter(({ source, target }) => source !== target).map(({ target }) => target),
        ...calls.flatMap(({ undoneBy, effective: { fallback } }) => [
            undoneBy,
            fallback.said === 'set' ? fallback.value.target : undefined,
        ]),
        ...subscriptions.map(({ source }) => source),
        ...scenarios.flatMap(({ steps }) => calledIn(steps)),
        ...migrations.flatMap(({ facade, phases }) => [
            facade,
            ...phases.flatMap(({ routes }) => routes.map(({ to }) => to)),
        ]),
    ];
    return new Set(named.flatMap((id) => (id === undefined ? [] : (index.serviceOf(id) ?? []))));
}

function calledIn(steps: readonly ScenarioStep[]): readonly string[] {
    const left = [...steps];
    const found: string[] = [];
    for (let step = left.pop(); step; step = left.pop()) {
        if (step.step === 'calls') {
            found.push(step.to);
        } else if (step.step === 'alt') {
            left.push(...step.steps, ...step.otherwise);
        } else if ('steps' in step) {
            left.push(...step.steps);
        }
    }
    return found;
}
