import { describe, expect, it } from 'vitest';
import { type FlowStep, flowSteps, type ScenarioFlow } from '../../../../src/model/flow/flow.ts';
import { followScenario, MOST_STEPS } from '../../../../src/model/flow/follow-scenario.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { modelOf } from '../../../model-of.ts';

async function flowOf(text: string): Promise<ScenarioFlow> {
    const model = await modelOf(text, { tolerant: true });
    const [scenario] = model.scenarios;
    if (!scenario) {
        throw new Error('The text has no scenario.');
    }
    return followScenario(indexModel(model), scenario);
}

/** `a>b[…]` for a call, what is in its brackets in order; `!E` for a publication, `r:s` and `w:s` for a store. */
function written(steps: readonly FlowStep[]): string {
    return steps.map(one).join(' ');
}

function one(step: FlowStep): string {
    switch (step.kind) {
        case 'call': {
            const { call, work } = step;
            const end = work.unfollowed === undefined ? '' : `…${work.unfollowed}`;
            return `${call.source}>${work.node ?? call.target}[${written(work.steps)}${end}]`;
        }
        case 'access':
            return `${step.access.mode === 'read' ? 'r' : 'w'}:${step.access.store}`;
        case 'publication':
            return `!${step.publication.event}`;
        case 'block':
            return `${step.block}(${step.branches
                .map(({ guard, steps }) => `${guard === undefined ? '' : `${guard}: `}${written(steps)}`)
                .join(' | ')})`;
    }
}

const SHOP = `
    client App { calls bff }
    bff bff { timeout 2s }
    service orders { store db : PostgreSQL
        command place { takes 8ms  calls stock.reserve in parallel  calls pay.charge in parallel  writes db
            publishes Placed } }
    service stock { store items : MongoDB  command reserve { writes items }  on Placed { reads items } }
    service pay { command charge { calls Bank }  command refund }
    external Bank { takes 20ms }
    event Placed
`;

