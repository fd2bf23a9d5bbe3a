import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { readRuleSettings } from '../../../src/rules/settings.ts';
import { modelOf } from '../../model-of.ts';

/**
 * What the profile finds: rule and node, sorted. The models say what those of microFreshener-core 525df4d say in its
 * `data/tests/test_sniffer_*.yml`; the expectations are the verdicts of its sniffers.
 */
async function smells(text: string): Promise<readonly string[]> {
    const { settings, problems } = readRuleSettings({ extends: 'microfreshener' });
    expect(problems).toEqual([]);
    const found = runRules(await modelOf(text), { settings });
    return found.map(({ rule, element }) => `${rule} ${element}`).sort();
}

describe('wobbly service interaction: the service that calls', () => {
    const WOBBLY = (...services: readonly string[]) => services.map((it) => `wobbly-interaction ${it}`);

    it.each([
        ['{ timeout none }', ['s1']],
        ['', ['s1']],
        ['{ breaker none }', ['s1']],
        ['{ timeout 1s }', []],
        ['{ breaker polly }', []],
        ['{ timeout 1s  breaker polly }', []],
        ['{ timeout none  breaker polly }', []],
        ['{ timeout 1s  breaker none }', []],
    ])('from service to service with `%s`', async (policy, services) => {
        expect(await smells(`service s1 { calls s2 ${policy} }\nservice s2`)).toEqual(WOBBLY(...services));
    });

    it('from a service to a router, of whatever kind', async () => {
        expect(await smells('service s1 { calls r }\nrouter r { calls s2 }\nservice s2')).toEqual(WOBBLY('s1'));
        expect(await smells('service s1 { calls r { timeout 1s } }\nrouter r { calls s2 }\nservice s2')).toEqual([]);
        expect(await smells('service s1 { calls g }\ngateway g { calls s2 }\nservice s2')).toEqual(WOBBLY('s1'));
    });

    it('once for a service, however many it calls', async () => {
        expect(await smells('service s1 { calls s2  calls s3 }\nservice s2 { calls s3 }\nservice s3')).toEqual(
            WOBBLY('s1', 's2'),
        );
    });

    it('by a statement for all, each service that it leaves so', async () => {
        expect(
            await smells(
                'system S { defaults { timeout none  breaker none } }\nservice s1 { calls s2 }\nservice s2 { calls s3 }\nservice s3',
            ),
        ).toEqual(WOBBLY('s1', 's2'));
    });

    it('not from routers, and not to stores, brokers and externals', async () => {
        expect(await smells('gateway g { calls s1  route "/" to s1 }\nrouter r { calls s1 }\nservice s1')).toEqual([]);
        expect(
            await smells('service s1 { reads db  publishes t  calls X }\nstore db\nbroker K { topic t }\nexternal X'),
        ).toEqual([]);
    });
});

describe('endpoint-based service interaction: the service that is called', () => {
    const POLICY = '{ timeout 1s }';

    it('at a fixed address, by a service', async () => {
        expect(await smells(`service s1 { calls s2 at "10.0.0.7:8080" ${POLICY} }\nservice s2`)).toEqual([
            'hardcoded-endpoint s2',
        ]);
        expect(
            await smells(
                `service s1 { calls s3 at "http://s3.example" ${POLICY} }\nservice s2 { calls s3 at "s3" ${POLICY} }\nservice s3`,
            ),
        ).toEqual(['hardcoded-endpoint s3']);
    });

    it('not where it is found by discovery, nor to or from a router', async () => {
        expect(await smells(`service s1 { calls s2 ${POLICY} }\nservice s2`)).toEqual([]);
        expect(await smells(`service s1 { calls r at "10.0.0.7" ${POLICY} }\nrouter r`)).toEqual([]);
        expect(await smells(`service s1 { calls m at "10.0.0.7" ${POLICY} }\nbff m`)).toEqual([]);
        expect(await smells('router r { calls s1 at "10.0.0.7" }\nservice s1')).toEqual([]);
        expect(await smells('gateway g { calls s1 at "10.0.0.7" }\nservice s1')).toEqual([]);
    });
});

describe('shared persistency: the store', () => {
    it('that two services use', async () => {
        expect(await smells('service s1 { reads db }\nservice s2 { writes db }\nstore db')).toEqual([
            'shared-database db',
        ]);
        expect(
            await smells('service s1 { reads db }\nservice s2 { reads db }\nservice s3 { reads db }\nstore db'),
        ).toEqual(['shared-database db']);
    });

    it('not that one uses, however often', async () => {
        expect(
            await smells('service s1 { reads db  writes db }\nservice s2 { reads other }\nstore db\nstore other'),
        ).toEqual([]);
    });
});

describe('no API gateway: the node at the edge', () => {
    it('that is no router: a service or a broker', async () => {
        expect(await smells('client c { calls s1 }\nservice s1')).toEqual(['no-api-gateway s1']);
        expect(await smells('client c { calls s1  calls s2 }\nservice s1\nservice s2')).toEqual([
            'no-api-gateway s1',
            'no-api-gateway s2',
        ]);
        expect(await smells('client c { publishes t }\nbroker K { topic t }')).toEqual(['no-api-gateway K']);
    });

    it('not a router of whatever kind', async () => {
        expect(
            await smells(
                'client c { calls g  calls m  calls r }\ngateway g { route "/" to s1 }\nbff m { route "/" to s1 }\nrouter r { calls s1 }\nservice s1',
            ),
        ).toEqual([]);
    });
});

