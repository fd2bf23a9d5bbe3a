import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'too-many-standards';
const found = async (text: string, options = {}) =>
    (await findingsOf(RULE, text, { options })).map(({ decisive }) => decisive.join());
const protocols = (...names: readonly string[]) =>
    `system S\nservice a { ${names.map((name) => `calls b over ${name}`).join('  ')} }\nservice b`;
const languages = (...names: readonly string[]) =>
    `system S\n${names.map((name, n) => `service s${n} { technology ${name} }`).join('\n')}`;

describe('too-many-standards', () => {
    it('tells the protocols with their number of calls, the most used first', async () => {
        const text = protocols('grpc', 'http', 'soap', 'thrift', 'http');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'S',
            decisive: ['protocols'],
            message:
                'Services talk to each other by 4 protocols (limit 3): http (2), grpc (1), soap (1) and thrift (1). Each needs people who know it, libraries, and tools to watch it.',
        });
        expect(finding && underlined(text, finding)).toBe('S');
        expect(finding?.related[0]?.message).toBe('`a` uses http');
    });

    it('tells the languages', async () => {
        const [finding] = await findingsOf(RULE, languages('Go', 'Java', 'Kotlin', 'Python', 'Rust', 'golang'));
        expect(finding?.message).toContain('Services are written in 5 languages (limit 4): Go (2), Java (1)');
    });

    it('speaks from one more than the limit on', async () => {
        expect(await found(protocols('grpc', 'http', 'soap'))).toEqual([]);
        expect(await found(protocols('grpc', 'http'), { protocols: 1 })).toEqual(['protocols']);
        expect(await found(languages('Go', 'Java', 'Kotlin', 'Python'))).toEqual([]);
        expect(await found(languages('Go', 'Java', 'Kotlin', 'Python'), { stacks: 3 })).toEqual(['languages']);
    });

    it('counts neither frameworks and databases nor externals and unnamed protocols', async () => {
        expect(await found(languages('Go', '"Spring Boot"', 'Ktor', 'Django', 'PostgreSQL', 'Redis'))).toEqual([]);
        expect(
            await found(
                'service a { calls X over http  calls X over grpc  calls X over soap  calls X over thrift  calls b }\nexternal X\nservice b',
            ),
        ).toEqual([]);
    });
});
