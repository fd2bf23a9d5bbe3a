import { isPassive } from '../../../../src/diagram/sequence/columns.ts';
import { headBaselines } from '../../../../src/diagram/sequence/heads.ts';
import type { PlacedFrame, PlacedSequence } from '../../../../src/diagram/sequence/placed-sequence.ts';
import { sequenceItems } from '../../../../src/diagram/sequence/sequence-view.ts';
import type { Box } from '../../../../src/diagram/shapes/measured.ts';
import { textWidth } from '../../../../src/diagram/text/measure.ts';
import { TYPE } from '../../../../src/diagram/text/type-styles.ts';

/** Everything that is wrong with the places of a sequence, in words; nothing when it can be looked at. */
export function sequenceFlaws(placed: PlacedSequence): readonly string[] {
    return [
        ...overlaps(placed),
        ...textsOnLifelines(placed),
        ...messageEnds(placed),
        ...frameFlaws(placed),
        ...outside(placed),
        ...headFlaws(placed),
        ...missing(placed),
    ];
}

interface Named {
    readonly name: string;
    readonly box: Box;
}

/** Texts, badges and pills: nothing may lie on them. */
function labels(placed: PlacedSequence): readonly Named[] {
    return [
        ...placed.lines.flatMap(({ message, part, texts, badge }) => [
            ...texts.map(({ box, lines }) => ({ name: `${part} text "${lines.join(' ')}"`, box })),
            ...(badge ? [{ name: `badge of ${message.label}`, box: badge }] : []),
        ]),
        ...placed.selves.flatMap(({ text, badge }) => [
            { name: `"${text.lines.join(' ')}"`, box: text.box },
            ...(badge ? [{ name: `badge of ${text.lines.join(' ')}`, box: badge }] : []),
        ]),
        ...placed.waits.map(({ message, pill }) => ({ name: `pill of ${message.label}`, box: pill })),
        ...placed.frames.flatMap(({ fragment, tab, guard, dividers }) => [
            { name: `tab ${fragment.tab}`, box: tab },
            ...(guard ? [{ name: `guard ${fragment.guard}`, box: guard.box }] : []),
            ...dividers.flatMap(({ text }) =>
                text ? [{ name: `divider ${text.lines.join(' ')}`, box: text.box }] : [],
            ),
        ]),
    ];
}

function overlaps(placed: PlacedSequence): readonly string[] {
    const all = labels(placed);
    const solid: readonly Named[] = [
        ...placed.participants.map(({ participant, box }) => ({ name: `head of ${participant.id}`, box })),
        ...placed.activations.map(({ participant, box }) => ({ name: `activation of ${participant}`, box })),
        ...placed.waits.map(({ message, x, top, bottom }) => ({
            name: `bracket of ${message.label}`,
            box: { x: x - 0.5, y: top, width: 1, height: bottom - top },
        })),
        ...placed.lines.flatMap(({ message, part, points }) =>
            points.slice(1).map((point, i) => {
                const before = points[i] ?? point;
                const x = Math.min(point.x, before.x);
                const y = Math.min(point.y, before.y);
                const box = { x, y, width: Math.abs(point.x - before.x), height: Math.abs(point.y - before.y) };
                return {
                    name: `${part} line of ${message.label}`,
                    box: { ...box, width: box.width + 0.1, height: box.height + 0.1 },
                };
            }),
        ),
    ];
    const heads = placed.participants.map(({ participant, box }) => ({ name: participant.id, box }));
    return [...pairs(all, all), ...pairs(all, solid), ...pairs(heads, heads)];
}

function pairs(some: readonly Named[], others: readonly Named[]): readonly string[] {
    const found: string[] = [];
    some.forEach((a, i) => {
        const rest = some === others ? others.slice(i + 1) : others;
        for (const b of rest) {
            if (overlap(a.box, b.box)) {
                found.push(`${a.name} lies on ${b.name}: ${JSON.stringify([a.box, b.box])}`);
            }
        }
    });
    return found;
}

const TOUCH = 0.01;

function overlap(a: Box, b: Box): boolean {
    return (
        a.x + a.width > b.x + TOUCH &&
        b.x + b.width > a.x + TOUCH &&
        a.y + a.height > b.y + TOUCH &&
        b.y + b.height > a.y + TOUCH
    );
}

/** What stands between two lifelines stays between them; only the words of frames may cross one. */
function textsOnLifelines({ participants, lines, selves, waits }: PlacedSequence): readonly string[] {
    const texts = [...lines.flatMap((line) => line.texts), ...selves.map((self) => self.text)];
    const boxes = [
        ...texts.map((text) => ({ name: `"${text.lines.join(' ')}"`, box: text.box })),
        ...[...lines, ...selves].flatMap(({ badge }) => (badge ? [{ name: 'a badge', box: badge }] : [])),
        ...waits.map(({ message, pill }) => ({ name: `pill of ${message.label}`, box: pill })),
    ];
    return boxes.flatMap(({ name, box }) =>
        participants
            .filter(({ x }) => x > box.x - 2 && x < box.x + box.width + 2)
            .map(({ participant }) => `${name} lies on the lifeline of ${participant.id}`),
    );
}

