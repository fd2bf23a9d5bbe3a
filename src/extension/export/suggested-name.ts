import type { ExportFormat } from '../../protocol/diagram/export.ts';
import type { ExportedPicture } from '../../protocol/panel/to-host.ts';

/** In UTF-16 code units, without the ending: file systems take 255 bytes. */
const LONGEST_STEM = 80;

/**
 * How a file is called unless the person says otherwise: by the system and the view, or as the architecture of the
 * system where it shows all views. Nothing is in it that a file system refuses.
 */
export function suggestedName(
    { system, view }: Pick<ExportedPicture, 'system' | 'view'>,
    format: ExportFormat,
): string {
    const about = 'isOfSystem' in format ? 'architecture' : view;
    const stem = [system ?? '', about].map(forFiles).filter((part) => part !== '');
    return `${Array.from(stem.join('-')).slice(0, LONGEST_STEM).join('')}.${format.ending}`;
}

/** `services:Ordering.orders` becomes `services-Ordering.orders`; no dot leads or ends, no two dashes meet. */
function forFiles(text: string): string {
    return text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '');
}
