import {
    type AstNode,
    AstUtils,
    DefaultIndexManager,
    type LangiumDocument,
    type ReferenceDescription,
    type Stream,
    stream,
    type URI,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import { NameIndex } from '../scoping/name-index.ts';
import { lastSegment } from '../scoping/qualified-names.ts';
import type { FirebreakSharedServices } from '../services.ts';
import type { ProjectRoots } from './project-roots.ts';

/** Keeps, beside Langium's, one index of names a project, and knows which names changed since somebody asked. */
export class FirebreakIndexManager extends DefaultIndexManager {
    private readonly roots: () => ProjectRoots;
    private readonly projects = new Map<string, NameIndex>();
    /** Project of each indexed document, so that it can be forgotten even if the projects have changed since. */
    private readonly indexedIn = new Map<string, string>();
    private changed = new Map<string, Set<string>>();
    /** References by what they lead to, then by the document that they stand in. */
    private readonly referencesTo = new Map<string, Map<string, ReferenceDescription[]>>();

    constructor(services: FirebreakSharedServices) {
        super(services);
        this.roots = () => services.workspace.ProjectRoots;
    }

    /** The names that a document can refer to. */
    names(document: URI): NameIndex {
        return this.namesOf(this.roots().projectOf(document));
    }

    /** The names of a project, by its key in {@link ProjectRoots}. */
    namesOf(project: string): NameIndex {
        let names = this.projects.get(project);
        if (!names) {
            names = new NameIndex();
            this.projects.set(project, names);
        }
        return names;
    }

    override async updateContent(document: LangiumDocument, cancelToken = CancellationToken.None): Promise<void> {
        await super.updateContent(document, cancelToken);
        const uri = document.uri.toString();
        const project = this.roots().projectOf(document.uri);
        if (this.indexedIn.get(uri) !== project) {
            this.forget(uri);
        }
        this.indexedIn.set(uri, project);
        this.note(project, this.namesOf(project).update(uri, this.symbolIndex.get(uri) ?? []));
    }

    // Called when a document is about to be parsed again; its names stay until the new ones are known.
    override remove(uri: URI): void {
        super.remove(uri);
        this.forget(uri.toString());
    }

    override async updateReferences(document: LangiumDocument, cancelToken = CancellationToken.None): Promise<void> {
        const uri = document.uri.toString();
        const before = this.referenceIndex.get(uri) ?? [];
        await super.updateReferences(document, cancelToken);
        this.forgetTargets(uri, before);
        for (const reference of this.referenceIndex.get(uri) ?? []) {
            const target = targetKey(reference.targetUri, reference.targetPath);
            const byDocument = this.referencesTo.get(target) ?? new Map<string, ReferenceDescription[]>();
            const here = byDocument.get(uri) ?? [];
            here.push(reference);
            byDocument.set(uri, here);
            this.referencesTo.set(target, byDocument);
        }
    }

    override removeReferences(uri: URI): void {
        this.forgetTargets(uri.toString(), this.referenceIndex.get(uri.toString()) ?? []);
        super.removeReferences(uri);
    }

    // Langium's own looks at every reference of the workspace.
    override findAllReferences(target: AstNode, path: string): Stream<ReferenceDescription> {
        const byDocument = this.referencesTo.get(targetKey(AstUtils.getDocument(target).uri, path));
        return stream([...(byDocument?.values() ?? [])].flat());
    }

    private forgetTargets(uri: string, references: readonly ReferenceDescription[]): void {
        for (const { targetUri, targetPath } of references) {
            const target = targetKey(targetUri, targetPath);
            const byDocument = this.referencesTo.get(target);
            byDocument?.delete(uri);
            if (byDocument?.size === 0) {
                this.referencesTo.delete(target);
            }
        }
    }

    /** Takes the project-wise last segments of names that came or went since the last call. */
    takeChangedNames(): ReadonlyMap<string, ReadonlySet<string>> {
        const changed = this.changed;
        this.changed = new Map();
        return changed;
    }

    /** True if a document refers to one of the names, by its last segment. */
    refersTo(document: LangiumDocument, names: ReadonlySet<string>): boolean {
        return document.references.some((reference) => names.has(lastSegment(reference.$refText)));
    }

    private forget(uri: string): void {
        const project = this.indexedIn.get(uri);
        if (project !== undefined) {
            this.indexedIn.delete(uri);
            this.note(project, this.namesOf(project).remove(uri));
        }
    }

    private note(project: string, names: ReadonlySet<string>): void {
        const known = this.changed.get(project) ?? new Set();
        for (const name of names) {
            known.add(name);
        }
        this.changed.set(project, known);
    }
}

function targetKey(uri: URI, path: string): string {
    return `${uri.toString()}#${path}`;
}
