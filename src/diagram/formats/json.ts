import type { ArchitectureModel } from '../../model/architecture.ts';
import { notesOf } from '../place.ts';
import type { Picture } from '../render/picture.ts';
import type { Written } from './written.ts';

/** Version of the document; it counts up when something is renamed or taken away. */
const PICTURE_JSON_VERSION = 1;

/**
 * A picture as data: the model, what the view shows of it, and where everything stands (pixels). Maps become objects.
 */
export function pictureJson(picture: Picture, model: ArchitectureModel): Written {
    const { kind, view } = picture;
    const places = kind === 'graph' ? picture.layout : kind === 'sequence' ? flat(picture) : withoutView(picture);
    const document = { version: PICTURE_JSON_VERSION, kind, view, layout: places, model };
    return { text: `${JSON.stringify(document, plainData, 2)}\n`, notes: notesOf(picture) };
}

function withoutView(picture: Picture): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(picture).filter(([key]) => key !== 'kind' && key !== 'view'));
}

/** The places of a sequence, without what each message encloses: that stands in the view. */
function flat(picture: Picture): unknown {
    const enclosing = new Set(['body', 'sections']);
    return JSON.parse(JSON.stringify(withoutView(picture), (key, value) => (enclosing.has(key) ? undefined : value)));
}

function plainData(_: string, value: unknown): unknown {
    return value instanceof Map ? Object.fromEntries(value) : value;
}
