import * as z from 'zod/mini';
import { timesText } from '../../diagram/sequence/wording.ts';
import {
    type FlowAccess,
    type FlowBlock,
    type FlowBranch,
    type FlowCall,
    type FlowPublication,
    type FlowStep,
    type FlowWork,
    flowSteps,
} from '../../model/flow/flow.ts';
import { followScenario } from '../../model/flow/follow-scenario.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Publication } from '../../model/messaging.ts';
import { lastName } from '../../model/qualified-name.ts';
import { type Fraction, formatShare } from '../../model/quantities.ts';
import type { Scenario } from '../../model/scenario.ts';

/** One step of a scenario as agents are told it. */
export const stepOutput = z.object({
    number: z.string().check(z.describe('2.1 is caused by 2, or stands in the block 2.')),
    kind: z.enum(['call', 'access', 'publication', 'delivery', 'par', 'alt', 'loop', 'undo', 'branch', 'note']),
    text: z.string(),
    relation: z.optional(z.string()).check(z.describe('Id of the call, access, publication or subscription.')),
    times: z.optional(z.number()).check(z.describe('Of a loop: how often it is gone through.')),
    share: z.optional(z.number()).check(z.describe('Of one of several ways: part of one who take it.')),
});

/** One step of a scenario as agents are told it. */
export type ToldStep = z.infer<typeof stepOutput>;

/** The steps of a scenario in order of time, each before what it causes. */
export interface ToldSteps {
    readonly steps: readonly ToldStep[];
    /** What is not followed, in words. */
    readonly notes: readonly string[];
}

/**
 * What a scenario makes happen: the steps that it writes out with their loops and alternatives, what the operations do
 * for them, and what follows by message.
 */
export function toldSteps(index: ModelIndex, scenario: Scenario): ToldSteps {
    const { steps, later, notes } = followScenario(index, scenario);
    const teller: Teller = { index, told: new Map() };
    const own = numbered(teller, steps, '');
    const deliveries = later.flatMap(({ publication, subscription, channel, work }, i): ToldStep[] => {
        const number = String(steps.length + i + 1);
        const on = channel === undefined || publication.event === undefined ? '' : ` from ${channel}`;
        const receiver = subscription.sourceOperation ?? subscription.source;
        const text = `${receiver} receives ${eventOf(publication)}${on}`;
        return [{ number, kind: 'delivery', text, relation: subscription.id }, ...workSteps(teller, work, number)];
    });
    return { steps: [...own, ...deliveries], notes };
}

/** A step on one line, further in the deeper it stands. */
export function stepLine({ number, text }: ToldStep): string {
    return `${'  '.repeat(number.split('.').length - 1)}${number} ${text}`;
}

interface Teller {
    readonly index: ModelIndex;
    /** Works that are told already, with the number of the step that they stand below and that of their steps. */
    readonly told: Map<string, { readonly at: string; readonly steps: number }>;
}

function numbered(teller: Teller, steps: readonly FlowStep[], above: string): readonly ToldStep[] {
    return steps.flatMap((step, i) => stepsOf(teller, step, below(above, i + 1)));
}

function below(above: string, part: number): string {
    return above === '' ? String(part) : `${above}.${part}`;
}

function stepsOf(teller: Teller, step: FlowStep, number: string): readonly ToldStep[] {
    switch (step.kind) {
        case 'call': {
            const { id } = step.call;
            const relation = id !== undefined && teller.index.relations.has(id) ? { relation: id } : {};
            return [
                { number, kind: 'call', text: callText(step), ...relation },
                ...workSteps(teller, step.work, number),
            ];
        }
        case 'access':
            return [{ number, kind: 'access', text: accessText(step), relation: step.access.id }];
        case 'publication': {
            const { id } = step.publication;
            const relation = teller.index.relations.has(id) ? { relation: id } : {};
            return [{ number, kind: 'publication', text: publicationText(step), ...relation }];
        }
        case 'block':
            return blockSteps(teller, step, number);
    }
}

function callText({ call, label, compensates, work }: FlowCall): string {
    const { source, target, targetOperation } = call;
    const notes = [
        ...(label === undefined ? [] : [`"${label}"`]),
        ...(call.protocol === undefined ? [] : [call.protocol]),
        ...(call.route === undefined ? [] : [`route ${call.route}`]),
        timesText(call),
        ...(call.parallel && call.times.per === 'request' && call.times.count === 1 ? ['in parallel'] : []),
        ...(call.optional ? ['optional'] : []),
        ...(call.batched ? ['batched'] : []),
        ...(call.ignoresReply ? ['reply not waited for'] : []),
        ...(call.undoneBy === undefined ? [] : [`undone by ${lastName(call.undoneBy)}`]),
    ].filter((note) => note !== '');
    const verb = compensates ? 'takes back with' : 'calls';
    return `${source} ${verb} ${work.node ?? targetOperation ?? target}${inBrackets(notes)}`;
}

