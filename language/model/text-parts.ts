import type { AstNode, LangiumDocument } from 'langium';
import type { Telemetry } from '../../src/model/telemetry.ts';
import * as ast from '../generated/ast.ts';
import { enclosingElement } from '../scoping/qualified-names.ts';
import { ownerOf } from './elements.ts';
import type { ModelContext, NodesByType } from './model-context.ts';
import { type ModelPart, modelPart, PART_TYPES } from './model-part.ts';
import { telemetryOf } from './telemetry.ts';
import { textFacts } from './text-facts.ts';

/** What one text says by itself, and the nodes of the same types about which other texts have a say, too. */
export interface TextPart extends ModelPart {
    readonly others: NodesByType;
}

/** The part that was made of a text, and what it was made from beside the text. */
interface KnownPart {
    readonly answers: readonly Answer[];
    readonly part: TextPart;
}

/** What others say when a text asks. */
type Answer = string | undefined;

const knownParts = new WeakMap<AstNode, KnownPart>();

/**
 * The parts of a model that its texts make by themselves, in small steps. Each is made once for as long as its text
 * stays the same and all that it asks of the others is answered as before.
 */
export function* textParts(
    context: ModelContext,
    documents: readonly LangiumDocument[],
    system: Telemetry,
): Generator<undefined, readonly TextPart[]> {
    const around = surroundings(context, system);
    const saysSystem = JSON.stringify(system);
    const parts: TextPart[] = [];
    for (const { parseResult } of documents) {
        const root = parseResult.value;
        const answers = [saysSystem, ...standings(context, root), ...placesOf(root, around), ...targets(context, root)];
        const known = knownParts.get(root);
        if (known && isSame(known.answers, answers)) {
            parts.push(known.part);
        } else {
            const part = makeTextPart(context, root, system);
            knownParts.set(root, { answers, part });
            parts.push(part);
        }
        yield;
    }
    return parts;
}

function isSame(before: readonly Answer[], now: readonly Answer[]): boolean {
    return before.length === now.length && before.every((answer, index) => answer === now[index]);
}

function makeTextPart(context: ModelContext, root: AstNode, system: Telemetry): TextPart {
    const own = new Map<string, AstNode[]>();
    const others = new Map<string, AstNode[]>();
    for (const [type, nodes] of textFacts(root).byType) {
        if (PART_TYPES.has(type)) {
            own.set(
                type,
                nodes.filter((node) => context.isOfOneText(node)),
            );
            others.set(
                type,
                nodes.filter((node) => !context.isOfOneText(node)),
            );
        }
    }
    return { ...modelPart(context.among(own), system), others };
}

/** Which elements of a text are declared elsewhere before, and which are extended, by their ids. */
function* standings(context: ModelContext, root: AstNode): Generator<Answer> {
    for (const [element, id] of textFacts(root).ids) {
        if (context.id(element) === undefined) {
            yield `${id} is a duplicate`;
        } else if (!context.standsAlone(element)) {
            yield `${id} is extended`;
        }
    }
}

/** What is around the elements of a text: its contexts, and what it extends. */
function* placesOf(root: AstNode, around: (element: ast.Named) => string): Generator<Answer> {
    const { byType, extensions } = textFacts(root);
    for (const context of (byType.get('Context') ?? []).filter(ast.isContext)) {
        yield around(context);
    }
    for (const extension of [...extensions.values()].flat()) {
        const target = extension.target?.ref;
        yield target && around(target);
    }
}

/** What elements have from those around them: the ids of these, who is responsible, what is told about them. */
function surroundings(context: ModelContext, system: Telemetry): (element: ast.Named) => string {
    const known = new Map<ast.Named, string>();
    return (element) => {
        let said = known.get(element);
        if (said === undefined) {
            const chain: unknown[] = [];
            for (let each: ast.Named | undefined = element; each; each = enclosingElement(each)) {
                chain.push(each.$type, context.id(each));
            }
            said = JSON.stringify([chain, ownerOf(context, element), telemetryOf(context, element, system)]);
            known.set(element, said);
        }
        return said;
    };
}

/** What the references of a text lead to, as far as somebody asks who refers to it. */
function* targets(context: ModelContext, root: AstNode): Generator<Answer> {
    for (const reference of textFacts(root).references) {
        const target = reference.ref;
        yield target?.$type;
        yield context.idOf(reference);
        if (ast.isOperation(target)) {
            const service = context.enclosing(target, ast.isComponent);
            yield service && context.id(service);
        } else if (ast.isEvent(target)) {
            yield context.idOf(target.channel);
        }
    }
}
