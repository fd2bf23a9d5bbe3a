import { drawHead, shaftEnd } from '../render/arrow.ts';
import { badgeSize, drawBadge } from '../render/badge.ts';
import type { Body } from '../render/body.ts';
import { findingLegend } from '../render/finding-legend.ts';
import type { LegendSection } from '../render/legend.ts';
import { roundedPath, shortened } from '../render/path.ts';
import { element, escapeText, number } from '../render/xml.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import type { Point } from '../shapes/measured.ts';
import { drawRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import type { PlacedBreaker } from './place-breaker.ts';
import type { BreakerState, PlacedMachine, PlacedState, PlacedTransition } from './place-machine.ts';
import type { PlacedSideCard } from './place-side-card.ts';

/** Draws the states of a breaker and the card beside them. */
export function breakerBody(picture: PlacedBreaker): Body {
    const { machine, card, cardBox, view } = picture;
    const { subject } = view;
    const badge = subject.findings && badgeSize(subject.findings);
    return {
        width: picture.width,
        height: picture.height,
        markup: [
            element(
                'g',
                {
                    class: 'node',
                    ...(subject.kind === 'element' ? { 'data-id': subject.id } : { 'data-edges': subject.id }),
                    role: 'graphics-object',
                    'aria-label': view.description,
                },
                element('title', {}, escapeText(view.description)),
                element('g', { transform: `translate(0 ${picture.machineY})` }, drawMachine(machine)),
            ),
            element(
                'g',
                { transform: `translate(${number(cardBox.x)} ${number(cardBox.y)})` },
                drawCard(card),
                subject.findings && badge
                    ? drawBadge(subject.findings, { x: card.width - 14 - badge.width, y: -8, ...badge })
                    : '',
            ),
        ].join(''),
        legend: breakerLegend(picture),
        description: view.description,
    };
}

function drawMachine({ states, transitions, start }: PlacedMachine): string {
    return [
        ...transitions.map((transition) => drawTransition(transition)),
        element('circle', { class: 'head', cx: start.x, cy: start.y, r: 6 }),
        ...states.map(drawState),
        ...transitions.map(drawLabel),
    ].join('');
}

const NAMES: Readonly<Record<BreakerState, string>> = { closed: 'CLOSED', open: 'OPEN', 'half-open': 'HALF-OPEN' };

function drawState({ state, box, note }: PlacedState): string {
    const frame = { x: box.x + 0.75, y: box.y + 0.75, width: box.width - 1.5, height: box.height - 1.5, rx: 16 };
    return [
        element('rect', { class: `state ${state}`, ...frame }),
        drawSwitch(state, { x: box.x + box.width / 2, y: box.y + 34 }, 60),
        textLine(NAMES[state], TYPE.section, 'm', { x: box.x + box.width / 2, y: box.y + 78 }),
        ...note.map(drawRun),
    ].join('');
}

/** The sign of a state: a line that is whole, has a gap, or has a gap with two dots. */
function drawSwitch(state: BreakerState, { x, y }: Point, half: number): string {
    const upright = half / 4.3;
    const line =
        state === 'closed'
            ? `M${number(x - half)} ${y}H${number(x + half)}`
            : `M${number(x - half)} ${y}H${number(x - upright)}M${number(x + upright)} ${y}H${number(x + half)}`;
    const bars = [-upright, upright].map((by) => `M${number(x + by)} ${number(y - upright)}V${number(y + upright)}`);
    const dots =
        state === 'half-open'
            ? [-1, 1].map((side) =>
                  element('circle', { class: `switch-dot`, cx: x + (side * upright) / 2.4, cy: y, r: half / 30 }),
              )
            : [];
    return element('path', { class: `switch ${state}`, d: [line, ...bars].join('') }) + dots.join('');
}

function drawTransition({ points }: PlacedTransition): string {
    const tip = points.at(-1);
    const before = points.at(-2);
    return tip && before
        ? element('path', {
              class: 'line transition',
              d: roundedPath(shortened(points, shaftEnd('call', false))),
          }) + drawHead('call', before, tip, false, '')
        : '';
}

function drawLabel({ label, from, to }: PlacedTransition): string {
    if (!label) {
        return '';
    }
    const ground = from === to ? '' : element('rect', { class: 'ground', ...label.box, rx: 3 });
    const sign = label.fallbackAt ? glyphMark('fallback', label.fallbackAt, 14, 'i') : '';
    return ground + label.runs.map(drawRun).join('') + sign;
}

function drawCard(card: PlacedSideCard): string {
    const { width, height } = card;
    return [
        element('rect', { class: 'card', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 12 }),
        element('rect', { class: 'own-row', ...card.own, rx: 6 }),
        ...card.hairs.map((y) => element('path', { class: 'hair', d: `M24 ${number(y)}H${number(width - 24)}` })),
        ...card.strip.map(({ state, box }) =>
            element('rect', {
                class: `state thin ${state}`,
                x: box.x + 0.5,
                y: box.y + 0.5,
                width: box.width - 1,
                height: box.height - 1,
                rx: 4,
            }),
        ),
        ...card.failures.map(drawFailure),
        ...card.successes.map(drawSuccess),
        ...card.runs.map(drawRun),
        ...card.uses.map(({ relations, runs, badge }) =>
            element(
                'g',
                { class: 'edge', 'data-edges': relations.join(' ') },
                ...runs.map(drawRun),
                badge ? drawBadge(badge.findings, badge.box) : '',
            ),
        ),
    ].join('');
}

function drawFailure({ x, y }: Point): string {
    return element('path', { class: 'failure', d: `M${number(x - 3)} ${number(y - 3)}l6 6m0 -6l-6 6` });
}

function drawSuccess({ x, y }: Point): string {
    return element('circle', { class: 'success', cx: x, cy: y, r: 3.25 });
}

function breakerLegend({ view, machine, card }: PlacedBreaker): readonly LegendSection[] {
    const words: Readonly<Record<BreakerState, string>> = {
        closed: `closed: ${view.machine.closed}`,
        open: `open: ${view.machine.open}`,
        'half-open': 'half-open: a few requests try',
    };
    return [
        {
            title: 'States',
            entries: machine.states.map(({ state }) => ({
                text: words[state],
                signWidth: 36,
                sign: (x, y) => drawSwitch(state, { x: x + 18, y }, 18),
            })),
        },
        {
            title: 'Example',
            entries: [
                ...(card.failures.length > 0
                    ? [
                          {
                              text: 'a failure',
                              signWidth: 12,
                              sign: (x: number, y: number) => drawFailure({ x: x + 6, y }),
                          },
                      ]
                    : []),
                ...(card.successes.length > 0
                    ? [
                          {
                              text: 'a success',
                              signWidth: 12,
                              sign: (x: number, y: number) => drawSuccess({ x: x + 6, y }),
                          },
                      ]
                    : []),
            ],
        },
        findingLegend([view.subject.findings, ...view.usedBy.calls.map(({ findings }) => findings)]),
    ];
}
