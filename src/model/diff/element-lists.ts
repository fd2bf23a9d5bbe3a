import type { ArchitectureModel } from '../architecture.ts';
import type { Element } from '../element.ts';

/** One list of elements of a model: elements of two models correspond only within the same one. */
export interface ElementList {
    readonly of: (model: ArchitectureModel) => readonly Element[];
    /** Properties that are no news of the element: its name, what stands in it, and what it stands in. */
    readonly left: ReadonlySet<string>;
    /** Its elements stand in others that keep their names: operations in a service, topics in a broker. */
    readonly nested: boolean;
}

const ALWAYS = ['id', 'kind', 'name', 'source', 'block', 'head', 'context'];

/** All lists of elements, containers before what may stand in them. */
export const ELEMENT_LISTS: readonly ElementList[] = [
    top((model) => (model.system ? [model.system] : [])),
    top(({ teams }) => teams),
    top(({ contexts }) => contexts, 'services'),
    top(({ policies }) => policies),
    top(({ libraries }) => libraries),
    top(({ backends }) => backends),
    top(({ clients }) => clients),
    top(({ externals }) => externals),
    top(({ services }) => services, 'operations'),
    top(({ brokers }) => brokers, 'channels'),
    nested(({ topics }) => topics, 'broker'),
    top(({ stores }) => stores, 'owner'),
    top(({ entities }) => entities),
    top(({ events }) => events),
    nested(({ operations }) => operations, 'service', 'steps', 'subscription'),
    top(({ meshes }) => meshes),
    top(({ deployments }) => deployments, 'units'),
    nested(({ deployments }) => deployments.flatMap(({ units }) => units), 'runsAt'),
    top(({ releases }) => releases, 'membersAt'),
    top(({ scenarios }) => scenarios),
    top(({ migrations }) => migrations, 'phases'),
    nested(({ migrations }) => migrations.flatMap(({ phases }) => phases)),
    top(({ experiments }) => experiments),
    top(({ constraints }) => constraints),
    top(({ views }) => views),
];

function top(of: ElementList['of'], ...left: readonly string[]): ElementList {
    return { of, left: new Set([...ALWAYS, ...left]), nested: false };
}

function nested(of: ElementList['of'], ...left: readonly string[]): ElementList {
    return { ...top(of, ...left), nested: true };
}

/** Id of what an element stands in, by its qualified name; undefined at the top level. */
export function holderOf({ id, name }: Element): string | undefined {
    return id.length > name.length + 1 && id.endsWith(`.${name}`) ? id.slice(0, -name.length - 1) : undefined;
}
