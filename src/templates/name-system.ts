/** Most characters of a system's title: it stands above every picture. */
const LONGEST_TITLE = 80;
/** The declaration up to its block, as templates write it. */
const DECLARATION = /^system [\w-]+(?: "(?:[^"\\\n]|\\.)*")?/m;
/** What may stand in a name of the language. */
const NAME = /^[A-Za-z_0-9\u00AA\u00B5\u00BA\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uFFFD]+$/;

/** Why a text cannot be the title of a system; nothing when it can. */
export function problemOfTitle(title: string): string | undefined {
    const length = [...tidy(title)].length;
    if (length === 0) {
        return 'A system needs a name.';
    }
    return length > LONGEST_TITLE ? `The name is ${length} characters long; ${LONGEST_TITLE} is the most.` : undefined;
}

/**
 * Gives the system that a model declares another name; the title that people read keeps what no name may hold.
 *
 * @param title as a person wrote it, such as `Web shop`
 */
export function nameSystem(model: string, title: string): string {
    const shown = tidy(title);
    const name = nameOf(shown);
    const declaration = name === shown ? `system ${name}` : `system ${name} "${shown.replace(/["\\]/g, '\\$&')}"`;
    return model.replace(DECLARATION, () => declaration);
}

/** The name of a folder for a system, such as `web-shop`. */
export function folderNameOf(title: string): string {
    return wordsOf(title).join('-').toLowerCase() || 'system';
}

/** `WebShop` of `Web shop`. */
function nameOf(title: string): string {
    const words = wordsOf(title).filter((word) => NAME.test(word));
    const name = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
    return /^(?:\d|$)/.test(name) ? `System${name}` : name.charAt(0).toUpperCase() + name.slice(1);
}

function wordsOf(title: string): readonly string[] {
    return title.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
}

/** One line without control characters. */
function tidy(title: string): string {
    return title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
