import type { ModelIndex } from '../../model/index-model.ts';
import type { FindingsList, ListedFinding } from '../../protocol/findings/findings.ts';
import type { Finding } from '../../rules/finding.ts';
import type { FoundInState } from './latest-findings.ts';

/** So many findings are listed; of more only the number is told. */
const MOST_LISTED = 5000;

/** Puts what was found in all projects into one list, new findings before those that a baseline holds. */
export function listOfFindings(found: readonly FoundInState[], hasModel: boolean): FindingsList {
    const all = found.flatMap(({ state, fresh, known, hasBaseline }) => [
        ...fresh.flatMap((finding) => listed(finding, state.index(), { isNew: hasBaseline, isKnown: false })),
        ...known.flatMap((finding) => listed(finding, state.index(), { isNew: false, isKnown: true })),
    ]);
    return {
        hasModel,
        hasBaseline: found.some(({ hasBaseline }) => hasBaseline),
        findings: all.slice(0, MOST_LISTED),
        left: Math.max(0, all.length - MOST_LISTED),
    };
}

/** A finding with its place; one of the whole project has none and is not listed. */
function listed(
    { rule, severity, message, element, source: { uri, range } }: Finding,
    index: ModelIndex,
    mark: Pick<ListedFinding, 'isNew' | 'isKnown'>,
): ListedFinding[] {
    const context = index.contextOf(element);
    return uri === ''
        ? []
        : [
              {
                  rule,
                  severity,
                  message,
                  element,
                  ...(context === undefined ? {} : { context }),
                  source: { uri, range },
                  ...mark,
              },
          ];
}
