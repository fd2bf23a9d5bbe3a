/** How much of a picture is drawn, from all to almost nothing. */
export type LevelOfDetail = 'full' | 'names' | 'blocks' | 'contexts';

/** The level for a scale: what is too small to be read is not drawn. */
export function levelOfDetail(scale: number): LevelOfDetail {
    if (scale >= 0.75) {
        return 'full';
    }
    if (scale >= 0.45) {
        return 'names';
    }
    return scale >= 0.2 ? 'blocks' : 'contexts';
}
