import { findingLegend } from '../render/finding-legend.ts';
import type { LegendEntry, LegendSection } from '../render/legend.ts';
import { element } from '../render/xml.ts';
import { textWidth } from '../text/measure.ts';
import { drawRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { drawChip } from './context-map-body.ts';
import type { ContextMapView, MapRelationKind } from './context-map-view.ts';
import { drawRole } from './draw-card.ts';
import { drawMapLine } from './draw-line.ts';
import { PATTERN_CHIPS } from './map-relations.ts';
import { PLATE } from './measure-ends.ts';

/** What the signs of a context map mean: only those that it uses. Each context's mark stands beside its name on its card. */
export function contextMapLegend(view: ContextMapView): readonly LegendSection[] {
    const { relations, names, cards } = view;
    const kinds = new Set<MapRelationKind | 'name'>(relations.map(({ kind }) => kind));
    if (names.length > 0) {
        kinds.add('name');
    }
    const chips = new Set(
        relations.flatMap(({ fromChips, toChips, label }) => [...fromChips, ...toChips, label ?? '']),
    );
    const roles = new Set(cards.flatMap(({ entities }) => entities.flatMap(({ role }) => role ?? [])));
    return [
        {
            title: 'Roles',
            entries: [
                ...(kinds.has('upstream') ? [plate('U', 'upstream'), plate('D', 'downstream')] : []),
                ...[...PATTERN_CHIPS]
                    .filter(([, chip]) => chips.has(chip))
                    .map(([pattern, chip]) => chipEntry(chip, PATTERN_WORDS.get(pattern) ?? pattern)),
            ],
        },
        {
            title: 'Lines',
            entries: LINES.filter(([kind]) => kinds.has(kind)).map(([kind, text]) => lineEntry(kind, text)),
        },
        {
            title: 'Entities',
            entries: ROLES.filter(([role]) => roles.has(role)).map(([role, text, width]) => ({
                text,
                signWidth: width,
                sign: (x, y) => element('g', { class: 'h0' }, drawRole(role, { x, y: y - 9, width, height: 18 })),
            })),
        },
        findingLegend(
            [...relations, ...cards, ...cards.flatMap(({ entities }) => entities)].map(({ findings }) => findings),
        ),
    ];
}

const PATTERN_WORDS: ReadonlyMap<string, string> = new Map([
    ['open-host-service', 'open-host service'],
    ['published-language', 'published language'],
    ['anticorruption-layer', 'anticorruption layer'],
]);

const LINES = [
    ['upstream', 'upstream to downstream'],
    ['partnership', 'partnership: they succeed or fail together'],
    ['shared-kernel', 'shared kernel: a part of the model is common'],
    ['separate-ways', 'separate ways: no integration on purpose'],
    ['undeclared', 'calls or events, no relation declared'],
    ['name', 'one name in several contexts'],
] as const;

const ROLES = [
    ['master', 'a service of the context owns it', 52],
    ['copy', "copy of another context's", 42],
] as const;

function plate(text: string, meaning: string): LegendEntry {
    return {
        text: meaning,
        signWidth: PLATE.width,
        sign: (x, y) =>
            element('rect', { class: 'plate', x, y: y - 10, width: PLATE.width, height: 20, rx: 5 }) +
            drawRun({
                text,
                style: TYPE.contextTitle,
                at: { x: x + PLATE.width / 2, y: y + 4.5 },
                anchor: 'middle',
                ink: 'plate-text',
            }),
    };
}

function chipEntry(chip: string, meaning: string): LegendEntry {
    const width = Math.ceil(textWidth(chip, TYPE.value) + 18);
    return { text: meaning, signWidth: width, sign: (x, y) => drawChip(chip, { x, y: y - 10, width, height: 20 }) };
}

function lineEntry(kind: MapRelationKind | 'name', text: string): LegendEntry {
    const width = 42;
    return {
        text,
        signWidth: width,
        sign: (x, y) =>
            drawMapLine(
                {
                    kind,
                    points: [
                        { x, y },
                        { x: x + width, y },
                    ],
                    hasHead: kind === 'name',
                    ...(kind === 'undeclared' ? { used: 'from' } : {}),
                    relations: [],
                    description: '',
                    ...(kind === 'separate-ways' ? { middle: { x: x + 12, y: y - 9, width: 18, height: 18 } } : {}),
                },
                [],
                () => 0,
            ),
    };
}
