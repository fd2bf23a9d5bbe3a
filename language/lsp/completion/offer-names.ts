import type { AstNodeDescription, AstReflection, ReferenceInfo } from 'langium';
import { kindOf } from '../../checks/element-words.ts';
import * as ast from '../../generated/ast.ts';
import { lastSegment } from '../../scoping/qualified-names.ts';
import { fittingTypes } from '../../scoping/reference-kinds.ts';
import { completionKindOf } from '../element-kinds.ts';
import type { CompletionPlace } from './completion-place.ts';
import { spellingOf } from './name-spelling.ts';
import type { Offer } from './offer.ts';
import type { NextWord } from './read-sentences.ts';

/** Offers the elements that a reference may mean, as short as they can be written; those nearby come first. */
export function offerNames(place: CompletionPlace, next: NextWord, reflection: AstReflection): Offer[] {
    const { reference } = next.expected;
    if (reference === undefined) {
        return [];
    }
    const types = fittingHere(place, next, reference);
    const fitting = [...place.names.all()].filter(
        (it) => types.some((type) => reflection.isSubtype(it.type, type)) && isSensible(it, next, place),
    );
    const byName = new Map(fitting.map((it) => [it.name, it]));
    const scopes = reference === 'Extensible' ? [''] : scopesOf(place);
    const qualifier = place.word.text.slice(0, place.word.text.lastIndexOf('.') + 1);
    const spelling = spellingOf(namesAt(place, byName, reference), scopes);
    return [...byName.values()].flatMap((element) => {
        const text =
            reference === 'Extensible' && element.name.startsWith(qualifier)
                ? element.name
                : spelling.shortest(element.name, qualifier);
        const owner = ownerTyped(element.name, place.word.text);
        const asTyped = owner === undefined ? undefined : spelling.shortest(element.name, `${owner}.`);
        return [...new Set([text, asTyped])].flatMap((it) => (it === undefined ? [] : [offerOf(element, it, scopes)]));
    });
}

/** The owner that is to be written before a name since it begins with what is typed: who types `Pay` may want `Payments.charge`. */
function ownerTyped(name: string, typed: string): string | undefined {
    const owners = name.split('.').slice(0, -1);
    return owners.find((it) => typed !== '' && it.toLowerCase().startsWith(typed.toLowerCase()));
}

/** Offers the channels of the broker as places for what cannot be handled, and one that need not be declared. */
export function offerDeadLetters({ names, around }: CompletionPlace, { expected }: NextWord): Offer[] {
    const broker = around.findLast(({ type }) => type === ast.Broker.$type)?.name;
    const channel = around.findLast(({ type }) => type === ast.Channel.$type)?.name;
    if (expected.rule !== ast.DeadLetter.$type || expected.property !== 'channel' || broker === undefined) {
        return [];
    }
    const others = [...names.all()].filter(
        ({ type, name }) => type === ast.Channel.$type && name.startsWith(`${broker}.`) && name !== channel,
    );
    const kind = completionKindOf(ast.Channel.$type);
    const found: Offer[] = others.map((it) => ({
        label: lastSegment(it.name),
        kind,
        detail: it.node ? kindOf(it.node) : 'queue',
        rank: 0,
        element: it.name,
    }));
    const usual = channel === undefined ? undefined : `${lastSegment(channel)}Dlq`;
    return usual === undefined || found.some(({ label }) => label === usual)
        ? found
        : [...found, { label: usual, kind, detail: 'need not be declared', rank: 1 }];
}

/** Every name of the fitting kinds counts when one is to be written without a doubt, those that are not offered too. */
function namesAt(
    { names }: CompletionPlace,
    offered: ReadonlyMap<string, AstNodeDescription>,
    reference: string,
): ReadonlySet<string> {
    const types = new Set([...offered.values()].map(({ type }) => type));
    return reference === 'Extensible'
        ? new Set(offered.keys())
        : new Set([...names.all()].filter(({ type }) => types.has(type)).map(({ name }) => name));
}

function fittingHere(place: CompletionPlace, { rules }: NextWord, reference: string): readonly string[] {
    const isView = rules.at(-1) === ast.View.$type;
    // Of a view only its kind decides; it stands behind `of`.
    const container = isView
        ? { $type: ast.View.$type, of: place.sentence[place.sentence.lastIndexOf('of') + 1] ?? '' }
        : { $type: rules.at(-1) ?? '' };
    return fittingTypes({ container } as unknown as ReferenceInfo, reference)[0] ?? [reference];
}

function scopesOf({ around }: CompletionPlace): string[] {
    const scopes: string[] = [];
    for (
        let scope = around.at(-1)?.name ?? '';
        scope !== '';
        scope = scope.slice(0, Math.max(scope.lastIndexOf('.'), 0))
    ) {
        scopes.push(scope);
    }
    return [...scopes, ''];
}

/** Leaves out what a check would report: calls to oneself, events of others, relations to oneself. */
function isSensible(element: AstNodeDescription, { rules, expected }: NextWord, { around }: CompletionPlace): boolean {
    const { name } = element;
    const inside = (outer: string): boolean => name === outer || name.startsWith(`${outer}.`);
    const own = (type: string): string | undefined => around.findLast((it) => it.type === type)?.name;
    switch (rules.at(-1)) {
        case 'Call':
        case 'RouteTarget': {
            const service = own('Component');
            return service === undefined || !inside(service);
        }
        case 'Publication': {
            const context = own('Context') ?? own('Component')?.split('.').slice(0, -1).join('.');
            return context === undefined || context === '' || inside(context) || !name.includes('.');
        }
        case 'UpstreamRelation':
        case 'Partnership':
        case 'SharedKernel':
        case 'SeparateWays':
            return name !== own('Context');
        case 'Policy':
            return name !== own('Policy') || expected.property !== 'bases';
        case 'Replicates':
            return name !== own('Store');
        case 'Pins':
            return name !== own('Component');
        default:
            return true;
    }
}

/** Ranks of names: in the same element, in the same context, elsewhere. */
function rankOf(name: string, scopes: readonly string[]): number {
    const nearest = scopes.findIndex((scope) => scope !== '' && name.startsWith(`${scope}.`));
    const depth = scopes.length - 1;
    return nearest < 0 ? 4 : Math.min(3, nearest + (depth - nearest === 1 ? 2 : 1));
}

function offerOf(element: AstNodeDescription, text: string, scopes: readonly string[]): Offer {
    const dot = element.name.lastIndexOf('.');
    const node = element.node;
    const title: unknown = node && 'title' in node ? node.title : undefined;
    const kind = node ? kindOf(node) : element.type.toLowerCase();
    return {
        label: text,
        kind: completionKindOf(element.type),
        detail: typeof title === 'string' && title !== '' ? `${kind} “${title}”` : kind,
        ...(dot > 0 && text !== element.name ? { owner: element.name.slice(0, dot) } : {}),
        rank: rankOf(element.name, scopes),
        element: element.name,
    };
}
