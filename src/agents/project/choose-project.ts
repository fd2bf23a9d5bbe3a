import type { URI } from 'langium';
import { ToolFailure } from '../tool.ts';

/** So many projects are named in a message. */
const MOST_NAMED = 20;

/**
 * The project that a name means: its path, the end of its path, or a file in it. The name is only compared with
 * projects that are open, so it cannot lead anywhere else.
 *
 * @throws ToolFailure when none or several fit
 */
export function chooseProject<Project extends { readonly root: URI }>(
    projects: readonly Project[],
    name: string | undefined,
): Project {
    const [only, ...others] = projects;
    if (!only) {
        throw new ToolFailure(
            'There is no Firebreak model (*.fbk) in this workspace. Write one (language_guide tells how), and try it with check_architecture: its text as "texts".',
        );
    }
    if (name === undefined) {
        if (others.length === 0) {
            return only;
        }
        throw new ToolFailure(
            `There are ${projects.length} projects. Say which one as "project":\n${listOf(projects)}`,
        );
    }
    const fitting = projects.filter(({ root }) => isCalled(root, name));
    const [first, ...more] = fitting;
    if (first && more.length === 0) {
        return first;
    }
    const around = first ? [] : projects.filter(({ root }) => holds(root, name));
    const innermost = around.toSorted((a, b) => b.root.path.length - a.root.path.length)[0];
    if (innermost) {
        return innermost;
    }
    throw first
        ? new ToolFailure(`Several projects are called "${name}". Name one by its whole path:\n${listOf(fitting)}`)
        : new ToolFailure(`There is no project "${name}" in this workspace. There are:\n${listOf(projects)}`);
}

/** A folder as an agent should name it: a path where it is on disk. */
export function folderName(root: URI): string {
    return root.scheme === 'file' ? root.fsPath : root.toString();
}

function listOf(projects: readonly { readonly root: URI }[]): string {
    const names = projects.slice(0, MOST_NAMED).map(({ root }) => `- ${folderName(root)}`);
    const rest = projects.length - names.length;
    return [...names, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

function isCalled(root: URI, name: string): boolean {
    const path = plainPath(name);
    return (
        root.toString() === name ||
        folderName(root) === name ||
        root.path === path ||
        (path !== '' && root.path.endsWith(`/${path}`))
    );
}

/** Whether a name is that of something in a folder. */
function holds(root: URI, name: string): boolean {
    const path = plainPath(name);
    return !path.split('/').includes('..') && path.startsWith(root.path.endsWith('/') ? root.path : `${root.path}/`);
}

/** A path with forward slashes, without what means nothing. */
function plainPath(name: string): string {
    const path = /^[a-z][\w+.-]+:\/\//i.test(name) ? name.replace(/^[^:]+:\/\/[^/]*/, '') : name.replaceAll('\\', '/');
    const rooted = /^[a-z]:\//i.test(path) ? `/${path}` : path;
    return rooted.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}
