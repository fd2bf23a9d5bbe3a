import { type AstNode, type CstNode, GrammarAST, isCompositeCstNode } from 'langium';

/**
 * Offsets where the sentences of a text begin (a statement, a field, whatever stands by itself in a block). The text
 * has been parsed without an error.
 */
export function sentenceStarts(model: AstNode, grammar: GrammarAST.Grammar): ReadonlySet<number> {
    const kinds = sentenceElements(grammar);
    const starts = new Set<number>();
    const open: CstNode[] = model.$cstNode ? [model.$cstNode] : [];
    for (let node = open.pop(); node; node = open.pop()) {
        if (node.grammarSource && kinds.has(node.grammarSource)) {
            starts.add(node.offset);
        }
        if (isCompositeCstNode(node)) {
            for (const child of node.content) {
                open.push(child);
            }
        }
    }
    return starts;
}

const known = new WeakMap<GrammarAST.Grammar, ReadonlySet<GrammarAST.AbstractElement>>();

/**
 * The elements of the grammar that stand for a sentence: what is repeated at the top level or between braces. Found in
 * the grammar itself, so that a new kind of block needs no word here.
 */
function sentenceElements(grammar: GrammarAST.Grammar): ReadonlySet<GrammarAST.AbstractElement> {
    let elements = known.get(grammar);
    if (!elements) {
        const found = new Set<GrammarAST.AbstractElement>();
        for (const rule of grammar.rules) {
            if (GrammarAST.isParserRule(rule)) {
                collect(rule.definition, rule.entry, found);
            }
        }
        elements = found;
        known.set(grammar, elements);
    }
    return elements;
}

function collect(
    element: GrammarAST.AbstractElement,
    insideBlock: boolean,
    found: Set<GrammarAST.AbstractElement>,
): void {
    if (insideBlock && element.cardinality === '*') {
        for (const alternative of GrammarAST.isAlternatives(element) ? element.elements : [element]) {
            const first = firstElement(alternative);
            if (first && !isSeparator(first)) {
                found.add(first);
            }
        }
        return;
    }
    if (GrammarAST.isAlternatives(element)) {
        for (const alternative of element.elements) {
            collect(alternative, false, found);
        }
    } else if (GrammarAST.isGroup(element)) {
        let inside = false;
        for (const part of element.elements) {
            if (GrammarAST.isKeyword(part)) {
                inside = part.value === '{' || (inside && part.value !== '}');
            }
            collect(part, inside, found);
        }
    }
}

function firstElement(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement | undefined {
    if (GrammarAST.isGroup(element)) {
        return element.elements[0] && firstElement(element.elements[0]);
    }
    return GrammarAST.isAssignment(element) ? element.terminal : element;
}

function isSeparator(element: GrammarAST.AbstractElement): boolean {
    return (
        (GrammarAST.isKeyword(element) && element.value === ',') ||
        (GrammarAST.isRuleCall(element) && element.rule.$refText === 'NL')
    );
}
