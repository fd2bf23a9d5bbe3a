import type { Element } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { formatDuration, formatShare } from '../../model/quantities.ts';
import { expectedAvailability } from '../../model/what-if/availability.ts';
import { worstCaseWait } from '../../model/what-if/worst-case-wait.ts';
import { escapeText } from '../../panel/markdown-text.ts';
import { workOf } from '../../panel/stop-sections.ts';
import { stagesText } from '../../rules/analysis/wait-text.ts';
import { nameList, namesOf } from './names.ts';

/** What can be expected of an operation when those it needs keep their promises and no more, and how long it can wait. */
export function expectationLines({ id }: Element, index: ModelIndex): string[] {
    const graph = workOf(index);
    const work = index.operations.has(id) ? graph.works.get(id) : undefined;
    if (!work) {
        return [];
    }
    const { availability, factors, unknown } = expectedAvailability(index, graph, id);
    const wait = worstCaseWait(index, work);
    const least = wait.atLeast ? 'at least ' : '';
    const guess = unknown.length > 0 ? `; nothing is known of ${nameList(unknown, index)}` : '';
    return [
        ...(factors.length === 0
            ? []
            : [
                  `**Expected availability**: ${unknown.length > 0 ? 'at most ' : ''}${formatShare(availability)}, by ${nameList(
                      factors.map(({ element }) => element),
                      index,
                  )}${guess}`,
              ]),
        ...(wait.endless.length > 0 ? ['**Longest wait for others**: for ever, where a call has no timeout'] : []),
        ...(wait.endless.length === 0 && wait.stages.length > 0
            ? [
                  `**Longest wait for others**: ${least}${formatDuration(wait.total)} = ${escapeText(
                      stagesText(wait, namesOf(index)),
                  )}`,
              ]
            : []),
    ];
}
