import type { LangiumDocument, Stream } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { textFacts } from '../../model/text-facts.ts';
import { completionKindOf } from '../element-kinds.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Offer } from './offer.ts';
import { written } from './offer-vocabulary.ts';
import type { NextWord } from './read-sentences.ts';

/** Offers the words that the project has chosen itself where they may be said again: tags, zones, telemetry backends. */
export function offerOwnWords(
    place: CompletionPlace,
    { expected }: NextWord,
    documents: Stream<LangiumDocument>,
): Offer[] {
    switch (`${expected.rule}.${expected.property}`) {
        case 'Tags.tags':
        case 'TagSelector.tag':
            return wordsIn(documents, ast.Tags.$type, 'tag', (node) => (ast.isTags(node) ? node.tags : []));
        case 'Zones.names':
            return wordsIn(documents, ast.Zones.$type, 'zone', (node) => (ast.isZones(node) ? node.names : []));
        case 'Sidecars.names':
            return backends(place, () => true);
        case 'Signal.targets': {
            const signal = place.sentence.findLast((word) => SIGNALS.has(word));
            return backends(place, ({ signal: takes }) => takes === signal || takes === 'collector');
        }
        default:
            return [];
    }
}

const SIGNALS: ReadonlySet<string> = new Set(['metrics', 'traces', 'logs']);

function wordsIn(
    documents: Stream<LangiumDocument>,
    type: string,
    detail: string,
    wordsOf: (node: unknown) => readonly string[],
): Offer[] {
    const words = documents
        .toArray()
        .flatMap(({ parseResult }) => textFacts(parseResult.value).byType.get(type) ?? [])
        .flatMap(wordsOf);
    const kind = CompletionItemKind.Value;
    return [...new Set(words)].map((label) => ({ label, text: written(label), kind, detail, rank: 0 }));
}

function backends({ names }: CompletionPlace, fits: (backend: ast.Backend) => boolean): Offer[] {
    return [...names.all()].flatMap(({ name, node }) => {
        const kind = completionKindOf(ast.Backend.$type);
        return node && ast.isBackend(node) && fits(node)
            ? [{ label: node.name, kind, detail: node.signal, rank: -1, element: name }]
            : [];
    });
}
