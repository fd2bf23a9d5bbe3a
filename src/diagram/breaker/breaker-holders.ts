import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import { displayName } from '../../model/element.ts';
import { sortedById } from '../../model/order.ts';
import type { Breaker, PolicyBlock } from '../../model/policy.ts';
import { firstSaid, UNKNOWN } from '../../model/said.ts';
import type { Source } from '../../model/source.ts';

/** A place in the model that says a breaker. */
export interface BreakerHolder {
    /** Id of the policy, service, mesh, system, route or call; `<mesh>-><target>` for a mesh's word on one target. */
    readonly id: string;
    readonly title: string;
    /** Whose numbers these are: `The policy's own numbers on the transitions`. */
    readonly whose: string;
    readonly kind: 'element' | 'relation';
    readonly breaker: Breaker;
    /** Where it is said. */
    readonly source: Source;
    /** What is said beside it; what another policy says counts where this one is silent. */
    readonly block: PolicyBlock;
    /** The breaker stands in a policy that this one builds on. */
    readonly inherited: boolean;
}

/** All places that say a breaker: policies first, then what holds by default, then single routes and calls. */
export function breakerHolders(model: ArchitectureModel): readonly BreakerHolder[] {
    const block = (id: string, title: string, whose: string, said: PolicyBlock, kind: BreakerHolder['kind']) =>
        holder({ id, title, whose, kind }, [said]);
    return [
        ...policyHolders(model),
        ...(model.system ? [model.system] : []).flatMap((system) =>
            block(
                system.id,
                displayName(system),
                'What holds for every call that says nothing',
                system.defaults,
                'element',
            ),
        ),
        ...sortedById(model.meshes).flatMap((mesh) => [
            ...block(mesh.id, displayName(mesh), "What the mesh adds to its members' calls", mesh.policy, 'element'),
            ...mesh.toward.flatMap(({ target, policy }) =>
                block(
                    `${mesh.id}->${target}`,
                    `${displayName(mesh)} toward ${target}`,
                    'What the mesh adds to calls toward it',
                    policy,
                    'relation',
                ),
            ),
        ]),
        ...sortedById(model.services).flatMap((service) =>
            block(service.id, displayName(service), 'What holds for all its calls', service.defaults, 'element'),
        ),
        ...sortedById(model.routes).flatMap((route) =>
            block(
                route.id,
                `${route.source} ${route.path}`,
                "The route's own numbers on the transitions",
                route.policy,
                'relation',
            ),
        ),
        ...sortedById(model.calls.filter((call) => call.route === undefined)).flatMap((call) =>
            block(call.id, callText(call), "The call's own numbers on the transitions", call.declared, 'relation').map(
                (said) => ({
                    ...said,
                    block: { ...effectiveBlock(call), ...said.block },
                }),
            ),
        ),
    ];
}

/** What holds for a call, whoever says it. */
function effectiveBlock({ effective, location }: Call): PolicyBlock {
    return Object.fromEntries(
        Object.entries(effective).flatMap(([property, { said, ...rest }]) =>
            said === 'set' && 'value' in rest ? [[property, { said, value: rest.value, source: location }]] : [],
        ),
    );
}

function policyHolders({ policies }: ArchitectureModel): readonly BreakerHolder[] {
    const known = new Map(policies.map((policy) => [policy.id, policy]));
    return sortedById(policies).flatMap((policy) => {
        const bases = policy.extends.flatMap((id) => known.get(id) ?? []);
        const blocks = [policy, ...bases].map(({ properties }) => properties);
        const whose = "The policy's own numbers on the transitions";
        return holder({ id: policy.id, title: displayName(policy), whose, kind: 'element' }, blocks);
    });
}

/** The holder, if any of the blocks, strongest first, says a breaker before another rules it out. */
function holder(
    named: Pick<BreakerHolder, 'id' | 'title' | 'whose' | 'kind'>,
    blocks: readonly PolicyBlock[],
): readonly BreakerHolder[] {
    const said = firstSaid(...blocks.map(({ breaker }) => breaker ?? UNKNOWN));
    if (said.said !== 'set') {
        return [];
    }
    const block: PolicyBlock = Object.assign({}, ...blocks.toReversed());
    const inherited = blocks[0]?.breaker?.said !== 'set';
    return [{ ...named, breaker: said.value, source: said.source, block, inherited }];
}

/** The calls on which the breaker of a holder stands, sorted by id. */
export function callsOn(holder: BreakerHolder, model: ArchitectureModel): readonly Call[] {
    return sortedById(
        model.calls.filter(({ effective: { breaker }, policy }) => {
            const { source } = breaker.said === 'set' ? breaker.origin : {};
            const stands = source && isSamePlace(source, holder.source);
            return stands && (!holder.inherited || policy === holder.id);
        }),
    );
}

/**
 * The holder of this name: its id; the end of an id that no other has; or `<caller>-><callee>`, for the breaker that
 * stands on a call between the two.
 */
export function findHolder(model: ArchitectureModel, name: string): BreakerHolder | undefined {
    const holders = breakerHolders(model);
    const exact = holders.find(({ id }) => id === name);
    if (exact) {
        return exact;
    }
    const [only, ...others] = holders.filter(({ id }) => id.endsWith(`.${name}`));
    return (others.length === 0 ? only : undefined) ?? holderOnCall(holders, model, name);
}

function holderOnCall(
    holders: readonly BreakerHolder[],
    model: ArchitectureModel,
    name: string,
): BreakerHolder | undefined {
    const places = sortedById(model.calls).flatMap(({ id, source, target, effective: { breaker } }) => {
        const meant = id === name || `${source}->${target}` === name;
        return meant && breaker.said === 'set' && breaker.origin.source ? [breaker.origin.source] : [];
    });
    const [place] = places;
    return place && holders.find(({ source }) => isSamePlace(place, source));
}

/** `orders → payments.charge` */
export function callText({ source, target, targetOperation, route }: Call): string {
    return `${source}${route === undefined ? '' : ` ${route}`} → ${targetOperation ?? target}`;
}

function isSamePlace(a: Source, b: Source): boolean {
    return (
        a.uri === b.uri &&
        a.extent.start.line === b.extent.start.line &&
        a.extent.start.character === b.extent.start.character
    );
}
