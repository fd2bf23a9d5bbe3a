const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
    'bower_components',
    'build',
    'coverage',
    'dist',
    'node_modules',
    'out',
    'target',
    'vendor',
]);

/** Whether a folder, by its name, is left out when models are looked for: hidden ones, and what tools install or build. */
export function isSkippedFolder(name: string): boolean {
    return name.startsWith('.') || SKIPPED_FOLDERS.has(name);
}
