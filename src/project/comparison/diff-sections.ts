import type { ArchitectureModel } from '../../model/architecture.ts';
import { propertyDetail } from '../../model/diff/change-text.ts';
import {
    type ChangeKind,
    changeId,
    type ElementChange,
    type ModelDiff,
    placeOf,
    type RelationChange,
} from '../../model/diff/model-diff.ts';
import { type AnyRelation, endsOf } from '../../model/diff/relation-lists.ts';
import type { Element } from '../../model/element.ts';
import { addTo } from '../../model/multimap.ts';
import type { Source } from '../../model/source.ts';
import {
    elementWords,
    type NamedStates,
    namedState,
    policiesInForce,
    policyDetail,
    relationWords,
} from './diff-words.ts';

/** The changes of one context, or of what stands in none. */
export interface DiffSection {
    readonly title: string;
    readonly items: readonly DiffItem[];
}

/** One change in words; names stand in backquotes. */
export interface DiffItem {
    readonly change: ChangeKind;
    /** Of the element or relation, in the later state if it is there. */
    readonly id: string;
    readonly words: string;
    /** Where it is written, in the later state if it is there. */
    readonly place: Source;
    readonly side: 'before' | 'after';
    /** `replicas: 2 → 3`; of what is new or gone as a whole, its parts. */
    readonly details: readonly string[];
}

/** Calls for which the same policy changed in the same way, for a reason that stands elsewhere. */
export interface PolicyGroup {
    /** `timeout: 300 ms (policy `careful`) → 500 ms (policy `careful`)` */
    readonly words: string;
    /** Each call in words, in the order of their ids. */
    readonly calls: readonly string[];
}

/** Two models and their differences. */
export interface ComparedModels {
    readonly before: { readonly model: ArchitectureModel };
    readonly after: { readonly model: ArchitectureModel };
    readonly diff: ModelDiff;
}

/** All changes of the architecture in words. */
export interface DiffSections {
    /** Sorted by title; what stands in no context comes last. */
    readonly sections: readonly DiffSection[];
    readonly policies: readonly PolicyGroup[];
}

type Change = ElementChange | RelationChange;

/**
 * Puts the changes into words, context by context. The parts of a service that is new or gone are told with it, and what
 * a cascade has brought to many calls is told once.
 */
export function diffSections({ before, after, diff }: ComparedModels): DiffSections {
    const states = { before: namedState(before.model), after: namedState(after.model) };
    const wholes = new Map(
        diff.elements.filter(canBeWhole).map((change) => [keyOf(change.change, changeId(change)), change]),
    );
    const parts = new Map<ElementChange, string[]>();
    const told: Change[] = [];
    for (const change of [...diff.elements, ...diff.relations]) {
        const whole = wholes.get(keyOf(change.change, wholeOf(change) ?? ''));
        if (whole && whole !== change) {
            addTo(parts, whole, partWords(change, states));
        } else if (hasNews(change)) {
            told.push(change);
        }
    }
    const sections = new Map<string, DiffItem[]>();
    for (const change of told) {
        const details = 'kind' in change ? relationDetails(change, states) : elementDetails(change, diff.newIds);
        const ofParts = 'kind' in change ? [] : (parts.get(change) ?? []);
        addTo(sections, sectionOf(change, states), itemOf(change, [...details, ...ofParts], states));
    }
    return {
        sections: Array.from(sections, ([title, items]) => ({ title, items })).sort(byTitle),
        policies: policyGroups(diff.relations, states),
    };
}

const NO_CONTEXT = 'Outside the contexts';

function byTitle(a: DiffSection, b: DiffSection): number {
    const [last, other] = [a.title === NO_CONTEXT, b.title === NO_CONTEXT];
    return last === other ? (a.title < b.title ? -1 : 1) : last ? 1 : -1;
}

function keyOf(change: ChangeKind, id: string): string {
    return `${change} ${id}`;
}

function canBeWhole({ change, before, after }: ElementChange): boolean {
    return change !== 'changed' && WHOLES.has((after ?? before)?.kind ?? '');
}

