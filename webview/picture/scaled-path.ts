/** How many numbers each command of a path takes, and which of them are sizes, flags or coordinates. */
const SHAPES: Readonly<Record<string, string>> = {
    m: 'xy',
    l: 'xy',
    t: 'xy',
    h: 'x',
    v: 'y',
    c: 'xyxyxy',
    s: 'xyxy',
    q: 'xyxy',
    a: 'rr0ffxy',
    z: '',
};

/**
 * The same path, scaled and then moved, by its numbers instead of a transform: browsers draw thousands of transforms
 * slowly.
 */
export function scaledPath(d: string, scale: number, dx: number, dy: number): string {
    return Array.from(d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g), ([, command = '', rest = '']) => {
        const shape = SHAPES[command.toLowerCase()] ?? '';
        const isAbsolute = command === command.toUpperCase();
        const numbers = rest.match(NUMBER) ?? [];
        const scaled = numbers.map((text, i) => {
            const value = Number(text);
            switch (shape[i % Math.max(1, shape.length)]) {
                case 'x':
                    return round(value * scale + (isAbsolute ? dx : 0));
                case 'y':
                    return round(value * scale + (isAbsolute ? dy : 0));
                case 'r':
                    return round(value * scale);
                default:
                    return value;
            }
        });
        return command + scaled.join(' ');
    }).join('');
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

function round(value: number): number {
    return Math.round(value * 1000) / 1000;
}
