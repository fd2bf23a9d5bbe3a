import { commands, type ExtensionContext, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { folderNameOf, problemOfTitle } from '../../templates/name-system.ts';
import { filesOf, PROJECT_TEMPLATES, type ProjectTemplate } from '../../templates/project-templates.ts';
import { type ProjectFile, readTemplate } from '../../templates/read-template.ts';
import { openAfterReload } from './open-after-reload.ts';
import { exists, pickFolder, placesInWorkspace } from './project-place.ts';

/**
 * Starts a project: asks for a template, the system's name and a folder, writes what is not there yet, and opens the
 * model.
 *
 * @throws Error when a file cannot be written, or is there by now
 */
export async function newProject(context: ExtensionContext): Promise<void> {
    const template = await pickTemplate();
    const title = template && (await askForTitle());
    const folder = template && title && (await chooseFolder(folderNameOf(title), filesOf(template)));
    if (!folder) {
        return;
    }
    const read = async (path: string) =>
        new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, path)));
    await writeNew(folder, await readTemplate(template, title.trim(), read));
    const model = Uri.joinPath(folder, template.models[0]);
    await window.showTextDocument(model, { preview: false });
    if (!workspace.getWorkspaceFolder(model)) {
        await offerFolder(context, folder, model);
    }
}

async function pickTemplate(): Promise<ProjectTemplate | undefined> {
    const items = PROJECT_TEMPLATES.map((template): QuickPickItem & { template: ProjectTemplate } => ({
        label: template.title,
        detail: template.summary,
        template,
    }));
    const picked = await window.showQuickPick(items, {
        title: 'New Firebreak project (1/3)',
        placeHolder: 'What shall it start from?',
        matchOnDetail: true,
        ignoreFocusOut: true,
    });
    return picked?.template;
}

function askForTitle(): Thenable<string | undefined> {
    return window.showInputBox({
        title: 'New Firebreak project (2/3)',
        prompt: 'What is the system called?',
        placeHolder: 'Web shop',
        validateInput: (text) => problemOfTitle(text),
        ignoreFocusOut: true,
    });
}

async function chooseFolder(name: string, files: readonly string[]): Promise<Uri | undefined> {
    const places = await placesInWorkspace(name, files);
    if (places.length === 0) {
        return pickFolder(name, files);
    }
    const other = { label: '$(folder-opened) Another folder…', description: '' };
    const picked = await window.showQuickPick([...places, other], {
        title: 'New Firebreak project (3/3)',
        placeHolder: 'Where shall it go? Nothing that is there is written over.',
        ignoreFocusOut: true,
    });
    if (!picked) {
        return undefined;
    }
    return 'folder' in picked ? picked.folder : pickFolder(name, files);
}

async function writeNew(folder: Uri, files: readonly ProjectFile[]): Promise<void> {
    const targets = files.map(({ name, text }) => ({ name, text, uri: Uri.joinPath(folder, name) }));
    for (const { name, uri } of targets) {
        if (await exists(uri)) {
            throw new Error(`${name} is there already; nothing was written.`);
        }
    }
    await workspace.fs.createDirectory(folder);
    for (const { text, uri } of targets) {
        await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    }
}

/** A model outside of the workspace is checked only once its folder is open, since a project is a folder. */
async function offerFolder(context: ExtensionContext, folder: Uri, model: Uri): Promise<void> {
    const hasFolders = (workspace.workspaceFolders ?? []).length > 0;
    const open = 'Open folder';
    const add = 'Add to workspace';
    const choice = await window.showInformationMessage(
        'Firebreak: the project is written. Open its folder to have all of it checked and drawn.',
        ...(hasFolders ? [add, open] : [open]),
    );
    if (choice === add) {
        workspace.updateWorkspaceFolders(workspace.workspaceFolders?.length ?? 0, 0, { uri: folder });
    } else if (choice === open) {
        await openAfterReload(context, model);
        await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: hasFolders });
    }
}
