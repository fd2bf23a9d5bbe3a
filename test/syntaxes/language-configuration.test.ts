import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const configuration = JSON.parse(readFileSync('syntaxes/language-configuration.json', 'utf8'));

describe('the editing configuration', () => {
    it('takes hyphenated names, and numbers with their units, for one word', () => {
        const { pattern, flags } = configuration.wordPattern;
        const words = 'calls ts-travel-service.pay over grpc { timeout 300ms } limit 500/s 99.95% größe'.match(
            new RegExp(pattern, `g${flags}`),
        );
        expect(words).toEqual([
            'calls',
            'ts-travel-service',
            'pay',
            'over',
            'grpc',
            'timeout',
            '300ms',
            'limit',
            '500/s',
            '99.95%',
            'größe',
        ]);
    });

    it.each([
        ['service a {', true],
        ['service a { // what it does', true],
        ['service a "with { in its title" {', true],
        ['command a { takes 3ms } command b {', true],
        ['service a { takes 3ms }', false],
        ['// service a {', false],
        ['service a "open {', false],
    ])('indents after %s: %s', (line, expected) => {
        expect(new RegExp(configuration.indentationRules.increaseIndentPattern).test(line)).toBe(expected);
    });

    it.each([
        ['/** text', '', ' * '],
        [' * text', '/**', '* '],
    ])('goes on with a description after %s', (before, previous, appended) => {
        const rule = configuration.onEnterRules.find(
            (each: { beforeText: string; afterText?: string; previousLineText?: string }) =>
                new RegExp(each.beforeText).test(before) &&
                each.afterText === undefined &&
                (each.previousLineText === undefined || new RegExp(each.previousLineText).test(previous)),
        );
        expect(rule.action.appendText).toBe(appended);
    });
});
