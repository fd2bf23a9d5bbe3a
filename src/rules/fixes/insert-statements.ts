import type { Element } from '../../model/element.ts';
import type { Range } from '../../model/source.ts';
import type { TextEdit } from '../finding.ts';

/**
 * An edit that adds statements to the end of an element's block, or gives it a block. In a block of several lines each
 * statement gets a line of its own, two columns further in than the closing brace; in one of a single line they follow
 * what is there. None of the text that stands there moves, so comments stay with what they speak of.
 */
export function insertStatements(
    { source: { uri, extent }, block }: Pick<Element, 'source' | 'block'>,
    statements: readonly string[],
): TextEdit {
    return block ? atEndOf(uri, block, statements) : afterHead(uri, extent, statements);
}

/** The same for the end of a block whose place is known. */
export function atEndOf(uri: string, block: Range, statements: readonly string[]): TextEdit {
    const brace = { line: block.end.line, character: block.end.character - 1 };
    if (block.start.line === block.end.line) {
        return { uri, range: { start: brace, end: brace }, newText: ` ${statements.join('  ')} ` };
    }
    const indent = ' '.repeat(brace.character);
    const lines = statements.map((statement, number) => `${number === 0 ? '  ' : `${indent}  `}${statement}\n`);
    return { uri, range: { start: brace, end: brace }, newText: `${lines.join('')}${indent}` };
}

/** The same for a statement without a block, which gets one. */
export function afterHead(uri: string, { end }: Range, statements: readonly string[]): TextEdit {
    return { uri, range: { start: end, end }, newText: ` { ${statements.join('  ')} }` };
}
