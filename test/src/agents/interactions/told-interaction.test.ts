import { describe, expect, it } from 'vitest';
import { endsOf, interactionLine, toldInteraction } from '../../../../src/agents/interactions/told-interaction.ts';
import { memoryWorkspace } from '../memory-workspace.ts';

const MODEL = `
broker Kafka { topic orders  queue jobs }
policy careful { timeout 300ms }
gateway Edge { route "/a" to a.plain }
service a {
  store db : PostgreSQL { schema sales }
  query plain { calls b }
  query each { calls b over grpc 3 times with careful optional in parallel }
  command all { calls b.take per item up to 20 batched  reads db.sales }
  command some { calls b per item bypassing mesh ignoring reply  writes db }
  command tell { publishes Placed outbox  publishes Kafka.jobs  publishes Bare }
}
service b { command take  on Placed { }  consumes Kafka.jobs }
event Placed via Kafka.orders
event Bare
`;

const project = await memoryWorkspace({ 'shop/m.fbk': MODEL }).open(undefined, new AbortController().signal);
const told = [...project.index.relations.keys()].flatMap((id) => toldInteraction(project, id) ?? []);

/** How one element uses another, in the words that agents are told. */
function how(from: string, to: string): readonly string[] | undefined {
    return told.find((each) => each.from === from && each.to === to)?.how;
}

describe('what agents are told of an interaction', () => {
    it('is nothing but its ends where nothing else is said', () => {
        expect(how('a.plain', 'b')).toEqual([]);
        expect(how('a.tell', 'Bare')).toEqual([]);
    });

    it('is how a call is made', () => {
        expect(how('a.each', 'b')).toEqual(['grpc', 'optional', 'parallel', '3 times', 'with careful']);
        expect(how('a.all', 'b.take')).toEqual(['batched', 'once per item, up to 20']);
        expect(how('a.some', 'b')).toEqual(['ignores the reply', 'bypasses the mesh', 'once per item']);
        expect(how('Edge', 'a.plain')).toEqual(['route /a']);
    });

    it('is what is done to a store', () => {
        expect(how('a.all', 'a.db')).toEqual(['read', 'schema sales']);
        expect(how('a.some', 'a.db')).toEqual(['write']);
    });

    it('is how a message travels, but not the channel that is its end', () => {
        expect(how('a.tell', 'Placed')).toEqual(['outbox', 'via Kafka.orders']);
        expect(how('b.on-Placed', 'Placed')).toEqual(['via Kafka.orders']);
        expect(how('a.tell', 'Kafka.jobs')).toEqual([]);
        expect(how('b', 'Kafka.jobs')).toEqual([]);
    });

    it('is one line, with a policy or the word that there is none for calls alone', () => {
        const line = (from: string) => told.filter((each) => each.from === from).map(interactionLine);
        expect(line('a.each')).toEqual([
            'a.each calls b (grpc, optional, parallel, 3 times, with careful) — timeout: 300 ms a try [careful] — m.fbk:8',
        ]);
        expect(line('a.plain')).toEqual(['a.plain calls b — no policy — m.fbk:7']);
        expect(line('b.on-Placed')).toEqual(['b.on-Placed receives Placed (via Kafka.orders) — m.fbk:13']);
    });

    it('leaves out routes, which show in the calls that they make', () => {
        const [route] = project.index.model.routes;
        expect(endsOf(project.index, route?.id ?? '')).toBeUndefined();
        expect(told.map(({ kind }) => String(kind))).not.toContain('route');
    });
});
