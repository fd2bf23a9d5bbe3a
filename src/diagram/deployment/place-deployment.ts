import { BADGE, badgeSize } from '../render/badge.ts';
import { stepped } from '../shapes/card-text.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { textWidth } from '../text/measure.ts';
import { runsOf, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { DeploymentView, PodCount, UnitRow, Zone } from './deployment-view.ts';
import { type PlacedTrain, placeTrains } from './place-trains.ts';

/** A deployment with everything in its place. */
export interface PlacedDeployment {
    readonly kind: 'deployment';
    readonly view: DeploymentView;
    /** Pixels. */
    readonly width: number;
    readonly height: number;
    readonly zones: readonly PlacedZone[];
    readonly rows: readonly PlacedRow[];
    readonly trains: readonly PlacedTrain[];
}

/** The frame of a zone. */
export interface PlacedZone {
    readonly zone: Zone;
    readonly box: Box;
    readonly title: readonly TextRun[];
}

/** The label of a unit and its pods. */
export interface PlacedRow {
    readonly unit: UnitRow;
    /** Centre of the context's mark. */
    readonly mark: Point;
    readonly title: readonly TextRun[];
    readonly lines: readonly TextRun[];
    readonly pods: readonly PlacedPod[];
    readonly badge?: Box;
}

/** One pod, or a deck that stands for several. */
export interface PlacedPod {
    readonly box: Box;
    /** Strips that peek out below. */
    readonly strips: number;
    /** It may not run, or not here. */
    readonly maybe: boolean;
    readonly title: readonly TextRun[];
    /** `×12` */
    readonly count?: TextRun;
    readonly sidecars: readonly { readonly box: Box; readonly name: readonly TextRun[] }[];
}

const LABEL = { textX: 24, least: 120, most: 232, gap: 24 };
const POD = { least: 124, most: 196, height: 56, padding: 12, top: 8, line: 16 };
const SIDECAR = { height: 16, gap: 4, inset: 8, padding: 8, line: 13 };
const ZONE = { padding: 12, gap: 16, bar: 40 };
const ROW_GAP = 24;
const POD_GAP = 8;
const STRIP = 4;
/** So many pods of a cell are drawn one by one; more are a deck. */
const MOST_PODS = 2;
const MOST_SIDECARS = 4;

/** Puts zones in columns, units in rows, and release trains beside them. */
export function placeDeployment(view: DeploymentView): PlacedDeployment {
    const labels = view.units.map(measureLabel);
    const labelWidth = Math.max(LABEL.least, ...labels.map((label) => label.width));
    const podWidth = Math.max(POD.least, ...view.units.map(podWidthOf));
    const columnWidth = podWidth + 2 * ZONE.padding;
    const titles = view.zones.map((zone) => wrapText(zone.title, TYPE.count, columnWidth - 2 * ZONE.padding));
    const bar = ZONE.bar + TYPE.count.line * (Math.max(1, ...titles.map((lines) => lines.length)) - 1);
    const columnX = (i: number) => labelWidth + LABEL.gap + i * (columnWidth + ZONE.gap);
    let y = bar;
    const rows = view.units.map((unit, i): PlacedRow => {
        const top = y;
        const pods = unit.pods.flatMap((count, column) =>
            count ? podsOf(unit, count, { x: columnX(column) + ZONE.padding, y: top }, podWidth) : [],
        );
        const label = labels[i] ?? { title: [], lines: [], width: 0, height: 0 };
        const reach = pods.reduce((most, pod) => Math.max(most, pod.box.y + pod.box.height + STRIP * pod.strips), top);
        y = Math.max(reach, top + label.height) + ROW_GAP;
        return { unit, pods, ...placeLabel(label, top), ...badgeOf(unit, pods, top, labelWidth) };
    });
    const bottom = Math.max(y - ROW_GAP + ZONE.padding + 4, bar + 24);
    const right = columnX(view.zones.length) - ZONE.gap;
    const trains = placeTrains(view.trains, rows.map(rowSpan), right + 24);
    return {
        kind: 'deployment',
        view,
        width: Math.ceil(Math.max(right, trains.right)),
        height: Math.ceil(Math.max(bottom, trains.bottom)),
        zones: view.zones.map((zone, i) => ({
            zone,
            box: { x: columnX(i), y: 0, width: columnWidth, height: bottom },
            title: runsOf(titles[i] ?? [], {
                style: TYPE.count,
                at: { x: columnX(i) + columnWidth / 2, y: 24 },
                anchor: 'middle',
                ink: 'q',
            }),
        })),
        rows,
        trains: trains.trains,
    };
}

interface Label {
    readonly title: readonly string[];
    readonly lines: readonly string[];
    readonly width: number;
    readonly height: number;
}

function measureLabel({ title: name, lines: words }: UnitRow): Label {
    const room = LABEL.most - LABEL.textX;
    const title = wrapText(name, TYPE.elementTitle, room);
    const lines = words.flatMap((each) => wrapText(each, TYPE.technology, room));
    const text = Math.max(widestLine(title, TYPE.elementTitle), widestLine(lines, TYPE.technology));
    return {
        title,
        lines,
        width: Math.ceil(text) + LABEL.textX,
        height: 12 + TYPE.elementTitle.line * title.length + TYPE.technology.line * lines.length,
    };
}

function placeLabel({ title, lines }: Label, top: number): Pick<PlacedRow, 'mark' | 'title' | 'lines'> {
    const first = top + 22;
    const second = first + TYPE.elementTitle.line * (title.length - 1) + 18;
    const place = { anchor: 'start' } as const;
    return {
        mark: { x: 8, y: first - 5 },
        title: runsOf(title, { ...place, style: TYPE.elementTitle, at: { x: LABEL.textX, y: first } }),
        lines: runsOf(lines, { ...place, style: TYPE.technology, at: { x: LABEL.textX, y: second }, ink: 'q' }),
    };
}

function podWidthOf(unit: UnitRow): number {
    const names = sidecarNames(unit).map((name) => wrapText(name, TYPE.label, POD.most)[0] ?? '');
    const text = Math.max(
        widestLine(wrapText(unit.title, TYPE.contextTitle, titleRoom(unit, POD.most)), TYPE.contextTitle) +
            countRoom(unit),
        widestLine(names, TYPE.label) + 2 * (SIDECAR.inset + SIDECAR.padding) - 2 * POD.padding,
    );
    return stepped(text + 2 * POD.padding, POD.least - 4, POD.most);
}

/** Whether each pod of a cell is drawn. */
function isDrawnSingly({ min, max }: PodCount): boolean {
    return min === max && max <= MOST_PODS;
}

/** Room for `×2–10` beside the title of decks. */
function countRoom({ pods }: UnitRow): number {
    const decks = pods.filter((count) => count !== undefined && !isDrawnSingly(count));
    const texts = decks.map((count) => textWidth(countText(count ?? { min: 0, max: 0 }), TYPE.number) + 8);
    return Math.ceil(Math.max(0, ...texts));
}

function titleRoom(unit: UnitRow, width: number): number {
    return width - 2 * POD.padding - countRoom(unit);
}

function countText({ min, max }: PodCount): string {
    return min === max ? `×${max}` : `×${min}–${max}`;
}

function sidecarNames({ sidecars }: UnitRow): readonly string[] {
    const more = sidecars.length - MOST_SIDECARS;
    return more > 0 ? [...sidecars.slice(0, MOST_SIDECARS - 1), `and ${more + 1} more`] : sidecars;
}

function podsOf(unit: UnitRow, count: PodCount, at: Point, width: number): readonly PlacedPod[] {
    const single = isDrawnSingly(count);
    const maybe = !unit.zonesSaid || count.min === 0;
    const title = wrapText(unit.title, TYPE.contextTitle, titleRoom(unit, width));
    const names = sidecarNames(unit).map((name) => wrapText(name, TYPE.label, sidecarRoom(width)));
    const heights = names.map((lines) => SIDECAR.height + SIDECAR.line * (lines.length - 1));
    const beside = heights.reduce((sum, each) => sum + each + SIDECAR.gap, names.length === 0 ? 0 : SIDECAR.gap);
    const height = Math.max(POD.height, 2 * POD.top + POD.line * title.length + beside);
    return Array.from({ length: single ? count.max : 1 }, (_, i) => {
        const box = { x: at.x, y: at.y + (height + POD_GAP) * i, width, height };
        const slack = Math.floor((height - 2 * POD.top - POD.line * title.length - beside) / 2);
        const first = box.y + POD.top + slack + 13;
        let below = box.y + POD.top + slack + POD.line * title.length + SIDECAR.gap;
        const sidecars = names.map((lines, row) => {
            const y = below;
            below += (heights[row] ?? 0) + SIDECAR.gap;
            return placeSidecar(lines, box, y, heights[row] ?? 0);
        });
        return {
            box,
            strips: single ? 0 : Math.min(2, count.max - 1),
            maybe,
            title: runsOf(title, {
                style: TYPE.contextTitle,
                at: { x: box.x + POD.padding, y: first },
                anchor: 'start',
            }).map((run, line) => ({ ...run, at: { ...run.at, y: first + POD.line * line } })),
            ...(single ? {} : { count: countRun(count, box, first) }),
            sidecars,
        };
    });
}

function countRun(count: PodCount, box: Box, y: number): TextRun {
    return {
        text: countText(count),
        style: TYPE.number,
        at: { x: box.x + box.width - 10, y },
        anchor: 'end',
        ink: 'q',
    };
}

function sidecarRoom(width: number): number {
    return width - 2 * (SIDECAR.inset + SIDECAR.padding);
}

function placeSidecar(lines: readonly string[], pod: Box, y: number, height: number): PlacedPod['sidecars'][number] {
    const box = { x: pod.x + SIDECAR.inset, y, width: pod.width - 2 * SIDECAR.inset, height };
    const middle = box.x + box.width / 2;
    return {
        box,
        name: lines.map((text, line) => ({
            text,
            style: TYPE.label,
            at: { x: middle, y: y + 12 + SIDECAR.line * line },
            anchor: 'middle',
        })),
    };
}

/** Where the findings of a unit stand: on the corner of its first pod, else at its label. */
function badgeOf(unit: UnitRow, pods: readonly PlacedPod[], top: number, labelWidth: number): Pick<PlacedRow, 'badge'> {
    if (!unit.findings) {
        return {};
    }
    const size = badgeSize(unit.findings);
    const [first] = pods;
    return first
        ? { badge: { x: first.box.x + first.box.width - 6 - size.width, y: first.box.y - BADGE / 2, ...size } }
        : { badge: { x: labelWidth - size.width, y: top + 8, ...size } };
}

/** The part of the height in which a row's pods stand. */
function rowSpan({ pods, mark }: PlacedRow): { readonly top: number; readonly bottom: number } {
    const top = Math.min(mark.y - 8, ...pods.map((pod) => pod.box.y));
    return { top, bottom: Math.max(mark.y + 24, ...pods.map((pod) => pod.box.y + pod.box.height)) };
}
