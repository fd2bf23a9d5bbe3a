import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { syncCycles } from '../../../../src/rules/analysis/sync-cycles.ts';
import { modelOf } from '../../../model-of.ts';

const cycles = async (text: string) =>
    syncCycles(indexModel(await modelOf(text))).map(
        ({ services, returns }) => `${services.join(' ')}${returns ? ' returns' : ''}`,
    );

describe('syncCycles', () => {
    it('lets operations decide where they are modelled', async () => {
        const text = (second: string) => `service a { query q { calls b.q }  query r }
service b { query q { calls ${second} } }`;
        expect(await cycles(text('a.q'))).toEqual(['a b returns']);
        expect(await cycles(text('a.r'))).toEqual(['a b']);
    });

    it('joins circles that have a service in common, however long the chain of them', async () => {
        const text = Array.from({ length: 6 }, (_, n) =>
            [
                `service s${n} {`,
                n < 5 ? `query up { calls s${n + 1}.down }` : '',
                n > 0 ? `query down { calls s${n - 1}.up }` : '',
                '}',
            ].join('\n'),
        ).join('\n');
        expect(await cycles(text)).toEqual(['s0 s1 s2 s3 s4 s5 returns']);
    });

    it('keeps the edges of operations for the one kind, of services for the other', async () => {
        const model = await modelOf(`service a { query q { calls b.q } }
service b { query q { calls a.q } }
service c { query q { calls d.q }  query r }
service d { query q { calls c.r } }`);
        const edges = syncCycles(indexModel(model)).map((cycle) =>
            cycle.edges.map(({ source, target }) => `${source}->${target}`),
        );
        expect(edges).toEqual([
            ['a.q->b.q', 'b.q->a.q'],
            ['c->d', 'd->c'],
        ]);
    });
});
