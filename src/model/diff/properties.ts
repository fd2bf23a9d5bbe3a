import type { Source } from '../source.ts';
import { type PlainValue, plainText, plainValue, SAME_IDS, type Translate } from './plain-value.ts';

/** One thing that an element or a relation says of itself. */
export interface Property {
    /** As it stands in its own model. */
    readonly value: PlainValue;
    /** The same in words of the other model's ids; equal texts mean the same. */
    readonly text: string;
    /** Where it is said, if the model knows that more exactly than by the whole element. */
    readonly at?: Source;
}

/** Properties by path: `replicas`, `slo.latency`, `defaults.timeout`. */
export type Properties = ReadonlyMap<string, Property>;

/**
 * All that an element or a relation says, property by property. Silence is left out.
 *
 * @param left names of properties of no interest here
 */
export function propertiesOf(thing: object, left: ReadonlySet<string>, translate: Translate): Properties {
    const properties = new Map<string, Property>();
    for (const [name, value] of Object.entries(thing)) {
        if (left.has(name)) {
            continue;
        }
        if (name === 'toward' && Array.isArray(value)) {
            addDestinations(properties, value, translate);
        } else if (BLOCKS.has(name) && isObject(value)) {
            addBlock(properties, name, value, translate);
        } else {
            add(properties, name, name, '', value, translate);
        }
    }
    return properties;
}

function addBlock(properties: Map<string, Property>, path: string, block: object, translate: Translate): void {
    const source = 'source' in block && isSource(block.source) ? block.source : undefined;
    for (const [name, value] of Object.entries(block)) {
        if (name !== 'source') {
            add(properties, `${path}.${name}`, name, path, value, translate, source);
        }
    }
}

/** A mesh's blocks toward one target each; a second one toward the same target counts by itself. */
function addDestinations(properties: Map<string, Property>, list: readonly unknown[], translate: Translate): void {
    const seen = new Map<string, number>();
    for (const destination of list) {
        if (isObject(destination) && 'target' in destination && 'policy' in destination) {
            const target = translate(String(destination.target));
            const count = (seen.get(target) ?? 0) + 1;
            seen.set(target, count);
            const path = `toward ${target}${count > 1 ? `#${count}` : ''}`;
            if (isObject(destination.policy)) {
                addBlock(properties, path, destination.policy, translate);
            }
        }
    }
}

function add(
    properties: Map<string, Property>,
    path: string,
    name: string,
    holder: string,
    value: unknown,
    translate: Translate,
    around?: Source,
): void {
    const translated = plainValue(value, name, holder, translate);
    if (translated === undefined) {
        return;
    }
    const own = isObject(value) && 'source' in value && isSource(value.source) ? value.source : around;
    properties.set(path, {
        value: translate === SAME_IDS ? translated : (plainValue(value, name, holder, SAME_IDS) ?? translated),
        text: plainText(translated),
        ...(own ? { at: own } : {}),
    });
}

/** Properties that hold others, each of which counts by itself. */
const BLOCKS: ReadonlySet<string> = new Set(['defaults', 'edge', 'policy', 'properties', 'slo', 'telemetry']);

function isObject(value: unknown): value is object {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSource(value: unknown): value is Source {
    return isObject(value) && 'uri' in value && 'range' in value;
}
