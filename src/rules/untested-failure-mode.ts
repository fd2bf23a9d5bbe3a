import { z } from 'zod';
import type { Experiment, Fault } from '../model/experiment.ts';
import { isRouter } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { isHard } from '../model/what-if/hard-dependency.ts';
import { listed, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { requestServices } from './analysis/request-services.ts';
import { wholeOf } from './analysis/whole.ts';
import { defineRule, type Report, type SharedCause } from './rule.ts';

/** Finds failures that would hurt and that nobody has tried out; see `untested-failure-mode.md`. */
export const untestedFailureMode = defineRule({
    id: 'untested-failure-mode',
    category: 'resilience',
    severity: 'info',
    summary: 'Something that requests cannot do without and no experiment breaks, or an experiment that proves nothing',
    fixable: false,
    offByDefault: true,
    sources: [
        'Principles of Chaos Engineering (principlesofchaos.org)',
        'Rosenthal et al., Chaos Engineering, chapter 3',
    ],
    options: z.object({}),
    *check({ index, derive, isAbsent }) {
        const nameOf = derive(naming);
        yield* index.model.experiments.flatMap((experiment) => weakness(experiment, nameOf));
        if (!isAbsent({ said: 'unknown' })) {
            return;
        }
        const broken = index.model.experiments.flatMap(({ faults }) => faults.flatMap(brokenBy));
        const callers = groupBy(
            index.model.calls.filter((call) => derive(requestServices).all.has(call.source) && isHard(call)),
            ({ target }) => target,
        );
        for (const [target, calls] of callers) {
            const element = index.services.get(target) ?? index.externals.get(target);
            if (!element || isRouter(index, target) || broken.some((id) => covers(index, id, target))) {
                continue;
            }
            const sources = [...new Set(calls.map(({ source }) => source))];
            const names = sources.map((id) => `\`${nameOf(id)}\``);
            const adds = `\`${nameOf(target)}\`, which ${listedUpTo(names, 4, 'services')} cannot do without`;
            yield {
                severity: 'info',
                message: `No experiment breaks ${adds}: what happens then, the users will find out.`,
                source: element.source,
                element: target,
                relations: calls.map(({ id }) => id),
                ...(index.model.experiments.length === 0
                    ? { cause: { key: 'none', adds, merge: (reports) => nothingTested(index, reports, nameOf) } }
                    : {}),
            };
        }
    },
});

/** An experiment without a steady state has no hypothesis, and one that nothing aborts is an accident. */
function weakness({ id, steady, abort, faults, source }: Experiment, nameOf: NameOf): readonly Report[] {
    const lacks = [
        ...(steady.length === 0 ? ['no steady state to compare with (`steady`)'] : []),
        ...(abort.length === 0 ? ['nothing that ends it when it goes wrong (`abort`)'] : []),
    ];
    return lacks.length === 0 || faults.length === 0
        ? []
        : [
              {
                  severity: 'info',
                  message: `Experiment \`${nameOf(id)}\` has ${listed(lacks)}.`,
                  source,
                  element: id,
                  decisive: lacks,
              },
          ];
}

function brokenBy(fault: Fault): readonly string[] {
    return 'to' in fault && fault.to !== undefined ? [fault.target, fault.to] : [fault.target];
}

/** Whether what breaks an element breaks a service: the service itself, one of its operations, or its context. */
function covers(index: ModelIndex, broken: string, target: string): boolean {
    return broken === target || index.serviceOf(broken) === target || index.contextOf(target) === broken;
}

function nothingTested(
    index: ModelIndex,
    reports: readonly Report[],
    nameOf: NameOf,
): ReturnType<SharedCause['merge']> {
    const names = reports.map(({ element }) => `\`${nameOf(element)}\``);
    return {
        message: `The model has no experiment, though requests cannot do without ${listedUpTo(names, 5, 'others')}: what happens when they fail, the users will find out.`,
        ...wholeOf(index),
    };
}
