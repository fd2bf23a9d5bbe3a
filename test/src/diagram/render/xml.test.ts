import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { element, escapeText, number } from '../../../../src/diagram/render/xml.ts';

describe('escapeText', () => {
    it('makes any text fit for text and attributes of XML', () => {
        const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
        fc.assert(
            fc.property(texts, (text) => {
                const seen: string[] = [];
                const parser = new SaxesParser();
                parser.on('error', (error) => {
                    throw error;
                });
                parser.on('text', (words) => seen.push(words));
                parser.write(element('a', { b: text }, element('c', {}, escapeText(text)))).close();
                expect(seen.join('')).toBe(
                    text.replace(/[\t\n\r]/g, ' ').replace(/\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd'),
                );
            }),
        );
    });

    it('turns markup into text', () => {
        expect(escapeText('<script>&"\'')).toBe('&lt;script&gt;&amp;&quot;&#39;');
    });
});

describe('number', () => {
    it('writes at most two decimals and no minus zero', () => {
        expect([1, 1.5, 1 / 3, -0.001, 1e21 / 1e20].map(number)).toEqual(['1', '1.5', '0.33', '0', '10']);
    });
});
