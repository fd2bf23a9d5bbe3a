import type { EntryKind } from '../file-access.ts';
import { GitFailure } from './git-failure.ts';
import type { ObjectReader } from './object-reader.ts';

/** One entry of a tree object. */
export interface TreeEntry {
    /** Octal, as git writes it: `100644`. */
    readonly mode: string;
    readonly id: string;
}

/** What stands at a path of a tree, links followed. */
export interface FoundEntry {
    readonly kind: EntryKind;
    /** Id of the object; of what a broken link leads to there is none. */
    readonly id?: string;
    /** Its path without links. */
    readonly path: readonly string[];
}

/** Finds entries below a tree object. */
export interface TreeWalk {
    /** @returns undefined when nothing stands there */
    find(path: readonly string[]): Promise<FoundEntry | undefined>;
    /** The entries of a tree object, by name. */
    entries(id: string): Promise<ReadonlyMap<string, TreeEntry>>;
}

const MODES = { folder: '40000', link: '120000', submodule: '160000' } as const;
/** So many links may lead on to links, as in Linux. */
const MOST_LINKS = 40;

/** Whether an entry is a symbolic link. */
export function isLink({ mode }: TreeEntry): boolean {
    return mode === MODES.link;
}

/** What an entry that is no link is; a submodule's files are in another repository. */
export function kindOf({ mode }: TreeEntry): EntryKind {
    return mode === MODES.folder ? 'folder' : mode === MODES.submodule ? 'other' : 'file';
}

/** Walks through a tree object; every folder is read once. */
export function createTreeWalk(objects: ObjectReader, root: string): TreeWalk {
    const known = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();
    const entries = (id: string) => {
        const read = known.get(id) ?? readTree(objects, id);
        known.set(id, read);
        return read;
    };
    return { entries, find: (path) => find(path, root, entries, objects) };
}

async function find(
    path: readonly string[],
    root: string,
    entries: TreeWalk['entries'],
    objects: ObjectReader,
): Promise<FoundEntry | undefined> {
    const ahead = path.toReversed();
    const folders: { readonly name: string; readonly id: string }[] = [];
    const here = () => folders.map(({ name }) => name);
    let links = 0;
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
        if (name === '' || name === '.') {
            continue;
        }
        if (name === '..') {
            if (!folders.pop()) {
                return leadsNowhere(path, links);
            }
            continue;
        }
        const entry = (await entries(folders.at(-1)?.id ?? root)).get(name);
        if (!entry) {
            return leadsNowhere(path, links);
        }
        if (isLink(entry)) {
            const target = (await objects.read(entry.id))?.content?.toString('utf8') ?? '';
            if (++links > MOST_LINKS || target === '' || target.startsWith('/')) {
                return leadsNowhere(path, links);
            }
            ahead.push(...target.split('/').reverse());
        } else if (kindOf(entry) === 'folder') {
            folders.push({ name, id: entry.id });
        } else {
            const found = { kind: kindOf(entry), id: entry.id, path: [...here(), name] };
            return ahead.every((part) => part === '' || part === '.') ? found : leadsNowhere(path, links);
        }
    }
    return { kind: 'folder', id: folders.at(-1)?.id ?? root, path: here() };
}

/** A broken link is there all the same; a path with a wrong part is not. */
function leadsNowhere(path: readonly string[], links: number): FoundEntry | undefined {
    return links > 0 ? { kind: 'other', path } : undefined;
}

/** A tree object holds `<mode> <name>`, a zero byte and the bytes of the id, again and again. */
async function readTree(objects: ObjectReader, id: string): Promise<ReadonlyMap<string, TreeEntry>> {
    const tree = await objects.read(id);
    const entries = new Map<string, TreeEntry>();
    if (tree?.type !== 'tree' || !tree.content) {
        throw new GitFailure(
            `The repository does not hold the folder with the id ${id}, which the revision needs.`,
            'In a partial clone, fetch what is missing first; else `git fsck` says what is wrong.',
        );
    }
    const bytes = tree.content;
    const idLength = id.length / 2;
    for (let start = 0; start < bytes.length; ) {
        const space = bytes.indexOf(0x20, start);
        const end = bytes.indexOf(0, space);
        if (space < 0 || end < 0) {
            break;
        }
        entries.set(bytes.toString('utf8', space + 1, end), {
            mode: bytes.toString('latin1', start, space),
            id: bytes.toString('hex', end + 1, end + 1 + idLength),
        });
        start = end + 1 + idLength;
    }
    return entries;
}
