import { byCodeUnits } from '../order.ts';

/** A value of a model without places in texts: what JSON can hold, and nothing that was left unsaid. */
export type PlainValue = string | number | boolean | PlainRecord | readonly PlainValue[];

/** Named values, their names sorted. */
export interface PlainRecord {
    readonly [name: string]: PlainValue;
}

/** Turns the id of an element of one model into the id of the same element in the other. */
export type Translate = (id: string) => string;

/** Leaves every id as it is. */
export const SAME_IDS: Translate = (id) => id;

/** What `timeout none` is in a plain value; a plain `none` would be a word. */
const SAID_NONE = { said: 'none' } as const;

/**
 * A value of the model as a {@link PlainValue}: places and silence are left out, ids translated, and lists sorted
 * where their order says nothing.
 *
 * @param key name of the property that holds it
 * @param holder name of the property that holds that one, empty at the top of an element
 * @returns undefined for what says nothing: an unknown property, an empty list, `false`
 */
export function plainValue(value: unknown, key: string, holder: string, translate: Translate): PlainValue | undefined {
    switch (typeof value) {
        case 'string':
            return isReference(key, holder) ? translate(value) : value;
        case 'number':
            return value;
        case 'boolean':
            return value || undefined;
        case 'object':
            return Array.isArray(value) ? plainList(value, key, holder, translate) : plainObject(value, key, translate);
        default:
            return undefined;
    }
}

/** A plain value as text; equal values have equal texts. */
export function plainText(value: PlainValue): string {
    return JSON.stringify(value);
}

function plainList(
    list: readonly unknown[],
    key: string,
    holder: string,
    translate: Translate,
): readonly PlainValue[] | undefined {
    const plain = list.flatMap((item) => plainValue(item, key, holder, translate) ?? []);
    if (plain.length < 2) {
        return plain.length === 0 ? undefined : plain;
    }
    return ORDERED.has(key) || (typeof plain[0] === 'string' && !isReference(key, holder))
        ? plain
        : plain.toSorted((a, b) => byCodeUnits(plainText(a), plainText(b)));
}

function plainObject(value: object | null, key: string, translate: Translate): PlainValue | undefined {
    if (value === null || isPlace(value)) {
        return undefined;
    }
    if ('said' in value) {
        return plainSaid(value, key, translate);
    }
    const entries: [string, PlainValue][] = [];
    for (const [name, part] of Object.entries(value)) {
        const plain = PLACES.has(name) ? undefined : plainValue(part, name, key, translate);
        if (plain !== undefined) {
            entries.push([name, plain]);
        }
    }
    return Object.fromEntries(entries.sort(([a], [b]) => byCodeUnits(a, b)));
}

/** `enabled: false` and the like are values once somebody says them, so those of a said property are kept. */
function plainSaid(said: object, key: string, translate: Translate): PlainValue | undefined {
    if ('value' in said) {
        return plainValue(said.value, key, '', translate) ?? false;
    }
    return 'said' in said && said.said === 'none' ? SAID_NONE : undefined;
}

/** Whether a value is a range, or has one and nothing else to say. */
export function isPlace(value: object): boolean {
    return ('range' in value && 'uri' in value) || ('start' in value && 'end' in value);
}

/**
 * Whether a property holds ids of elements.
 *
 * @param holder name of the property in which it stands
 */
export function isReference(key: string, holder: string): boolean {
    return REFERENCES.has(key) && !(key === 'of' && (holder === '' || holder === 'target'));
}

/** Names under which the model keeps where things are written. */
export const PLACES: ReadonlySet<string> = new Set([
    'source',
    'location',
    'block',
    'head',
    'runsAt',
    'membersAt',
    'bypassAt',
    'addressAt',
]);

/** Lists of things that happen, or count, one after another. */
const ORDERED: ReadonlySet<string> = new Set(['steps', 'otherwise', 'extends']);

/** Names under which the model keeps ids of elements. */
const REFERENCES: ReadonlySet<string> = new Set([
    'broker',
    'channel',
    'context',
    'copies',
    'decommissions',
    'element',
    'entities',
    'entity',
    'event',
    'excludes',
    'extends',
    'facade',
    'from',
    'id',
    'masters',
    'members',
    'of',
    'other',
    'owner',
    'policy',
    'replicates',
    'retires',
    'runs',
    'scenario',
    'service',
    'sidecars',
    'source',
    'sourceOperation',
    'store',
    'subject',
    'target',
    'targetOperation',
    'team',
    'to',
    'undoneBy',
    'uses',
    'via',
]);
