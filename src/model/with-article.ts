/** `a` or `an` and a word: `an event`, `a service`, `an slo`. */
export function withArticle(word: string): string {
    return `${/^[aeio]|^slo\b/.test(word) ? 'an' : 'a'} ${word}`;
}
