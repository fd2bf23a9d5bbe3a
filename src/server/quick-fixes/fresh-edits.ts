import { TextDocument } from 'langium';
import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { type PreparedEdit, prepareEdits } from '../../project/fixing/apply-edits.ts';
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
            edits: edits.map(({ start, end, newText }) => ({
                range: { start: document.positionAt(start), end: document.positionAt(end) },
                newText,
            })),
        });
    }
    return ground.abilities.versionedEdits
        ? { documentChanges: changes.map(({ uri, version, edits }) => versioned(uri, version, edits)) }
        : { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
}

/** One insertion after which the cursor stands at `$1` of the snippet; for an editor that can do it. */
export function snippetEdit(edit: PlacedEdit, snippet: string, ground: EditGround): WorkspaceEdit | undefined {
    const fresh = freshDocument(edit.uri, ground);
    if (!fresh) {
        return undefined;
    }
    const inserted: SnippetTextEdit = { range: edit.range, snippet: { kind: 'snippet', value: snippet } };
    return { documentChanges: [versioned(edit.uri, fresh.version, [inserted])] };
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
        ? { document: TextDocument.create(uri, 'firebreak', 0, now.text), version: now.version }
        : undefined;
}
