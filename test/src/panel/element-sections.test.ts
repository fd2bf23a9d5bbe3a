import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../src/model/index-model.ts';
import { elementSections } from '../../../src/panel/element-sections.ts';
import { modelOf } from '../../model-of.ts';

/** What is told of an element: each section with its rows, as `text (aside)`. */
async function told(text: string, id: string): Promise<Readonly<Record<string, readonly string[]>>> {
    const index = indexModel(await modelOf(text));
    const element = index.elements.get(id);
    const sections = element ? elementSections(element, index) : [];
    return Object.fromEntries(
        sections.map(({ title, rows }) => [
            title,
            rows.map(({ text: words, aside }) => (aside === undefined ? words : `${words} (${aside})`)),
        ]),
    );
}

describe('what is told of a service', () => {
    it.each([
        ['replicas 1', '1 replica'],
        ['replicas 3', '3 replicas'],
        ['replicas 2..10', '2 to 10 replicas'],
        ['replicas 2..10 at 70% cpu', '2 to 10 replicas (70 % cpu)'],
        ['concurrency 8', '8 slots each'],
        ['version "2.1"', '2.1 (version)'],
    ])('%s', async (statement, row) => {
        expect(await told(`service a { ${statement} }`, 'a')).toEqual({ Runs: [row] });
    });

    it('is what it promises and what it tells of itself', async () => {
        const text = `service a {
  slo { availability 99.9%  latency p99 300ms  errors 1%  throughput 50/s }
  telemetry { metrics rate, errors  logs structured  traces otel }
}`;
        expect(await told(text, 'a')).toEqual({
            Runs: ['99.9 %, p99 300 ms, at most 1 % errors, 50/s (SLO)'],
            Tells: ['errors, rate (metrics)', 'structured (logs)', 'otel (traces)'],
        });
        expect(await told('service a { telemetry { metrics none  logs none  traces none } }', 'a')).toEqual({});
    });
});

describe('what is told of other elements', () => {
    const text = `context C {
  service a { reads db  publishes Placed  command go { calls X  calls X  writes db  publishes K.jobs } }
  service b { reads db  consumes K.jobs  calls X }
  event Placed
}
store db : PostgreSQL
broker K { queue jobs }
external X { slo { availability 99% } }`;

    it('is who uses them, each once', async () => {
        expect(await told(text, 'db')).toEqual({ 'Used by': ['C.a', 'C.b'] });
        expect(await told(text, 'K.jobs')).toEqual({ 'Written by': ['C.a'], 'Read by': ['C.b'] });
        expect(await told(text, 'X')).toEqual({ Promises: ['99 % (SLO)'], 'Called by': ['C.a', 'C.b'] });
        expect(await told(text, 'C')).toEqual({ Services: ['C.a', 'C.b'], Events: ['C.Placed'] });
    });

    it.each([
        [8, []],
        [9, ['1 more']],
    ])('is eight of %i names at the most', async (count, rest) => {
        const users = Array.from({ length: count }, (_, i) => `service s${i} { reads db }`);
        const { 'Used by': rows = [] } = await told(`store db\n${users.join('\n')}`, 'db');
        expect(rows.slice(0, 2)).toEqual(['s0', 's1']);
        expect(rows.slice(8)).toEqual(rest);
    });
});
