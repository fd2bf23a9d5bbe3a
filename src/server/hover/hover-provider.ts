import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import { CancellationToken, type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import * as ast from '../../../language/generated/ast.ts';
import type { FirebreakLspServices } from '../../../language/lsp/services.ts';
import type { Call } from '../../model/call.ts';
import { comparePositions, type Position } from '../../model/source.ts';
import { findWord } from '../../model/vocabulary.ts';
import { codeText, escapeText } from '../../panel/markdown-text.ts';
import type { FeatureSources } from '../feature-sources.ts';
import { elementsIn } from '../projects/elements-in.ts';
import { type ShownState, shownState } from '../projects/shown-state.ts';
import { callHover } from './call-hover.ts';
import { elementHover } from './element-hover.ts';
import { type HoverPlace, hoverPlace } from './hover-place.ts';
import { quantityHover } from './quantity-hover.ts';
import { ruleHover } from './rule-hover.ts';
import { sentenceHover } from './sentence-hover.ts';
import { technologyHover } from './technology-hover.ts';

/** Tells what is under the cursor: elements with all that follows from the model, words, quantities, technologies. */
export class ModelHoverProvider implements HoverProvider {
    private readonly services: FirebreakLspServices;
    private readonly sources: () => FeatureSources;

    constructor(services: FirebreakLspServices, sources: () => FeatureSources) {
        this.services = services;
        this.sources = sources;
    }

    async getHoverContent(
        document: LangiumDocument,
        { position }: HoverParams,
        token: CancellationToken = CancellationToken.None,
    ): Promise<Hover | undefined> {
        const offset = document.textDocument.offsetAt(position);
        const place = hoverPlace(document, offset, this.services);
        if (!place) {
            return undefined;
        }
        const shown = needsModel(place) ? await this.stateFor(document, position.line) : undefined;
        if (token.isCancellationRequested) {
            return undefined;
        }
        const value = this.tell(place, document.uri.toString(), shown);
        const range = CstUtils.toDocumentSegment(place.leaf).range;
        return value === '' ? undefined : { contents: { kind: MarkupKind.Markdown, value }, range };
    }

    /** The newest state that is there, if it knows the line; a line that was just edited needs the present one. */
    private async stateFor(document: LangiumDocument, line: number): Promise<ShownState | undefined> {
        const newest = await shownState(document, this.sources(), true);
        return newest?.knowsLine(line) ? newest : shownState(document, this.sources(), false);
    }

    private tell(place: HoverPlace, uri: string, shown: ShownState | undefined): string {
        const { sentence } = place;
        const state = shown?.state;
        const call = shown && callAround(sentence, uri, shown);
        const policy = call && state ? [callHover(call, state.index())] : [];
        switch (place.kind) {
            case 'element': {
                const element = state?.index().elements.get(place.id);
                const found = state ? (this.sources().latest.of(state.project)?.fresh ?? []) : [];
                const told = state && element ? [elementHover(element, state.index(), found)] : [];
                return joined([...told, ...(ast.isCall(sentence) || ast.isRouteTarget(sentence) ? policy : [])]);
            }
            case 'quantity':
                return joined([quantityHover(place.text), sentenceHover(sentence.$type)]);
            case 'word': {
                const word = findWord(place.vocabulary, place.word);
                return joined([
                    word && `${codeText(word.word)}: ${escapeText(word.means)}.`,
                    sentenceHover(sentence.$type),
                ]);
            }
            case 'technology':
                return joined([technologyHover(place.name), sentenceHover(sentence.$type)]);
            case 'rule':
                return joined([ruleHover(place.id), sentenceHover(sentence.$type)]);
            case 'keyword':
                return joined([...(ast.isCall(sentence) ? policy : []), sentenceHover(sentence.$type)]);
        }
    }
}

/** The model is made anew after each key, so it is only asked for by what it has something to say about. */
function needsModel({ kind, sentence }: HoverPlace): boolean {
    return kind === 'element' || (kind === 'keyword' && ast.isCall(sentence));
}

function joined(parts: readonly (string | undefined)[]): string {
    return parts.filter((part) => part !== undefined && part !== '').join('\n\n---\n\n');
}

/** The call in whose sentence a node stands, by its place. */
function callAround(node: AstNode, uri: string, { state, lineNow }: ShownState): Call | undefined {
    const range = ast.isCall(node) || ast.isRouteTarget(node) ? node.$cstNode?.range : undefined;
    const now = ({ line, character }: Position) => ({ line: lineNow(line) ?? Number.NaN, character });
    return (
        range &&
        elementsIn(state.index(), uri).calls.find(
            ({ location }) =>
                comparePositions(now(location.range.start), range.end) <= 0 &&
                comparePositions(range.start, now(location.range.end)) <= 0,
        )
    );
}
