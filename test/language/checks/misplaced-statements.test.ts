import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('misplacedStatementChecks', () => {
    it.each([
        ['client c { «replicas» 3 }', '`replicas` does not belong in a client: it belongs in a service or a unit.'],
        ['context A { «replicas» 3 }', '`replicas` does not belong in a context: it belongs in a service or a unit.'],
        ['service s { «topic» t }', '`topic` does not belong in a service: it belongs in a broker.'],
        [
            'service s { «service» t { } }',
            '`service` does not belong in a service: it belongs in a context or at the top level.',
        ],
        ['context A { «view» v of services }', '`view` does not belong in a context: it belongs at the top level.'],
        ['«phase» 1 { }', '`phase` does not belong at the top level: it belongs in a migration.'],
        ['«tag» x', '`tag` does not belong at the top level: it belongs in the block of an element.'],
        ['store s { «hits» 90% }', '`hits` does not belong in a store: it belongs in a cache.'],
        [
            'service s { «upstream» A }\ncontext A { }',
            '`upstream` does not belong in a service: it belongs in a context.',
        ],
        [
            'service s { defaults { «replicas» 3 } }',
            '`replicas` does not belong in `defaults { }`: it belongs in a service or a unit.',
        ],
        [
            'service s { calls t { «replicas» 3 } }\nservice t',
            '`replicas` does not belong in the block of `calls`: it belongs in a service or a unit.',
        ],
        [
            'client c { }\nextend c { «replicas» 3 }',
            '`replicas` does not belong in a client: it belongs in a service or a unit.',
        ],
    ])('says where a statement belongs: %s', async (text, message) => {
        await expectProblems(text, [['check/misplaced', message]]);
    });

    it('says where the policies of a service, of the system and of a call stand', async () => {
        const defaults = (kind: string) =>
            `Policies for all calls of a ${kind} stand in its \`defaults { }\`, those for one call in the call's block.`;
        await expectProblems('service s { «timeout» 3s }', [['check/misplaced', defaults('service')]]);
        await expectProblems('system s { «timeout» 3s }', [['check/misplaced', defaults('system')]]);
        await expectProblems('service s { query q { calls t «timeout» 3s } }\nservice t', [
            [
                'check/misplaced',
                'A policy belongs to a call, not to an operation: write it in the block of the call, `calls payments { timeout 300ms }`.',
            ],
        ]);
    });

    it('finds a call from a store', async () => {
        await expectProblems('service s { store d { «calls» t } }\nservice t', [
            ['check/call-from-store', 'A store calls nobody: say the call in the service that makes it.'],
        ]);
    });

    it('takes every statement where it belongs, also through extend', async () => {
        await expectNoProblems(
            `
            system S { defaults { timeout 3s } }
            gateway G { timeout 3s  route "/x" to A.s { retry 2 } }
            context A { service s { replicas 3  store d  command c { writes d } } }
            extend A.s { tag x  replicates-nothing-here }
        `.replace('replicates-nothing-here', 'concurrency 5'),
        );
    });
});
