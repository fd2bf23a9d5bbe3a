import { extname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PictureMaker, PictureReply, PictureRequest } from '../../agents/pictures/picture-maker.ts';

/** What a thread answers to a {@link PictureRequest}. */
export type PictureReport =
    | { readonly kind: 'done'; readonly reply: PictureReply }
    | { readonly kind: 'failed'; readonly message: string };

/** A thread that draws one picture at a time. */
export interface PictureThread {
    post(request: PictureRequest): void;
    /** Calls the listener with the report about what was posted; replaces the one before. */
    onReport(listener: (report: PictureReport) => void): void;
    /** Calls the listener when the thread has come to an end by itself; replaces the one before. */
    onFault(listener: (error: Error) => void): void;
    terminate(): void;
}

/** Draws in threads until it is stopped. */
export interface PictureThreads extends PictureMaker {
    /** Ends all threads; what is being drawn is not answered any more. */
    stop(): void;
}

/** So many pictures are drawn at a time: a large one may take half a gigabyte of memory. */
const MOST_THREADS = 2;
/** Milliseconds after which a picture is given up, those included for which it waited: clients wait for about a minute. */
const PATIENCE = 45_000;

/**
 * Draws pictures in threads beside this one, which goes on answering. They are started when they are needed and kept
 * for the next picture. A thread whose picture nobody wants any more, or which takes too long, is terminated: nothing
 * else stops it at once.
 *
 * @param patience milliseconds after which a picture is given up
 */
export function drawInThreads(start: () => PictureThread = startThread, patience = PATIENCE): PictureThreads {
    const slots = createSlots(MOST_THREADS);
    const idle: PictureThread[] = [];
    const working = new Set<PictureThread>();

    async function draw(request: PictureRequest, signal: AbortSignal): Promise<PictureReply> {
        const thread = idle.pop() ?? start();
        working.add(thread);
        let isWell = false;
        try {
            const report = await reportOf(thread, request, signal);
            isWell = working.has(thread);
            if (report.kind === 'failed') {
                throw new Error(report.message);
            }
            return report.reply;
        } finally {
            working.delete(thread);
            isWell ? idle.push(thread) : thread.terminate();
        }
    }

    return {
        async make(request, signal) {
            const timeout = AbortSignal.timeout(patience);
            const either = AbortSignal.any([signal, timeout]);
            try {
                return await slots.within(either, () => draw(request, either));
            } catch (error) {
                signal.throwIfAborted();
                if (timeout.aborted) {
                    return { outcome: 'given up', reason: `after ${patience / 1000} s` };
                }
                if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
                    return { outcome: 'given up', reason: 'for want of memory' };
                }
                throw error;
            }
        },
        stop() {
            for (const thread of [...idle.splice(0), ...working]) {
                thread.terminate();
            }
            working.clear();
        },
    };
}

function reportOf(thread: PictureThread, request: PictureRequest, signal: AbortSignal): Promise<PictureReport> {
    let abort: (() => void) | undefined;
    const drawing = new Promise<PictureReport>((resolve, reject) => {
        abort = () => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        thread.onReport(resolve);
        thread.onFault(reject);
        thread.post(request);
    });
    return drawing.finally(() => abort && signal.removeEventListener('abort', abort));
}

/** Lets so many works run at a time; the others wait for their turn in the order in which they came. */
function createSlots(most: number) {
    const waiting: (() => void)[] = [];
    let taken = 0;

    function turn(signal: AbortSignal): Promise<void> {
        return new Promise((resolve, reject) => {
            signal.throwIfAborted();
            const go = () => {
                signal.removeEventListener('abort', leave);
                taken++;
                resolve();
            };
            const leave = () => {
                waiting.splice(waiting.indexOf(go), 1);
                reject(signal.reason);
            };
            signal.addEventListener('abort', leave, { once: true });
            waiting.push(go);
            next();
        });
    }

    function next(): void {
        if (taken < most) {
            waiting.shift()?.();
        }
    }

    return {
        async within<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
            await turn(signal);
            try {
                return await work();
            } finally {
                taken--;
                next();
            }
        },
    };
}

function startThread(): PictureThread {
    // The bundle writes it beside this code; the sources have it one folder up.
    const isSource = extname(fileURLToPath(import.meta.url)) === '.ts';
    const script = isSource ? '../picture-worker.ts' : './picture-worker.js';
    // Standard output is the protocol's alone.
    const worker = new Worker(new URL(script, import.meta.url), { stdout: true });
    worker.stdout.pipe(process.stderr, { end: false });
    return {
        post: (request) => worker.postMessage(request),
        onReport(listener) {
            worker.removeAllListeners('message');
            worker.on('message', listener);
        },
        onFault(listener) {
            worker.removeAllListeners('error').removeAllListeners('exit');
            worker.on('error', listener);
            worker.on('exit', (code) => listener(new Error(`The thread that draws ended with ${code}.`)));
        },
        terminate: () => void worker.terminate(),
    };
}
