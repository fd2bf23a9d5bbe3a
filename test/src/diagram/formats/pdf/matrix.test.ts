import { describe, expect, it } from 'vitest';
import { applyTo, IDENTITY, multiply, readTransform } from '../../../../../src/diagram/formats/pdf/matrix.ts';

const moved = (transform: string, x: number, y: number) => {
    const point = applyTo(readTransform(transform), x, y);
    return [Math.round(point.x * 1000) / 1000, Math.round(point.y * 1000) / 1000];
};

describe('the transform attribute', () => {
    it.each([
        ['translate(10 20)', [11, 22]],
        ['translate(10)', [11, 2]],
        ['scale(2)', [2, 4]],
        ['scale(2, 3)', [2, 6]],
        ['rotate(90)', [-2, 1]],
        ['rotate(90 1 1)', [0, 1]],
        ['matrix(1 0 0 -1 5 6)', [6, 4]],
        ['translate(10 0) scale(2)', [12, 4]],
        ['scale(2) translate(10 0)', [22, 4]],
    ])('%s moves (1, 2) to %j', (transform, expected) => {
        expect(moved(transform, 1, 2)).toEqual(expected);
    });

    it('leaves everything in its place where it says nothing that can be understood', () => {
        expect(readTransform(undefined)).toEqual(IDENTITY);
        expect(readTransform('none')).toEqual(IDENTITY);
        expect(readTransform('translate(a b)')).toEqual(IDENTITY);
    });
});

describe('multiply', () => {
    it('does the inner one first', () => {
        const both = multiply(readTransform('translate(5 0)'), readTransform('scale(3)'));
        expect(applyTo(both, 1, 1)).toEqual({ x: 8, y: 3 });
    });
});
