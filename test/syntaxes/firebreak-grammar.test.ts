import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FirebreakGrammar } from '../../language/generated/grammar.ts';
import { tokenize } from './tokenize.ts';

const raw = readFileSync('syntaxes/firebreak.tmLanguage.json', 'utf8');

describe('the colouring grammar', () => {
    it('colours every keyword of the language', async () => {
        const uncoloured: string[] = [];
        const keywords = keywordsOfLanguage();
        expect(keywords).toContain('service');
        for (const keyword of keywords) {
            const [first] = await tokenize(keyword);
            if (!/^(?:keyword|storage|constant)\b/.test(first?.scope ?? '')) {
                uncoloured.push(keyword);
            }
        }
        expect(uncoloured).toEqual([]);
    });

    it('speaks of no word that the language does not have', () => {
        const keywords = new Set(keywordsOfLanguage());
        // Lists of words, such as `(?:alt|else|loop)`, and not parts of expressions.
        const lists = [...raw.matchAll(/\((?:\?:)?([a-z-]+(?:\|[a-z-]+)+)\)/g)].map((match) => match[1] ?? '');
        const strangers = lists.flatMap((list) => list.split('|')).filter((word) => !keywords.has(word));
        expect(new Set(strangers)).toEqual(new Set(['conformist', 'customer-supplier', 'domain', 'technical']));
    });

    it('shows a declared name, whatever the name is', async () => {
        expect(await tokenize('service cache "A cache" { command retry idempotent }')).toEqual([
            { text: 'service', scope: 'storage.type' },
            { text: 'cache', scope: 'entity.name.type' },
            { text: '"', scope: 'punctuation.definition.string.begin' },
            { text: 'A cache', scope: 'string.quoted.double' },
            { text: '"', scope: 'punctuation.definition.string.end' },
            { text: '{', scope: 'punctuation.section.block.begin' },
            { text: 'command', scope: 'storage.type' },
            { text: 'retry', scope: 'entity.name.function' },
            { text: 'idempotent', scope: 'keyword.other' },
            { text: '}', scope: 'punctuation.section.block.end' },
        ]);
    });

    it('shows a call: who, how, how often, with which policy', async () => {
        expect(await tokenize('calls Inventory.stock.list over grpc 3 times in parallel with careful')).toEqual([
            { text: 'calls', scope: 'keyword.control.interaction' },
            { text: 'Inventory.stock.list', scope: 'variable.other.reference' },
            { text: 'over', scope: 'keyword.other' },
            { text: 'grpc', scope: 'constant.other.word' },
            { text: '3', scope: 'constant.numeric' },
            { text: 'times', scope: 'keyword.other' },
            { text: 'in parallel', scope: 'keyword.other' },
            { text: 'with', scope: 'keyword.other' },
            { text: 'careful', scope: 'variable.other.reference' },
        ]);
    });

    it('shows how often a loop repeats and a condition holds', async () => {
        expect(
            (await tokenize('loop "each item" 5 times { alt "a gift" 20% { } else { } }')).filter(
                ({ scope }) => !/string|punctuation/.test(scope),
            ),
        ).toEqual([
            { text: 'loop', scope: 'keyword.other' },
            { text: '5', scope: 'constant.numeric' },
            { text: 'times', scope: 'keyword.other' },
            { text: 'alt', scope: 'keyword.other' },
            { text: '20', scope: 'constant.numeric' },
            { text: '%', scope: 'keyword.other.unit' },
            { text: 'else', scope: 'keyword.other' },
        ]);
    });

    it('takes units and ranges apart', async () => {
        expect(await tokenize('retry 2 backoff 50ms..1s budget 10%')).toEqual([
            { text: 'retry', scope: 'keyword.other' },
            { text: '2', scope: 'constant.numeric' },
            { text: 'backoff', scope: 'keyword.other' },
            { text: '50', scope: 'constant.numeric' },
            { text: 'ms', scope: 'keyword.other.unit' },
            { text: '..', scope: 'keyword.operator.range' },
            { text: '1', scope: 'constant.numeric' },
            { text: 's', scope: 'keyword.other.unit' },
            { text: 'budget', scope: 'keyword.other' },
            { text: '10', scope: 'constant.numeric' },
            { text: '%', scope: 'keyword.other.unit' },
        ]);
    });

    it('colours no keyword inside a longer, dotted or hyphenated name', async () => {
        for (const name of ['ts-travel-service', 'service-mesh', 'shop.service.retry', 'timeouts', 'my_store']) {
            const tokens = await tokenize(name);
            expect(
                tokens.filter(({ scope }) => /^(?:keyword|storage)/.test(scope)),
                name,
            ).toEqual([]);
        }
    });

    it('takes the fields of an event for fields', async () => {
        const tokens = await tokenize('event OrderPlaced via orders { version, timeout }  service next');
        expect(tokens.filter(({ scope }) => scope === 'variable.other.property').map(({ text }) => text)).toEqual([
            'version',
            'timeout',
        ]);
        expect(tokens.at(-1)).toEqual({ text: 'next', scope: 'entity.name.type' });
    });

    it('declares nothing inside a constraint, a view or an experiment', async () => {
        const text = [
            'constraint c { every service has owner }',
            'view v of services { hide caches  group by context  direction right }',
            'experiment e { expect { queue of emails below 10 } }',
            'service after',
        ].join('\n');
        const declared = (await tokenize(text)).filter(({ scope }) => scope.startsWith('entity.name'));
        expect(declared.map((token) => token.text)).toEqual(['c', 'v', 'e', 'after']);
    });

    it('ends an open string with its line and a comment where it ends', async () => {
        const tokens = await tokenize('service a "open\nservice b /* one\ntwo */ service c');
        const declared = tokens.filter(({ scope }) => scope === 'entity.name.type');
        expect(declared.map((token) => token.text)).toEqual(['a', 'b', 'c']);
    });

    it('knows a description from a remark', async () => {
        const [description, , remark] = await Promise.all([tokenize('/** A */'), tokenize(''), tokenize('/* B */')]);
        expect(description[1]?.scope).toBe('comment.block.documentation');
        expect(remark[1]?.scope).toBe('comment.block');
    });
});

function keywordsOfLanguage(): string[] {
    const keywords = new Set<string>();
    collect(FirebreakGrammar(), new Set());
    return [...keywords].sort();

    function collect(node: unknown, seen: Set<unknown>): void {
        if (typeof node !== 'object' || node === null || seen.has(node)) {
            return;
        }
        seen.add(node);
        if ('$type' in node && node.$type === 'Keyword' && 'value' in node && /^[a-z]/.test(String(node.value))) {
            keywords.add(String(node.value));
        }
        for (const [key, value] of Object.entries(node)) {
            if (!key.startsWith('$')) {
                collect(value, seen);
            }
        }
    }
}
