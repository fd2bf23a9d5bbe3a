import { describe, expect, it } from 'vitest';
import { formatText } from '../../../language/format/format-text.ts';
import { language } from '../../syntax-of.ts';

function format(text: string): string | undefined {
    return formatText(language, text);
}

/** A text is in the layout already. */
function expectKept(text: string): void {
    expect(format(text)).toBe(text);
}

const WIDE = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

describe('blanks', () => {
    it('has one between words and two between the statements of a line', () => {
        expect(format('service   x{replicas 3 store db:PostgreSQL{takes 3ms}}')).toBe(
            'service x { replicas 3  store db : PostgreSQL { takes 3ms } }\n',
        );
    });

    it('has none around the dots of a range and the slash of a rule', () => {
        expect(format('service x { replicas 2 .. 10\n retry 3 backoff 50ms .. jitter\n allow check / unknown }')).toBe(
            'service x {\n  replicas 2..10\n  retry 3 backoff 50ms.. jitter\n  allow check/unknown\n}\n',
        );
    });

    it('has one behind a comma and none before it', () => {
        expect(format('event E { a ,b,c }\nservice x { technology Kotlin ,Ktor }')).toBe(
            'event E { a, b, c }\nservice x { technology Kotlin, Ktor }\n',
        );
    });

    it('leaves texts as they are', () => {
        expectKept('team A "a  {  b"\nservice x { health "/a//b" }\n');
    });

    it('writes an empty block as {}', () => {
        expect(format('system A {\n\n}\nsystem B{}\nservice c { }')).toBe('system A {}\nsystem B {}\nservice c {}\n');
    });
});

describe('lines', () => {
    it('indents blocks by two spaces, whatever they were indented by', () => {
        expect(format('context A {\n\tservice b {\n\t\treplicas 3\n\t}\n        team T\n}\n')).toBe(
            'context A {\n  service b {\n    replicas 3\n  }\n  team T\n}\n',
        );
    });

    it('keeps a block on one line, and one on several lines as it is', () => {
        expectKept('client A { calls B }\nclient C {\n  calls D\n}\n');
    });

    it('breaks a block that is too long for a line, one statement a line, inner blocks only if they must', () => {
        const fields = `{ ${WIDE}, ${WIDE} }`;
        expect(format(`context A { owner T  entity E ${fields}  event F ${fields} }`)).toBe(
            `context A {\n  owner T\n  entity E ${fields}\n  event F ${fields}\n}\n`,
        );
    });

    it('fills the lines of a list that is too long', () => {
        expect(format(`entity E { ${WIDE}, ${WIDE}, ${WIDE}, ${WIDE}, x }`)).toBe(
            `entity E {\n  ${WIDE}, ${WIDE}, ${WIDE},\n  ${WIDE}, x\n}\n`,
        );
    });

    it('goes on in the next line with a sentence that is too long, at a comma or a clause', () => {
        expect(
            format(
                `service x {\n  masters ${WIDE}, ${WIDE}, ${WIDE}, B\n  calls ${WIDE}.${WIDE} over ${WIDE} with careful optional\n}`,
            ),
        ).toBe(
            [
                'service x {',
                `  masters ${WIDE}, ${WIDE},`,
                `      ${WIDE}, B`,
                `  calls ${WIDE}.${WIDE}`,
                `      over ${WIDE} with careful optional`,
                '}',
                '',
            ].join('\n'),
        );
    });

    it('keeps a sentence on the lines on which it stands', () => {
        expectKept('service x {\n  masters A,\n      B\n  calls C\n      over grpc\n      optional\n  calls D\n}\n');
    });

    it('takes a brace that stands alone to its statement', () => {
        expect(format('service x\n{\n  replicas 3\n}')).toBe('service x {\n  replicas 3\n}\n');
    });

    it('keeps one blank line of several, and none at the edges of a block or a text', () => {
        expect(format('\n\nteam A\n\n\n\nteam B\ncontext C {\n\n  owner A\n\n\n  entity D\n\n}\n\n')).toBe(
            'team A\n\nteam B\ncontext C {\n  owner A\n\n  entity D\n}\n',
        );
    });

    it('ends with one line end, and is empty if there is nothing', () => {
        expect(format('team A')).toBe('team A\n');
        expect(format(' \n\n')).toBe('');
    });

    it('keeps the kind of line ends and a byte order mark', () => {
        expect(format('\uFEFFcontext A {\r\nowner B\r\n}')).toBe('\uFEFFcontext A {\r\n  owner B\r\n}\r\n');
    });

    it('puts the two blocks of an alternative each where it fits', () => {
        expectKept('scenario S {\n  alt "paid" { A calls B } else {\n    A calls C\n  }\n}\n');
        expectKept('scenario S {\n  alt "paid" 99.5% { A calls B }\n  loop "each" 5 times {\n    A calls C\n  }\n}\n');
    });
});

