import { TextDocument } from 'langium';
import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { applyEdits, type PreparedEdit, prepareEdits } from '../../project/fixing/apply-edits.ts';
import type { TextEdit as PlacedEdit } from '../../rules/finding.ts';
import type { ClientAbilities } from '../editor/client-abilities.ts';

/** A text as the editor has it now; one that is not open has no version. */
export interface PresentText {
    readonly text: string;
    readonly version: number | undefined;
}

/** What is needed to make changes that fit the texts as they are. */
export interface EditGround {
    /** The texts that findings and fixes speak of, by URI. */
    readonly texts: ReadonlyMap<string, string>;
    /** A text as it is now. */
    readonly present: (uri: string) => PresentText | undefined;
    readonly abilities: ClientAbilities;
    /** Edits of a text, by its URI, with what the formatter has to do because of them. */
    readonly keepLayout: (uri: string, text: string, edits: readonly PreparedEdit[]) => readonly PreparedEdit[];
}

/** A change of several texts that fits them as they are; undefined when one of them is another by now. */
export function freshEdit(edits: readonly PlacedEdit[], ground: EditGround): WorkspaceEdit | undefined {
    const byFile = new Map<string, readonly PreparedEdit[]>();
    for (const uri of new Set(edits.map((edit) => edit.uri))) {
        const text = ground.texts.get(uri);
        if (text === undefined) {
            return undefined;
        }
        const inFile = edits.filter((edit) => edit.uri === uri);
        byFile.set(uri, prepareEdits(text, inFile));
    }
    return preparedEdit(byFile, ground);
}

/** The same for edits that are fitted to the texts already. */
export function preparedEdit(
    byFile: ReadonlyMap<string, readonly PreparedEdit[]>,
    ground: EditGround,
): WorkspaceEdit | undefined {
    const changes: { readonly uri: string; readonly version: number | undefined; readonly edits: TextEdit[] }[] = [];
    for (const [uri, edits] of byFile) {
        const fresh = freshDocument(uri, ground);
        if (!fresh) {
            return undefined;
        }
        const { document, version } = fresh;
        changes.push({
            uri,
            version,
            edits: ground.keepLayout(uri, document.getText(), edits).map(({ start, end, newText }) => ({
                range: { start: document.positionAt(start), end: document.positionAt(end) },
                newText,
            })),
        });
    }
    return ground.abilities.versionedEdits
        ? { documentChanges: changes.map(({ uri, version, edits }) => versioned(uri, version, edits)) }
        : { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
}

/**
 * One insertion after which the cursor stands at `$1` of the snippet that is made of it; for an editor that can do it.
 * Undefined where the text is another by now, or the lines cannot be indented as such editors do it.
 */
export function snippetEdit(
    edit: PlacedEdit,
    snippetOf: (text: string) => string,
    ground: EditGround,
): WorkspaceEdit | undefined {
    const fresh = freshDocument(edit.uri, ground);
    if (!fresh) {
        return undefined;
    }
    const { document, version } = fresh;
    const text = document.getText();
    const { start, end, newText } = asOne(text, ground.keepLayout(edit.uri, text, prepareEdits(text, [edit])));
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const lines = indentedAfter(newText, /(?:^|\n)([ \t]*)[^\n]*$/.exec(text.slice(0, start))?.[1] ?? '');
    if (lines === undefined) {
        return undefined;
    }
    const inserted: SnippetTextEdit = { range, snippet: { kind: 'snippet', value: snippetOf(lines) } };
    return { documentChanges: [versioned(edit.uri, version, [inserted])] };
}

/** Some edits as a single one, from the first to the last. */
function asOne(text: string, edits: readonly PreparedEdit[]): PreparedEdit {
    const start = Math.min(...edits.map((edit) => edit.start));
    const end = Math.max(...edits.map((edit) => edit.end));
    const within = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return { start, end, newText: applyEdits(text.slice(start, end), within) };
}

/** A text without the indentation that editors put before each further line of a snippet: that of the line it begins in. */
function indentedAfter(text: string, indent: string): string | undefined {
    const [first = '', ...rest] = text.split(/\r?\n/);
    return rest.every((line) => line === '' || line.startsWith(indent))
        ? [first, ...rest.map((line) => line.slice(indent.length))].join('\n')
        : undefined;
}

function versioned(uri: string, version: number | undefined, edits: (TextEdit | SnippetTextEdit)[]): TextDocumentEdit {
    return { textDocument: { uri, version: version ?? null }, edits };
}

/** A text that has not changed since it was read. */
function freshDocument(
    uri: string,
    { texts, present }: EditGround,
): { readonly document: TextDocument; readonly version: number | undefined } | undefined {
    const now = present(uri);
    return now !== undefined && now.text === texts.get(uri)
        ? { document: documentOf(uri, now.text), version: now.version }
        : undefined;
}

/** Where lines begin is found once for all that is offered for a text. */
function documentOf(uri: string, text: string): TextDocument {
    if (last?.uri !== uri || last.getText() !== text) {
        last = TextDocument.create(uri, 'firebreak', 0, text);
    }
    return last;
}

let last: TextDocument | undefined;
