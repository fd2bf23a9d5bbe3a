import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { impactOf } from '../../../../src/model/what-if/impact.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `
service a { query x { calls b { retry 2 } }  query y { calls b.x { retry 1 } } }
service b { query x { calls Bank { retry 1 } }  query y }
external Bank { slo { availability 99% } }`;

const impact = async (element: string) => impactOf(indexModel(await modelOf(TEXT)), element);

describe('impactOf', () => {
    it('has all works of a service, or the one that is named', async () => {
        expect((await impact('a')).works.map(({ id }) => id)).toEqual(['a.x', 'a.y']);
        expect((await impact('a.y')).works.map(({ id }) => id)).toEqual(['a.y']);
        expect((await impact('Bank')).works).toEqual([]);
    });

    it('finds the strongest retries on the way, those to whole services included', async () => {
        expect((await impact('b')).retries?.factor).toBe(3);
        expect((await impact('Bank')).retries?.factor).toBe(6);
        expect((await impact('a')).retries).toBeUndefined();
    });

    it('brings the numbers of each work and the blast radius together', async () => {
        const { works, blast } = await impact('a');
        expect(works[0]).toMatchObject({
            availability: { availability: 0.99 },
            requests: { requests: 2 },
            heaviest: [
                { from: 'a.x', to: 'b.x' },
                { from: 'b.x', to: 'Bank' },
            ],
        });
        expect(blast.affected).toEqual([]);
    });
});
