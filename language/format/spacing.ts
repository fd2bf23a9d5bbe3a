import type { Item } from './block-tree.ts';
import { isComment, type Piece } from './pieces.ts';

/** Spaces between two pieces of one sentence on one line. */
export function spaceBefore(piece: Piece, previous: Piece): number {
    if (piece.kind === 'token' && piece.text === ',') {
        return 0;
    }
    if (piece.kind === 'line-comment') {
        return SPACES_BETWEEN_ITEMS;
    }
    if (isComment(piece) || isComment(previous)) {
        return 1;
    }
    if (piece.text === '..' || piece.text === '/' || previous.text === '/') {
        return 0;
    }
    // `50ms..1s`, but `50ms.. jitter`
    return previous.text === '..' && piece.type === 'QUANTITY' ? 0 : 1;
}

/** Spaces between two neighbours in a block on one line; none before the first. */
export function spaceBetweenItems(previous: Item | undefined, item: Item): number {
    if (!previous) {
        return 0;
    }
    // A comma ends an item of a list; a comment leads on to what it speaks of.
    const { last } = previous;
    const joined = (last.text === ',' && last.kind === 'token') || last.kind === 'block-comment';
    return joined && item.first.kind !== 'line-comment' ? 1 : SPACES_BETWEEN_ITEMS;
}

/** Spaces between two sentences, and before a comment at the end of a line. */
export const SPACES_BETWEEN_ITEMS = 2;
