import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { AstUtils, GrammarUtils } from 'langium';
import { describe, expect, it } from 'vitest';
import '../../../property-seed.ts';
import { repository } from '../../../../.build/repository.ts';
import * as ast from '../../../../language/generated/ast.ts';
import { createParse } from '../../../parse.ts';
import { type AtCursor, atCursor } from '../cursor.ts';
import { edited } from '../edited.ts';

const parse = createParse();

type Texts = Readonly<Record<string, string>>;

function exampleTexts(example: string): Texts {
    const folder = join(repository, 'examples', example);
    const files = readdirSync(folder).filter((file) => file.endsWith('.fbk'));
    return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** The names that elements are declared by, each with its text. */
function declarations({ documents }: AtCursor) {
    return [...documents.values()].flatMap((document) =>
        AstUtils.streamAst(document.parseResult.value)
            .filter((node) => ast.isNamed(node) && !ast.isHandler(node))
            .flatMap((node) => {
                const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
                return name ? [{ document, name: name.text, position: name.range.start }] : [];
            })
            .toArray(),
    );
}

async function renamed(place: AtCursor, at: ReturnType<typeof declarations>[number], newName: string): Promise<Texts> {
    const { document, position } = at;
    const edit = await place.services.lsp.RenameProvider?.rename(document, {
        textDocument: { uri: document.uri.toString() },
        position,
        newName,
    });
    return edited(place, edit);
}

describe('renaming in whole systems', () => {
    it.each(['shop', 'event-driven', 'strangler', 'sock-shop'])(
        'keeps %s right, and renaming back restores every letter',
        async (example) => {
            const texts = exampleTexts(example);
            const place = await atCursor(texts);
            const all = declarations(place);
            await fc.assert(
                fc.asyncProperty(fc.nat(all.length - 1), fc.constantFrom('Renamed-1', 'service'), async (nth, name) => {
                    const declared = all[nth];
                    if (!declared) {
                        throw new Error('There is no such declaration.');
                    }
                    const after = await renamed(place, declared, name);
                    const { diagnostics } = await parse(after);
                    expect(diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
                    const again = await atCursor(after);
                    const there = declarations(again)[nth];
                    expect(there?.name).toBe(name);
                    expect(there && (await renamed(again, there, declared.name))).toEqual(texts);
                }),
                { numRuns: 12 },
            );
        },
        60_000,
    );
});
