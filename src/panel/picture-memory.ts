import type { Picture } from '../diagram/render/picture.ts';

/** The pictures that were drawn last, to whose order the next ones keep. */
export interface PictureMemory {
    /** The picture that a person has probably before their eyes when they ask for this view. */
    before(project: string, view: string): Picture | undefined;
    keep(project: string, view: string, picture: Picture): void;
}

/** Projects and views that are remembered; the oldest goes first. */
const MOST_PICTURES = 24;

/** Views of the same things: whoever goes from one to another finds everything where it was. */
const WHOLE_SYSTEM: ReadonlySet<string> = new Set(['landscape', 'services', 'findings']);

/** A memory of pictures. */
export function rememberPictures(): PictureMemory {
    const pictures = new Map<string, Picture>();
    const keyOf = (project: string, view: string) =>
        `${project}\n${WHOLE_SYSTEM.has(view) ? 'the whole system' : `view ${view}`}`;
    return {
        before: (project, view) => pictures.get(keyOf(project, view)),
        keep(project, view, picture) {
            const key = keyOf(project, view);
            pictures.delete(key);
            pictures.set(key, picture);
            const [oldest] = pictures.keys();
            if (pictures.size > MOST_PICTURES && oldest !== undefined) {
                pictures.delete(oldest);
            }
        },
    };
}
