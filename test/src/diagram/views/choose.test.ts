import { describe, expect, it } from 'vitest';
import { choose } from '../../../../src/diagram/views/choose.ts';
import type { View } from '../../../../src/model/view.ts';

const ELEMENTS = ['a', 'b', 'c', 'd'].map((id) => ({ id, kind: id === 'd' ? 'store' : 'service', tags: [] }));
const LINKS = [
    ['a', 'b'],
    ['c', 'b'],
    ['c', 'd'],
] as const;

function chosen(view: Partial<Pick<View, 'subject' | 'depth' | 'show' | 'hide'>>): readonly string[] {
    return [...choose({ name: 'v', show: [], hide: [], ...view }, ELEMENTS, LINKS).ids];
}

describe('what a declared view leaves of a picture', () => {
    it('is everything where it says nothing', () => {
        expect(chosen({})).toEqual(['a', 'b', 'c', 'd']);
    });

    it('is the subject with its neighbours, as far as asked for', () => {
        expect(chosen({ subject: 'a' })).toEqual(['a', 'b']);
        expect(chosen({ subject: 'a', depth: 2 })).toEqual(['a', 'b', 'c']);
        expect(chosen({ subject: 'a', depth: 0 })).toEqual(['a']);
    });

    it('is what it shows, with neighbours on demand, without what it hides', () => {
        const show = [{ by: 'element', id: 'c' }] as const;
        expect(chosen({ show })).toEqual(['c']);
        expect(chosen({ show: [...show, { by: 'neighbours' }] })).toEqual(['b', 'c', 'd']);
        expect(chosen({ show: [...show, { by: 'neighbours' }], hide: [{ by: 'kind', kind: 'stores' }] })).toEqual([
            'b',
            'c',
        ]);
    });

    it('is told when it is nothing', () => {
        const view = { name: 'empty', show: [], hide: [{ by: 'element', id: 'a' }] } as const;
        expect(choose(view, ELEMENTS.slice(0, 1), []).notes).toEqual([
            'The view empty shows nothing: what it asks for does not exist or is hidden.',
        ]);
    });
});
