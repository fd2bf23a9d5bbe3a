import { type ArchitectureModel, allElements } from '../architecture.ts';
import type { Element } from '../element.ts';
import { addTo } from '../multimap.ts';
import { lastName } from '../qualified-name.ts';
import { type PlainValue, plainText, SAME_IDS } from './plain-value.ts';
import { propertiesOf } from './properties.ts';
import { allRelations, endsOf } from './relation-lists.ts';

/** What can be told of an element without its own qualified name, each trait once. */
export type Traits = ReadonlySet<string>;

/** Tells the traits of the elements of a model; made by {@link traitTeller}. */
export type TraitTeller = (element: Element, left: ReadonlySet<string>) => Traits;

/**
 * Traits are what an element says of itself, who refers to it and in which way, and what its calls, accesses and
 * messages lead to. Other elements go by their last names, so that a trait survives when their contexts are renamed.
 */
export function traitTeller(model: ArchitectureModel): TraitTeller {
    const ids = new Set(Array.from(allElements(model), ({ id }) => id));
    const fromOthers = relationTraits(model);
    for (const element of allElements(model)) {
        for (const [path, { value }] of propertiesOf(element, NO_REFERENCE, SAME_IDS)) {
            for (const id of idsIn(value, ids)) {
                addTo(fromOthers, id, `${element.kind} ${element.name} ${path}`);
            }
        }
    }
    return (element, left) => {
        const traits = new Set(fromOthers.get(element.id));
        for (const [path, { value }] of propertiesOf(element, left, SAME_IDS)) {
            if (!isUsual(path, value)) {
                traits.add(`${path} ${plainText(withLastNames(value, ids))}`);
            }
        }
        return traits;
    };
}

/** How much two elements have in common: shared traits, as a part of all traits of the two. */
export function likeness(a: Traits, b: Traits): number {
    let common = 0;
    for (const trait of a) {
        common += b.has(trait) ? 1 : 0;
    }
    return common === 0 ? 0 : common / (a.size + b.size - common);
}

/** What most elements say, or a role that everything of its sort has unless said: it tells nothing apart. */
function isUsual(path: string, value: PlainValue): boolean {
    return path === 'number' || (path === 'role' && (value === 'business' || value === 'operational'));
}

function relationTraits(model: ArchitectureModel): Map<string, string[]> {
    const traits = new Map<string, string[]>();
    for (const { kind, relation } of allRelations(model)) {
        const { source, sourceOperation, target, targetOperation } = endsOf(relation);
        const word = kind === 'store-access' && 'mode' in relation ? relation.mode : kind;
        addTo(traits, source, `${word} to ${lastName(targetOperation ?? target)}`);
        addTo(traits, target, `${word} from ${lastName(source)}`);
        if (sourceOperation !== undefined) {
            addTo(traits, sourceOperation, `${word} to ${lastName(target)}`);
        }
        if (targetOperation !== undefined) {
            addTo(traits, targetOperation, `${word} from ${lastName(source)}`);
        }
    }
    return traits;
}

/** Properties that mention no element, or only what stands in this one, which says so itself. */
const NO_REFERENCE: ReadonlySet<string> = new Set([
    'id',
    'name',
    'source',
    'kind',
    'services',
    'operations',
    'channels',
    'units',
    'phases',
    'subscription',
]);

function* idsIn(value: PlainValue, ids: ReadonlySet<string>): Generator<string> {
    if (typeof value === 'string') {
        if (ids.has(value)) {
            yield value;
        }
    } else if (typeof value === 'object') {
        for (const part of Object.values(value)) {
            yield* idsIn(part, ids);
        }
    }
}

function withLastNames(value: PlainValue, ids: ReadonlySet<string>): PlainValue {
    if (typeof value === 'string') {
        return ids.has(value) ? lastName(value) : value;
    }
    if (typeof value !== 'object') {
        return value;
    }
    return isList(value)
        ? value.map((part) => withLastNames(part, ids))
        : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withLastNames(part, ids)]));
}

function isList(value: PlainValue): value is readonly PlainValue[] {
    return Array.isArray(value);
}
