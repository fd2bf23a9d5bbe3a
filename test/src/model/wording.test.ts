import { describe, expect, it } from 'vitest';
import { capitalised, counted, countedIfAny, listed, listedUpTo, withArticle } from '../../../src/model/wording.ts';

describe('numbers with their nouns', () => {
    it('are singular for one alone', () => {
        expect([0, 1, 2].map((count) => counted(count, 'service'))).toEqual(['0 services', '1 service', '2 services']);
        expect([0, 1, 2].map((count) => counted(count, 'fix', 'fixes'))).toEqual(['0 fixes', '1 fix', '2 fixes']);
    });

    it('are left out where none is worth no word', () => {
        expect([0, 1, 2].map((count) => countedIfAny(count, 'query', 'queries'))).toEqual(['', '1 query', '2 queries']);
    });
});

describe('lists in a sentence', () => {
    it('join the last item by a word', () => {
        expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
    });

    it('are cut where that saves more than one item', () => {
        const items = ['a', 'b', 'c', 'd'];
        expect(listedUpTo(items, 3, 'services')).toBe('a, b, c and d');
        expect(listedUpTo(items, 2, 'services')).toBe('a, b and 2 more services');
    });
});

describe('words in a sentence', () => {
    it.each(['an event', 'an operation', 'an slo', 'a service', 'a unit', 'a slow call'])('%s', (said) => {
        expect(withArticle(said.replace(/^an? /, ''))).toBe(said);
    });

    it('begin one with a capital, even where there is none', () => {
        expect(['two calls', 'Ok', '', '5 calls'].map(capitalised)).toEqual(['Two calls', 'Ok', '', '5 calls']);
    });
});
