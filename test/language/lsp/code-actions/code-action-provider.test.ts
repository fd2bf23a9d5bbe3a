import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import '../../../property-seed.ts';
import { repository } from '../../../../.build/repository.ts';
import { formatText } from '../../../../language/format/format-text.ts';
import { parse } from '../../../parse.ts';
import { type AtCursor, atCursor } from '../cursor.ts';
import { edited } from '../edited.ts';

async function actionsAt(place: AtCursor, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const { services, document, params, position } = place;
    const diagnostics = (document.diagnostics ?? []).filter(
        ({ range: { start, end } }) => start.line <= position.line && position.line <= end.line,
    );
    const found = await services.lsp.CodeActionProvider?.getCodeActions(document, {
        textDocument: params.textDocument,
        range: { start: position, end: position },
        context: { diagnostics, ...context },
    });
    return (found ?? []).filter((it): it is CodeAction => 'kind' in it);
}

/** The titles of what is offered, and the texts after one of them. */
async function textsAfter(
    texts: string | Readonly<Record<string, string>>,
    title: string,
): Promise<Record<string, string>> {
    const place = await atCursor(texts);
    const actions = await actionsAt(place);
    const action = actions.find((it) => it.title === title);
    expect(actions.map((it) => it.title)).toContain(title);
    return edited(place, action?.edit);
}

async function errorsIn(texts: Readonly<Record<string, string>>): Promise<string[]> {
    return (await parse(texts)).diagnostics
        .filter(({ severity }) => severity === 1)
        .map(({ message }) => String(message));
}

describe('mending names', () => {
    it('writes what was meant', async () => {
        const result = await textsAfter(
            'service payments { }\nservice a { calls pay<|>ment }',
            'Replace with `payments`',
        );
        expect(result['model.fbk']).toBe('service payments { }\nservice a { calls payments }');
    });

    it.each([
        ['contx<|>t A { }', 'context', 'context A { }'],
        ['service a { cal<|>s b }\nservice b', 'calls', 'service a { calls b }\nservice b'],
        ['gateway g { route "/" to<|>o a }\nservice a', 'to', 'gateway g { route "/" to a }\nservice a'],
    ])('writes the word of the language that was meant by %j', async (text, meant, mended) => {
        expect(await textsAfter(text, `Replace with \`${meant}\``)).toEqual({ 'model.fbk': mended });
    });

    it('writes the full name where one is ambiguous', async () => {
        const text = 'context A { service x { } }\ncontext B { service x { } }\nservice y { calls x<|> }';
        expect((await textsAfter(text, 'Replace with `B.x`'))['model.fbk']).toContain('calls B.x');
    });

    it('quotes what is more than one word', async () => {
        const text = 'service a { technology Springboo<|> }';
        expect((await textsAfter(text, 'Replace with `"Spring Boot"`'))['model.fbk']).toContain(
            'technology "Spring Boot"',
        );
    });
});

describe('creating elements', () => {
    it('declares a service in the context, an event, a store in the service', async () => {
        const text = (line: string) => `context A {\n  service a {\n    ${line}\n  }\n}\n`;
        expect((await textsAfter(text('calls zebra<|>'), 'Create service `zebra`'))['model.fbk']).toBe(
            'context A {\n  service a {\n    calls zebra\n  }\n  service zebra {}\n}\n',
        );
        expect((await textsAfter(text('publishes Done<|>'), 'Create event `Done`'))['model.fbk']).toBe(
            'context A {\n  service a {\n    publishes Done\n  }\n  event Done\n}\n',
        );
        expect((await textsAfter(text('reads db<|>'), 'Create store `db`'))['model.fbk']).toBe(
            'context A {\n  service a {\n    reads db\n    store db\n  }\n}\n',
        );
    });

    it('puts policies, teams and externals behind everything', async () => {
        const result = await textsAfter(
            'service a { calls X with care<|>ful }\nexternal X\n',
            'Create policy `careful`',
        );
        expect(result['model.fbk']).toBe(
            'service a { calls X with careful }\nexternal X\n\npolicy careful {\n  timeout 1s\n}\n',
        );
        expect(await errorsIn(result)).toEqual([]);
        expect(await textsAfter('service a { owner T<|> }', 'Create team `T`')).toEqual({
            'model.fbk': 'service a { owner T }\n\nteam T\n',
        });
    });

    it('puts what has a qualified name into its owner, in another file, too', async () => {
        const result = await textsAfter(
            { 'a.fbk': 'service a { calls B.b.list<|> }', 'b.fbk': 'context B { service b { } }\n' },
            'Create query `B.b.list`',
        );
        expect(result['b.fbk']).toBe('context B { service b { query list } }\n');
        expect(await errorsIn(result)).toEqual([]);
    });
});

