import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../property-seed.ts';
import { breakerHolders } from '../../../../src/diagram/breaker/breaker-holders.ts';
import { type PlacedBreaker, placeBreaker } from '../../../../src/diagram/breaker/place-breaker.ts';
import { renderSvg } from '../../../../src/diagram/render/svg.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import { isOnBorder, lineFlaws, type NamedBox, outsideOf, overlapsOf, pictureFrame, textBoxes } from '../box-flaws.ts';
import { HOSTILE_TEXTS, svgFacts, svgFlaws } from '../svg-facts.ts';

function placedBreakers(model: ArchitectureModel, options: ViewOptions = {}): readonly PlacedBreaker[] {
    return breakerHolders(model).map(({ id }) => {
        const view = buildView(model, `breaker:${id}`, options);
        if (view.kind !== 'breaker') {
            throw new Error(`breaker:${id} is of the kind ${view.kind}.`);
        }
        return placeBreaker(view);
    });
}

/** Everything that is wrong with the places of a picture, in words. */
function flaws(placed: PlacedBreaker): readonly string[] {
    return [...machineFlaws(placed), ...cardFlaws(placed)];
}

function machineFlaws({ machine, cardBox, ...picture }: PlacedBreaker): readonly string[] {
    const states = machine.states.map(({ state, box }): NamedBox => ({ name: state, box }));
    const labels = machine.transitions.flatMap(({ from, to, label }) =>
        label ? [{ name: `label from ${from} to ${to}`, box: label.box }] : [],
    );
    const boxOf = (state: string) => machine.states.find((each) => each.state === state)?.box;
    const ends = machine.transitions.flatMap(({ from, to, points }) => {
        const [first] = points;
        const last = points.at(-1);
        const [source, target] = [boxOf(from), boxOf(to)];
        return [
            ...(from !== 'start' && !(first && source && isOnBorder(first, source))
                ? [`a line does not begin at ${from}`]
                : []),
            ...(last && target && isOnBorder(last, target) ? [] : [`a line does not end at ${to}`]),
        ];
    });
    const card = { name: 'the card', box: cardBox };
    return [
        ...overlapsOf([...states, ...labels, card]),
        ...outsideOf(pictureFrame(picture), [...states, ...labels, card]),
        ...ends,
        ...machine.transitions.flatMap(({ from, to, points }) => {
            const name = `the line from ${from} to ${to}`;
            const others = labels.filter((each) => each.name !== `label from ${from} to ${to}`);
            return lineFlaws(name, points, [...states, ...others, card]);
        }),
        ...machine.states.flatMap(({ state, box, note }) => outsideOf({ name: state, box }, textBoxes(note))),
        ...machine.transitions.flatMap(({ from, to, label }) =>
            label ? outsideOf({ name: `label from ${from} to ${to}`, box: label.box }, textBoxes(label.runs)) : [],
        ),
    ];
}

function cardFlaws({ card }: PlacedBreaker): readonly string[] {
    const texts = textBoxes([...card.runs, ...card.uses.flatMap(({ runs }) => runs)]);
    const strip = card.strip.map(({ state, box }, i) => ({ name: `${state} ${i}`, box }));
    const badges = card.uses.flatMap(({ badge }) => (badge ? [{ name: 'a badge', box: badge.box }] : []));
    const signs = [...card.failures, ...card.successes].map(({ x, y }, i) => ({
        name: `sign ${i}`,
        box: { x: x - 3, y: y - 3, width: 6, height: 6 },
    }));
    return [
        ...overlapsOf([...texts, ...strip, ...badges, ...signs]),
        ...outsideOf(pictureFrame(card), [...texts, ...strip, ...badges, ...signs, { name: 'own row', box: card.own }]),
    ];
}

const number = fc.integer({ min: 1, max: 100_000 });
const opens = fc.oneof(
    number.map((n) => `opens after ${n} failures`),
    fc
        .record({ share: fc.integer({ min: 1, max: 100 }), calls: number, slow: fc.boolean() })
        .map(({ share, calls, slow }) => `opens at ${share}% of ${calls} calls${slow ? ', slow 2s at 80%' : ''}`),
    number.map((n) => `opens at 12.5% of 100 calls within ${n}s`),
);
const breakerText = fc
    .record({
        kind: fc.constantFrom('', 'resilience4j', 'polly', 'istio', 'envoy', 'linkerd', 'gobreaker'),
        opens: fc.option(opens),
        waits: fc.option(number.map((n) => `waits ${n}ms`)),
        closes: fc.option(number.map((n) => `closes after ${n} successes`)),
        probes: fc.option(number.map((n) => `probes ${n}`)),
        shared: fc.constantFrom('', 'shared'),
        fallback: fc.option(fc.constantFrom('queue it', 'a long story about what happens instead '.repeat(5))),
    })
    .map(
        ({ kind, fallback, ...parts }) =>
            `policy p { breaker ${kind} { ${Object.values(parts)
                .filter((part) => part !== null && part !== '')
                .join('  ')} }${fallback === null ? '' : `  fallback "${fallback}"`} }
             service caller { calls callee with p }  service callee`,
    );

describe('the picture of a breaker', () => {
    it.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket', 'anti-patterns/no-circuit-breakers/mended'])(
        'has no flaw for %s',
        async (name) => {
            const model = await exampleModel(name);
            const marks = Object.fromEntries(
                [...model.calls, ...model.policies].map(({ id }, i) => [
                    id,
                    [{ finding: i, severity: 'error' as const }],
                ]),
            );
            for (const placed of [...placedBreakers(model), ...placedBreakers(model, { findings: marks })]) {
                expect(flaws(placed)).toEqual([]);
                expect(svgFlaws(placed)).toEqual([]);
            }
        },
    );

    it('has no flaw whatever the numbers are', async () => {
        await fc.assert(
            fc.asyncProperty(breakerText, async (text) => {
                for (const placed of placedBreakers(await modelOf(text))) {
                    expect(flaws(placed)).toEqual([]);
                }
            }),
            { numRuns: 60 },
        );
    });

    it('names the policy and the calls by their ids, and tells all in words', async () => {
        const model = await exampleModel('shop');
        const [placed] = placedBreakers(model);
        const facts = placed && svgFacts(renderSvg(placed, { theme: 'light', legend: true }));
        expect(facts?.ids).toEqual(['careful']);
        expect([...(facts?.relations ?? [])]).toEqual(['Ordering.orders.place->Payments.payments.charge']);
        for (const words of ['CLOSED', 'HALF-OPEN', '5 failures in a row', 'Resilience4j', 'closed: requests pass']) {
            expect(facts?.text).toContain(words);
        }
        expect(facts?.text).toContain('CLOSED to OPEN: 5 failures in a row.');
    });

    it('survives words that would break it', async () => {
        const base = await modelOf(`
            policy p { breaker polly  fallback "x" }
            service caller { calls callee with p }  service callee`);
        for (const text of HOSTILE_TEXTS) {
            const model: ArchitectureModel = {
                ...base,
                policies: base.policies.map((policy) => {
                    const { fallback } = policy.properties;
                    const told =
                        fallback?.said === 'set' ? { fallback: { ...fallback, value: { description: text } } } : {};
                    return { ...policy, title: text, properties: { ...policy.properties, ...told } };
                }),
                calls: base.calls.map((call) => ({ ...call, targetOperation: text })),
            };
            for (const placed of placedBreakers(model)) {
                expect(flaws(placed)).toEqual([]);
                expect(svgFlaws(placed)).toEqual([]);
                expect(placed.height).toBeLessThan(1600);
                expect(placed.width).toBeLessThan(2600);
            }
        }
    });
});
