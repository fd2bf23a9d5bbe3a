import { type CstNode, CstUtils, type LangiumDocument } from 'langium';
import { type Position, Range, type SelectionRange } from 'vscode-languageserver';
import type { FirebreakServices } from '../../services.ts';
import { elementAt } from './element-at.ts';

/** What a growing selection takes in, step by step: part of a name, name, clause, statement, what a block holds, block … */
export function selectionRanges(
    services: FirebreakServices,
    document: LangiumDocument,
    positions: readonly Position[],
): SelectionRange[] {
    return positions.map((position) => {
        const { textDocument } = document;
        const offset = textDocument.offsetAt(position);
        const ranges = rangesAround(services, document, offset);
        let selection: SelectionRange = {
            range: Range.create({ line: 0, character: 0 }, textDocument.positionAt(textDocument.getText().length)),
        };
        for (const [start, end] of ranges) {
            const range = Range.create(textDocument.positionAt(start), textDocument.positionAt(end));
            selection = { range, parent: selection };
        }
        return selection;
    });
}

type Stretch = readonly [start: number, end: number];

/** Outermost first; each lies within the one before it and is smaller. */
function rangesAround(services: FirebreakServices, document: LangiumDocument, offset: number): Stretch[] {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, services.parser.GrammarConfig.nameRegexp);
    const found: Stretch[] = [];
    const named = elementAt(services, document, offset)?.range;
    if (named) {
        found.push([document.textDocument.offsetAt(named.start), document.textDocument.offsetAt(named.end)]);
    }
    let node: CstNode | undefined = leaf ?? (root && CstUtils.findLeafNodeBeforeOffset(root, offset));
    while (node) {
        const text = node.text;
        if (text.startsWith('{') && text.endsWith('}') && text.length > 2) {
            found.push([node.offset + 1, node.end - 1]);
        }
        found.push([node.offset, node.end]);
        node = node.container;
    }
    const around = found
        .filter(([start, end]) => start <= offset && offset <= end)
        .sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
    const nested: Stretch[] = [];
    for (const [start, end] of around) {
        const outer = nested.at(-1);
        if (!outer || (outer[0] <= start && end <= outer[1] && end - start < outer[1] - outer[0])) {
            nested.push([start, end]);
        }
    }
    return nested;
}
