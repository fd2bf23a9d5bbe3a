import { describe, expect, it } from 'vitest';
import { toldChanges } from './told-changes.ts';

const calls = (...statements: readonly string[]) => `
service a { command go { ${statements.join('\n')} }  command stop { } }
service b { query x { }  query y { } }`;

describe('calls between the same two services', () => {
    it('pair up by what they say, whatever their order and number', async () => {
        const [first, second, third] = ['calls b.x { timeout 1s }', 'calls b.x { timeout 2s }', 'calls b.x over grpc'];
        expect(await toldChanges(calls(first, second, third), calls(first, third))).toEqual([
            'removed call a.go->b.x#3',
        ]);
        expect(await toldChanges(calls(first, third), calls(first, second, third))).toEqual(['added call a.go->b.x#3']);
    });

    it('pair up with the one that is like them, and tell what differs', async () => {
        const before = calls('calls b.x over grpc { timeout 1s }', 'calls b.x over http { timeout 2s }');
        const after = calls('calls b.x over grpc { timeout 3s }', 'calls b.x over http { timeout 2s }');
        expect(await toldChanges(before, after)).toEqual(['changed call a.go->b.x, own timeout']);
    });

    it('are the same call with another protocol, target operation or calling operation', async () => {
        expect(await toldChanges(calls('calls b.x over http'), calls('calls b.x over grpc'))).toEqual([
            'changed call a.go->b.x, protocol',
        ]);
        expect(await toldChanges(calls('calls b.x'), calls('calls b.y'))).toEqual([
            'changed call a.go->b.x => a.go->b.y, targetOperation',
        ]);
        const moved = calls('').replace('stop { }', 'stop { calls b.x }');
        expect(await toldChanges(calls('calls b.x'), moved)).toEqual([
            'changed call a.go->b.x => a.stop->b.x, sourceOperation',
        ]);
    });

    it('are others when neither operation is the same', async () => {
        const other = calls('').replace('stop { }', 'stop { calls b.y }');
        expect(await toldChanges(calls('calls b.x'), other)).toEqual([
            'removed call a.go->b.x',
            'added call a.stop->b.y',
        ]);
    });

    it('never pair up with calls to somebody else', async () => {
        expect(
            await toldChanges(
                `${calls('calls b.x')}\nservice c { query x { } }`,
                `${calls('calls c.x')}\nservice c { query x { } }`,
            ),
        ).toEqual(['removed call a.go->b.x', 'added call a.go->c.x']);
    });
});

describe('other relations', () => {
    it('reads and writes of a store are different ones', async () => {
        const text = (verb: string) => `service a { store s : Redis  query q { ${verb} s } }`;
        expect(await toldChanges(text('reads'), text('writes'))).toEqual([
            'removed store-access a.q-reads->a.s',
            'added store-access a.q-writes->a.s',
        ]);
    });

    it('routes are known by their path', async () => {
        const text = (path: string, target: string) =>
            `gateway g { route "${path}" to ${target} }\nservice a\nservice b`;
        expect(await toldChanges(text('/a', 'a'), text('/a', 'b'))).toEqual([
            'removed call g:/a->a',
            'added call g:/a->b',
        ]);
        expect(await toldChanges(text('/a', 'a'), text('/b', 'a'))).toEqual([
            'removed call g:/a->a',
            'added call g:/b->a',
            'removed route g:/a',
            'added route g:/b',
        ]);
    });

    it('those of the context map tell their patterns', async () => {
        const text = (patterns: string) => `context A\ncontext B { upstream A { ${patterns} } }`;
        expect(await toldChanges(text('conformist'), text('customer-supplier'))).toEqual([
            'changed context-relation B-upstream->A, patterns',
        ]);
    });
});
