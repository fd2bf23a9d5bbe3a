import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('contextRelationChecks', () => {
    it('finds relations of a context with itself', async () => {
        await expectProblems('context A { partnership «A» }', [
            ['check/self-relation', 'A context has no relation with itself: name another one.'],
        ]);
    });

    it('wants contexts upstream, not their services', async () => {
        await expectProblems('context A { upstream «s» }\ncontext B { service s { } }', [
            ['check/upstream-kind', '`s` is a service: name its context, `B`.'],
        ]);
        await expectProblems('context A { upstream «s» }\nservice s', [
            ['check/upstream-kind', '`s` is a service: name a context, an external or a monolith.'],
        ]);
    });

    it('finds relations that are told twice or contradict each other', async () => {
        await expectProblems('context A { upstream B\n upstream «B» }\ncontext B', [
            ['check/repeated-relation', 'The relation with `B` has been told before, as `upstream`: keep one.'],
        ]);
        await expectProblems('context A { separate-ways B\n upstream «B» }\ncontext B', [
            ['check/repeated-relation', 'The relation with `B` has been told before, as `separate-ways`: keep one.'],
        ]);
    });

    it('takes externals and monoliths upstream, and a kernel shared with an upstream context', async () => {
        await expectNoProblems(`
            context A { upstream E  upstream M  upstream B  shared-kernel B { entity Sku } }
            context B
            external E
            monolith M
        `);
    });
});
