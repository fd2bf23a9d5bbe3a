import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { naming } from '../../../../src/rules/analysis/naming.ts';
import { relationsText, relationText } from '../../../../src/rules/analysis/relation-text.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `service a { store db  query q { reads db  calls b.r  publishes Done }  writes db }
service b { query r  on Done }
event Done
gateway Edge { route "/" to a }`;

describe('relations in words', () => {
    it('say who does what', async () => {
        const index = indexModel(await modelOf(TEXT));
        const texts = [...index.relations.values()].map((known) => relationText(index, known, naming(index)));
        expect(texts.sort()).toEqual([
            '`Edge` calls `a`',
            '`Edge` routes `/`',
            '`a.q` calls `b.r`',
            '`a.q` publishes `Done`',
            '`a.q` reads `db`',
            '`a` writes `db`',
            '`b` receives `Done`',
        ]);
    });

    it('are counted by kind', async () => {
        const index = indexModel(await modelOf(TEXT));
        expect(relationsText(index, [...index.relations.keys()])).toBe(
            '2 calls, 2 store accesses, 1 publication and 1 subscription',
        );
    });
});
