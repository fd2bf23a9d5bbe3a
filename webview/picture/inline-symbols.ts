import { makeSvg } from '../dom.ts';
import { scaledPath } from './scaled-path.ts';

/** Puts the paths of signs in the places that refer to them: browsers draw thousands of references slowly. */
export function inlineSymbols(svg: SVGSVGElement): void {
    const paths = new Map<string, string>();
    for (const symbol of svg.querySelectorAll('symbol')) {
        const path = symbol.querySelector('path');
        if (symbol.getAttribute('viewBox') === '0 0 16 16' && symbol.childElementCount === 1 && path) {
            paths.set(`#${symbol.id}`, path.getAttribute('d') ?? '');
        }
    }
    for (const use of svg.querySelectorAll('use')) {
        const d = paths.get(use.getAttribute('href') ?? '');
        const numberOf = (name: string) => Number(use.getAttribute(name) ?? 0);
        const width = numberOf('width');
        if (d === undefined || width === 0 || width !== numberOf('height')) {
            continue;
        }
        const scale = width / 16;
        const path = makeSvg('path', {
            class: use.getAttribute('class') ?? '',
            d: scaledPath(d, scale, numberOf('x'), numberOf('y')),
        });
        if (scale !== 1) {
            path.style.strokeWidth = String(1.5 * scale);
        }
        use.replaceWith(path);
    }
}
