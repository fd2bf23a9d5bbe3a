import {
    type AstNode,
    AstUtils,
    type CstNode,
    CstUtils,
    GrammarUtils,
    type LangiumDocument,
    type Reference,
} from 'langium';
import type { Source } from '../../src/model/source.ts';
import { knownSources } from './text-facts.ts';

/** Places of nodes; keeps the URI's text of each document, which is made anew on every request otherwise. */
export class SourceReader {
    private readonly uris = new Map<LangiumDocument, string>();

    /** Where a node is written; underlined is the property (its name, as a rule), or the whole where it is missing. */
    of(node: AstNode, property = ''): Source {
        return this.known(node, property, () => {
            const cst = node.$cstNode;
            const decisive = property ? GrammarUtils.findNodeForProperty(cst, property) : cst;
            return this.at(node, decisive ?? cst);
        });
    }

    /** Where a statement is written; underlined is its head, without its block. */
    head(node: AstNode, block: AstNode | undefined): Source {
        if (!block) {
            return this.of(node);
        }
        return this.known(node, HEAD, () => {
            const whole = this.of(node);
            const last = block.$cstNode && CstUtils.getPreviousNode(block.$cstNode, false);
            return last ? { ...whole, range: { start: whole.range.start, end: last.range.end } } : whole;
        });
    }

    /** Where a reference stands, within the statement that it is part of. */
    ofReference(node: AstNode, reference: Reference): Source {
        return this.at(node, reference.$refNode ?? node.$cstNode);
    }

    /** URI of the document that holds a node. */
    uriOf(node: AstNode): string {
        const document = AstUtils.getDocument(node);
        let uri = this.uris.get(document);
        if (uri === undefined) {
            uri = document.uri.toString();
            this.uris.set(document, uri);
        }
        return uri;
    }

    private known(node: AstNode, what: string, find: () => Source): Source {
        const sources = knownSources(node);
        const known = sources.get(what) ?? find();
        sources.set(what, known);
        return known;
    }

    private at(node: AstNode, decisive: CstNode | undefined): Source {
        const extent = node.$cstNode?.range ?? START;
        return { uri: this.uriOf(node), range: decisive?.range ?? extent, extent };
    }
}

/** No property is called so. */
const HEAD = '{';
const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
