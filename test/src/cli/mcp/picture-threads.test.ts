import { describe, expect, it, onTestFinished } from 'vitest';
import type { PictureReply, PictureRequest } from '../../../../src/agents/pictures/picture-maker.ts';
import { drawInThreads, type PictureReport, type PictureThread } from '../../../../src/cli/mcp/picture-threads.ts';
import { modelOf } from '../../../model-of.ts';

/** A thread that draws when it is told to. */
interface ToldThread extends PictureThread {
    readonly posted: PictureRequest[];
    isTerminated: boolean;
    report(report: PictureReport): void;
    fail(error: Error): void;
}

function threads() {
    const started: ToldThread[] = [];
    const start = (): PictureThread => {
        let onReport: (report: PictureReport) => void = () => undefined;
        let onFault: (error: Error) => void = () => undefined;
        const thread: ToldThread = {
            posted: [],
            isTerminated: false,
            post: (request) => void thread.posted.push(request),
            onReport: (listener) => {
                onReport = listener;
            },
            onFault: (listener) => {
                onFault = listener;
            },
            terminate() {
                thread.isTerminated = true;
            },
            report: (report) => onReport(report),
            fail: (error) => onFault(error),
        };
        started.push(thread);
        return thread;
    };
    return { started, start };
}

const DRAWN: PictureReply = { outcome: 'text', picture: 'a picture', notes: [] };
const forever = new AbortController().signal;

async function request(): Promise<PictureRequest> {
    const model = await modelOf('service orders { command place { calls payments } }\nservice payments');
    return { model, view: 'services', format: 'mermaid', theme: 'light', legend: false };
}

/** Lets what is ready to run run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('pictures in threads', () => {
    it('are drawn one after the other by a thread that is kept, and two at a time', async () => {
        const { started, start } = threads();
        const { make } = drawInThreads(start);
        const wanted = await request();
        const [first, second, third] = [make(wanted, forever), make(wanted, forever), make(wanted, forever)];
        await settled();
        expect(started.map(({ posted }) => posted.length)).toEqual([1, 1]);
        started[1]?.report({ kind: 'done', reply: DRAWN });
        expect(await second).toEqual(DRAWN);
        await settled();
        expect(started.map(({ posted }) => posted.length)).toEqual([1, 2]);
        started[1]?.report({ kind: 'done', reply: { ...DRAWN, picture: 'the third' } });
        expect(await third).toMatchObject({ picture: 'the third' });
        started[0]?.report({ kind: 'done', reply: DRAWN });
        expect(await first).toEqual(DRAWN);
        expect(started.some(({ isTerminated }) => isTerminated)).toBe(false);
    });

    it('are given up at once when nobody wants them any more, drawn or waiting, and the next one is drawn', async () => {
        const { started, start } = threads();
        const { make } = drawInThreads(start);
        const wanted = await request();
        const controllers = [1, 2, 3].map(() => new AbortController());
        const asked = controllers.map(({ signal }) => make(wanted, signal));
        await settled();
        // The one that waits first: otherwise its turn would come.
        for (const [i, controller] of [...controllers.entries()].toReversed()) {
            controller.abort(new Error(`not wanted ${i}`));
            await expect(asked[i]).rejects.toThrow(`not wanted ${i}`);
        }
        expect(started.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
        const next = make(wanted, forever);
        await settled();
        started[2]?.report({ kind: 'done', reply: DRAWN });
        expect(await next).toEqual(DRAWN);
        await expect(make(wanted, AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
    });

    it('are given up when they take too long, or too much memory', async () => {
        const { started, start } = threads();
        const { make } = drawInThreads(start, 20);
        const wanted = await request();
        expect(await make(wanted, forever)).toEqual({ outcome: 'given up', reason: 'after 0.02 s' });
        expect(started[0]?.isTerminated).toBe(true);
        const greedy = drawInThreads(start);
        const asked = greedy.make(wanted, forever);
        await settled();
        started[1]?.fail(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
        expect(await asked).toEqual({ outcome: 'given up', reason: 'for want of memory' });
        expect(started[1]?.isTerminated).toBe(true);
    });

    it('fail with what went wrong in the thread', async () => {
        const { started, start } = threads();
        const { make } = drawInThreads(start);
        const wanted = await request();
        const asked = make(wanted, forever);
        await settled();
        started[0]?.report({ kind: 'failed', message: 'a defect' });
        await expect(asked).rejects.toThrow('a defect');
    });

    it('are the same as in this thread, in all formats', async () => {
        const { make, stop } = drawInThreads();
        onTestFinished(stop);
        const wanted = await request();
        expect(await make(wanted, forever)).toMatchObject({
            outcome: 'text',
            picture: expect.stringContaining('orders'),
        });
        expect(await make({ ...wanted, format: 'svg' }, forever)).toMatchObject({
            outcome: 'text',
            picture: expect.stringContaining('<svg'),
        });
        const image = await make({ ...wanted, format: 'png' }, forever);
        expect(image.outcome === 'pixels' && Buffer.from(image.png).subarray(1, 4).toString()).toBe('PNG');
        expect(await make({ ...wanted, view: 'servces' }, forever)).toMatchObject({
            outcome: 'refused',
            reason: expect.stringContaining('Did you mean "services"?'),
        });
    });
});
