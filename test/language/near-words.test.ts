import { describe, expect, it } from 'vitest';
import { editDistance, nearestWord } from '../../language/near-words.ts';

describe('nearestWord', () => {
    const WORDS = ['calls', 'caches', 'service', 'timeout', 'query', 'grpc', 'on', 'or'];

    it.each([
        ['call', 'calls'],
        ['servcie', 'service'],
        ['qurey', 'query'],
        ['GRPC', 'grpc'],
        ['Timeout', 'timeout'],
        ['timeot', 'timeout'],
    ])('finds the word that %s is meant to be', (written, meant) => {
        expect(nearestWord(written, WORDS)).toBe(meant);
    });

    it('finds none for what is too far from all', () => {
        expect(nearestWord('foo', WORDS)).toBeUndefined();
        expect(nearestWord('microservice', WORDS)).toBeUndefined();
        expect(nearestWord('', WORDS)).toBeUndefined();
        expect(nearestWord('x'.repeat(100_000), WORDS)).toBeUndefined();
    });

    it('takes the first in the alphabet of several equally near ones', () => {
        expect(nearestWord('om', ['or', 'on'])).toBe('on');
    });
});

describe('editDistance', () => {
    it.each([
        ['same', 'same', 0],
        ['same', 'Same', 0.5],
        ['same', 'some', 1],
        ['same', 'smae', 1],
        ['same', 'sam', 1],
        ['same', 'lane', 2],
    ])('of %s and %s', (a, b, distance) => {
        expect(editDistance(a, b)).toBe(distance);
    });
});
