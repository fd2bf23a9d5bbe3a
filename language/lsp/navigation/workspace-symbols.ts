import type { AstNodeDescription } from 'langium';
import type { WorkspaceSymbolProvider } from 'langium/lsp';
import type { CancellationToken, WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { lastSegment } from '../../scoping/qualified-names.ts';
import { symbolKindOf } from '../element-kinds.ts';
import type { FirebreakLspSharedServices } from '../services.ts';

/** So many symbols are answered at most, the best ones; the editor asks again with each letter. */
const MOST_SYMBOLS = 256;

/** Finds elements of all projects by some letters of their names; blanks and dots separate parts that follow each other. */
export function workspaceSymbolProvider(services: FirebreakLspSharedServices): WorkspaceSymbolProvider {
    return {
        getSymbols({ query }: WorkspaceSymbolParams, cancelToken?: CancellationToken): WorkspaceSymbol[] {
            const letters = query.toLowerCase().replace(/[\s.]+/g, '');
            const found: { readonly element: AstNodeDescription; readonly rank: number }[] = [];
            for (const element of services.workspace.IndexManager.allElements()) {
                if (cancelToken?.isCancellationRequested) {
                    return [];
                }
                const rank = rankOf(element.name.toLowerCase(), letters);
                if (rank !== undefined && element.nameSegment) {
                    found.push({ element, rank });
                }
            }
            found.sort((a, b) => a.rank - b.rank || (a.element.name < b.element.name ? -1 : 1));
            return found.slice(0, MOST_SYMBOLS).flatMap(({ element }) => symbolOf(element));
        },
    };
}

/** Lower is better: the name itself, its beginning, a part of it, its letters in order; undefined if they are not there. */
function rankOf(name: string, letters: string): number | undefined {
    const last = lastSegment(name);
    if (last === letters) {
        return 0;
    }
    if (last.startsWith(letters)) {
        return 1;
    }
    if (last.includes(letters)) {
        return 2;
    }
    if (holdsInOrder(last, letters)) {
        return 3;
    }
    return holdsInOrder(name, letters) ? 4 : undefined;
}

function holdsInOrder(text: string, letters: string): boolean {
    let from = 0;
    for (const letter of letters) {
        from = text.indexOf(letter, from) + 1;
        if (from === 0) {
            return false;
        }
    }
    return true;
}

function symbolOf({ name, type, documentUri, nameSegment }: AstNodeDescription): WorkspaceSymbol[] {
    const dot = name.lastIndexOf('.');
    return nameSegment
        ? [
              {
                  name: lastSegment(name),
                  kind: symbolKindOf(type),
                  ...(dot > 0 ? { containerName: name.slice(0, dot) } : {}),
                  location: { uri: documentUri.toString(), range: nameSegment.range },
              },
          ]
        : [];
}