function accessText({ access, share }: FlowAccess): string {
    const notes = [
        ...(access.schema === undefined ? [] : [`schema ${access.schema}`]),
        ...(share === undefined ? [] : [`on a miss, ${formatShare(share)} of the requests`]),
    ];
    return `${access.sourceOperation ?? access.source} ${access.mode === 'read' ? 'reads' : 'writes'} ${access.store}${inBrackets(notes)}`;
}

function publicationText({ publication, channel }: FlowPublication): string {
    const notes = [
        ...(channel === undefined || publication.event === undefined ? [] : [`to ${channel}`]),
        ...(publication.through === undefined ? [] : [publication.through]),
    ];
    return `${publication.sourceOperation ?? publication.source} publishes ${eventOf(publication)}${inBrackets(notes)}`;
}

function eventOf({ event, channel }: Publication): string {
    return event ?? channel ?? '';
}

function inBrackets(notes: readonly string[]): string {
    return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}

/** Shortest work that is not told a second time. */
const LONG = 4;

/** What somebody does for a request; a long work that is told already is pointed to. */
function workSteps(teller: Teller, { node, steps, unfollowed }: FlowWork, number: string): readonly ToldStep[] {
    const length = [...flowSteps(steps)].length;
    const before = teller.told.get(node ?? '');
    if (before && length >= LONG && before.steps >= length) {
        return [{ number: below(number, 1), kind: 'note', text: `as below ${before.at}` }];
    }
    if (node !== undefined && length > (before?.steps ?? 0)) {
        teller.told.set(node, { at: number, steps: length });
    }
    const rest = unfollowed === undefined ? [] : [NOT_FOLLOWED[unfollowed]];
    return [
        ...numbered(teller, steps, number),
        ...rest.map((text, i): ToldStep => ({ number: below(number, steps.length + i + 1), kind: 'note', text })),
    ];
}

const NOT_FOLLOWED: Readonly<Record<NonNullable<FlowWork['unfollowed']>, string>> = {
    cycle: 'not followed: this runs already, a cycle',
    choice: 'not followed: the model does not say which operation answers',
    bound: 'goes on, not told here: describe_element of the operation tells more',
};

function blockSteps(teller: Teller, { block, branches, times, share }: FlowBlock, number: string): readonly ToldStep[] {
    const [first] = branches;
    const inside = () =>
        numbered(
            teller,
            branches.flatMap(({ steps }) => steps),
            number,
        );
    switch (block) {
        case 'loop': {
            const what = first?.guard === undefined ? 'again and again' : `"${first.guard}" again and again`;
            const often = times === undefined ? 'the model does not say how often' : `${times} times`;
            return [
                { number, kind: 'loop', text: `${what}, ${often}:`, ...(times === undefined ? {} : { times }) },
                ...inside(),
            ];
        }
        case 'par':
            return [{ number, kind: 'par', text: 'at the same time:' }, ...inside()];
        case 'undo':
            return [{ number, kind: 'undo', text: 'when a later step fails, the last first:' }, ...inside()];
        case 'alt': {
            if (branches.length === 1) {
                const { text, ...way } = wayOf(branches, share, 0);
                return [{ number, kind: 'alt', text: `only ${text}:`, ...way }, ...inside()];
            }
            const ways = branches.flatMap(({ steps }, i): readonly ToldStep[] => {
                const at = below(number, i + 1);
                const { text, ...way } = wayOf(branches, share, i);
                return [{ number: at, kind: 'branch', text: `${text}:`, ...way }, ...numbered(teller, steps, at)];
            });
            return [{ number, kind: 'alt', text: 'one of these ways:' }, ...ways];
        }
    }
}

interface Way {
    readonly text: string;
    readonly share?: Fraction;
}

/** How one of several ways is called: by its condition, and by the share of those who take it where that is said. */
function wayOf(branches: readonly FlowBranch[], share: Fraction | undefined, i: number): Way {
    const guard = branches[i]?.guard;
    const unnamed = i === 0 ? 'one way' : branches[0]?.guard === undefined ? 'or' : 'else';
    const name = guard === undefined ? unnamed : `if "${guard}"`;
    const part = share === undefined ? undefined : i === 0 ? share : 1 - share;
    return part === undefined ? { text: name } : { text: `${name} (${formatShare(part)})`, share: part };
}
