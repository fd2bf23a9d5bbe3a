import { describe, expect, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('syntaxDiagnostics', () => {
    it.each([
        [
            'a name',
            'service s { «calls» }',
            'After `calls` comes the name of a service, operation or external, as in `calls Payments.payments.charge over grpc with careful`.',
        ],
        ['a declared name', 'context A {\n  «service»\n}', 'After `service` comes a name, as in `service orders { }`.'],
        ['a quantity', 'policy p { «timeout» }', 'After `timeout` comes `none` or a duration, as in `timeout 300ms`.'],
        ['a clause', 'policy p { retry 2 «backoff» }', 'After `backoff` comes a duration, as in `backoff 50ms..1s`.'],
        [
            'the rest of a list',
            'service s { masters E«,»\n owner T }\nentity E\nteam T',
            'After `,` comes the name of an entity, as in `masters Order, LineItem`.',
        ],
        [
            'a keyword',
            'gateway G { route «"/x"»\n }',
            'After `"/x"` comes `to`, as in `route "/orders" to Ordering.orders`.',
        ],
        [
            'a block',
            'service s { «slo»\n }',
            'After `slo` comes a block `{ }`, as in `slo { availability 99.9%  latency p99 300ms }`.',
        ],
        [
            'the reason',
            'service s { allow x «because» }',
            '`because` is unfinished: write it like `allow shared-database because "the export reads a replica" until 2027-03-01`.',
        ],
        [
            'the rest of a fault',
            'experiment E { load 5/s\n at 60s kill 1 «of»\n }',
            'After `of` comes the name of what is killed, as in `at 60s kill 1 of Ordering.orders`.',
        ],
        [
            'what stands behind the only word of a step',
            'scenario S { «load»\n }',
            '`load` is unfinished: write it like `load 50/s`.',
        ],
    ])('says what is missing: %s', async (_, text, message) => {
        await expectProblems(text, [['syntax/incomplete', message]]);
    });

    it.each([
        [
            'instead of a name',
            'service s { calls «3» }',
            'After `calls` comes the name of a service, operation or external, not `3`, as in `calls Payments.payments.charge over grpc with careful`.',
        ],
        [
            'after a sentence',
            'policy p { timeout 300ms «5» }',
            '`5` does not belong here: this line reads like `timeout 300ms`.',
        ],
        [
            'instead of a statement',
            'service s { «300ms» }',
            '`300ms` begins no statement. A statement begins with a word such as `service`, `calls` or `timeout`.',
        ],
        [
            'in a small block',
            'policy p { breaker { «foo» } }',
            '`foo` begins no line of a breaker: it holds `opens`, `slow`, `waits`, `closes`, `probes` or `shared`.',
        ],
        [
            'in a scenario',
            'scenario S { «300ms» }',
            '`300ms` begins no line of a scenario, which reads like `MobileApp calls MobileBff "taps Buy"`.',
        ],
        [
            'a declared name with dots',
            'service «A.b» { }',
            'A name that is declared here has no dots, as `A.b` has: where it stands decides its full name.',
        ],
        ['a word of another block', 'policy p { «opens» after 5 failures }', '`opens` belongs in a breaker, not here.'],
        [
            'types of fields',
            'entity E { id«:» string }',
            '`:` does not belong here: this line reads like `sku, title, price`.',
        ],
        [
            'a description',
            'team T { «description» "x" }',
            'A description is a comment before the declaration: `/** what it is for */`.',
        ],
        [
            'another form of a word',
            'service a { «call» b }\nservice b',
            '`call` begins no statement: did you mean `calls`?',
        ],
        [
            'an import',
            '«import» "other.fbk"',
            'Nothing is imported: all .fbk files of a project are one model. Take this line out.',
        ],
        [
            'a misspelled statement',
            '«contxt» A { service s { } }',
            '`contxt` begins no statement: did you mean `context`?',
        ],
        [
            'the beginning of a statement',
            'team T\ncontext A { «own» T }',
            '`own` begins no statement: did you mean `owner`?',
        ],
        [
            'a word of another language',
            '«microservice» a { }',
            '`microservice` begins no statement: did you mean `service`?',
        ],
        [
            'a misspelled keyword',
            'service a { }\ngateway G { route "/x" «too» a }',
            'After `"/x"` comes `to`, not `too`: did you mean `to`?',
        ],
        [
            'a misspelled clause',
            'service a { calls b «ovr» grpc }\nservice b',
            '`ovr` is no word that goes on here: did you mean `over`?',
        ],
        [
            'a misspelled verb',
            'client A\nservice b\nscenario S {\n A «cals» b\n}',
            'After `A` comes `calls` or `publishes`, not `cals`: did you mean `calls`?',
        ],
    ])('says what is unexpected: %s', async (_, text, message) => {
        await expectProblems(text, [['syntax/unexpected', message]]);
    });

    it.each([
        [
            'a text',
            'service s { technology «"Ktor»\n }',
            'syntax/open-string',
            'This text is never closed: add " at its end.',
        ],
        [
            'a comment',
            'team T\n«/*» open\nteam U',
            'syntax/open-comment',
            'This comment is never closed: add */ at its end.',
        ],
        [
            'a comment before another one',
            'team T\n«/*» open\nteam U\n  /** Of V. */\nteam V',
            'syntax/open-comment',
            'This comment is never closed: add */ at its end.',
        ],
        [
            'a block',
            'context A «{»\nteam T',
            'syntax/open-block',
            'This block is never closed: add } where it should end.',
        ],
    ])('says what is never closed: %s', async (_, text, code, message) => {
        await expectProblems(text, [[code, message]]);
    });

    it('takes the beginning of a comment within one for its words', async () => {
        await expectProblems('/** Serves /api/* and "/*". */\nteam T\n/* a /* b\n c /* d */\nteam U', []);
    });

    it('says which brace is one too many', async () => {
        await expectProblems('context A {\n  «}»\n  service s\n}', [
            ['syntax/stray-brace', 'This } closes nothing: take it out.'],
        ]);
        await expectProblems('context A {\n  «{»\n  service s\n}', [
            ['syntax/stray-brace', 'This { opens nothing: take it out, or write before it what it belongs to.'],
        ]);
    });

    it.each([
        [
            'policy p { timeout «=» 300ms }',
            '`=` means nothing here: a value follows its word without a sign, as in `timeout 300ms`.',
        ],
        ['team T«;»', '`;` means nothing here: a sentence ends with its line, without a sign.'],
        [
            'service a { calls «->» b }\nservice b',
            '`->` means nothing here: what is done is said in words, as in `calls payments.charge` or `publishes OrderPlaced`.',
        ],
        ['team T «#» a comment', '`#` means nothing here: a comment begins with // or stands between /* and */.'],
        ['team T «~»', '`~` means nothing here: take it out, or put text between quotation marks.'],
        ['team T «\u0007»', '`U+0007` means nothing here: take it out, or put text between quotation marks.'],
    ])('says what to write instead of a sign that means nothing: %s', async (text, message) => {
        await expectProblems(text, [['syntax/unexpected-character', message]]);
    });

    it('says one thing about a line, and nothing that only follows from it', async () => {
        await expectProblems('policy p { timeout «=» foo bar baz = 3\n retry 2 }', [
            ['syntax/unexpected-character', /^`=` means nothing/],
        ]);
        await expectProblems('service s { replicas 3\n «replicas»\n }', [['syntax/incomplete', /^After `replicas`/]]);
        await expectProblems('service s { «replicas»\n replicas 3 }', [['syntax/incomplete', /^After `replicas`/]]);
    });

    it('counts the errors of a text that is hardly a model', async () => {
        const found = await expectProblems(`${'«=»\n'.repeat(101)}${'=\n'.repeat(20)}`, [
            ...Array.from({ length: 100 }, () => ['syntax/unexpected-character', /^`=`/] as const),
            ['syntax/too-many', 'There are 21 more syntax errors from here on.'],
        ]);
        expect(found.length).toBe(101);
    });

    it('has nothing to say about an empty text, a comment, or all kinds of line ends', async () => {
        await expectNoProblems('');
        await expectNoProblems('// nothing yet\n/** nor\n here */');
        await expectNoProblems('team A\r\nteam B\rteam C\n\n\tservice s {\r\n\towner A\r\n}\uFEFF');
    });

    it('lets every keyword be a name', async () => {
        await expectNoProblems(
            'context service {\n service cache { store timeout\n reads timeout }\n event retry }\nteam team',
        );
    });
});
