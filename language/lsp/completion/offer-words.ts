import { CompletionItemKind } from 'vscode-languageserver';
import { PLACEMENT, type StatementType } from '../../checks/placement.ts';
import { isWord } from '../../parser/grammar-facts.ts';
import { STATEMENT_FORMS } from '../../parser/statement-forms.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Offer } from './offer.ts';
import type { NextWord } from './read-sentences.ts';
import { snippetsOf } from './snippets.ts';

/** Offers the words that begin a sentence of the block or go on with the one before the cursor, and whole blocks. */
export function offerWords(place: CompletionPlace, next: NextWord): Offer[] {
    const { keyword } = next.expected;
    if (keyword === undefined || !isWord(keyword)) {
        return keyword === '{' ? offerBody(next) : [];
    }
    if (next.beginsSentence ? !belongsHere(next, place) : isSaid(keyword, next, place)) {
        return [];
    }
    const label = [keyword, ...next.phrase].join(' ');
    const rule = [...next.rules].reverse().find((it) => STATEMENT_FORMS[it]);
    const form = rule === undefined ? undefined : STATEMENT_FORMS[rule];
    const word: Offer = {
        label,
        kind: CompletionItemKind.Keyword,
        ...(form ? { detail: form.example } : {}),
        rank: rankOf(next),
    };
    return next.beginsSentence ? [word, ...snippetsOf(keyword, place.block, word.rank)] : [word];
}

/** Whether a statement may stand in the block, and has not been said there if it is said once. */
function belongsHere({ rules }: NextWord, { block, said }: CompletionPlace): boolean {
    const type = rules.find((rule): rule is StatementType => Object.hasOwn(PLACEMENT, rule));
    if (rules.some((rule) => said.has(rule))) {
        return false;
    }
    return type === undefined || block === undefined || PLACEMENT[type].includes(block);
}

/** Clauses of which a sentence has each at most once; some exclude each other. */
const CLAUSES: ReadonlySet<string> = new Set([
    'OperationModifier',
    'OverProtocol',
    'Times',
    'PerItem',
    'InParallel',
    'OptionalCall',
    'Batched',
    'WithPolicy',
    'AtAddress',
    'UndoneBy',
    'BypassingMesh',
    'IgnoringReply',
    'Retry',
    'Backoff',
    'Allow',
    'Signal',
    'ExperimentLoad',
    'Replicas',
]);

const EXCLUSIVE: ReadonlyMap<string, string> = new Map([
    ['per', 'times'],
    ['times', 'per'],
    ['none', 'to'],
]);

function isSaid(keyword: string, { expected }: NextWord, { sentence }: CompletionPlace): boolean {
    const other = EXCLUSIVE.get(keyword);
    // Only of `idempotent` there is a key: `idempotent by "key"`.
    const isStrayKey = expected.rule === 'OperationModifier' && keyword === 'by' && sentence.at(-1) !== 'idempotent';
    return (
        isStrayKey ||
        (CLAUSES.has(expected.rule) &&
            (sentence.includes(keyword) || (other !== undefined && sentence.includes(other))))
    );
}

/** Clauses first; then statements in the order of how usual they are. */
function rankOf({ beginsSentence, expected }: NextWord): number {
    if (!beginsSentence) {
        return 1;
    }
    const usual = USUAL.indexOf(expected.keyword ?? '');
    return 5 + (usual < 0 ? USUAL.length : usual);
}

/** The statements that people write most, most usual first. */
const USUAL: readonly string[] = [
    ...['context', 'service', 'command', 'query', 'on', 'store', 'calls', 'reads', 'writes', 'publishes', 'route'],
    ...['timeout', 'retry', 'breaker', 'bulkhead', 'fallback', 'opens', 'waits', 'closes'],
    ...['owner', 'technology', 'replicas', 'slo', 'health', 'event', 'entity', 'masters', 'upstream', 'defaults'],
    ...['topic', 'queue', 'unit', 'phase', 'client', 'external', 'gateway', 'policy', 'broker', 'team', 'scenario'],
    ...['cache', 'takes', 'system', 'deployment', 'observability', 'mesh', 'experiment', 'migration', 'constraint'],
    ...['view', 'extend'],
];

/** The braces that open a block of the sentence before the cursor. */
function offerBody({ rules }: NextWord): Offer[] {
    return rules.length === 0
        ? []
        : [
              {
                  label: '{ }',
                  text: '{\n\t$0\n}',
                  isSnippet: true,
                  kind: CompletionItemKind.Snippet,
                  detail: 'a block',
                  rank: 3,
              },
          ];
}
