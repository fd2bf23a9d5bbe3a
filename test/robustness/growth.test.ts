import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countExecutions, disproportionate } from './count-executions.ts';

const SIZE = 120;

/** One text, much of one kind; each line is made of its number. */
const TEXTS: Readonly<Record<string, (size: number) => string>> = {
    'operations of one service': (size) => `service s {\n${lines(size, (i) => `query q${i} { takes 5ms }`)}\n}`,
    'services of one context': (size) => `context C {\n${lines(size, (i) => `service s${i} { query q }`)}\n}`,
    'events of one service': (size) =>
        `context C {\nservice s {\n${lines(size, (i) => `publishes e${i}`)}\n}\n${lines(size, (i) => `event e${i}`)}
service t {\n${lines(size, (i) => `on e${i} { takes 1ms }`)}\n}\n}`,
    'calls between two services': (size) =>
        `service a { command x {\n${lines(size, () => 'calls b.q')}\n} }\nservice b { query q }`,
    'calls of one service': (size) =>
        `context C {\nservice a { command x {\n${lines(size, (i) => `calls s${i}.q`)}\n} }
${lines(size, (i) => `service s${i} { query q }`)}\n}`,
    'callers of one service': (size) =>
        `context C {\nservice a { query q }\n${lines(size, (i) => `service s${i} { query q { calls a.q } }`)}\n}`,
    'services in a chain': (size) =>
        `client W { calls s0.q }\n${lines(size, (i) => `service s${i} { query q { calls s${i + 1}.q } }`)}
service s${size} { query q }`,
    'stores of one service': (size) =>
        `service s {\n${lines(size, (i) => `store d${i}`)}\ncommand c {\n${lines(size, (i) => `writes d${i}`)}\n}\n}`,
    'schemas of one store': (size) =>
        `store d { schema ${list(size, (i) => `t${i}`)} }\nservice s { query q {\n${lines(size, (i) => `reads d.t${i}`)}\n} }`,
    'units of one deployment': (size) =>
        `${lines(size, (i) => `service s${i}`)}\ndeployment p {\n${lines(size, (i) => `unit u${i} { runs s${i} }`)}\n}`,
    'members of one mesh': (size) =>
        `${lines(size, (i) => `service s${i}`)}\nmesh M { members ${list(size, (i) => `s${i}`)} }`,
    'topics of one broker': (size) => `broker K {\n${lines(size, (i) => `topic t${i}`)}\n}`,
    'extensions of one service': (size) => `service a\n${lines(size, (i) => `extend a { query q${i} }`)}`,
    'routes of one gateway': (size) =>
        `gateway G {\n${lines(size, (i) => `route "/r${i}" to s${i}`)}\n}\n${lines(size, (i) => `service s${i}`)}`,
    constraints: (size) =>
        `team T\ncontext C { owner T  service a { calls b }  service b }
${lines(size, (i) => `constraint c${i} { service b may not call a  every service has owner  every call to a has timeout }`)}`,
    'unknown names': (size) => `service a { command x {\n${lines(size, (i) => `calls z${i}`)}\n} }`,
};

function lines(size: number, line: (index: number) => string): string {
    return Array.from({ length: size }, (_, index) => line(index)).join('\n');
}

function list(size: number, item: (index: number) => string): string {
    return Array.from({ length: size }, (_, index) => item(index)).join(', ');
}

describe('a text with twice as many', () => {
    let counter: Awaited<ReturnType<typeof countExecutions>>;
    let check: (text: string) => Promise<void>;

    beforeAll(async () => {
        counter = await countExecutions();
        // Loaded only now, so that all of it is counted.
        const { modelOf } = await import('../model-of.ts');
        const { runRules } = await import('../../src/rules/run-rules.ts');
        check = async (text) => {
            runRules(await modelOf(text, { tolerant: true }));
        };
        await check('service a { calls b }\nservice b');
    });

    afterAll(() => counter.stop());

    it.each(Object.keys(TEXTS))('%s does about twice the work', async (name) => {
        const textOf = TEXTS[name] ?? (() => '');
        await counter.take();
        await check(textOf(SIZE));
        const once = await counter.take();
        await check(textOf(2 * SIZE));
        const twice = await counter.take();
        expect([...twice.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100 * SIZE);
        expect(disproportionate(once, twice, SIZE)).toEqual([]);
    });
});
