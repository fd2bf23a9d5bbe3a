import { Uri, workspace } from 'vscode';
import { loadingOrder, readModule, type WrittenModule, withAddresses } from './link-modules.ts';

/** Where the modules of a worker find the addresses of those that they want later. */
const TABLE = 'self.firebreakModules';

/**
 * Makes workers out of modules that stand beside each other. An extension in a browser is served from an address that no
 * worker may be made from, and an editor's extension host makes only workers of classic scripts; so the modules are read
 * through the editor, get addresses of this page, and a script loads the first of them.
 *
 * @param main the module to begin with
 * @returns makes a worker; the modules are read once
 */
export function moduleWorkers(main: Uri): () => Promise<Worker> {
    let script: Promise<string> | undefined;
    return async () => {
        script ??= link(main);
        script.catch(() => {
            script = undefined;
        });
        return new Worker(await script);
    };
}

async function link(main: Uri): Promise<string> {
    const folder = Uri.joinPath(main, '..');
    const first = main.path.slice(main.path.lastIndexOf('/') + 1);
    const modules = await readAll(folder, first);
    const addresses = new Map<string, string>();
    for (const name of loadingOrder(modules)) {
        const module = modules.get(name);
        if (module) {
            const text = withAddresses(module, (imported) => addresses.get(imported) ?? '', TABLE);
            addresses.set(name, addressOf(text));
        }
    }
    const table = JSON.stringify(Object.fromEntries(addresses));
    return addressOf(`${TABLE} = ${table};\n${loaderOf(addresses.get(first) ?? '')}`);
}

async function readAll(folder: Uri, first: string): Promise<ReadonlyMap<string, WrittenModule>> {
    const modules = new Map<string, WrittenModule>();
    let names = [first];
    while (names.length > 0) {
        const read = await Promise.all(
            names.map(async (name) => {
                const bytes = await workspace.fs.readFile(Uri.joinPath(folder, name));
                return [name, readModule(new TextDecoder().decode(bytes))] as const;
            }),
        );
        for (const [name, module] of read) {
            modules.set(name, module);
        }
        const named = read.flatMap(([, { imports, later }]) => [...imports, ...later]);
        names = [...new Set(named)].filter((name) => !modules.has(name));
    }
    return modules;
}

/** Loads the first module. Until it listens itself, messages are kept for it: the editor speaks first. */
function loaderOf(address: string): string {
    return `const early = [];
const keep = (event) => early.push(event.data);
self.addEventListener('message', keep);
import(${JSON.stringify(address)}).then(() => {
    self.removeEventListener('message', keep);
    for (const data of early) {
        self.dispatchEvent(new MessageEvent('message', { data }));
    }
}, (error) => setTimeout(() => { throw error; }));
`;
}

function addressOf(text: string): string {
    return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
