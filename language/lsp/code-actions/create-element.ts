import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { enclosingElement } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { codeAction } from './action.ts';
import { appendTo, insertInto, type PlacedEdit } from './insertions.ts';

/** Offers to declare what a name means that nobody has declared, where such elements belong. */
export function createElement(
    services: FirebreakServices,
    document: LangiumDocument,
    diagnostic: Diagnostic,
): CodeAction[] {
    if (diagnostic.code !== 'link/unknown') {
        return [];
    }
    const offset = document.textDocument.offsetAt(diagnostic.range.start);
    const reference = referencesByPlace(document).get(offset);
    if (!reference?.error) {
        return [];
    }
    const { container } = reference.error.info;
    const type = services.shared.AstReflection.getReferenceType(reference.error.info);
    const dot = reference.$refText.lastIndexOf('.');
    const name = reference.$refText.slice(dot + 1);
    const owner = dot < 0 ? undefined : ownerOf(services, document, reference.$refText.slice(0, dot));
    if (name === '' || (dot >= 0 && !owner)) {
        return [];
    }
    return formsOf(type, owner).flatMap(({ word, lines, home }, index) => {
        const place = owner ?? homeOf(container, home);
        const text = lines.map((line) => line.replace('NAME', name));
        const edit: PlacedEdit | undefined = place ? insertInto(place, text) : appendTo(document, text);
        const mended = { diagnostic, isPreferred: index === 0 && !hasSuggestion(diagnostic) };
        return codeAction(`Create ${word} \`${reference.$refText}\``, CodeActionKind.QuickFix, [edit], mended) ?? [];
    });
}

/** The references of a text by where they begin; found out once for as long as the text is linked as it is. */
function referencesByPlace({ parseResult, references }: LangiumDocument): ReferencesByPlace['byPlace'] {
    const known = places.get(parseResult);
    if (known?.count === references.length) {
        return known.byPlace;
    }
    const byPlace = new Map<number, LangiumDocument['references'][number]>();
    for (const reference of references) {
        const place = reference.$refNode?.offset;
        if (place !== undefined && !byPlace.has(place)) {
            byPlace.set(place, reference);
        }
    }
    places.set(parseResult, { count: references.length, byPlace });
    return byPlace;
}

interface ReferencesByPlace {
    /** How many there were. */
    readonly count: number;
    readonly byPlace: ReadonlyMap<number, LangiumDocument['references'][number]>;
}

const places = new WeakMap<object, ReferencesByPlace>();

function hasSuggestion({ data }: Diagnostic): boolean {
    return data !== undefined && data !== null;
}

/** The element that the first parts of an unknown name mean. */
function ownerOf(services: FirebreakServices, { uri }: LangiumDocument, text: string): AstNode | undefined {
    const found = new Map(
        [...services.shared.workspace.IndexManager.names(uri).withSuffix(text)].map((it) => [it.name, it]),
    );
    const [only] = found.values();
    return found.size === 1 ? only?.node : undefined;
}

interface Form {
    /** What it is called in the offer. */
    readonly word: string;
    /** What is written, with `NAME` for the name. */
    readonly lines: readonly string[];
    /** Where it belongs: into the context around, the service around, or to the top level. */
    readonly home: 'context' | 'service' | 'top';
}

const SERVICE: Form = { word: 'service', lines: ['service NAME {', '}'], home: 'context' };
const EXTERNAL: Form = { word: 'external', lines: ['external NAME'], home: 'top' };
const EVENT: Form = { word: 'event', lines: ['event NAME'], home: 'context' };
const CONTEXT: Form = { word: 'context', lines: ['context NAME {', '}'], home: 'top' };

/** What a reference of a type may need, the most likely first. */
const FORMS: Readonly<Record<string, readonly Form[]>> = {
    Callable: [SERVICE, EXTERNAL],
    Component: [SERVICE],
    MeshMember: [SERVICE, CONTEXT],
    Message: [EVENT],
    Event: [EVENT],
    Policy: [{ word: 'policy', lines: ['policy NAME {', '  timeout 1s', '}'], home: 'top' }],
    AccessibleStore: [{ word: 'store', lines: ['store NAME'], home: 'service' }],
    Team: [{ word: 'team', lines: ['team NAME'], home: 'top' }],
    Context: [CONTEXT],
    Upstream: [CONTEXT, EXTERNAL],
    Entity: [{ word: 'entity', lines: ['entity NAME'], home: 'context' }],
    Library: [{ word: 'library', lines: ['library NAME { technical }'], home: 'top' }],
    Scenario: [{ word: 'scenario', lines: ['scenario NAME {', '}'], home: 'top' }],
    Actor: [{ word: 'client', lines: ['client NAME'], home: 'top' }, SERVICE],
    Channel: [{ word: 'broker with the topic', lines: ['broker Broker {', '  topic NAME', '}'], home: 'top' }],
};

const OPERATIONS: readonly Form[] = [
    { word: 'query', lines: ['query NAME'], home: 'service' },
    { word: 'command', lines: ['command NAME'], home: 'service' },
];

function formsOf(type: string, owner: AstNode | undefined): readonly Form[] {
    const forms = FORMS[type] ?? [];
    if (!owner) {
        return forms;
    }
    if (ast.isComponent(owner)) {
        return type === 'Callable'
            ? OPERATIONS
            : forms.filter(({ home, word }) => home === 'service' || word === 'event');
    }
    if (ast.isBroker(owner)) {
        return type === 'Channel' ? [{ word: 'topic', lines: ['topic NAME'], home: 'top' }] : [];
    }
    return ast.isContext(owner) ? forms.filter(({ home }) => home !== 'top') : [];
}

function homeOf(container: AstNode, home: Form['home']): AstNode | undefined {
    for (let element: AstNode | undefined = enclosingElement(container); element; element = enclosingElement(element)) {
        const fits = home === 'context' ? ast.isContext(element) : home === 'service' && ast.isComponent(element);
        if (fits && AstUtils.getDocument(element) === AstUtils.getDocument(container)) {
            return element;
        }
    }
    return undefined;
}
