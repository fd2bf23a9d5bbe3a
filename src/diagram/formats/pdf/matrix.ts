/** An affine transformation, in the order of SVG's `matrix(a b c d e f)`. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Leaves everything where it is. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that does `inner` first and then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
    const [a, b, c, d, e, f] = outer;
    const [g, h, i, j, k, l] = inner;
    return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Where a point comes to lie. */
export function applyTo([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
    return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The transformation of a `transform` attribute; what is no transformation in it is passed over. */
export function readTransform(value: string | undefined): Matrix {
    let matrix = IDENTITY;
    for (const [, name = '', list = ''] of (value ?? '').matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
        const numbers = list
            .split(/[\s,]+/)
            .filter((part) => part !== '')
            .map(Number);
        matrix = multiply(matrix, numbers.every(Number.isFinite) ? oneTransform(name, numbers) : IDENTITY);
    }
    return matrix;
}

function oneTransform(name: string, [a = 0, b, c, d = 0, e = 0, f = 0]: readonly number[]): Matrix {
    switch (name) {
        case 'translate':
            return [1, 0, 0, 1, a, b ?? 0];
        case 'scale':
            return [a, 0, 0, b ?? a, 0, 0];
        case 'rotate':
            return rotation(a, b ?? 0, c ?? 0);
        case 'matrix':
            return [a, b ?? 0, c ?? 0, d, e, f];
        default:
            return IDENTITY;
    }
}

/** A turn by degrees about a point. */
function rotation(degrees: number, x: number, y: number): Matrix {
    const angle = (degrees * Math.PI) / 180;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}
