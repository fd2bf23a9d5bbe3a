import { readFileSync } from 'node:fs';

/** The examples of `docs/language.md`, in their order. */
export function languageExamples(): readonly string[] {
    const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
    return [...page.matchAll(/^```fbk\n([\s\S]*?)^```$/gm)].map(([, example]) => example ?? '');
}

/** The first of them, the whole language in one example. */
export function bigExample(): string {
    return languageExamples()[0] ?? '';
}
