import { type AstNode, CstUtils, GrammarUtils, isLeafCstNode, type LangiumDocument, type LeafCstNode } from 'langium';
import { WORD_PLACES } from '../../../language/checks/word-places.ts';
import * as ast from '../../../language/generated/ast.ts';
import type { FirebreakLspServices } from '../../../language/lsp/services.ts';
import { qualifiedName } from '../../../language/scoping/qualified-names.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';

/** What stands under the cursor. */
export type HoverPlace = { readonly leaf: LeafCstNode; readonly sentence: AstNode } & (
    | { readonly kind: 'element'; readonly id: string }
    | { readonly kind: 'quantity'; readonly text: string }
    | { readonly kind: 'word'; readonly vocabulary: Vocabulary; readonly word: string }
    | { readonly kind: 'technology'; readonly name: string }
    | { readonly kind: 'rule'; readonly id: string }
    /** A word of the language itself. */
    | { readonly kind: 'keyword' }
);

/** Where names of technologies stand, by type of sentence. */
const TECHNOLOGY_PLACES: Readonly<Record<string, string>> = {
    Technology: 'names',
    Store: 'technology',
    Broker: 'technology',
    Deployment: 'platform',
    BackendBlock: 'dashboards',
    Signal: 'targets',
    Sidecars: 'names',
};

/** Finds out what the text at an offset means; nothing for blanks, comments, texts and signs. */
export function hoverPlace(
    document: LangiumDocument,
    offset: number,
    services: FirebreakLspServices,
): HoverPlace | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, services.parser.GrammarConfig.nameRegexp);
    if (!leaf || !isLeafCstNode(leaf) || leaf.hidden) {
        return undefined;
    }
    const sentence = leaf.astNode;
    const feature = GrammarUtils.findAssignment(leaf)?.feature;
    const base = { leaf, sentence };
    if (leaf.tokenType.name === 'QUANTITY') {
        return { ...base, kind: 'quantity', text: leaf.text };
    }
    const declared = services.references.References.findDeclarations(leaf)[0];
    const id = declared && qualifiedName(declared);
    if (id !== undefined) {
        return { ...base, kind: 'element', id };
    }
    if (feature === undefined) {
        return /^\p{L}/u.test(leaf.text) ? { ...base, kind: 'keyword' } : undefined;
    }
    return placeOfWord(base, feature);
}

function placeOfWord(base: Pick<HoverPlace, 'leaf' | 'sentence'>, feature: string): HoverPlace | undefined {
    const { leaf, sentence } = base;
    const word = leaf.text.replace(/^"(.*)"$/s, '$1');
    if (ast.isAllow(sentence) && feature === 'rule') {
        return { ...base, kind: 'rule', id: sentence.rule };
    }
    if (TECHNOLOGY_PLACES[sentence.$type] === feature) {
        return { ...base, kind: 'technology', name: word };
    }
    const place = WORD_PLACES[sentence.$type];
    const vocabulary = typeof place?.vocabulary === 'function' ? place.vocabulary(sentence) : place?.vocabulary;
    if (place?.property === feature && vocabulary !== undefined) {
        return { ...base, kind: 'word', vocabulary, word };
    }
    // Words that are chosen among a few: `query`, `reads`, `topic`, `idempotent`, `forever`.
    return leaf.tokenType.name === 'STRING' || feature === 'name' ? undefined : { ...base, kind: 'keyword' };
}
