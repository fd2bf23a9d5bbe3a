import { allElements } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import type { Element } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';

/** What is declared in one file. */
export interface FileContents {
    readonly elements: readonly Element[];
    readonly calls: readonly Call[];
}

const NOTHING: FileContents = { elements: [], calls: [] };

const contents = new WeakMap<ModelIndex, ReadonlyMap<string, FileContents>>();

/** What a model has from one file, in the order of the model; all files are divided once a model. */
export function elementsIn(index: ModelIndex, uri: string): FileContents {
    const known = contents.get(index) ?? divide(index);
    contents.set(index, known);
    return known.get(uri) ?? NOTHING;
}

function divide({ model }: ModelIndex): ReadonlyMap<string, FileContents> {
    const files = new Map<string, { elements: Element[]; calls: Call[] }>();
    const fileOf = (uri: string) => {
        const file = files.get(uri) ?? { elements: [], calls: [] };
        files.set(uri, file);
        return file;
    };
    for (const element of allElements(model)) {
        fileOf(element.source.uri).elements.push(element);
    }
    for (const call of model.calls) {
        fileOf(call.location.uri).calls.push(call);
    }
    return files;
}
