import { extname } from 'node:path';
import { CommandFailure } from '../command-failure.ts';
import { DEFAULT_FORMAT, formatNamed, formatOfFile, PICTURE_FORMATS, type PictureFormat } from './formats.ts';

/** What the arguments say about the format. */
export interface FormatWish {
    /** `--format`, one of the formats' names. */
    readonly format: string | undefined;
    /** Name of the file to write, where it is one file and it has a name. */
    readonly file: string | undefined;
    /** `--scale`, where it was given. */
    readonly scale: number | undefined;
    /** Whether `--font` was given. */
    readonly hasFonts: boolean;
}

/**
 * The format that is meant: the one that is named, else the one that the file's name ends in, else the default.
 *
 * @throws CommandFailure when name and ending disagree, nobody knows the ending, or the format has no use for a wish
 */
export function chooseFormat({ format: name, file, scale, hasFonts }: FormatWish): PictureFormat {
    const named = name === undefined ? undefined : formatNamed(name);
    const ofFile = file === undefined ? undefined : formatOfFile(file);
    if (named && ofFile && named !== ofFile) {
        throw new CommandFailure(
            `\`${file}\` is called like ${ofFile.title}, but --format says ${named.name}.`,
            `Leave out --format, or name the file ${changedEnding(file ?? '', named)}.`,
        );
    }
    const format = named ?? ofFile ?? DEFAULT_FORMAT;
    const ending = file === undefined ? '' : extname(file);
    if (!named && !ofFile && ending !== '') {
        throw new CommandFailure(
            `No format of pictures has files that end in \`${ending}\`.`,
            `Known are ${endings()}. With --format the file may be called anything.`,
        );
    }
    if (scale !== undefined && !format.hasPixels) {
        throw new CommandFailure(
            `--scale is for pictures of pixels; ${format.title} has none and stays sharp at any size.`,
        );
    }
    if (hasFonts && !format.hasFonts) {
        throw new CommandFailure(`--font is for pictures that have their fonts in them; ${format.title} has not.`);
    }
    return format;
}

function changedEnding(file: string, format: PictureFormat): string {
    const known = formatOfFile(file)?.endings.find((ending) => file.toLowerCase().endsWith(ending)) ?? '';
    return `\`${file.slice(0, file.length - known.length)}${format.endings[0]}\``;
}

function endings(): string {
    return PICTURE_FORMATS.flatMap(({ endings: all }) => all.map((ending) => `\`${ending}\``)).join(', ');
}
