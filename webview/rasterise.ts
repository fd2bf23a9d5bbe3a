import type { Host } from './host.ts';

/** Pixels a side, and in all, that browsers draw. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 2 ** 27;

/** Draws SVG documents as PNG for the extension, which has no means to. */
export function answerRasteriseRequests(host: Host): void {
    host.onMessage((message) => {
        if (message.type === 'rasterise') {
            const { request, svg, scale } = message;
            rasterise(svg, scale).then(
                (drawn) => host.send({ type: 'pixels', request, drawn }),
                (error: unknown) => host.send({ type: 'pixels', request, problem: String(error) }),
            );
        }
    });
}

/** An SVG document as PNG in base64, and its scale: smaller than asked for where it would be too large. */
async function rasterise(svg: string, scale: number): Promise<{ readonly png: string; readonly scale: number }> {
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
        const data = canvas.toDataURL('image/png');
        const [, png = ''] = data.split(',');
        if (png === '') {
            throw new Error('The browser could not draw the picture.');
        }
        return { png, scale: zoom };
    } finally {
        URL.revokeObjectURL(address);
    }
}