/** Kinds of elements that are told together with what stands in them. */
const WHOLES: ReadonlySet<string> = new Set([
    'service',
    'monolith',
    'gateway',
    'bff',
    'router',
    'client',
    'broker',
    'deployment',
    'migration',
]);

/** Id of the service, broker … that a part would be told with. */
function wholeOf(change: Change): string | undefined {
    const thing = change.after ?? change.before;
    if (!thing) {
        return undefined;
    }
    if ('location' in thing) {
        return endsOf(thing).source;
    }
    const held = ['service', 'owner', 'broker'].map((name) => Reflect.get(thing, name)).find(isText);
    return held ?? (PARTS.has(thing.kind) ? thing.id.slice(0, -thing.name.length - 1) : undefined);
}

const PARTS: ReadonlySet<string> = new Set(['unit', 'phase']);

function isText(value: unknown): value is string {
    return typeof value === 'string';
}

function partWords(change: Change, states: NamedStates): string {
    const side = change.after ? 'after' : 'before';
    const thing = change.after ?? change.before;
    if (!thing) {
        return '';
    }
    const protection = 'location' in thing ? policiesInForce(thing).map((said) => `: ${said}`) : [];
    return words(change, thing, states[side]) + protection.join('');
}

function words(change: Change, thing: Element | AnyRelation, state: NamedStates['after']): string {
    return 'location' in thing
        ? 'kind' in change
            ? relationWords(change.kind, thing, state)
            : ''
        : elementWords(thing, state);
}

/** Calls of which only what they inherit has changed are told in groups. */
function hasNews(change: Change): boolean {
    return (
        !('kind' in change) ||
        change.change !== 'changed' ||
        change.properties.length > 0 ||
        change.policies.some(({ inherited }) => !inherited)
    );
}

function elementDetails({ properties }: ElementChange, newIds: ReadonlyMap<string, string>): readonly string[] {
    return properties.map((property) => propertyDetail(property, newIds));
}

function relationDetails({ change, after, before, properties, policies }: RelationChange, states: NamedStates) {
    const thing = after ?? before;
    if (change !== 'changed') {
        return thing ? policiesInForce(thing) : [];
    }
    const own = policies.filter(({ inherited }) => !inherited);
    return [
        ...properties.map((property) => propertyDetail(property, new Map())),
        ...own.map((policy) => policyDetail(policy, states)),
    ];
}

function itemOf(change: Change, details: readonly string[], states: NamedStates): DiffItem {
    const side = change.after ? 'after' : 'before';
    const thing = change.after ?? change.before;
    const was = 'identity' in change && change.identity ? `, ${WAS[change.identity]} \`${change.before?.id}\`` : '';
    return {
        change: change.change,
        id: changeId(change),
        words: thing ? words(change, thing, states[side]) + was : '',
        place: thing ? placeOf(thing) : NOWHERE,
        side,
        details,
    };
}

const WAS: Readonly<Record<'renamed' | 'moved', string>> = { renamed: 'formerly', moved: 'moved from' };

const START = { line: 0, character: 0 };
const NOWHERE: Source = { uri: '', range: { start: START, end: START }, extent: { start: START, end: START } };

function sectionOf(change: Change, states: NamedStates): string {
    const { index } = change.after ? states.after : states.before;
    const thing = change.after ?? change.before;
    const id = !thing ? '' : 'location' in thing ? endsOf(thing).source : thing.id;
    return index.contextOf(id) ?? NO_CONTEXT;
}

function policyGroups(relations: readonly RelationChange[], states: NamedStates): readonly PolicyGroup[] {
    const groups = new Map<string, string[]>();
    for (const { kind, after, policies } of relations) {
        for (const policy of policies.filter(({ inherited }) => inherited)) {
            addTo(groups, policyDetail(policy, states), after ? relationWords(kind, after, states.after) : '');
        }
    }
    return Array.from(groups, ([detail, calls]) => ({ words: detail, calls }));
}
