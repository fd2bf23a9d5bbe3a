import type { Range } from '../../model/source.ts';
import type { TextEdit } from '../finding.ts';

/** An edit that takes a modifier out of a sentence, together with the space before it where there is one on its line. */
export function removeModifier(uri: string, { start, end }: Range): TextEdit {
    const before = { line: start.line, character: Math.max(0, start.character - 1) };
    return { uri, range: { start: before, end }, newText: '' };
}
