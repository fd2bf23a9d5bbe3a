import type { Box } from '../shapes/measured.ts';
import type { Activation, PlacedFrame, PlacedLine, PlacedSelf, PlacedText, PlacedWait } from './placed-sequence.ts';

/** A wait whose pill has no height yet: it goes to where there is room. */
export type WaitDraft = Omit<PlacedWait, 'pill'> & { readonly pill: Omit<Box, 'y'> };

/** Collects what is placed, and how far it reaches. */
export interface Pencil {
    /** Height at which the next thing begins. */
    y: number;
    readonly activations: Activation[];
    readonly frames: PlacedFrame[];
    readonly lines: PlacedLine[];
    readonly selves: PlacedSelf[];
    readonly waits: WaitDraft[];
    line(line: PlacedLine): void;
    self(self: PlacedSelf): void;
    /** Widens all frames that are open, so that they enclose this. */
    reach(...boxes: readonly (Pick<Box, 'x' | 'width'> | undefined)[]): void;
    /** Opens a frame that reaches at least so far; gives back how far what was placed in it reaches. */
    enclose(left: number, right: number, inside: () => void): Extent;
    /** Frames that are open. */
    readonly depth: number;
    /** How far anything reaches. */
    readonly whole: Extent;
}

/** From where to where something reaches. */
export interface Extent {
    readonly left: number;
    readonly right: number;
}

/** A pencil at a height. */
export function createPencil(y: number): Pencil {
    const open: { left: number; right: number }[] = [{ left: 0, right: 0 }];
    const pencil: Pencil = {
        y,
        activations: [],
        frames: [],
        lines: [],
        selves: [],
        waits: [],
        line(line) {
            pencil.lines.push(line);
            const xs = line.points.map(({ x }) => x);
            const left = Math.min(...xs);
            pencil.reach({ x: left, width: Math.max(...xs) - left }, line.badge, ...boxesOf(line.texts));
        },
        self(self) {
            pencil.selves.push(self);
            pencil.reach(self.text.box, self.badge);
        },
        reach(...boxes) {
            for (const box of boxes) {
                for (const extent of box ? open : []) {
                    extent.left = Math.min(extent.left, box?.x ?? extent.left);
                    extent.right = Math.max(extent.right, (box?.x ?? 0) + (box?.width ?? 0));
                }
            }
        },
        enclose(left, right, inside) {
            const extent = { left, right };
            open.push(extent);
            inside();
            open.pop();
            return extent;
        },
        get depth() {
            return open.length - 1;
        },
        get whole() {
            return open[0] ?? { left: 0, right: 0 };
        },
    };
    return pencil;
}

function boxesOf(texts: readonly PlacedText[]): readonly Box[] {
    return texts.map(({ box }) => box);
}
