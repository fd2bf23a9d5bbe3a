/** A side of a whole picture, as its first tag says it; reading the document for it would take as long as drawing. */
export function sideOf(svg: string, side: 'width' | 'height'): number {
    const [tag = ''] = /<svg\b[^>]*>/.exec(svg) ?? [];
    return Math.max(1, Number(new RegExp(`\\s${side}="([\\d.]+)"`).exec(tag)?.[1] ?? 1));
}
