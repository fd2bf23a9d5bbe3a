import {
    type Disposable,
    ProcessExecution,
    RelativePattern,
    Task,
    TaskGroup,
    type TaskProvider,
    TaskScope,
    tasks,
    type WorkspaceFolder,
    workspace,
} from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import {
    commandArguments,
    type FirebreakTask,
    offeredTasks,
    readTaskDefinition,
    TASK_TYPE,
    taskName,
} from './task-definition.ts';

/** The command line that comes with the extension. */
export interface BroughtCommand {
    /** The program that runs it: the one that runs the extension. */
    readonly program: string;
    /** Path of the script. */
    readonly script: string;
}

/** So many projects of a workspace folder get a task of their own. */
const MOST_PROJECTS = 100;

/** Offers `firebreak check` as a task, run by what the extension brings: nothing else needs to be installed. */
export function registerTasks(server: LanguageServer, command: BroughtCommand): Disposable {
    const provider: TaskProvider = {
        async provideTasks() {
            // The editor asks before it runs a task; beside that, nothing of a folder that is not trusted is offered.
            if (!workspace.isTrusted) {
                return [];
            }
            const offered = await Promise.all((workspace.workspaceFolders ?? []).map(tasksOf));
            return offered.flat();
        },
        resolveTask({ definition, scope }) {
            const read = readTaskDefinition(definition);
            const folder = typeof scope === 'object' ? scope : undefined;
            return read && workspace.isTrusted ? createTask(read, definition, folder) : undefined;
        },
    };

    async function tasksOf(folder: WorkspaceFolder): Promise<Task[]> {
        // A process reads files, not what an extension shows as files.
        if (folder.uri.scheme !== 'file' || !(await hasModel(folder))) {
            return [];
        }
        const settings = await find(folder, '**/firebreak.json', MOST_PROJECTS);
        return offeredTasks(settings).map((task) => createTask(task, task, folder));
    }

    /** @param written the definition as the editor knows it: by it the editor recognises the task */
    function createTask(task: FirebreakTask, written: Task['definition'], folder: WorkspaceFolder | undefined): Task {
        const args = commandArguments(task);
        const execution = new ProcessExecution(command.program, [command.script, ...args], {
            ...(folder ? { cwd: folder.uri.fsPath } : {}),
            // Makes the desktop's program behave as the Node that it holds.
            env: { ELECTRON_RUN_AS_NODE: '1' },
        });
        const created = new Task(
            written,
            folder ?? TaskScope.Workspace,
            taskName(task),
            TASK_TYPE,
            execution,
            matchers(server),
        );
        created.group = TaskGroup.Test;
        created.detail = ['firebreak', ...args].join(' ');
        return created;
    }

    return tasks.registerTaskProvider(TASK_TYPE, provider);
}

/**
 * While the language server runs, the Problems view has all that the task could find, with the path of each finding,
 * and unsaved texts count: read a second time, it would stand there twice or be replaced by less.
 */
function matchers(server: LanguageServer): string[] {
    return server.isRunning() ? [] : ['$firebreak-all'];
}

async function hasModel(folder: WorkspaceFolder): Promise<boolean> {
    return (await find(folder, '**/*.fbk', 1)).length > 0;
}

async function find(folder: WorkspaceFolder, pattern: string, most: number): Promise<string[]> {
    const files = await workspace.findFiles(new RelativePattern(folder, pattern), '**/node_modules/**', most);
    return files.map((file) => file.path.slice(folder.uri.path.length).replace(/^\/+/, ''));
}
