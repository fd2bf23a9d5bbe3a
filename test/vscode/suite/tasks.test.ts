import { commands, DiagnosticSeverity, languages, ProcessExecution, Task, tasks, workspace } from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { takePicture } from './report.ts';
import { deleteOnDisk, fileUri, problemsOf, writeOnDisk } from './workspace-files.ts';

const isInBrowser = typeof process === 'undefined';

/** Runs a task to its end and says with which code it ended. */
async function run(task: Task): Promise<number | undefined> {
    const ended = new Promise<number | undefined>((resolve) => {
        const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
            if (execution.task.name === task.name) {
                listener.dispose();
                resolve(exitCode);
            }
        });
    });
    await tasks.executeTask(task);
    return ended;
}

/** The task of that name which the editor knows, offered by the extension or written in `tasks.json`. */
async function findTask(name: string): Promise<Task> {
    const found = (await tasks.fetchTasks({ type: 'firebreak' })).find((task) => task.name === name);
    if (!found) {
        throw new Error(`There is no task ${name}.`);
    }
    return found;
}

describe('tasks', () => {
    afterEach(async () => {
        await deleteOnDisk('.vscode');
        await deleteOnDisk('notes.txt');
    });

    it('are offered where there are processes', async () => {
        const offered = await tasks.fetchTasks({ type: 'firebreak' });
        expectEqual(
            offered.map(({ name, source }) => `${source}: ${name}`),
            isInBrowser ? [] : ['firebreak: check'],
        );
    });

    if (isInBrowser) {
        return;
    }

    it('check with what the extension brings, and show nothing twice', async () => {
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
        expectEqual(await run(await findTask('check')), 1);
        await takePicture('task');
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
    });

    it('are taken from tasks.json, about one file, with options', async () => {
        const task = { type: 'firebreak', command: 'check', path: 'payments.fbk', label: 'payments' };
        const strict = { ...task, label: 'strict', args: ['--max-warnings', '0'] };
        await writeOnDisk('.vscode/tasks.json', JSON.stringify({ version: '2.0.0', tasks: [task, strict] }));
        await expectSoon(() => workspace.getConfiguration('tasks').get<object[]>('tasks')?.length, 2);
        expectEqual(await run(await findTask('payments')), 0);
        expectEqual(await run(await findTask('strict')), 1);
    });

    it('may be of another kind: the problem matcher reads what the command prints', async () => {
        await writeOnDisk('notes.txt', 'one\ntwo\n');
        const print = (line: string) =>
            new Task(
                { type: 'process' },
                workspace.workspaceFolders?.[0] ?? 1,
                'print',
                'test',
                new ProcessExecution(process.execPath, ['-e', `console.log(${JSON.stringify(line)})`]),
                ['$firebreak'],
            );
        const found = () =>
            languages
                .getDiagnostics(fileUri('notes.txt'))
                .map(({ severity, code, range: { start }, message, source }) =>
                    [DiagnosticSeverity[severity], source, code, start.line, start.character, message].join(' '),
                );
        await run(print('notes.txt:2:3: note[org/unowned-service]: No team owns `two`: [sic].'));
        await expectSoon(found, ['Information Firebreak org/unowned-service 1 2 No team owns `two`: [sic].']);
        await run(print('No findings.'));
        await expectSoon(found, []);
        // The matcher is of the same owner as the server's findings, which thereby went from closed files.
        await commands.executeCommand('firebreak.restartLanguageServer');
    });
});
