import { Range, type TestController, type TestItem, Uri } from 'vscode';
import type { ListedExperiment } from '../../protocol/simulation/experiments.ts';

/** Experiments of the workspace as items of the Test Explorer, by file. */
export interface ExperimentTree {
    /** Shows these and no others; items that stay keep their results. */
    replace(experiments: readonly ListedExperiment[]): void;
    /** The experiment that an item stands for; none for a file. */
    experimentOf(item: TestItem): ListedExperiment | undefined;
    /** The item of an experiment. */
    itemOf(project: string, id: string): TestItem | undefined;
    /** The experiments that a choice of items stands for; all without one, in the order of the texts. */
    chosen(include: readonly TestItem[] | undefined, exclude: readonly TestItem[] | undefined): readonly TestItem[];
}

/** @param controller shows the items */
export function createExperimentTree(controller: TestController): ExperimentTree {
    const known = new Map<string, ListedExperiment>();

    function replace(experiments: readonly ListedExperiment[]): void {
        known.clear();
        const files = new Map<string, TestItem[]>();
        for (const experiment of experiments) {
            const { uri } = experiment.location;
            const item = itemFor(experiment);
            known.set(item.id, experiment);
            files.set(uri, [...(files.get(uri) ?? []), item]);
        }
        controller.items.replace(
            [...files].map(([uri, items]) => {
                const file = controller.items.get(uri) ?? controller.createTestItem(uri, nameOf(uri), Uri.parse(uri));
                file.children.replace(items);
                return file;
            }),
        );
    }

    function itemFor(experiment: ListedExperiment): TestItem {
        const { id, title, location, project } = experiment;
        const key = keyOf(project, id);
        const there = controller.items.get(location.uri)?.children.get(key);
        const item = there ?? controller.createTestItem(key, id, Uri.parse(location.uri));
        const { start, end } = location.range;
        item.range = new Range(start.line, start.character, end.line, end.character);
        item.description = title ?? '';
        return item;
    }

    function itemOf(project: string, id: string): TestItem | undefined {
        const experiment = known.get(keyOf(project, id));
        return experiment && controller.items.get(experiment.location.uri)?.children.get(keyOf(project, id));
    }

    return {
        replace,
        experimentOf: (item) => known.get(item.id),
        itemOf,
        chosen(include, exclude = []) {
            const all = [...controller.items].map(([, item]) => item);
            const leaves = (include ?? all).flatMap((item) =>
                known.has(item.id) ? [item] : [...item.children].map(([, child]) => child),
            );
            const isLeftOut = (item: TestItem) =>
                exclude.includes(item) || (item.parent !== undefined && exclude.includes(item.parent));
            return [...new Set(leaves)].filter((item) => !isLeftOut(item));
        },
    };
}

/** An experiment is one of its project; no URI holds a line break. */
function keyOf(project: string, id: string): string {
    return `${project}\n${id}`;
}

function nameOf(uri: string): string {
    return Uri.parse(uri).path.split('/').at(-1) ?? uri;
}
