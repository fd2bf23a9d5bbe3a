import { describe, expect, it } from 'vitest';
import { findElement, noElement, severalElements } from '../../../src/model/find-element.ts';
import { indexModel } from '../../../src/model/index-model.ts';
import { modelOf } from '../../model-of.ts';

const index = indexModel(
    await modelOf(
        'context Ordering { service orders { command place } }\ncontext Old { service orders }\nteam Checkout\n',
    ),
);

describe('finding an element by its name', () => {
    it('takes the qualified name, or a clear end of it', () => {
        for (const name of ['Ordering.orders.place', 'orders.place', 'place']) {
            expect(findElement(index, name)).toMatchObject({ found: 'one', element: { id: 'Ordering.orders.place' } });
        }
    });

    it('says when a name is not clear', () => {
        const named = findElement(index, 'orders');
        expect(named.found).toBe('several');
        expect(severalElements('orders', named.found === 'several' ? named.elements : [])).toBe(
            'There are 2 elements called "orders": Old.orders (service), Ordering.orders (service).',
        );
    });

    it('tells what is of another kind from what is not there', () => {
        const isService = ({ kind }: { readonly kind: string }) => kind === 'service';
        expect(findElement(index, 'Checkout', isService)).toMatchObject({ found: 'other' });
        expect(findElement(index, 'orders.place', isService)).toMatchObject({
            found: 'other',
            element: { id: 'Ordering.orders.place' },
        });
        expect(findElement(index, 'Chekout')).toEqual({ found: 'none', near: 'Checkout' });
        expect(findElement(index, '__proto__')).toEqual({ found: 'none' });
        expect(noElement('Chekout', 'Checkout')).toBe('There is no element "Chekout". Did you mean "Checkout"?');
    });
});
