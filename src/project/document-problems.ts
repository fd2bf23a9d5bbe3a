import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { qualifiedName } from '../../language/scoping/qualified-names.ts';
import type { RelatedLocation, Severity } from '../rules/finding.ts';
import type { TextProblem } from './text-problem.ts';

/** By number in the Language Server Protocol; a hint is of no interest outside an editor. */
const SEVERITIES: Readonly<Record<number, Severity>> = { 1: 'error', 2: 'warning', 3: 'info' };

/** What grammar, linking and checks said about a document, in the order of the text. */
export function documentProblems(document: LangiumDocument): TextProblem[] {
    const uri = document.uri.toString();
    return (document.diagnostics ?? []).flatMap((diagnostic) => {
        const severity = SEVERITIES[diagnostic.severity ?? 1];
        const element = elementAt(document, diagnostic);
        return severity
            ? [
                  {
                      code: String(diagnostic.code ?? 'check/other'),
                      severity,
                      message: plainMessage(diagnostic),
                      uri,
                      range: diagnostic.range,
                      ...(element === undefined ? {} : { element }),
                      related: relatedLocations(diagnostic),
                  },
              ]
            : [];
    });
}

function plainMessage({ message }: Diagnostic): string {
    return typeof message === 'string' ? message : message.value;
}

function relatedLocations(diagnostic: Diagnostic): RelatedLocation[] {
    return (diagnostic.relatedInformation ?? []).map(({ message, location: { uri, range } }) => ({
        message,
        source: { uri, range, extent: range },
        element: '',
    }));
}

/** Qualified name of the innermost element around a diagnostic. */
function elementAt(document: LangiumDocument, { range }: Diagnostic): string | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
    let node: AstNode | undefined = leaf?.astNode;
    while (node) {
        const name = qualifiedName(node);
        if (name !== undefined) {
            return name;
        }
        node = node.$container;
    }
    return undefined;
}