describe('policies', () => {
    const CALL =
        'service a {\n  calls pay<|>ments over grpc {\n    timeout 300ms\n    retry 2\n  }\n}\nservice payments { }\n';

    it('can be taken out of a call', async () => {
        const result = await textsAfter(CALL, 'Extract policy `paymentsPolicy`');
        expect(result['model.fbk']).toBe(
            'service a {\n  calls payments over grpc with paymentsPolicy\n}\nservice payments { }\n\npolicy paymentsPolicy {\n  timeout 300ms\n  retry 2\n}\n',
        );
        expect(await errorsIn(result)).toEqual([]);
    });

    it('can be written into a call, whose own words stay', async () => {
        const text =
            'policy p {\n  timeout 1s\n  retry 3\n}\nservice a {\n  calls b with<|> p over grpc { retry none }\n}\nservice b { }\n';
        const result = await textsAfter(text, 'Inline policy `p`');
        expect(result['model.fbk']).toContain('  calls b over grpc {\n    retry none\n    timeout 1s\n  }\n}');
        expect(await errorsIn(result)).toEqual([]);
    });
});

describe('refactorings that would not mean the same', () => {
    const titlesAt = async (text: string) => (await actionsAt(await atCursor(text))).map(({ title }) => title);

    it('writes the full name of a fallback that is not clear outside of its context', async () => {
        const text =
            'context A { service c { }  service a { calls b<|> { fallback c } } }\ncontext B { service c { }  service b { } }\n';
        const result = await textsAfter(text, 'Extract policy `bPolicy`');
        expect(result['model.fbk']).toContain('policy bPolicy {\n  fallback A.c\n}');
        expect(await errorsIn(result)).toEqual([]);
    });

    it('does not inline a fallback that means another element at the call', async () => {
        const text =
            'service c { }\ncontext A { service c { }  service a { calls b wi<|>th p } }\nservice b { }\npolicy p { fallback c }';
        expect(await titlesAt(text)).not.toContain('Inline policy `p`');
    });

    it('does not lose comments, nor what an `extend` says', async () => {
        const commented = 'service a { calls b<|> {\n  timeout 1s // measured\n} }\nservice b { }';
        expect(await titlesAt(commented)).not.toContain('Extract policy `bPolicy`');
        const policy = 'service a { calls b wi<|>th p }\nservice b { }\npolicy p { timeout 1s }\nextend p { retry 2 }';
        expect(await titlesAt(policy)).not.toContain('Inline policy `p`');
        const operation =
            'service a { calls b.g<|>o }\nservice b { store db  command go { } }\nextend b.go { writes db }';
        expect(await titlesAt(operation)).not.toContain('Convert call to event `GoRequested`');
    });

    it('keeps the key by which an operation is idempotent', async () => {
        const text = 'service a { calls b.g<|>o }\nservice b { command go idempotent by "Key" { } }';
        const result = await textsAfter(text, 'Convert call to event `GoRequested`');
        expect(result['model.fbk']).toContain('on GoRequested idempotent by "Key"');
        expect(await errorsIn(result)).toEqual([]);
    });
});