describe('columns', () => {
    it('keeps columns that a person made, wide enough for all', () => {
        expect(
            format('gateway G {\n  route "/a"  to A\n  route "/orders" to B\n  route "/b" to C { timeout 1s }\n}'),
        ).toBe(
            'gateway G {\n  route "/a"      to A\n  route "/orders" to B\n  route "/b"      to C { timeout 1s }\n}\n',
        );
    });

    it('makes none where nobody did', () => {
        expectKept('gateway G {\n  route "/a" to A\n  route "/orders" to B\n}\n');
    });

    it('makes none of lines that say different things, or stand apart', () => {
        expect(format('service x {\n  replicas   3\n  memory 1GiB\n}\nteam  A\n\nteam Bcd\n')).toBe(
            'service x {\n  replicas 3\n  memory 1GiB\n}\nteam A\n\nteam Bcd\n',
        );
    });
});

describe('comments', () => {
    it('puts comments behind neighbouring lines below each other', () => {
        expect(
            format('service x {\n  replicas 3 // a\n  concurrency 64 // b\n  memory 1GiB\n  limit 5/s // c\n}'),
        ).toBe('service x {\n  replicas 3      // a\n  concurrency 64  // b\n  memory 1GiB\n  limit 5/s  // c\n}\n');
    });

    it('keeps the column that a person chose', () => {
        expectKept(
            'system A {\n  defaults {           // lowest\n    timeout 2s         // a\n    limit 5/s          // b\n  }\n}\n',
        );
    });

    it('forgets the column where the line is another one now', () => {
        expect(format(`client A { tag ${WIDE}  link "${WIDE}"  tag ${WIDE} }     // a`)).toBe(
            `client A {\n  tag ${WIDE}\n  link "${WIDE}"\n  tag ${WIDE}\n}  // a\n`,
        );
    });

    it('moves a comment along that goes on in the next line', () => {
        expect(format('team   A // one\n         // two\nteam B')).toBe('team A  // one\n        // two\nteam B\n');
    });

    it('keeps comments in their lines, indented like what is around them', () => {
        expect(format('// ── top ──\ncontext A {\n// first\n\n  owner B\n      // last\n}\n// end')).toBe(
            '// ── top ──\ncontext A {\n  // first\n\n  owner B\n  // last\n}\n// end\n',
        );
    });

    it('keeps comments within sentences and blocks', () => {
        expect(
            format('service x { /* a */ replicas /* b */ 3/* c */ }\nservice y {\n calls A // d\n  // e\n optional\n}'),
        ).toBe(
            'service x { /* a */ replicas /* b */ 3  /* c */ }\nservice y {\n  calls A  // d\n      // e\n      optional\n}\n',
        );
    });

    it('puts the stars of a doc comment below each other, and keeps other comments in shape', () => {
        expect(format('context A {\n/**\n* One\n      *   code\n*/\nowner B\n    /* x\n       y */\n}')).toBe(
            'context A {\n  /**\n   * One\n   *   code\n   */\n  owner B\n  /* x\n     y */\n}\n',
        );
    });

    it('does not break a block for the sake of the comment behind it', () => {
        expectKept(`client A { calls B }  // ${WIDE}${WIDE}${WIDE}\n`);
    });
});

describe('a text with syntax errors', () => {
    it.each(['service', 'context A {', 'service x { health "/a }', 'team A /* open', 'calls ,', 'team A }'])(
        'is left alone: %s',
        (text) => {
            expect(format(text)).toBeUndefined();
        },
    );
});

describe('a large text', () => {
    it('is formatted too, also where thousands of parts stand in one block, list or line', () => {
        const many = (part: (index: number) => string) => Array.from({ length: 5000 }, (_, index) => part(index));
        const texts = [
            many((index) => `team T${index} // t`).join('\n'),
            `entity E { ${many((index) => `f${index}`).join(', ')} }`,
            `service x { masters ${many((index) => `E${index}`).join(', ')} }`,
            many((index) => `/* ${index} */`).join(' '),
            `service x { ${many((index) => `calls a${index}`).join(' ')} }`,
        ];
        for (const text of texts) {
            expect(format(text)?.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        }
    });
});
