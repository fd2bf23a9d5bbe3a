const BARS = '▁▂▃▄▅▆▇█';

/**
 * A small plot in one line of text: the largest value of each stretch of a series, from 0 up.
 *
 * @param columns width of the plot; a shorter series takes as many columns as it has values
 * @param top what the highest bar stands for; the largest value unless said
 */
export function sparkline(series: readonly number[], columns: number, top = Math.max(0, ...series)): string {
    const width = Math.min(columns, series.length);
    let plot = '';
    for (let column = 0; column < width; column++) {
        const from = Math.floor((column * series.length) / width);
        const until = Math.max(from + 1, Math.floor(((column + 1) * series.length) / width));
        const most = Math.max(0, ...series.slice(from, until));
        const bar = top > 0 ? Math.min(BARS.length - 1, Math.ceil((most / top) * (BARS.length - 1))) : 0;
        plot += BARS.charAt(bar);
    }
    return plot;
}
