import { describe, expect, it } from 'vitest';
import { takeOutOfList } from '../../../../src/rules/fixes/take-out-of-list.ts';
import { modelOf } from '../../../model-of.ts';

/** The list after names are taken out, or nothing where that is not certain. */
async function without(list: string, ...taken: readonly string[]): Promise<string | undefined> {
    const text = `service a\nservice b\nservice c\nrelease R { ${list} }`;
    const [release] = (await modelOf(text)).releases;
    const edits = release && takeOutOfList(release.membersAt, (service) => taken.includes(service));
    const line = text.split('\n')[3] ?? '';
    return edits
        ?.toReversed()
        .reduce((left, { range }) => left.slice(0, range.start.character) + left.slice(range.end.character), line)
        .slice('release R { '.length, -' }'.length);
}

describe('takeOutOfList', () => {
    it('takes names with the comma before them', async () => {
        expect(await without('a, b, c', 'b')).toBe('a, c');
        expect(await without('a, b, c', 'b', 'c')).toBe('a');
        expect(await without('a,b,c', 'c')).toBe('a,b');
    });

    it('leaves the first name, and lists with something else between the names', async () => {
        expect(await without('a, b', 'a')).toBeUndefined();
        expect(await without('a, /* and */ b', 'b')).toBeUndefined();
        expect(await without('a,\nb', 'b')).toBeUndefined();
    });
});
