import { spawn } from 'node:child_process';
import { GitFailure } from './git-failure.ts';
import { GIT_OPTIONS, type GitAccess, gitEnvironment, noGit } from './run-git.ts';

/** One object of a repository. */
export interface GitObject {
    readonly type: string;
    readonly bytes: number;
    /** Missing where only its size was asked for. */
    readonly content?: Buffer;
}

/** Reads objects of a repository by their ids, from one git process that stays open. */
export interface ObjectReader {
    /** @returns undefined when the repository has no such object */
    read(id: string): Promise<GitObject | undefined>;
    /** Ends the process; what is still being read is rejected. */
    close(): void;
}

interface Request {
    readonly resolve: (object: GitObject | undefined) => void;
    readonly reject: (error: Error) => void;
}

/**
 * Starts `git cat-file` for objects with their content (`--batch`), or only their type and size (`--batch-check`).
 *
 * @param folder any folder of the work tree
 */
export function openObjectReader(
    folder: string,
    mode: '--batch' | '--batch-check',
    access: GitAccess = {},
): ObjectReader {
    const git = spawn('git', ['-C', folder, ...GIT_OPTIONS, 'cat-file', mode], {
        env: gitEnvironment(access),
        stdio: ['pipe', 'pipe', 'ignore'],
    });
    const waiting: Request[] = [];
    const answers = createAnswerParser(mode === '--batch', (object) => waiting.shift()?.resolve(object));
    let ended: Error | undefined;
    const end = (error: Error) => {
        ended ??= error;
        for (const { reject } of waiting.splice(0)) {
            reject(ended);
        }
    };
    git.stdout.on('data', answers);
    git.on('error', (error) => end('code' in error && error.code === 'ENOENT' ? noGit() : error));
    git.on('close', () => end(endedEarly(access)));
    git.stdin.on('error', () => undefined);
    return {
        read(id) {
            return new Promise((resolve, reject) => {
                if (ended) {
                    reject(ended);
                    return;
                }
                waiting.push({ resolve, reject });
                git.stdin.write(`${id}\n`);
            });
        },
        close: () => git.stdin.end(),
    };
}

function endedEarly({ offline = false }: GitAccess): GitFailure {
    return new GitFailure(
        `\`git cat-file\` ended before it had answered${offline ? '; in a partial clone, fetch what is missing first, which is not done here' : ''}.`,
    );
}

/** An answer is a line, `<id> <type> <bytes>` or `<id> missing`, and for content so many bytes and a line end. */
function createAnswerParser(
    hasContent: boolean,
    onObject: (object: GitObject | undefined) => void,
): (chunk: Buffer) => void {
    let chunks: Buffer[] = [];
    let held = 0;
    let needed = 1;
    return (chunk) => {
        chunks.push(chunk);
        held += chunk.length;
        if (held < needed) {
            return;
        }
        let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
        for (;;) {
            const answer = nextAnswer(rest, hasContent);
            if (typeof answer === 'number') {
                needed = answer;
                break;
            }
            onObject(answer.object);
            rest = rest.subarray(answer.length);
        }
        chunks = [rest];
        held = rest.length;
    };
}

/** The first whole answer, or how many bytes it takes before it is worth looking again. */
function nextAnswer(
    buffer: Buffer,
    hasContent: boolean,
): { readonly object: GitObject | undefined; readonly length: number } | number {
    const lineEnd = buffer.indexOf(0x0a);
    if (lineEnd < 0) {
        return buffer.length + 1;
    }
    const [, type = '', size = ''] = buffer.toString('utf8', 0, lineEnd).split(' ');
    const bytes = Number(size);
    if (size === '' || !Number.isSafeInteger(bytes)) {
        return { object: undefined, length: lineEnd + 1 };
    }
    if (!hasContent) {
        return { object: { type, bytes }, length: lineEnd + 1 };
    }
    const length = lineEnd + 1 + bytes + 1;
    return buffer.length < length
        ? length
        : { object: { type, bytes, content: buffer.subarray(lineEnd + 1, length - 1) }, length };
}
