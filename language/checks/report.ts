import {
    type AstNode,
    AstUtils,
    type CstNode,
    type DiagnosticInfo,
    GrammarUtils,
    isCompositeCstNode,
    type ValidationAcceptor,
} from 'langium';
import type { DiagnosticRelatedInformation, Range } from 'vscode-languageserver-types';
import type { DiagnosticData } from './diagnostic.ts';

/** Stable code of a check. */
export type CheckCode = `check/${string}`;

/** How bad a problem is: `error` cannot be right, `warning` hardly can, `hint` is an offer. */
export type CheckSeverity = 'error' | 'warning' | 'hint';

/** Where a problem is: a node, or one of its properties or keywords, or any stretch of text. */
export type Place<N extends AstNode> = Pick<DiagnosticInfo<N>, 'node' | 'property' | 'index' | 'keyword' | 'range'>;

/** What more a problem has to say. */
export interface Extras {
    readonly related?: readonly (DiagnosticRelatedInformation | undefined)[];
    /** What to write instead of the text at the place. */
    readonly replacements?: readonly string[];
}

/** Reports a problem. */
export function report<N extends AstNode>(
    accept: ValidationAcceptor,
    severity: CheckSeverity,
    code: CheckCode,
    message: string,
    place: Place<N>,
    extras: Extras = {},
): void {
    const related = (extras.related ?? []).filter((it) => it !== undefined);
    const data: DiagnosticData = { replacements: extras.replacements ?? [] };
    accept(severity, message, {
        ...place,
        code,
        ...(related.length > 0 ? { relatedInformation: related } : {}),
        ...(data.replacements?.length ? { data } : {}),
    });
}

/** Points to another place that has to do with a problem; undefined for what is not in a text. */
export function relatedTo<N extends AstNode>(
    message: string,
    place: Place<N>,
): DiagnosticRelatedInformation | undefined {
    const range = rangeOf(place);
    return range && { message, location: { uri: AstUtils.getDocument(place.node).uri.toString(), range } };
}

/** Range of a place. */
export function rangeOf<N extends AstNode>({ node, property, index, keyword, range }: Place<N>): Range | undefined {
    if (range) {
        return range;
    }
    const found =
        property === undefined
            ? keyword === undefined
                ? undefined
                : GrammarUtils.findNodeForKeyword(node.$cstNode, keyword)
            : GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
    return (found ?? node.$cstNode)?.range;
}

/** The word with which a statement begins, and where it stands. */
export function firstWord(node: AstNode): { readonly text: string; readonly range: Range } | undefined {
    let cst: CstNode | undefined = node.$cstNode;
    while (cst && isCompositeCstNode(cst)) {
        cst = cst.content.find((child) => !child.hidden);
    }
    return cst && { text: cst.text, range: cst.range };
}