describe('followScenario', () => {
    it('nests what is written out by who does it, and follows bodies where nothing is', async () => {
        const flow = await flowOf(`${SHOP} scenario S { App calls bff "taps"  bff calls orders.place }`);
        expect(written(flow.steps)).toBe(
            'App>bff[bff>orders.place[par(orders>stock.reserve[w:stock.items] | orders>pay.charge[pay>Bank[]]) ' +
                'w:orders.db !Placed]]',
        );
        expect(flow.notes).toEqual([]);
    });

    it('follows what is published to who receives it', async () => {
        const { later } = await flowOf(`${SHOP} scenario S { App calls bff  bff calls orders.place }`);
        expect(later.map(({ work }) => `${work.node}[${written(work.steps)}]`)).toEqual([
            'stock.on-Placed[r:stock.items]',
        ]);
    });

    it('keeps blocks as they are written', async () => {
        const flow = await flowOf(`${SHOP} scenario S {
            App calls bff
            alt "by card" { bff calls pay.charge } else { bff calls stock.reserve }
            loop "each item" { bff calls stock.reserve }
            par { bff calls pay.refund  bff calls stock.reserve }
        }`);
        expect(written(flow.steps)).toBe(
            'App>bff[alt(by card: bff>pay.charge[pay>Bank[]] | bff>stock.reserve[w:stock.items]) ' +
                'loop(each item: bff>stock.reserve[w:stock.items]) ' +
                'par(bff>pay.refund[] | bff>stock.reserve[w:stock.items])]',
        );
    });

    it('takes policies of a written call from the model, and the caller’s where there is no such call', async () => {
        const flow = await flowOf(`client App
            service a { defaults { timeout 3s }  query q { calls b.q over grpc { timeout 100ms } } }
            service b { query q  query r }
            scenario S { App calls a.q  a calls b.q  a calls b.r }`);
        const calls = [...flowSteps(flow.steps)].flatMap((step) => (step.kind === 'call' ? [step.call] : []));
        expect(calls.map(({ protocol, effective }) => [protocol, effective.timeout])).toMatchObject([
            [undefined, { said: 'unknown' }],
            ['grpc', { said: 'set', value: 100 }],
            [undefined, { said: 'set', value: 3000 }],
        ]);
    });

    it('undoes in reverse what compensation is said for', async () => {
        const flow = await flowOf(`client App
            service a { command go saga { calls b.take undone by b.give  calls c.take undone by c.give } }
            service b { command take  command give }
            service c { command take  command give }
            scenario S { App calls a.go }`);
        expect(written(flow.steps)).toBe('App>a.go[a>b.take[] a>c.take[] undo(a>c.give[] a>b.give[])]');
    });

    it('says behind which cache a read stands', async () => {
        const flow = await flowOf(`client App
            service a { cache fast : Redis { hits 90% }  store slow : PostgreSQL  query q { reads fast  reads slow  reads slow } }
            scenario S { App calls a.q }`);
        const shares = [...flowSteps(flow.steps)].flatMap((step) => (step.kind === 'access' ? [step.share] : []));
        expect(shares).toEqual([undefined, expect.closeTo(0.1), undefined]);
    });

    it('looks through routers and routes, and asks no service that could answer in several ways', async () => {
        const flow = await flowOf(`client App
            gateway one { route "/" to a.q, b.q }
            router balancer { calls a.q  calls b.q }
            service a { query q }
            service b { query q  query r }
            scenario S { App calls one  App calls balancer  App calls b }`);
        expect(written(flow.steps)).toBe(
            'App>one:/[par(one>a.q[] | one>b.q[])] App>balancer[alt(balancer>a.q[] | balancer>b.q[])] App>b[…choice]',
        );
        expect(flow.notes).toEqual(['Which operation answers is not said for b.']);
    });

    it('does not enter work that is running', async () => {
        const flow = await flowOf(`client App
            service a { query q { calls b.q } }
            service b { query q { calls a.q } }
            scenario S { App calls a.q }`);
        expect(written(flow.steps)).toBe('App>a.q[a>b.q[b>a.q[…cycle]]]');
    });

    it('stays within bounds however much there is, and says what it leaves out', async () => {
        const fan = Array.from({ length: 40 }, (_, i) => `calls s${i}.q`).join('  ');
        const services = Array.from(
            { length: 40 },
            (_, i) => `service s${i} { query q { ${i < 39 ? `calls s${i + 1}.q  calls s${i + 1}.q` : ''} } }`,
        );
        const flow = await flowOf(`client App
            service hub { query q { ${fan} } }
            ${services.join('\n')}
            scenario S { App calls hub.q }`);
        const steps = [...flowSteps(flow.steps)];
        expect(steps.length).toBeGreaterThan(30);
        expect(steps.length).toBeLessThanOrEqual(MOST_STEPS);
        expect(flow.notes).toEqual([
            expect.stringMatching(/^Followed \d+ calls? deep; what \d+ further calls cause is left out\.$/),
        ]);
    });

    it('takes the first 500 of more written steps', async () => {
        const many = Array.from({ length: 700 }, () => 'App calls a.q').join('\n');
        const flow = await flowOf(`client App  service a { query q }  scenario S { ${many} }`);
        expect(flow.steps).toHaveLength(MOST_STEPS);
        expect(flow.notes).toEqual(['The picture ends after 500 steps; at least 200 more are left out.']);
    });

    it('shows what is written before what bodies add', async () => {
        const many = Array.from({ length: 300 }, () => 'App calls a.q').join('\n');
        const flow = await flowOf(`client App
            service a { query q { calls b.q  calls b.q } }  service b { query q }
            scenario S { ${many} }`);
        expect(flow.steps).toHaveLength(300);
        expect(flow.notes).toEqual(['Only what is written is shown, not what 300 calls would cause.']);
    });

    it('bears a chain of a thousand written calls', async () => {
        const services = Array.from({ length: 1000 }, (_, i) => `service s${i} { query q }`).join('\n');
        const chain = Array.from({ length: 999 }, (_, i) => `s${i} calls s${i + 1}.q`).join('\n');
        const flow = await flowOf(`${services}\nscenario S {\n${chain}\n}`);
        expect([...flowSteps(flow.steps)]).toHaveLength(MOST_STEPS);
    });
});
