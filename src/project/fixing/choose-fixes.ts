import type { Finding, Fix } from '../../rules/finding.ts';
import { type PreparedEdit, prepareEdits } from './apply-edits.ts';
import { type TakenStretches, takenStretches } from './taken-stretches.ts';

/** A finding and the repair that was chosen for it. */
export interface ChosenFix {
    readonly finding: Finding;
    readonly fix: Fix;
    /** By the URI of their file. */
    readonly edits: ReadonlyMap<string, readonly PreparedEdit[]>;
}

/** Which fixes may be chosen. */
export interface FixChoice {
    /** Also those that change what the model says of the system. */
    readonly unsafe: boolean;
    /** Text of the files that may be changed, by URI. */
    readonly texts: ReadonlyMap<string, string>;
    readonly isRefused: (finding: Finding, fix: Fix) => boolean;
}

/**
 * Chooses for each finding, in their order, the first fix that may be applied and does not touch the edits of one
 * chosen before. What is left out can be chosen when those have been applied.
 */
export function chooseFixes(findings: readonly Finding[], choice: FixChoice): readonly ChosenFix[] {
    const taken = new Map<string, TakenStretches>();
    const chosen: ChosenFix[] = [];
    for (const finding of findings) {
        for (const fix of finding.fixes) {
            const edits = mayBeApplied(finding, fix, choice) ? editsByFile(fix, choice.texts) : undefined;
            if (edits && !touchesAny(edits, taken)) {
                for (const [uri, inFile] of edits) {
                    const stretches = taken.get(uri) ?? takenStretches();
                    inFile.forEach(stretches.add);
                    taken.set(uri, stretches);
                }
                chosen.push({ finding, fix, edits });
                break;
            }
        }
    }
    return chosen;
}

function mayBeApplied(finding: Finding, fix: Fix, { unsafe, isRefused }: FixChoice): boolean {
    return (fix.safe || unsafe) && fix.edits.length > 0 && !isRefused(finding, fix);
}

/** The edits of a fix; undefined if it would change a file that must not be. */
function editsByFile({ edits }: Fix, texts: FixChoice['texts']): Map<string, PreparedEdit[]> | undefined {
    const byFile = new Map<string, PreparedEdit[]>();
    for (const uri of new Set(edits.map((edit) => edit.uri))) {
        const text = texts.get(uri);
        if (text === undefined) {
            return undefined;
        }
        byFile.set(
            uri,
            prepareEdits(
                text,
                edits.filter((edit) => edit.uri === uri),
            ),
        );
    }
    return byFile;
}

function touchesAny(
    edits: ReadonlyMap<string, readonly PreparedEdit[]>,
    taken: ReadonlyMap<string, TakenStretches>,
): boolean {
    return [...edits].some(([uri, inFile]) => inFile.some((edit) => taken.get(uri)?.touches(edit)));
}
