import { CHANGE_KINDS } from '../../model/diff/model-diff.ts';
import { counted } from '../../model/wording.ts';
import type { ProjectComparison } from '../compare-projects.ts';
import { countBySeverity } from '../count-findings.ts';

/** Everything in one line: `3 added, 1 removed, 2 changed; 1 new finding (1 error), 2 gone`. */
export function diffSummary({ diff, findings }: Pick<ProjectComparison, 'diff' | 'findings'>): string {
    const all = [...diff.elements, ...diff.relations];
    const changes = CHANGE_KINDS.flatMap((kind) => {
        const count = all.filter(({ change }) => change === kind).length;
        return count > 0 ? [`${count} ${kind}`] : [];
    });
    const { fresh, grown, gone, accepted } = findings;
    const found = [
        ...(fresh.length > 0
            ? [
                  `${counted(fresh.length, 'new finding')} (${countBySeverity(fresh)}${grown.size > 0 ? `, ${grown.size} grown` : ''})`,
              ]
            : []),
        ...(gone.length > 0
            ? [fresh.length > 0 ? `${gone.length} gone` : `${counted(gone.length, 'finding')} gone`]
            : []),
        ...(accepted.length > 0 ? [`${accepted.length} accepted`] : []),
    ];
    const model = changes.length > 0 ? changes.join(', ') : 'the architecture is the same';
    return `${model}; ${found.length > 0 ? found.join(', ') : 'no new findings'}`;
}
