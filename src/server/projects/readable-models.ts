import type { FileSystemProvider, URI } from 'langium';
import { MODEL_EXTENSION } from '../../project/discover-files.ts';
import { fileProblems, readSource } from '../../project/read-source.ts';
import type { TextProblem } from '../../project/text-problem.ts';
import { createWorkspaceFileAccess } from '../workspace/workspace-file-access.ts';

/**
 * The same files, but a model that cannot be read, is too large or holds no text is an empty one, so that it does not
 * take all others down with it; and so is one that its project ignores.
 *
 * @param report told of each model that is read what is wrong with it as a file, or that nothing is
 */
export function createReadableModels(
    files: FileSystemProvider,
    isIgnored: (uri: URI) => Promise<boolean>,
    report: (uri: URI, problems: readonly TextProblem[]) => void,
): FileSystemProvider {
    const access = createWorkspaceFileAccess(files);
    return {
        ...files,
        async readFile(uri) {
            if (!uri.path.endsWith(MODEL_EXTENSION)) {
                return files.readFile(uri);
            }
            if (await isIgnored(uri)) {
                report(uri, []);
                return '';
            }
            const source = await readSource(access, uri);
            const problems = fileProblems(source);
            // What went while it was read has no problem any more, and nobody would take one back.
            report(uri, problems.length > 0 && !(await files.exists(uri)) ? [] : problems);
            return 'text' in source ? source.text : '';
        },
    };
}
