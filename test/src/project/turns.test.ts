import { Cancellation, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { type BuildOptions, buildProjects } from '../../../src/project/build-projects.ts';
import { DEFAULT_CONFIG } from '../../../src/project/config/project-config.ts';
import { fixProject } from '../../../src/project/fixing/fix-project.ts';
import { inTurns, type Turns } from '../../../src/project/turns.ts';

function* steps(done: string[]): Generator<undefined, string> {
    for (const name of ['first', 'second']) {
        done.push(name);
        yield;
    }
    return 'made';
}

/** Turns that count how often they are offered, and end the work after so many. */
function counted(most = Number.POSITIVE_INFINITY): Turns & { offered: number } {
    const turns = {
        offered: 0,
        token: new Cancellation.CancellationTokenSource().token,
        pause() {
            turns.offered++;
            if (turns.offered > most) {
                throw new Error('not wanted');
            }
            return undefined;
        },
    };
    return turns;
}

function build(options: BuildOptions) {
    const root = URI.parse('file:///work');
    const models = ['a', 'b', 'c'].map((name) => ({
        uri: URI.parse(`file:///work/${name}.fbk`),
        text: `service ${name} { command go { calls Pay } }\n${name === 'a' ? 'external Pay' : ''}`,
    }));
    return buildProjects(
        [{ root, config: DEFAULT_CONFIG, isConfigured: false, models, ignored: [], problems: [] }],
        options,
    );
}

describe('work in turns', () => {
    it('is done step by step, with others in between, or all at once where there are none', async () => {
        const done: string[] = [];
        const turns = {
            pause: async () => {
                done.push('others');
            },
        };
        expect(await inTurns(steps(done), turns)).toBe('made');
        expect(done).toEqual(['first', 'others', 'second', 'others']);
        const alone: string[] = [];
        expect(await inTurns(steps(alone), undefined)).toBe('made');
        expect(alone).toEqual(['first', 'second']);
    });

    it('comes to the same project, and is left at any turn', async () => {
        const turns = counted();
        const [inPieces] = await build({ turns });
        const [atOnce] = await build({});
        expect(inPieces?.model).toEqual(atOnce?.model);
        expect(turns.offered).toBeGreaterThan(3);
        for (let most = 0; most < turns.offered; most += Math.ceil(turns.offered / 10)) {
            await expect(build({ turns: counted(most) })).rejects.toThrow('not wanted');
        }
    });

    it('is left while texts are linked, for the reason that turns give', async () => {
        const source = new Cancellation.CancellationTokenSource();
        const turns: Turns = {
            token: source.token,
            pause() {
                if (source.token.isCancellationRequested) {
                    throw new Error('not wanted');
                }
                return undefined;
            },
        };
        await expect(build({ turns, onLink: () => source.cancel() })).rejects.toThrow('not wanted');
    });

    it('mends a project in pieces, and is left in the middle of it', async () => {
        const [project] = await build({});
        if (!project) {
            throw new Error('no project');
        }
        const options = { today: '2026-11-23', unsafe: true, isAskedFor: () => true };
        const turns = counted();
        const fixed = await fixProject(project, { ...options, turns });
        expect(fixed.changes).toEqual((await fixProject(project, options)).changes);
        expect(fixed.applied).toBeGreaterThan(0);
        await expect(
            fixProject(project, { ...options, turns: counted(Math.floor(turns.offered / 2)) }),
        ).rejects.toThrow('not wanted');
    });
});
