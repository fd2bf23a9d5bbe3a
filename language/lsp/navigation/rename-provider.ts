import { AstUtils, type LangiumDocument, TextDocument, URI, UriUtils } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
    LSPErrorCodes,
    type Range,
    type RenameParams,
    ResponseError,
    type TextDocumentPositionParams,
    TextEdit,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { aKindOf } from '../../checks/element-words.ts';
import * as ast from '../../generated/ast.ts';
import { NAME_PATTERN } from '../../lexer/token-builder.ts';
import { lastSegment, qualifiedName } from '../../scoping/qualified-names.ts';
import { CONFIG_FILE } from '../../workspace/project-roots.ts';
import type { FirebreakLspServices } from '../services.ts';
import { elementAt, type NamedPlace } from './element-at.ts';
import { looseUsesOf } from './loose-uses.ts';
import { endsWith, type RenamedNames, referenceAt, renamedNames } from './renamed-names.ts';
import { referencesTo, type Use, usesOf } from './uses-of.ts';

/**
 * Renames an element wherever it is named: in qualified names, in `extend`, in names of handlers, in dead-letter queues,
 * in `allow` and in the project's settings. References to others that would become ambiguous get their full name.
 */
export class FirebreakRenameProvider implements RenameProvider {
    private readonly services: FirebreakLspServices;

    constructor(services: FirebreakLspServices) {
        this.services = services;
    }

    prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
        const found = elementAt(this.services, document, document.textDocument.offsetAt(position));
        return found && renameable(found) ? found.range : undefined;
    }

    async rename(document: LangiumDocument, { position, newName }: RenameParams): Promise<WorkspaceEdit | undefined> {
        const found = elementAt(this.services, document, document.textDocument.offsetAt(position));
        if (!found || !renameable(found)) {
            return undefined;
        }
        this.refuseBadName(found, newName);
        const edits = new EditsByFile();
        const { element, name } = found;
        const declaration = this.services.references.NameProvider.getNameNode(element);
        if (declaration) {
            edits.add(AstUtils.getDocument(element).uri.toString(), declaration.range, newName);
        }
        const then = renamedNames(this.services, element, name, renamed(name, newName));
        for (const use of usesOf(this.services, element, name)) {
            this.renameUse(use, newName, then, edits);
        }
        for (const { uri, range } of looseUsesOf(this.services, element, name)) {
            edits.add(uri, range, newName);
        }
        this.keepOthersUnambiguous(found, newName, then, edits);
        await this.renameInSettings(found, newName, edits);
        return { changes: edits.changes() };
    }

    private refuseBadName({ element, name }: NamedPlace, newName: string): void {
        if (NAME_PATTERN.exec(newName)?.[0] !== newName) {
            throw refusal(
                `\`${newName}\` is no name: a name begins with a letter and goes on with letters, digits, _ and inner hyphens.`,
            );
        }
        const [other] = this.namesAround(element).withName(renamed(name, newName));
        if (other && newName !== lastSegment(name)) {
            const kind = other.node ? aKindOf(other.node) : 'an element';
            throw refusal(`There is already ${kind} called \`${other.name}\`: choose another name.`);
        }
    }

    private namesAround(element: ast.Named) {
        return this.services.shared.workspace.IndexManager.names(AstUtils.getDocument(element).uri);
    }

    /** Writes the new name, and more of it where that alone would mean another element. */
    private renameUse(
        { uri, range, whole, text, isHandlerName }: Use,
        newName: string,
        then: RenamedNames,
        edits: EditsByFile,
    ): void {
        const from = range.start.character - whole.start.character;
        const written = `${text.slice(0, from)}${newName}${text.slice(from + range.end.character - range.start.character)}`;
        const info = isHandlerName ? undefined : referenceAt(this.services, uri, whole.start);
        const target = info && 'ref' in info.reference ? info.reference.ref : undefined;
        const full = target && qualifiedName(target);
        // What says more than the element's name says a schema of it.
        if (info && full !== undefined && endsWith(full, text) && !then.means(info, written, full)) {
            edits.add(uri, whole, then.renamed(full));
        } else {
            edits.add(uri, range, newName);
        }
    }

    /** Others that are called by what the element and what it holds will be called, too, may need more of their names. */
    private keepOthersUnambiguous(
        { element, name }: NamedPlace,
        newName: string,
        then: RenamedNames,
        edits: EditsByFile,
    ): void {
        const names = this.namesAround(element);
        const inside = [...names.all()].filter((it) => then.renamed(it.name) !== it.name);
        const ends = new Set(inside.map((it) => `${newName}${it.name.slice(name.length)}`));
        for (const end of ends) {
            for (const { name: other, node } of names.withSuffix(end)) {
                if (!node || !ast.isNamed(node) || then.renamed(other) !== other) {
                    continue;
                }
                for (const { sourceUri, segment } of referencesTo(this.services, node)) {
                    const uri = sourceUri.toString();
                    const info = referenceAt(this.services, uri, segment.range.start);
                    const text = info?.reference.$refText ?? '';
                    if (info && endsWith(other, text) && !then.means(info, text, other)) {
                        edits.add(uri, segment.range, other);
                    }
                }
            }
        }
    }

    /** The settings of a project name its constraints: `"constraint/pci": "error"`. */
    private async renameInSettings({ element, name }: NamedPlace, newName: string, edits: EditsByFile): Promise<void> {
        const { ProjectRoots, FileSystemProvider } = this.services.shared.workspace;
        const project = ProjectRoots.projectOf(AstUtils.getDocument(element).uri);
        if (!ast.isConstraint(element) || project === '') {
            return;
        }
        const file = UriUtils.joinPath(URI.parse(project), CONFIG_FILE);
        const text = await FileSystemProvider.readFile(file).catch(() => '');
        const settings = TextDocument.create(file.toString(), 'json', 0, text);
        const key = `"constraint/${name}"`;
        const start = '"constraint/'.length;
        for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
            const range = {
                start: settings.positionAt(at + start),
                end: settings.positionAt(at + key.length - 1),
            };
            edits.add(file.toString(), range, newName);
        }
    }
}

/** Phases are numbered, and handlers are called after their events. */
function renameable({ element }: NamedPlace): boolean {
    return !ast.isPhase(element) && !ast.isHandler(element) && qualifiedName(element) !== undefined;
}

function renamed(name: string, newName: string): string {
    return name.slice(0, name.lastIndexOf('.') + 1) + newName;
}

function refusal(message: string): ResponseError<void> {
    return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** Edits, each place once, of several files. */
class EditsByFile {
    private readonly edits = new Map<string, Map<string, TextEdit>>();

    add(uri: string, range: Range, text: string): void {
        const ofFile = this.edits.get(uri) ?? new Map<string, TextEdit>();
        ofFile.set(`${range.start.line}:${range.start.character}`, TextEdit.replace(range, text));
        this.edits.set(uri, ofFile);
    }

    changes(): Record<string, TextEdit[]> {
        return Object.fromEntries([...this.edits].map(([uri, edits]) => [uri, [...edits.values()]]));
    }
}
