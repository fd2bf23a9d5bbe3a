/** What the suite sends to the harness through the editor's console, each as one line of JSON after this mark. */
export const mark = '@firebreak-suite ';

/** Where an extension runs: in Node, or in a worker of the browser. */
export type ExtensionHost = 'node' | 'browser';

/** A message of the suite. */
export type SuiteMessage =
    | { readonly kind: 'started'; readonly extensionHost: ExtensionHost }
    | { readonly kind: 'passed'; readonly title: string; readonly milliseconds: number }
    | { readonly kind: 'failed'; readonly title: string; readonly error: string }
    | { readonly kind: 'skipped'; readonly title: string };

/** Reads a message out of a line that the editor logged; other lines are the editor's own. */
export function readMessage(line: string): SuiteMessage | undefined {
    const start = line.indexOf(mark);
    return start < 0 ? undefined : JSON.parse(line.slice(start + mark.length));
}
