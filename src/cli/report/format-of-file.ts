/**
 * The format that the ending of a file's name stands for.
 *
 * @param endings the formats by ending, in small letters and without the dot
 * @param file the name, where there is one
 */
export function formatOfFile<T extends string>(
    endings: Readonly<Record<string, T>>,
    file: string | undefined,
): T | undefined {
    const ending = /\.([a-z]+)$/i.exec(file ?? '')?.[1]?.toLowerCase() ?? '';
    return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}
