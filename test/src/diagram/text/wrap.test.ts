import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../../src/diagram/text/measure.ts';
import { TYPE } from '../../../../src/diagram/text/type-styles.ts';
import { singleLine, wrapText } from '../../../../src/diagram/text/wrap.ts';

const style = TYPE.elementTitle;

describe('wrapText', () => {
    it.each([
        ['Order service', 180, ['Order service']],
        ['ts-travel-plan-service', 110, ['ts-travel-plan-', 'service']],
        ['InventoryReservationService', 180, ['InventoryReservation', 'Service']],
        ['HTTPGatewayAdapter', 100, ['HTTPGateway', 'Adapter']],
        ['orders_read_model', 100, ['orders_read_', 'model']],
        ['com.example.shop.orders', 130, ['com.example.', 'shop.orders']],
    ])('breaks %s where a reader would', (text, width, lines) => {
        expect(wrapText(text, style, width)).toEqual(lines);
    });

    it('never makes a line wider than allowed and loses no character', () => {
        const texts = fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 60 }),
            fc.string({ unit: fc.constantFrom('a', 'W', '-', '_', '.', ' ', 'é', '注', '📦'), maxLength: 60 }),
        );
        fc.assert(
            fc.property(texts, fc.integer({ min: 150, max: 400 }), (text, width) => {
                const lines = wrapText(text, style, width);
                for (const line of lines) {
                    expect(textWidth(line, style)).toBeLessThanOrEqual(width);
                }
                if (lines.length < 8) {
                    const letters = (words: string) => words.replace(/[\s\p{M}\p{Cf}]/gu, '');
                    expect(letters(lines.join(''))).toBe(letters(text));
                }
            }),
        );
    });

    it('says how much of an endless name is not shown', () => {
        const lines = wrapText('x'.repeat(10_000), style, 180);
        expect(lines).toHaveLength(8);
        expect(lines.at(-1)).toMatch(/^\+ 98\d\d characters$/);
    });

    it('keeps a pile of marks small', () => {
        const lines = wrapText(`o${'\u0301'.repeat(10_000)}`, style, 180);
        expect(lines).toHaveLength(1);
        expect(lines[0]?.length).toBeLessThan(10);
    });
});

describe('singleLine', () => {
    it('leaves short text alone and counts what does not fit', () => {
        expect(singleLine('Ordering', style, 480)).toBe('Ordering');
        const line = singleLine('Ordering'.repeat(100), style, 480);
        expect(textWidth(line, style)).toBeLessThanOrEqual(480);
        expect(line).toMatch(/ \+ \d+ characters$/);
    });
});
