import { CompletionItemKind } from 'vscode-languageserver';
import type { Technology, TechnologyCategory } from '../../../src/model/technologies/technology.ts';
import { TECHNOLOGIES, type technologiesOf } from '../../../src/model/technologies.ts';
import { type Vocabulary, wordsOf } from '../../../src/model/vocabulary.ts';
import { WORD_PLACES } from '../../checks/word-places.ts';
import * as ast from '../../generated/ast.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Offer } from './offer.ts';
import type { NextWord } from './read-sentences.ts';

/** Offers the words that the language knows in a place where words are open: roles, protocols, patterns … */
export function offerVocabulary(place: CompletionPlace, { expected }: NextWord): Offer[] {
    const vocabulary = vocabularyAt(expected.rule, expected.property, place);
    return vocabulary === undefined
        ? []
        : wordsOf(vocabulary).map(({ word, means }, index) => ({
              label: word,
              text: written(word),
              kind: CompletionItemKind.EnumMember,
              detail: means,
              rank: index,
          }));
}

function vocabularyAt(rule: string, property: string | undefined, place: CompletionPlace): Vocabulary | undefined {
    const known = WORD_PLACES[rule];
    if (!known || known.property !== property) {
        return undefined;
    }
    if (typeof known.vocabulary !== 'function') {
        return known.vocabulary;
    }
    if (rule === ast.Role.$type) {
        return place.block === 'store' || place.block === 'cache' ? 'storeRole' : 'serviceRole';
    }
    const signal = place.sentence.findLast((word) => word === 'metrics' || word === 'traces' || word === 'logs');
    return rule === ast.Signal.$type && signal !== undefined ? (signal as Vocabulary) : undefined;
}

/** What may stand in the places of technologies; the first word of the sentence decides in some. */
const CATEGORIES: Readonly<Record<string, readonly TechnologyCategory[]>> = {
    store: ['database', 'search', 'warehouse', 'object-storage', 'cache'],
    cache: ['cache', 'database'],
    broker: ['broker', 'stream-processing', 'integration'],
    mesh: ['mesh'],
    gateway: ['gateway', 'proxy', 'load-balancer'],
    router: ['load-balancer', 'proxy', 'gateway'],
    client: ['frontend', 'language', 'framework'],
    deployment: ['orchestrator'],
    dashboards: ['dashboards'],
    collector: ['collector'],
    metrics: ['metrics'],
    traces: ['tracing'],
    logs: ['logs'],
    alerts: ['alerts'],
};

const OF_SERVICES: readonly TechnologyCategory[] = [
    'language',
    'framework',
    'breaker',
    'workflow',
    'stream-processing',
];

/** Offers the technologies that are known by name, those that fit the place. Names of more than one word are quoted. */
export function offerTechnologies(place: CompletionPlace, { expected }: NextWord): Offer[] {
    const categories = categoriesAt(expected.rule, expected.property, place);
    const needsName = expected.terminal === 'ID';
    return categories === undefined
        ? []
        : fitting(categories)
              .filter(({ name }) => !needsName || isWord(name))
              .map(({ name, categories: does, home }) => ({
                  label: name,
                  text: written(name),
                  kind: CompletionItemKind.Value,
                  detail: does.join(', ').replaceAll('-', ' '),
                  documentation: home,
                  rank: rankAmong(does, categories),
              }));
}

function fitting(categories: readonly TechnologyCategory[]): ReturnType<typeof technologiesOf> {
    return TECHNOLOGIES.filter((technology: Technology) => technology.categories.some((it) => categories.includes(it)));
}

/** What a technology is mainly for comes before what it can do, too. */
function rankAmong(does: Technology['categories'], wanted: readonly TechnologyCategory[]): number {
    return wanted.includes(does[0]) ? wanted.indexOf(does[0]) : wanted.length;
}

function categoriesAt(
    rule: string,
    property: string | undefined,
    { block, sentence }: CompletionPlace,
): readonly TechnologyCategory[] | undefined {
    switch (`${rule}.${property}`) {
        case 'Technology.names':
            return CATEGORIES[block ?? ''] ?? OF_SERVICES;
        case 'Store.technology':
        case 'Broker.technology':
        case 'Backend.name':
            return CATEGORIES[sentence[0] ?? ''];
        case 'Deployment.platform':
            return CATEGORIES['deployment'];
        case 'Dashboards.dashboards':
            return CATEGORIES['dashboards'];
        case 'Signal.targets':
            return CATEGORIES[sentence.findLast((word) => Object.hasOwn(CATEGORIES, word)) ?? ''];
        default:
            return undefined;
    }
}

function isWord(name: string): boolean {
    return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name);
}

/** A name as it has to be written in a text: in quotes if it is more than one word. */
export function written(name: string): string {
    return isWord(name) ? name : JSON.stringify(name);
}
