import { type LangiumDocument, URI } from 'langium';
import type { CompletionProvider, CompletionProviderOptions } from 'langium/lsp';
import {
    type CancellationToken,
    type CompletionItem,
    CompletionItemKind,
    CompletionList,
    type CompletionParams,
    InsertTextFormat,
    MarkupKind,
    Range,
} from 'vscode-languageserver';
import { Constraint } from '../../generated/ast.ts';
import { descriptionOf } from '../../model/documentation.ts';
import { lastSegment } from '../../scoping/qualified-names.ts';
import type { FirebreakLspServices } from '../services.ts';
import { type CompletionPlace, completionPlace } from './completion-place.ts';
import type { Offer } from './offer.ts';
import { offerDeadLetters, offerNames } from './offer-names.ts';
import { offerOwnWords } from './offer-own-words.ts';
import { offerPercentiles, offerQuantities } from './offer-quantities.ts';
import { offerTechnologies, offerVocabulary } from './offer-vocabulary.ts';
import { offerWords } from './offer-words.ts';
import type { NextWord } from './read-sentences.ts';
import { type Automaton, automatonOf } from './sentence-automaton.ts';

const WARM_UP = 'service a { calls b { timeout 1';

/** A list is so long at most; the editor asks again when more has been typed. */
const MOST_ITEMS = 300;

/**
 * Offers what may be written at the cursor and would be right there: statements of the block, clauses of the sentence,
 * elements that fit, technologies, words of a vocabulary, units and whole blocks.
 *
 * Langium's own provider reads the whole text before the cursor with a parser whose recovery calls itself for each
 * error; here only the headers of the open blocks and the sentence at the cursor are read.
 */
export class FirebreakCompletionProvider implements CompletionProvider {
    private readonly services: FirebreakLspServices;
    private readonly automaton: Automaton;
    private canInsertSnippets = false;
    private canReplace = false;

