import type { Host } from './host.ts';

/** Pixels a side, and in all, that browsers draw. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 2 ** 27;
/** Milliseconds in which the focus comes that the editor gives to the panel. */
const FOCUS_LIMIT = 2000;

interface Drawn {
    /** In base64; empty where it went into the clipboard. */
    readonly png: string;
    /** Smaller than asked for where it would be too large. */
    readonly scale: number;
}

/** Draws SVG documents as PNG for the extension, which has no means to, nor to put them into the clipboard. */
export function answerRasteriseRequests(host: Host): void {
    host.onMessage((message) => {
        if (message.type === 'rasterise') {
            const { request, svg, scale, to } = message;
            (to === 'host' ? rasterise(svg, scale) : copy(svg, scale)).then(
                (drawn) => host.send({ type: 'pixels', request, drawn }),
                (error: unknown) => {
                    const problem = error instanceof Error ? error.message : String(error);
                    host.send({ type: 'pixels', request, problem });
                },
            );
        }
    });
}

async function rasterise(svg: string, scale: number): Promise<Drawn> {
    const { canvas, zoom } = await draw(svg, scale);
    const data = canvas.toDataURL('image/png');
    const [, png = ''] = data.split(',');
    if (png === '') {
        throw new Error('The browser could not draw the picture.');
    }
    return { png, scale: zoom };
}

async function copy(svg: string, scale: number): Promise<Drawn> {
    if (!('clipboard' in navigator) || !('ClipboardItem' in window)) {
        throw new Error('The editor gives its panels no clipboard for pictures.');
    }
    const { canvas, zoom } = await draw(svg, scale);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) {
        throw new Error('The browser could not draw the picture.');
    }
    await focus();
    try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    } catch (error) {
        const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
        throw isRefused ? new Error('The browser does not let the diagram write to the clipboard.') : error;
    }
    return { png: '', scale: zoom };
}

/** Waits for the focus, without which the clipboard is closed; goes on without it, to be told why it is. */
async function focus(): Promise<void> {
    if (!document.hasFocus()) {
        const focused = new Promise((resolve) => {
            window.addEventListener('focus', resolve, { once: true });
            setTimeout(resolve, FOCUS_LIMIT);
        });
        window.focus();
        await focused;
    }
}

async function draw(svg: string, scale: number): Promise<{ canvas: HTMLCanvasElement; zoom: number }> {
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    try {
        const image = new Image();
        image.src = address;
        await image.decode();
        const { naturalWidth: width, naturalHeight: height } = image;
        const largest = Math.min(LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
        const zoom = Math.min(scale, largest);
        const canvas = document.createElement('canvas');
        canvas.width = Math.floor(width * zoom);
        canvas.height = Math.floor(height * zoom);
        canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
        return { canvas, zoom };
    } finally {
        URL.revokeObjectURL(address);
    }
}
