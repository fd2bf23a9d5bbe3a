import type { AstNodeDescription } from 'langium';
import { lastSegment } from './qualified-names.ts';

/**
 * Every suffix of every qualified name of one project, with the elements that have it. Kept per document, so that a
 * changed document costs only its own names.
 */
export class NameIndex {
    private readonly bySuffix = new Map<string, Set<AstNodeDescription>>();
    private readonly byDocument = new Map<string, readonly AstNodeDescription[]>();
    private readonly firsts = new Map<string, AstNodeDescription | undefined>();

    /** Replaces the names of a document; returns the last segments of the names that came or went. */
    update(documentUri: string, descriptions: readonly AstNodeDescription[]): ReadonlySet<string> {
        const before = new Set((this.byDocument.get(documentUri) ?? []).map(signature));
        const after = new Set(descriptions.map(signature));
        this.remove(documentUri);
        this.byDocument.set(documentUri, descriptions);
        this.firsts.clear();
        for (const description of descriptions) {
            for (const suffix of suffixes(description.name)) {
                const found = this.bySuffix.get(suffix);
                if (found) {
                    found.add(description);
                } else {
                    this.bySuffix.set(suffix, new Set([description]));
                }
            }
        }
        return changedNames(before, after);
    }

    /** Forgets a document; returns the last segments of the names that went. */
    remove(documentUri: string): ReadonlySet<string> {
        const descriptions = this.byDocument.get(documentUri) ?? [];
        for (const description of descriptions) {
            for (const suffix of suffixes(description.name)) {
                const found = this.bySuffix.get(suffix);
                found?.delete(description);
                if (found?.size === 0) {
                    this.bySuffix.delete(suffix);
                }
            }
        }
        this.byDocument.delete(documentUri);
        this.firsts.clear();
        return changedNames(new Set(descriptions.map(signature)), new Set());
    }

    /** All elements whose qualified name is `name`. */
    withName(name: string): AstNodeDescription[] {
        return [...(this.bySuffix.get(name) ?? [])].filter((description) => description.name === name);
    }

    /** The first of the elements whose qualified name is `name`, by document, then by place: the one that links lead to. */
    firstWithName(name: string): AstNodeDescription | undefined {
        if (!this.firsts.has(name)) {
            this.firsts.set(name, first(this.withName(name)));
        }
        return this.firsts.get(name);
    }

    /** Last segments of the names of a document that other documents declare, too. */
    sharedNames(documentUri: string): ReadonlySet<string> {
        const shared = (this.byDocument.get(documentUri) ?? []).filter(
            ({ name }) =>
                (this.bySuffix.get(name)?.size ?? 0) > 1 &&
                this.withName(name).some((other) => other.documentUri.toString() !== documentUri),
        );
        return new Set(shared.map(({ name }) => lastSegment(name)));
    }

    /** All elements whose qualified name is `suffix` or ends in `.suffix`. */
    withSuffix(suffix: string): Iterable<AstNodeDescription> {
        return this.bySuffix.get(suffix) ?? [];
    }

    /** All elements of the project, document by document in order of URIs. */
    *all(): Generator<AstNodeDescription> {
        for (const uri of [...this.byDocument.keys()].sort()) {
            yield* this.byDocument.get(uri) ?? [];
        }
    }

    /** True when no document is left. */
    get isEmpty(): boolean {
        return this.byDocument.size === 0;
    }
}

function first(descriptions: readonly AstNodeDescription[]): AstNodeDescription | undefined {
    let found: AstNodeDescription | undefined;
    for (const description of descriptions) {
        if (!found || comesBefore(description, found)) {
            found = description;
        }
    }
    return found;
}

/** Orders declarations by document, then by place. */
export function comesBefore(a: AstNodeDescription, b: AstNodeDescription): boolean {
    const [uriA, uriB] = [a.documentUri.toString(), b.documentUri.toString()];
    return uriA === uriB ? (a.nameSegment?.offset ?? 0) < (b.nameSegment?.offset ?? 0) : uriA < uriB;
}

function signature(description: AstNodeDescription): string {
    return `${description.type} ${description.name}`;
}

function changedNames(before: ReadonlySet<string>, after: ReadonlySet<string>): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const [one, other] of [
        [before, after],
        [after, before],
    ] as const) {
        for (const name of one) {
            if (!other.has(name)) {
                changed.add(name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(' ')) + 1));
            }
        }
    }
    return changed;
}

function* suffixes(name: string): Generator<string> {
    yield name;
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
        yield name.slice(dot + 1);
    }
}
