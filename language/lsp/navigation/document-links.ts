import { AstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { isLink } from '../../generated/ast.ts';

/** Makes the addresses that stand behind `link` open on a click; only those of pages and mail. */
export function documentLinkProvider(): DocumentLinkProvider {
    return {
        getDocumentLinks: ({ parseResult }: LangiumDocument): DocumentLink[] =>
            AstUtils.streamAllContents(parseResult.value)
                .filter(isLink)
                .toArray()
                .flatMap((link) => {
                    const range = GrammarUtils.findNodeForProperty(link.$cstNode, 'url')?.range;
                    if (!range || !/^(?:https?|mailto):\S+$/i.test(link.url ?? '')) {
                        return [];
                    }
                    const { start, end } = range;
                    return [
                        {
                            target: link.url,
                            ...(link.title === undefined ? {} : { tooltip: link.title }),
                            // Without the quotes.
                            range: {
                                start: { line: start.line, character: start.character + 1 },
                                end: { line: end.line, character: end.character - 1 },
                            },
                        },
                    ];
                }),
    };
}
