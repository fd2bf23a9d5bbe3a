import { nameSystem } from './name-system.ts';
import { filesOf, type ProjectTemplate } from './project-templates.ts';

/** A file of a new project. */
export interface ProjectFile {
    readonly name: string;
    readonly text: string;
}

/**
 * Makes the files of a new project.
 *
 * @param title what the system is called; the template's own word when it is left out
 * @param read reads a file by its path from the root of the package
 */
export async function readTemplate(
    template: ProjectTemplate,
    title: string | undefined,
    read: (path: string) => Promise<string>,
): Promise<readonly ProjectFile[]> {
    return Promise.all(
        filesOf(template).map(async (name) => {
            const text = await read(`${template.folder}/${name}`);
            const isFirst = name === template.models[0];
            return { name, text: isFirst && title !== undefined ? nameSystem(text, title) : text };
        }),
    );
}
