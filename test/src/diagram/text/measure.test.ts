import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../../src/diagram/text/measure.ts';

describe('textWidth', () => {
    // Widths with kerning, from the font itself at 14 px and weight 600.
    it.each([
        ['Order service', 92.17],
        ['API gateway', 84.05],
        ['Kotlin · Resilience4j', 132.38],
        ['PaymentSettled', 107.22],
        ['ts-travel-plan-service', 149.2],
        ['×2–10', 40.3],
    ])('is at most a hundredth wider than %s is drawn, and never narrower', (text, drawn) => {
        const width = textWidth(text, { size: 14, weight: 600 });
        expect(width).toBeGreaterThanOrEqual(drawn - 0.01);
        expect(width).toBeLessThan(drawn * 1.01);
    });

    it('grows with size and weight', () => {
        const [light, heavy] = [400, 600].map((weight) =>
            textWidth('payments', { size: 12, weight: weight as 400 | 600 }),
        );
        expect(heavy).toBeGreaterThan(light ?? 0);
        expect(textWidth('payments', { size: 24, weight: 400 })).toBeCloseTo(2 * (light ?? 0), 6);
    });

    it('gives room to what Inter has no glyph for', () => {
        const style = { size: 10, weight: 400 } as const;
        expect(textWidth('注文', style)).toBeGreaterThanOrEqual(20);
        expect(textWidth('📦', style)).toBeGreaterThanOrEqual(13);
        expect(textWidth('الطلبات', style)).toBeGreaterThan(30);
        expect(textWidth('é', style)).toBe(textWidth('e\u0301', style));
    });
});