describe('multiple services in one container: the compute', () => {
    it('that runs two services', async () => {
        expect(
            await smells('service s1\nservice s2\ndeployment d { unit u { runs s1, s2 }  unit v { runs s1 } }'),
        ).toEqual(['multiple-services-per-container d.u']);
    });

    it('not that runs one', async () => {
        expect(await smells('service s1\nservice s2\ndeployment d { unit u { runs s1 }  unit v { runs s2 } }')).toEqual(
            [],
        );
    });
});

/** Teams `A` and `B`, and calls that are not wobbly. */
const teams = (text: string) =>
    smells(`team A\nteam B\n${text}`).then((all) => all.map((line) => line.replace(/^org\//, '')));
const SAFE = '{ timeout 1s }';

describe('single-layer teams: the service whose link crosses teams', () => {
    const only = async (text: string) => (await teams(text)).filter((line) => line.startsWith('single'));

    it.each([
        ['a store', 'service s { owner A  reads d }\nstore d { owner B }', ['s']],
        [
            'a store that its team uses',
            'service s { owner A  reads d }\nstore d { owner B }\nservice t { owner B  reads d }',
            ['s'],
        ],
        ['a store of nobody', 'service s { owner A  reads d }\nstore d', []],
        ['a router', `service s { owner A  calls r ${SAFE} }\nrouter r { owner B }`, ['s']],
        ['a broker', 'service s { owner A  publishes t }\nbroker K { owner B  topic t }', ['s']],
        [
            'a router that its team uses',
            `service s { owner A  calls r ${SAFE} }\nrouter r { owner B }\nservice t { owner B  calls r ${SAFE} }`,
            [],
        ],
        [
            'a broker that its team uses',
            'service s { owner A  publishes t }\nbroker K { owner B  topic t }\nservice u { owner B  publishes t }',
            [],
        ],
        [
            'a router that only a router of its team follows',
            `service s { owner A  calls r ${SAFE} }\nrouter r { owner B  calls q }\nrouter q { owner B }`,
            ['s'],
        ],
        [
            'a store, with one of its own',
            'service s { owner A  reads d }\nstore d { owner B }\nstore e { owner A }',
            [],
        ],
        [
            'a router, with one of its own',
            `service s { owner A  calls r ${SAFE} }\nrouter r { owner B }\nrouter q { owner A }`,
            [],
        ],
        [
            'a broker, with one of its own',
            'service s { owner A  publishes t }\nbroker K { owner B  topic t }\nbroker L { owner A }',
            [],
        ],
    ])('%s', async (_, text, services) => {
        expect(await only(text)).toEqual(services.map((it) => `single-layer-team ${it}`));
    });
});

describe('tightly coupled teams: the member that belongs elsewhere', () => {
    const only = async (text: string) => (await teams(text)).filter((line) => line.startsWith('tightly'));

    it.each([
        [
            'a service that two of the other team use',
            `service s1 { owner A }\nservice s2 { owner B  calls s1 ${SAFE}  calls s3 ${SAFE} }\nservice s3 { owner B  calls s1 ${SAFE} }`,
            ['s1'],
        ],
        [
            'a service without anything at home',
            `service s1 { owner A  calls s2 ${SAFE} }\nservice s2 { owner B  reads d }\nstore d { owner B }`,
            ['s1'],
        ],
        [
            'a router to two services of the other team',
            `router r { owner A  calls s1  calls s2 }\nservice s1 { owner B  calls s2 ${SAFE} }\nservice s2 { owner B }`,
            ['r'],
        ],
        [
            'both ends, which each have only the other',
            'broker K { owner A  topic t }\nservice s { owner B  publishes t }',
            ['K', 's'],
        ],
        ['a service and a router', `service s { owner A  calls r ${SAFE} }\nrouter r { owner B }`, ['r', 's']],
        ['a service and a store', 'service s { owner A  reads d }\nstore d { owner B }', ['d', 's']],
        [
            'nobody, where the others have no team',
            `service s1 { owner A  calls s2 ${SAFE}  calls s3 ${SAFE} }\nservice s2\nservice s3`,
            [],
        ],
    ])('%s', async (_, text, members) => {
        expect(await only(text)).toEqual(members.map((it) => `tightly-coupled-teams ${it}`));
    });
});

describe('shared bounded context: the service whose link crosses teams', () => {
    const only = async (text: string) => (await teams(text)).filter((line) => line.startsWith('shared-b'));

    it.each([
        [
            'a store of the other team',
            'service s { owner A  reads d }\nstore d { owner B }\nservice t { owner B  reads d }',
            ['s'],
        ],
        ['a store that no service of its team uses', 'service s { owner A  reads d }\nstore d { owner B }', ['s']],
        [
            'a store of the other team, and a service of none',
            'service s { owner A  reads d }\nstore d { owner B }\nservice t { reads d }',
            ['s'],
        ],
        ['a store of nobody', 'service s { owner A  reads d }\nservice t { owner B  reads d }\nstore d', ['s', 't']],
        ['a store of its own team', 'service s { owner A  reads d }\nstore d { owner A }', []],
    ])('%s', async (_, text, services) => {
        expect(await only(text)).toEqual(services.map((it) => `shared-bounded-context ${it}`));
    });
});

describe('the profile microfreshener', () => {
    it('finds nothing else, whatever else there is to find', async () => {
        expect(
            await smells(`client c { calls g }
gateway g { route "/" to a }
service a { calls b per item { timeout 1s } }
service b { calls a { timeout 1s } }`),
        ).toEqual([]);
    });
});
