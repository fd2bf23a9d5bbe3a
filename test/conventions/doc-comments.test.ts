import { expect, it } from 'vitest';
import { SHIPPED, sourceFiles } from './source-files.ts';

const EXPORT =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum)\s+(?<name>[\w$]+)/;

/** Names that a file exports without a doc comment directly above. */
function undocumented(text: string): string[] {
    const lines = text.split('\n');
    const exported = lines.flatMap((line, index) => {
        const name = EXPORT.exec(line)?.groups?.['name'];
        return name === undefined ? [] : { name, documented: lines[index - 1]?.trimEnd().endsWith('*/') === true };
    });
    // An overload is explained by the first of its kind.
    const documented = new Set(exported.filter((it) => it.documented).map(({ name }) => name));
    return exported.map(({ name }) => name).filter((name) => !documented.has(name));
}

it('says of every exported name what it is', () => {
    const found = sourceFiles([...SHIPPED, '.build']).flatMap(({ path, text }) =>
        undocumented(text).map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
});

it('recognises names without a doc comment', () => {
    const text = '/** A. */\nexport type A = 1;\nexport const B = 2;\n\n/** C. */\n\nexport async function c() {}\n';
    expect(undocumented(text)).toEqual(['B', 'c']);
});
