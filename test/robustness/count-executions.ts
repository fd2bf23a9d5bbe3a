import { Session } from 'node:inspector/promises';
import { repository } from '../../.build/repository.ts';

/** How often each function of our own, and each branch and loop in it, was executed. */
export type Executions = ReadonlyMap<string, number>;

/** Counts what is executed from now on; code that was loaded before is counted less closely. */
export async function countExecutions(): Promise<{ take(): Promise<Executions>; stop(): Promise<void> }> {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return {
        /** What was executed since the last time. */
        async take() {
            const { result } = await session.post('Profiler.takePreciseCoverage');
            const executions = new Map<string, number>();
            for (const { url, functions } of result) {
                const [, path] = url.split(repository);
                for (const { functionName, ranges } of path?.match(/^\/(?:src|language)\//) ? functions : []) {
                    for (const { startOffset, count } of ranges) {
                        executions.set(`${path} ${functionName} ${startOffset}`, count);
                    }
                }
            }
            return executions;
        },
        async stop() {
            await session.post('Profiler.stopPreciseCoverage');
            session.disconnect();
        },
    };
}

/**
 * What is executed disproportionately more often when there is twice as much to do. What is done a few times for each
 * thing, or grows with its logarithm, is left out.
 *
 * @param size how many things there are the first time
 */
export function disproportionate(once: Executions, twice: Executions, size: number): string[] {
    return [...twice].flatMap(([place, count]) => {
        // A branch that is always taken is counted with what is around it, and so not told by itself.
        const before = once.get(place);
        return before !== undefined && count > 10 * size && count > 2.7 * before
            ? [`${place}: ${before}, then ${count}`]
            : [];
    });
}