describe('calls and services', () => {
    it('turns a call into an event that the callee handles', async () => {
        const result = await textsAfter(
            {
                'a.fbk': 'context A {\n  service a {\n    command go {\n      calls cha<|>rge\n    }\n  }\n}\n',
                'b.fbk':
                    'context B {\n  service b {\n    store db\n    command charge idempotent {\n      writes db\n    }\n  }\n}\n',
            },
            'Convert call to event `ChargeRequested`',
        );
        expect(result['a.fbk']).toBe(
            'context A {\n  service a {\n    command go {\n      publishes ChargeRequested\n    }\n  }\n  event ChargeRequested\n}\n',
        );
        expect(result['b.fbk']).toContain('    on A.ChargeRequested idempotent {\n      writes db\n    }\n  }\n}\n');
        expect((await parse(result)).diagnostics).toEqual([]);
    });

    it('keeps for the handler what a call says of trying again and of how much at once, and tells what goes', async () => {
        const result = await textsAfter(
            'context A {\n  service a {\n    command go {\n      // Best soon.\n      calls cha<|>rge over grpc with patient {\n        bulkhead 5  // as many as the bank allows\n        timeout 1s\n        tag money\n      }\n      writes db\n    }\n    store db\n  }\n}\ncontext B {\n  service b {\n    store db\n    command charge idempotent critical {\n      writes b.db  // once\n    }\n  }\n}\npolicy patient { retry 2 backoff 1s  timeout 2s  breaker { opens after 5 failures } }\n',
            'Convert call to event `ChargeRequested`, without its timeout and breaker',
        );
        expect(result['model.fbk']).toBe(
            'context A {\n  service a {\n    command go {\n      // Best soon.\n      // as many as the bank allows\n      publishes ChargeRequested outbox\n      writes db\n    }\n    store db\n  }\n  event ChargeRequested { tag money }\n}\ncontext B {\n  service b {\n    store db\n    command charge idempotent critical {\n      writes b.db  // once\n    }\n    on A.ChargeRequested idempotent critical {\n      writes b.db  // once\n      bulkhead 5\n      retry 2 backoff 1s\n    }\n  }\n}\npolicy patient { retry 2 backoff 1s  timeout 2s  breaker { opens after 5 failures } }\n',
        );
        expect(await errorsIn(result)).toEqual([]);
    });

    it.each([
        ['a query', 'calls b.a<|>sk'],
        ['a call for each item', 'calls b.t<|>ell per item'],
        ['a call that is undone', 'calls b.t<|>ell undone by b.untell'],
        ['a call whose findings are allowed', 'calls b.t<|>ell { allow missing-retry because "told" }'],
    ])('does not turn %s into an event', async (_what, sentence) => {
        const place = await atCursor(
            `service a { ${sentence} }\nservice b { query ask  command tell  command untell }\n`,
        );
        expect((await actionsAt(place)).filter(({ kind }) => kind === 'refactor.rewrite')).toEqual([]);
    });

    it('leaves text in the layout that it had: that of the formatter, other line ends, a place with syntax errors', async () => {
        const moved =
            'context A {\n  service mo<|>ved { store db  query a { reads db  calls other }  query b { reads db  calls other }  query c { reads db } }\n\n  service other { calls moved.a { timeout 1s }  tag x }  // the other\n  service y { tag z }                                    // and this\n}\ncontext B { service c {} }\n';
        const result = await textsAfter(moved, 'Move `moved` to context `B`');
        const { services } = await atCursor('');
        const text = String(result['model.fbk']);
        expect(text).toBe(formatText(services, text));
        const windows = await textsAfter(moved.replaceAll('\n', '\r\n'), 'Move `moved` to context `B`');
        expect(windows).toEqual({ 'model.fbk': text.replaceAll('\n', '\r\n') });
        const broken = await textsAfter(`${moved}service d { calls `, 'Move `moved` to context `B`');
        expect(broken['model.fbk']).toContain('calls A.other');
    });

    it('moves a service to another context and keeps what every reference means', async () => {
        const result = await textsAfter(
            {
                'a.fbk':
                    'context A {\n  service mo<|>ved {\n    store db\n    command go {\n      reads db\n      calls other\n    }\n  }\n  service other {\n    calls moved.go\n  }\n}\n',
                'b.fbk': 'context B {\n  service other { }\n}\n',
                'c.fbk': 'service c { calls A.moved.go  calls A.moved }\nextend A.moved { tag x }\n',
            },
            'Move `moved` to context `B`',
        );
        expect(result['a.fbk']).toBe('context A {\n  service other {\n    calls moved.go\n  }\n}\n');
        expect(result['b.fbk']).toBe(
            'context B {\n  service other { }\n  service moved {\n    store db\n    command go {\n      reads db\n      calls A.other\n    }\n  }\n}\n',
        );
        expect(result['c.fbk']).toBe('service c { calls B.moved.go  calls B.moved }\nextend B.moved { tag x }\n');
        expect(await errorsIn(result)).toEqual([]);
    });

    it('sets a service apart where it moves to, as the others there are', async () => {
        const service = (name: string) => `  service ${name} {\n    tag x\n  }\n`;
        const result = await textsAfter(
            `context A {\n${service('mo<|>ved')}}\ncontext B {\n${service('b')}\n${service('c')}}\n`,
            'Move `moved` to context `B`',
        );
        expect(result['model.fbk']).toBe(
            `context A {}\ncontext B {\n${service('b')}\n${service('c')}\n${service('moved')}}\n`,
        );
    });

    it('takes what is said about a service along when it moves', async () => {
        const result = await textsAfter(
            'context A {\n  service first\n\n  // Written by hand.\n  /** Takes orders. */\n  service mo<|>ved { }\n  // About the last.\n  service last\n}\ncontext B {\n}\n',
            'Move `moved` to context `B`',
        );
        expect(result['model.fbk']).toBe(
            'context A {\n  service first\n\n  // About the last.\n  service last\n}\ncontext B {\n  // Written by hand.\n  /** Takes orders. */\n  service moved {}\n}\n',
        );
    });

    it('moves the events that a service alone publishes with it', async () => {
        const result = await textsAfter(
            {
                'a.fbk':
                    'context A {\n  broker mq { queue orders }\n  /** It was ordered. */\n  event Ordered via orders\n  event Other\n  service mo<|>ved {\n    command go { publishes Ordered }\n    on Other { }\n  }\n  service stays { on Ordered { }  command go { publishes Other } }\n}\n',
                'b.fbk': 'context B {\n  service listens { on A.Ordered { } }\n}\n',
            },
            'Move `moved` to context `B`',
        );
        expect(result['a.fbk']).toBe(
            'context A {\n  broker mq { queue orders }\n  event Other\n  service stays { on Ordered { }  command go { publishes Other } }\n}\n',
        );
        expect(result['b.fbk']).toBe(
            'context B {\n  service listens { on B.Ordered { } }\n  /** It was ordered. */\n  event Ordered via A.mq.orders\n  service moved {\n    command go { publishes Ordered }\n    on A.Other {}\n  }\n}\n',
        );
        expect(await errorsIn(result)).toEqual([]);
    });

    it('does not offer to move a service that shares its events with others', async () => {
        const place = await atCursor(
            'context A {\n  event E\n  service mo<|>ved { command go { publishes E } }\n  service other { command go { publishes E } }\n}\ncontext B { }\n',
        );
        expect((await actionsAt(place)).map(({ title }) => title)).toEqual([]);
    });

    it('offers a kind of action alone when only that is asked for', async () => {
        const place = await atCursor('service a { calls b<|> { timeout 1s } }\nservice b { }');
        const kinds = (await actionsAt(place, { only: ['refactor.extract'] })).map(({ kind }) => kind);
        expect(kinds).toEqual(['refactor.extract']);
        expect(await actionsAt(place, { only: ['source'] })).toEqual([]);
    });
});

describe('any text', () => {
    it('gets actions without an error, wherever it is cut', async () => {
        const text = readFileSync(join(repository, 'examples/shop/shop.fbk'), 'utf8');
        await fc.assert(
            fc.asyncProperty(fc.nat(text.length), fc.nat(40), async (cut, lost) => {
                const place = await atCursor(`${text.slice(0, Math.max(0, cut - lost))}<|>${text.slice(cut)}`);
                for (const { edit } of await actionsAt(place)) {
                    expect(Object.values(edited(place, edit))[0]).toBeTypeOf('string');
                }
            }),
            { numRuns: 25 },
        );
    }, 60_000);
});
