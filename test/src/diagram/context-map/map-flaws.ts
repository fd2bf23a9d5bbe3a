import type { PlacedCard, PlacedContextMap } from '../../../../src/diagram/context-map/place-context-map.ts';
import type { Box } from '../../../../src/diagram/shapes/measured.ts';
import { textWidth } from '../../../../src/diagram/text/measure.ts';
import type { TextRun } from '../../../../src/diagram/text/text-run.ts';
import { TYPE } from '../../../../src/diagram/text/type-styles.ts';
import { isOnBorder, lineFlaws, type NamedBox, outsideOf, overlapsOf, pictureFrame, textBoxes } from '../box-flaws.ts';

/** Everything that is wrong with the places of a context map, in words; nothing when it can be looked at. */
export function mapFlaws(map: PlacedContextMap): readonly string[] {
    const cards = map.cards.map(({ measured, box }): NamedBox => ({ name: `card ${measured.card.id}`, box }));
    const names = map.names.map(({ name, box }): NamedBox => ({ name: `card of ${name.id}`, box }));
    const chips = onLines(map);
    return [
        ...overlapsOf([...cards, ...names, ...chips.map(({ thing }) => thing)]),
        ...outsideOf(pictureFrame(map), [...cards, ...names, ...chips.map(({ thing }) => thing)]),
        ...map.cards.flatMap(insideFlaws),
        ...relationFlaws(map, [...cards, ...names], chips),
        ...nameFlaws(map, [...cards, ...names], chips),
        ...(map.cards.length === map.view.cards.length ? [] : ['a card has no place']),
        ...(map.relations.length === map.view.relations.length ? [] : ['a relation has no place']),
    ];
}

interface OnLine {
    readonly relation: string;
    readonly thing: NamedBox;
}

/** Plates, chips and middles, with the relation on whose line they stand. */
function onLines({ relations }: PlacedContextMap): readonly OnLine[] {
    return relations.flatMap(({ relation, ends, middle }) =>
        [
            ...ends.flatMap(({ plate, chips }, i) => [
                ...(plate ? [{ name: `plate ${i} of ${relation.id}`, box: plate }] : []),
                ...chips.map(({ text, box }) => ({ name: `chip ${text} of ${relation.id}`, box })),
            ]),
            ...(middle ? [{ name: `middle of ${relation.id}`, box: middle.box }] : []),
        ].map((thing) => ({ relation: relation.id, thing })),
    );
}

function relationFlaws(map: PlacedContextMap, cards: readonly NamedBox[], chips: readonly OnLine[]): readonly string[] {
    const boxOf = (id: string) => map.cards.find(({ measured }) => measured.card.id === id)?.box;
    return map.relations.flatMap(({ relation, points, ends, middle }) => {
        const name = `the line of ${relation.id}`;
        const [first] = points;
        const last = points.at(-1);
        const [from, to] = [boxOf(relation.from), boxOf(relation.to)];
        const others = chips.filter((chip) => chip.relation !== relation.id).map(({ thing }) => thing);
        const texts = [
            ...ends.flatMap((end) => end.chips.map(({ text, box }) => [text, box] as const)),
            ...(middle?.measured.chip ? [[middle.measured.chip.text, middle.measured.chip.box] as const] : []),
        ];
        return [
            ...(first && from && isOnBorder(first, from) ? [] : [`${name} does not begin at ${relation.from}`]),
            ...(last && to && isOnBorder(last, to) ? [] : [`${name} does not end at ${relation.to}`]),
            ...lineFlaws(name, points, [...cards, ...others]),
            ...texts.flatMap(([text, box]) =>
                textWidth(text, TYPE.value) <= box.width ? [] : [`"${text}" does not fit its chip`],
            ),
            ...(middle
                ? outsideOf({ name: `middle of ${relation.id}`, box: { x: 0, y: 0, ...sizeOf(middle.measured) } }, [
                      ...textBoxes(middle.measured.shared.map(({ run }) => run)),
                      ...textBoxes(middle.measured.more ? [middle.measured.more] : []),
                      ...(middle.measured.badge ? [{ name: 'a badge', box: middle.measured.badge }] : []),
                  ])
                : []),
        ];
    });
}

function nameFlaws(map: PlacedContextMap, cards: readonly NamedBox[], chips: readonly OnLine[]): readonly string[] {
    return map.names.flatMap(({ name, measured, box, lines }) => [
        ...outsideOf(
            { name: name.id, box: { x: 0, y: 0, ...sizeOf(box) } },
            textBoxes([...measured.title, ...measured.text]),
        ),
        ...lines.flatMap(({ points }, i) => {
            const end = name.ends[i];
            const card = map.cards.find(({ measured: each }) => each.card.id === end?.card);
            const at = i === 0 ? points[0] : points.at(-1);
            const hub = i === 0 ? points.at(-1) : points[0];
            const target = card && endBox(card, end?.entity ?? '');
            const line = `line ${i} of ${name.id}`;
            const inside = new Set([`card ${card?.measured.card.id}`]);
            return [
                ...(at && target && isOnBorder(at, target) ? [] : [`${line} does not end at ${end?.entity}`]),
                ...(hub && isOnBorder(hub, box) ? [] : [`${line} does not lead to its card`]),
                ...lineFlaws(line, points, [
                    ...cards.filter((each) => !inside.has(each.name)),
                    ...chips.map(({ thing }) => thing),
                ]),
            ];
        }),
    ]);
}

/** The row of an entity, else the card. */
function endBox({ measured, box }: PlacedCard, entity: string): Box {
    const row = measured.entities.find((each) => each.entity.id === entity);
    return row ? moved(row.box, box) : box;
}

/** Rows lie in their card, one below the other, with their texts and chips in them. */
function insideFlaws({ measured, box }: PlacedCard): readonly string[] {
    const card = { name: measured.card.id, box };
    const rows = [
        ...measured.entities.map(({ entity, box: row }) => ({ name: `row ${entity.id}`, box: moved(row, box) })),
        ...measured.events.map(({ event, box: row }) => ({ name: `row ${event.id}`, box: moved(row, box) })),
    ];
    const texts = measured.entities.flatMap(({ entity, box: row, title, words, chip, badge }) => {
        const things = [
            ...textBoxes([...title, ...words]),
            ...(chip ? [{ name: `chip of ${entity.id}`, box: chip }] : []),
            ...(badge ? [{ name: `badge of ${entity.id}`, box: badge }] : []),
        ];
        return [...overlapsOf(things), ...outsideOf({ name: `row ${entity.id}`, box: row }, things)];
    });
    const events = measured.events.flatMap(({ event, box: row, runs }) =>
        outsideOf({ name: `row ${event.id}`, box: row }, textBoxes(runs)),
    );
    const folded = textBoxes(measured.folded ? [movedRun(measured.folded, box)] : []);
    return [...overlapsOf([...rows, ...folded]), ...outsideOf(card, [...rows, ...folded]), ...texts, ...events];
}

function moved(part: Box, by: Box): Box {
    return { ...part, x: part.x + by.x, y: part.y + by.y };
}

function movedRun(run: TextRun, by: Box): TextRun {
    return { ...run, at: { x: run.at.x + by.x, y: run.at.y + by.y } };
}

function sizeOf({ width, height }: { readonly width: number; readonly height: number }) {
    return { width, height };
}
