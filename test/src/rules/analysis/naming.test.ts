import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { naming } from '../../../../src/rules/analysis/naming.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `
context One { service orders { store db : MySQL  command place } }
context Two { service orders { query list } service stock { store stockDb : MySQL  query free } }
event Placed`;

describe('naming', () => {
    it('uses the last part of a name where it is alone, and the whole name where it is not', async () => {
        const nameOf = naming(indexModel(await modelOf(TEXT)));
        expect(nameOf('Two.stock')).toBe('stock');
        expect(nameOf('Two.stock.stockDb')).toBe('stockDb');
        expect(nameOf('One.orders')).toBe('One.orders');
    });

    it('puts the service before its operations', async () => {
        const nameOf = naming(indexModel(await modelOf(TEXT)));
        expect(nameOf('Two.stock.free')).toBe('stock.free');
        expect(nameOf('One.orders.place')).toBe('One.orders.place');
    });

    it('leaves what it does not know as it is', async () => {
        expect(naming(indexModel(await modelOf(TEXT)))('who.knows')).toBe('who.knows');
    });
});
