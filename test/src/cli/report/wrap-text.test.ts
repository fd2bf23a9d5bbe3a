import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../../src/cli/report/wrap-text.ts';

describe('wrapText', () => {
    it('leaves alone what fits', () => {
        expect(wrapText('one two', 7, '')).toBe('one two');
    });

    it('breaks at spaces and indents what follows', () => {
        expect(wrapText('one two three four', 9, '  ')).toBe('one two\n  three\n  four');
    });

    it('keeps a long word whole', () => {
        expect(wrapText('a services/orders/very-long.fbk b', 10, '')).toBe('a\nservices/orders/very-long.fbk\nb');
    });

    it('counts the columns of wide characters', () => {
        expect(wrapText('注文 注文 注文', 9, '')).toBe('注文 注文\n注文');
    });
});
