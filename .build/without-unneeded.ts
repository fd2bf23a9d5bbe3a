import type { Plugin } from 'esbuild';

/**
 * What pdfkit and fontkit bring along and pictures have no use for, by the names of imports: breaking paragraphs into
 * lines, embedding PNG, encryption, and unpacking WOFF2, whose dictionary alone weighs as much as all that we write PDF
 * with. In their places stand parts that say so, should they ever be called.
 */
const UNNEEDED: ReadonlyMap<string, readonly string[]> = new Map([
    ['linebreak', ['default']],
    ['png-js', ['default']],
    ['@noble/ciphers/aes', ['cbc', 'ecb']],
    ['brotli/decompress.js', ['default']],
]);

const NAMESPACE = 'unneeded';

/** Leaves out of the bundles what they have no use for. */
export const withoutUnneeded: Plugin = {
    name: 'without-unneeded',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /./ }, ({ path }) => (UNNEEDED.has(path) ? { path, namespace: NAMESPACE } : undefined));
        onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => {
            const stand = `() => { throw new Error(${JSON.stringify(`${path} is not in this build.`)}); }`;
            const names = UNNEEDED.get(path) ?? [];
            return { contents: names.map((name) => `export ${declared(name)} ${stand};`).join('\n') };
        });
    },
};

function declared(name: string): string {
    return name === 'default' ? 'default' : `const ${name} =`;
}
