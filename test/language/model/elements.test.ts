import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../language/build-model.ts';
import { parse } from '../../parse.ts';

describe('tags', () => {
    it('stand among the names of fields, which may be called so, too', async () => {
        const { documents, diagnostics } = await parse(
            'event Paid { sum, iban  tag pci }\nentity Label { tag, title }\nlibrary Money { domain  tag pci }\n',
        );
        const { events, entities, libraries } = buildModel([...documents.values()]);
        expect(diagnostics).toEqual([]);
        expect(events.map(({ fields, tags }) => [fields, tags])).toEqual([[['sum', 'iban'], ['pci']]]);
        expect(entities.map(({ fields, tags }) => [fields, tags])).toEqual([[['tag', 'title'], []]]);
        expect(libraries.map(({ tags }) => tags)).toEqual([['pci']]);
    });
});
