import type { CompletionItemKind } from 'vscode-languageserver';

/** Something that can be written at the cursor. */
export interface Offer {
    readonly label: string;
    readonly kind: CompletionItemKind;
    /** What is written, if not the label. */
    readonly text?: string;
    /** The text has places to fill in, as `${1:name}`. */
    readonly isSnippet?: true;
    /** Short, beside the label. */
    readonly detail?: string;
    /** Where it belongs, at the right edge. */
    readonly owner?: string;
    readonly documentation?: string;
    /** Lower comes first; offers of one rank are sorted by label. */
    readonly rank: number;
    /** Qualified name of the element that it stands for, from which its documentation is looked up when it is shown. */
    readonly element?: string;
}
