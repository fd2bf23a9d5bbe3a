/** Text without line breaks and control characters, for formats in which they end or break a sentence. */
export function oneLine(text: string): string {
    return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
