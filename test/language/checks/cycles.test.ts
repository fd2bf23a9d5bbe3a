import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('cycleChecks', () => {
    it('finds policies that build on each other in a circle, once a circle', async () => {
        await expectProblems('policy b with c\npolicy a with «b»\npolicy c with a\npolicy d with a', [
            [
                'check/cycle',
                'This goes round in a circle: `a` builds on `b` builds on `c` builds on `a`. Take one of these out.',
            ],
        ]);
        await expectProblems('policy a with «a»', [
            ['check/cycle', 'This goes round in a circle: `a` builds on `a`. Take one of these out.'],
        ]);
    });

    it('finds stores and entities that are copies of each other', async () => {
        await expectProblems('store a { replicates «b» }\nstore b { replicates a }', [
            ['check/cycle', 'This goes round in a circle: `a` replicates `b` replicates `a`. Take one of these out.'],
        ]);
        await expectProblems('context A { entity E copies «B.E» }\ncontext B { entity E copies A.E }', [
            ['check/cycle', 'This goes round in a circle: `A.E` copies `B.E` copies `A.E`. Take one of these out.'],
        ]);
    });

    it('shortens a long circle, and finds it across files', async () => {
        const policies = (from: number, to: number) =>
            Array.from(
                { length: to - from },
                (_, i) => `policy p${from + i} with ${from + i === 10 ? '«p11»' : `p${(from + i + 1) % 30 || 10}`}`,
            );
        await expectProblems({ 'a.fbk': policies(10, 20).join('\n'), 'b.fbk': policies(20, 30).join('\n') }, [
            [
                'check/cycle',
                /^This goes round in a circle: `p10` builds on `p11` .* … \(20 in all\) builds on `p10`\. Take/,
            ],
        ]);
    });

    it('finds a policy that builds on too many, once a chain, whatever file makes it too long', async () => {
        const chain = (from: number, to: number, marked = -1) =>
            Array.from({ length: to - from }, (_, i) => from + i)
                .map((i) => `policy p${i}${i === 0 ? '' : ` with ${i === marked ? `«p${i - 1}»` : `p${i - 1}`}`}`)
                .join('\n');
        await expectNoProblems(chain(0, 101));
        await expectProblems({ 'a.fbk': chain(0, 50), 'b.fbk': chain(50, 110, 101) }, [
            [
                'check/too-many-bases',
                '`p101` builds on more than 100 policies, counting those that they build on. Only the nearest 100 count: let it build on fewer.',
            ],
        ]);
    });

    it('takes what several are made from', async () => {
        await expectNoProblems('policy a\npolicy b with a\npolicy c with a, b\nstore s\nstore t { replicates s }');
    });
});
