/** What the suite, inside the editor, asks of the page objects outside: an action of one of them. */
export interface PageRequest {
    readonly page: string;
    readonly action: string;
    readonly arguments: readonly unknown[];
}

/** What comes of it. */
export type PageAnswer = { readonly result?: unknown } | { readonly error: string };
