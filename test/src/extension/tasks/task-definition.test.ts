import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import {
    commandArguments,
    offeredTasks,
    readTaskDefinition,
    TASK_TYPE,
    taskName,
} from '../../../../src/extension/tasks/task-definition.ts';

const check = { type: 'firebreak', command: 'check' } as const;

describe('a task', () => {
    it.each([
        { written: check },
        { written: { ...check, path: 'services', args: ['--max-warnings', '0'] } },
        { written: { type: 'firebreak' } },
        { written: { ...check, command: 'draw' } },
        { written: { ...check, path: 3 } },
        { written: { ...check, args: '--fix' } },
    ])('is understood exactly when the manifest allows it: $written', ({ written }) => {
        const [{ properties, required, type } = { properties: {}, required: [], type: '' }] =
            manifest.contributes.taskDefinitions;
        const allows = new Ajv({ strict: false }).compile({ type: 'object', properties, required });
        expect(readTaskDefinition(written) !== undefined).toBe(allows(written));
        expect(type).toBe(TASK_TYPE);
    });

    it('runs the command on its path, which is never an option', () => {
        expect(commandArguments(check)).toEqual(['check', '--format', 'compact', '--', '.']);
        expect(commandArguments({ ...check, path: '--fix', args: ['--max-warnings', '0'] })).toEqual([
            'check',
            '--format',
            'compact',
            '--max-warnings',
            '0',
            '--',
            '--fix',
        ]);
    });
});

describe('the tasks of a workspace folder', () => {
    const names = (settings: readonly string[]) => offeredTasks(settings).map(taskName);

    it('are one for all that is in it', () => {
        expect(names([])).toEqual(['check']);
        expect(names(['firebreak.json'])).toEqual(['check']);
        expect(names(['models/firebreak.json'])).toEqual(['check']);
    });

    it('are one more for each of several projects', () => {
        expect(names(['shop/firebreak.json', 'firebreak.json', 'bank/models/firebreak.json'])).toEqual([
            'check',
            'check bank/models',
            'check shop',
        ]);
    });
});
