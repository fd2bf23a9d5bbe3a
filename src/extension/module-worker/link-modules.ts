/** A module as it is written, and where the modules that it names stand. */
export interface WrittenModule {
    readonly text: string;
    /** Names of modules that it imports when it is loaded. */
    readonly imports: readonly string[];
    /** Names of modules that it imports when it wants them. */
    readonly later: readonly string[];
}

/** An import of `"./chunk-4MAUOSD4.js"`, as our bundler writes it; other texts that look like a path are left alone. */
const REFERENCE = /(\bimport\s*\(\s*|\bfrom\s*|\bimport\s*)"\.\/([\w-]+-[0-9A-Z]{8}\.js)"/g;

/** Finds out which modules a module names. */
export function readModule(text: string): WrittenModule {
    const found = [...text.matchAll(REFERENCE)].map(([, word = '', name = '']) => ({ name, isLater: isCall(word) }));
    const names = (isLater: boolean) => [
        ...new Set(found.filter((each) => each.isLater === isLater).map(({ name }) => name)),
    ];
    return { text, imports: names(false), later: names(true) };
}

/**
 * Writes addresses in the places of the names of modules.
 *
 * @param addressOf of a module that is loaded at once
 * @param table expression by which a module finds addresses that are wanted later; they may not be known yet, since
 *   such modules can name the one that they are named by
 */
export function withAddresses({ text }: WrittenModule, addressOf: (name: string) => string, table: string): string {
    return text.replace(REFERENCE, (_, word: string, name: string) =>
        isCall(word) ? `${word}${table}[${JSON.stringify(name)}]` : `${word}${JSON.stringify(addressOf(name))}`,
    );
}

/** Whether a module is wanted by `import(…)`, when the program comes to it. */
function isCall(word: string): boolean {
    return word.includes('(');
}

/**
 * The order in which modules can get addresses: each after those that it imports.
 *
 * @throws Error when modules import each other, or one is missing
 */
export function loadingOrder(modules: ReadonlyMap<string, WrittenModule>): string[] {
    const done = new Set<string>();
    const open = new Set<string>();
    const visit = (name: string): void => {
        if (done.has(name)) {
            return;
        }
        const module = modules.get(name);
        if (!module || open.has(name)) {
            throw new Error(`The module ${name} ${module ? 'imports itself' : 'is missing'}.`);
        }
        open.add(name);
        module.imports.forEach(visit);
        open.delete(name);
        done.add(name);
    };
    [...modules.keys()].forEach(visit);
    return [...done];
}
