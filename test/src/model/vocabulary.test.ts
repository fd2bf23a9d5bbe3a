import { describe, expect, it } from 'vitest';
import { RETRY_CONDITIONS } from '../../../src/model/policy.ts';
import { findWord, VOCABULARIES, type Vocabulary, wordsOf } from '../../../src/model/vocabulary.ts';

const ALL = Object.keys(VOCABULARIES) as Vocabulary[];

describe('the vocabularies', () => {
    it.each(ALL)('%s holds words that can be written without quotes, once each, with a meaning', (vocabulary) => {
        const known = wordsOf(vocabulary);
        expect(known.length).toBeGreaterThan(1);
        expect(new Set(known.map(({ word }) => word)).size).toBe(known.length);
        for (const { word, means } of known) {
            expect(word).toMatch(/^[a-z]([a-z0-9-]*[a-z0-9])?$/);
            expect(means).toMatch(/\w.*[^.]$/);
        }
    });

    it('explains every retry condition that the model knows, and no other', () => {
        expect(wordsOf('retryCondition').map(({ word }) => word)).toEqual([...RETRY_CONDITIONS]);
    });

    it('knows every open word of the language page', () => {
        const used: readonly [Vocabulary, string][] = [
            ['protocol', 'grpc'],
            ['termination', 'tls'],
            ['authentication', 'oauth2'],
            ['authentication', 'mtls'],
            ['limitKey', 'client'],
            ['mtls', 'strict'],
            ['metrics', 'red'],
            ['traces', 'otel'],
            ['logs', 'structured'],
            ['upstreamPattern', 'open-host-service'],
            ['upstreamPattern', 'published-language'],
            ['downstreamPattern', 'anticorruption-layer'],
            ['relationshipPattern', 'customer-supplier'],
            ['relationshipPattern', 'conformist'],
            ['delivery', 'at-least-once'],
            ['overflow', 'drop'],
            ['storeRole', 'analytics'],
            ['serviceRole', 'job'],
            ['balancing', 'least-requests'],
            ['propagation', 'deadlines'],
            ['breaker', 'polly'],
            ['network', 'default-deny'],
            ['view', 'trace'],
            ['grouping', 'deployment'],
            ['direction', 'right'],
            ['demand', 'slo'],
            ['scalingResource', 'cpu'],
            ['stressedResource', 'memory'],
            ['library', 'technical'],
            ['layer', 'logic'],
        ];
        expect(used.filter(([vocabulary, word]) => !findWord(vocabulary, word))).toEqual([]);
    });
});

describe('findWord', () => {
    it('takes words as they are written', () => {
        expect(findWord('delivery', 'at-least-once')?.means).toBe('none is lost, some come twice');
        expect(findWord('delivery', 'At-Least-Once')).toBeUndefined();
        expect(findWord('delivery', 'sometimes')).toBeUndefined();
    });
});