/** A message begins and ends at an activation of its participant, or at the lifeline of one that has none. */
function messageEnds(placed: PlacedSequence): readonly string[] {
    return placed.lines.flatMap(({ message, part, points, isLost }) => {
        const [start, end] = part === 'way' ? [message.from, message.to] : [message.to, message.from];
        const ends = [{ id: start, point: points[0] }, ...(isLost ? [] : [{ id: end, point: points.at(-1) }])];
        return ends.flatMap(({ id, point }) => {
            const line = placed.participants.find(({ participant }) => participant.id === id);
            if (!point || !line) {
                return [`${message.label} has no end at ${id}`];
            }
            const own = placed.activations.filter(
                ({ participant, box }) => participant === id && box.y <= point.y && point.y <= box.y + box.height,
            );
            const onActivation = own.some(({ box }) => point.x === box.x || point.x === box.x + box.width);
            const onLifeline = own.length === 0 && point.x === line.x && point.y <= line.bottom;
            return onActivation || onLifeline
                ? []
                : [
                      `${part} of ${message.label} at ${JSON.stringify(point)} does not meet ${id} (${isPassive(line.participant)})`,
                  ];
        });
    });
}

/** Frames nest or are apart, and hold everything of their messages. */
function frameFlaws({ frames, lines, selves, waits }: PlacedSequence): readonly string[] {
    const inside = (inner: Box, outer: Box) =>
        inner.x >= outer.x &&
        inner.y >= outer.y &&
        inner.x + inner.width <= outer.x + outer.width &&
        inner.y + inner.height <= outer.y + outer.height;
    return frames.flatMap((frame, i) => {
        const items = new Set([...sequenceItems(frame.fragment.sections.flatMap((section) => section.items))]);
        const held = [
            ...lines
                .filter(({ message }) => items.has(message))
                .flatMap(({ points, texts, badge }) => [
                    ...points.map((point) => ({ ...point, width: 0, height: 0 })),
                    ...texts.map(({ box }) => box),
                    ...(badge ? [badge] : []),
                ]),
            ...selves.filter(({ message }) => items.has(message)).map(({ text }) => text.box),
            ...waits.filter(({ message }) => items.has(message)).map(({ pill }) => pill),
            ...words(frame),
        ];
        return [
            ...held
                .filter((box) => !inside(box, frame.box))
                .map((box) => `${JSON.stringify(box)} sticks out of ${frame.fragment.tab}`),
            ...frames
                .slice(i + 1)
                .filter(({ box }) => overlap(box, frame.box) && !inside(box, frame.box) && !inside(frame.box, box))
                .map(({ fragment }) => `${fragment.tab} and ${frame.fragment.tab} cross`),
        ];
    });
}

function words({ tab, guard, dividers }: PlacedFrame): readonly Box[] {
    return [tab, ...(guard ? [guard.box] : []), ...dividers.flatMap(({ text }) => (text ? [text.box] : []))];
}

function outside(placed: PlacedSequence): readonly string[] {
    const boxes = [
        ...labels(placed),
        ...placed.frames.map(({ fragment, box }) => ({ name: fragment.tab, box })),
        ...placed.participants.map(({ participant, box }) => ({ name: participant.id, box })),
        ...placed.activations.map(({ participant, box }) => ({ name: `activation of ${participant}`, box })),
    ];
    return boxes
        .filter(
            ({ box }) =>
                box.x < 0 || box.y < 0 || box.x + box.width > placed.width || box.y + box.height > placed.height,
        )
        .map(({ name }) => `${name} is out of the picture`);
}

function headFlaws({ participants }: PlacedSequence): readonly string[] {
    return participants.flatMap(({ participant, box, title, subtitle }) => {
        const baselines = headBaselines({ title, subtitle }, box.height);
        const widest = Math.max(
            ...title.map((line) => textWidth(line, TYPE.contextTitle)),
            ...subtitle.map((line) => textWidth(line, TYPE.label)),
        );
        return [
            ...(widest + 40 + 8 > box.width ? [`the name of ${participant.id} does not fit`] : []),
            ...(baselines.some((y) => y < 10 || y > box.height - 3)
                ? [`${participant.id} is too low for its name`]
                : []),
        ];
    });
}

/** Everything that is told has a place. */
function missing({ view, lines, selves, frames, waits }: PlacedSequence): readonly string[] {
    const drawn = new Set<unknown>([
        ...lines.map(({ message }) => message),
        ...selves.map(({ message }) => message),
        ...frames.map(({ fragment }) => fragment),
    ]);
    const waiting = new Set(waits.map(({ message }) => message));
    return [...sequenceItems(view.items), ...sequenceItems(view.later)].flatMap((item) => [
        ...(drawn.has(item) ? [] : [`a ${item.kind} is not drawn`]),
        ...(item.kind === 'call' && item.wait && !waiting.has(item) ? [`the wait of ${item.label} is not drawn`] : []),
    ]);
}