    constructor(services: FirebreakLspServices) {
        this.services = services;
        this.automaton = automatonOf(services.Grammar);
        services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
            const item = capabilities.textDocument?.completion?.completionItem;
            this.canInsertSnippets = item?.snippetSupport === true;
            this.canReplace = item?.insertReplaceSupport === true;
        });
        services.shared.lsp.LanguageServer.onInitialized(() => this.warmUp());
    }

    get completionOptions(): CompletionProviderOptions & { readonly resolveProvider: true } {
        return { triggerCharacters: ['.', ' ', '"'], resolveProvider: true };
    }

    getCompletion(
        document: LangiumDocument,
        { position, context }: CompletionParams,
        _cancelToken?: CancellationToken,
    ): CompletionList {
        const offset = document.textDocument.offsetAt(position);
        const place = completionPlace(this.services, this.automaton, document, offset);
        if (
            !place ||
            (context?.triggerCharacter !== undefined && context.triggerCharacter !== '.' && isComplete(place))
        ) {
            return CompletionList.create([], false);
        }
        const offers = distinct(place.next.flatMap((next) => this.offersFor(place, next, document.uri)))
            .filter((offer) => this.matches(place, offer))
            .sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
        const shown = offers.slice(0, MOST_ITEMS);
        return CompletionList.create(
            shown.map((offer, index) => this.item(offer, index, place, document)),
            shown.length < offers.length,
        );
    }

    /** Adds to an item what is only needed when it is looked at: the documentation of its element. */
    resolve(item: CompletionItem): CompletionItem {
        const data: unknown = item.data;
        if (!isElementData(data)) {
            return item;
        }
        const names = this.services.shared.workspace.IndexManager.namesOf(data.project);
        const node = names.firstWithName(data.element)?.node;
        const description = node && descriptionOf(node);
        const name = `\`${data.element}\``;
        const value = description === undefined ? name : `${name}\n\n${description}`;
        return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
    }

    /** Completes once before anybody asks, so that the first list is not the slow one. */
    private warmUp(): void {
        const uri = URI.parse('warm-up:///model.fbk');
        const document = this.services.shared.workspace.LangiumDocumentFactory.fromString(WARM_UP, uri);
        this.getCompletion(document, {
            textDocument: { uri: uri.toString() },
            position: { line: 0, character: WARM_UP.length },
        });
    }

    private offersFor(place: CompletionPlace, next: NextWord, uri: URI): Offer[] {
        const inQuotes = place.word.text.startsWith('"');
        const { LangiumDocuments, ProjectRoots } = this.services.shared.workspace;
        const project = ProjectRoots.projectOf(uri);
        const documents = LangiumDocuments.all.filter((it) => ProjectRoots.projectOf(it.uri) === project);
        const words = [
            ...offerOwnWords(place, next, documents),
            ...offerVocabulary(place, next),
            ...offerTechnologies(place, next),
        ];
        if (inQuotes) {
            return words;
        }
        return [
            ...words,
            ...offerNames(place, next, this.services.shared.AstReflection),
            ...offerDeadLetters(place, next),
            ...offerQuantities(place, next),
            ...offerPercentiles(next),
            ...offerWords(place, next),
            ...this.offerRules(place, next),
        ];
    }

    /** The rules that `allow` may name, the project's own constraints among them. */
    private offerRules({ names }: CompletionPlace, { expected }: NextWord): Offer[] {
        if (expected.rule !== 'Allow' || expected.property !== 'rule' || expected.terminal === undefined) {
            return [];
        }
        const { knownRules, offeredRules = knownRules ?? [] } = this.services.checks.Settings;
        const constraints = [...names.all()].filter(({ type }) => type === Constraint.$type);
        const kind = CompletionItemKind.Value;
        return [
            ...offeredRules.map((label) => ({ label, kind, detail: 'rule', rank: 0 })),
            ...constraints.map(({ name }) => ({ label: `constraint/${name}`, kind, detail: 'constraint', rank: 1 })),
        ];
    }

    private matches({ word }: CompletionPlace, { label, isSnippet }: Offer): boolean {
        if (isSnippet && !this.canInsertSnippets) {
            return false;
        }
        const typed = word.text.replace(/^"/, '');
        const { FuzzyMatcher } = this.services.shared.lsp;
        return typed === '' || FuzzyMatcher.match(typed, label) || FuzzyMatcher.match(typed, lastSegment(label));
    }

    private item(offer: Offer, index: number, place: CompletionPlace, document: LangiumDocument): CompletionItem {
        const inQuotes = place.word.text.startsWith('"');
        const text = inQuotes ? JSON.stringify(offer.label) : (offer.text ?? offer.label);
        const { textDocument } = document;
        const [start, cursor, end] = [place.word.start, place.word.start + place.word.text.length, place.word.end].map(
            (it) => textDocument.positionAt(it),
        );
        const insert = start && cursor && Range.create(start, cursor);
        const replace = start && end && Range.create(start, end);
        const project = this.services.shared.workspace.ProjectRoots.projectOf(document.uri);
        return {
            label: offer.label,
            kind: offer.kind,
            sortText: String(index).padStart(4, '0'),
            ...(inQuotes ? { filterText: text } : {}),
            ...(offer.detail === undefined ? {} : { detail: offer.detail }),
            ...(offer.owner === undefined ? {} : { labelDetails: { description: offer.owner } }),
            ...(offer.documentation === undefined ? {} : { documentation: offer.documentation }),
            ...(offer.isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
            ...(offer.element === undefined ? {} : { data: { project, element: offer.element } satisfies ElementData }),
            ...(insert && replace
                ? { textEdit: this.canReplace ? { newText: text, insert, replace } : { newText: text, range: insert } }
                : { insertText: text }),
        };
    }
}

/** What an item keeps to find its element again. */
interface ElementData {
    readonly project: string;
    readonly element: string;
}

function isElementData(data: unknown): data is ElementData {
    return (
        typeof data === 'object' &&
        data !== null &&
        'project' in data &&
        'element' in data &&
        typeof data.project === 'string' &&
        typeof data.element === 'string'
    );
}

/** The sentence before the cursor could end here: a blank alone asks for nothing. */
function isComplete({ next }: CompletionPlace): boolean {
    return next.some(({ beginsSentence }) => beginsSentence);
}

function distinct(offers: readonly Offer[]): Offer[] {
    const found = new Map<string, Offer>();
    for (const offer of offers) {
        const key = `${offer.kind} ${offer.label}`;
        const known = found.get(key);
        if (!known || offer.rank < known.rank) {
            found.set(key, offer);
        }
    }
    return [...found.values()];
}
