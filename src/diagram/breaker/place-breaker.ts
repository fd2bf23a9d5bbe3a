import type { Box, Size } from '../shapes/measured.ts';
import type { BreakerView } from './breaker-view.ts';
import { type PlacedMachine, placeMachine } from './place-machine.ts';
import { type PlacedSideCard, placeSideCard } from './place-side-card.ts';

/** The states of a breaker and what is told beside them, with their places. */
export interface PlacedBreaker extends Size {
    readonly kind: 'breaker';
    readonly view: BreakerView;
    readonly machine: PlacedMachine;
    /** How far down the states stand, to be in the middle of the picture. */
    readonly machineY: number;
    readonly card: PlacedSideCard;
    readonly cardBox: Box;
}

const BETWEEN = 72;
const TOP = 16;
const MOST_DOWN = 96;

/** Gives places to the picture of a breaker. */
export function placeBreaker(view: BreakerView): PlacedBreaker {
    const machine = placeMachine(view.machine);
    const card = placeSideCard(view);
    const cardBox = { x: machine.width + BETWEEN, y: TOP, width: card.width, height: card.height };
    const machineY = Math.max(0, Math.min(MOST_DOWN, Math.floor((TOP + card.height - machine.height) / 2)));
    return {
        kind: 'breaker',
        view,
        machine,
        machineY,
        card,
        cardBox,
        width: cardBox.x + cardBox.width,
        height: Math.max(machineY + machine.height, cardBox.y + cardBox.height),
    };
}
