import { describe, expect, it } from 'vitest';
import { childElements, numberOf, readSvg, textOf } from '../../../../../src/diagram/formats/pdf/svg-tree.ts';

describe('readSvg', () => {
    it('reads elements, attributes and texts', () => {
        const root = readSvg('<svg width="10.5px"><title>a &lt;b&gt; &amp; c</title><g id="x">d<g>e</g>f</g></svg>');
        expect(numberOf(root, 'width')).toBe(10.5);
        expect(numberOf(root, 'height', 7)).toBe(7);
        const [title, group] = childElements(root);
        expect(title && textOf(title)).toBe('a <b> & c');
        expect(group && textOf(group)).toBe('def');
        expect(group?.attributes.get('id')).toBe('x');
    });

    it('takes no names of attributes for its own', () => {
        const root = readSvg('<svg constructor="a" __proto__="b"/>');
        expect(root.attributes.get('__proto__') ?? root.attributes.get('constructor')).toBeTypeOf('string');
        expect(root.attributes.get('toString')).toBeUndefined();
    });

    it('refuses what is not well-formed', () => {
        expect(() => readSvg('<svg><g></svg>')).toThrow();
        expect(() => readSvg('no markup')).toThrow();
    });
});
