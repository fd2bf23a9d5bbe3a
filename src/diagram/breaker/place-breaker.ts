import type { Box, Size } from '../shapes/measured.ts';
import type { BreakerView } from './breaker-view.ts';
import { type PlacedMachine, placeMachine } from './place-machine.ts';
import { type PlacedSideCard, placeSideCard } from './place-side-card.ts';

/** The states of a breaker and what is told beside them, with their places. */
export interface PlacedBreaker extends Size {
    readonly kind: 'breaker';
    readonly view: BreakerView;
    readonly machine: PlacedMachine;
    readonly card: PlacedSideCard;
    readonly cardBox: Box;
}

const BETWEEN = 72;
const TOP = 16;

/** Gives places to the picture of a breaker. */
export function placeBreaker(view: BreakerView): PlacedBreaker {
    const machine = placeMachine(view.machine);
    const card = placeSideCard(view);
    const cardBox = { x: machine.width + BETWEEN, y: TOP, width: card.width, height: card.height };
    return {
        kind: 'breaker',
        view,
        machine,
        card,
        cardBox,
        width: cardBox.x + cardBox.width,
        height: Math.max(machine.height, cardBox.y + cardBox.height),
    };
}
