import { describe, expect, it } from 'vitest';
import { STATEMENT_FORMS } from '../../../../language/parser/statement-forms.ts';
import { sentenceHover } from '../../../../src/server/hover/sentence-hover.ts';
import { SENTENCE_MEANINGS } from '../../../../src/server/hover/sentence-meanings.ts';

/** Parts of sentences that have no word of their own, or that another sentence explains. */
const PARTS = ['RouteTarget', 'Dashboards', 'ServiceReference', 'Load', 'Fault', 'Selector', 'SelectorPart'];

describe('the meanings of sentences', () => {
    it('are told for every sentence of the language', () => {
        const unexplained = Object.keys(STATEMENT_FORMS).filter((rule) => sentenceHover(rule) === undefined);
        expect(unexplained).toEqual(PARTS);
    });

    it('are sentences', () => {
        const odd = Object.entries(SENTENCE_MEANINGS).filter(([, { means }]) => !/^[A-Z`].*[.]$/s.test(means));
        expect(odd.map(([rule]) => rule)).toEqual([]);
    });

    it('come with an example, the units, and what holds where nothing is said', () => {
        expect(sentenceHover('BreakerWaits')?.split('\n\n')).toEqual([
            '`waits 30s`',
            'How long it stays open before a probe may pass.',
            'Durations in `us`, `ms`, `s`, `min`, `h`, `d`.',
        ]);
        expect(sentenceHover('Times')).toContain('If it says nothing: once.');
        expect(sentenceHover('constructor')).toBeUndefined();
    });
});
