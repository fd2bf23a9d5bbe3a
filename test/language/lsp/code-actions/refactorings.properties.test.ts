import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { AstUtils, type LangiumDocument } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import '../../../property-seed.ts';
import { repository } from '../../../../.build/repository.ts';
import { buildModel } from '../../../../language/build-model.ts';
import { formatText } from '../../../../language/format/format-text.ts';
import * as ast from '../../../../language/generated/ast.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { createParse } from '../../../parse.ts';
import { type AtCursor, atCursor } from '../cursor.ts';
import { edited } from '../edited.ts';

/** Systems whose calls and services are refactored: events, brokers, policies, gateways and half a monolith. */
const EXAMPLES = ['shop', 'mended/shop', 'online-boutique', 'event-driven', 'strangler', 'experiments'];

/** A refactoring that is offered somewhere in an example. */
interface Offer {
    readonly example: string;
    readonly place: AtCursor;
    readonly action: CodeAction;
    /** What a failed property is told by: all of a workspace would be too much. */
    [fc.toStringMethod](): string;
}

const parse = createParse();
const offers: Offer[] = [];

async function offersIn(example: string): Promise<Offer[]> {
    const folder = join(repository, 'examples', example);
    const files = readdirSync(folder).filter((file) => file.endsWith('.fbk'));
    const place = await atCursor(
        Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
    );
    const found = [...place.documents.values()].flatMap((document) =>
        AstUtils.streamAst(document.parseResult.value)
            .filter((node) => ast.isCall(node) || ast.isComponent(node))
            .toArray()
            .map(async (node) =>
                (await actionsOn(place, document, node)).map((action) => offer(example, place, action)),
            ),
    );
    return (await Promise.all(found)).flat();
}

function offer(example: string, place: AtCursor, action: CodeAction): Offer {
    return { example, place, action, [fc.toStringMethod]: () => `${example}: ${action.title}` };
}

async function actionsOn(
    { services }: AtCursor,
    document: LangiumDocument,
    node: ast.Call | ast.Component,
): Promise<CodeAction[]> {
    const { offset = 0, text = '' } = node.$cstNode ?? {};
    const within = ast.isComponent(node) ? text.indexOf(' ') + 1 : 1;
    const position = document.textDocument.positionAt(offset + within);
    const given = await services.lsp.CodeActionProvider?.getCodeActions(document, {
        textDocument: { uri: document.uri.toString() },
        range: { start: position, end: position },
        context: { diagnostics: [], only: ['refactor'] },
    });
    return (given ?? []).filter((it): it is CodeAction => 'kind' in it);
}

/** An offer, and the same texts before and after it. */
async function carryOut({ place, action }: Offer) {
    const before = Object.fromEntries(
        [...place.documents].map(([name, { textDocument }]) => [name, textDocument.getText()]),
    );
    const after = edited(place, action.edit);
    const reading = await parse(after);
    const errors = reading.diagnostics.filter(({ severity }) => severity === 1).map(({ message }) => String(message));
    return { before, after, errors, model: buildModel([...reading.documents.values()]) };
}

const modelBefore = ({ place }: Offer) => buildModel([...place.documents.values()]);

/** What holds for each call in the end, by its id, wherever it is said. */
function policiesOf({ calls }: ArchitectureModel): unknown {
    return calls.map(({ id, effective }) => {
        const values = Object.entries(effective).map(([property, { said, ...rest }]) => [
            property,
            said,
            'value' in rest ? rest.value : undefined,
        ]);
        return [id, JSON.parse(JSON.stringify(values))];
    });
}

/** All names of a model, each element and operation called by what follows its context. */
function shapeOf(model: ArchitectureModel): unknown {
    const contexts = new Set(model.contexts.map(({ id }) => id));
    const plain = (text: string) =>
        text.replaceAll(/[\w-]+(?:\.[\w-]+)+/g, (name) => {
            const [first = '', ...rest] = name.split('.');
            return contexts.has(first) ? rest.join('.') : name;
        });
    const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => plain(id)).sort();
    const { services, operations, stores, events, calls, storeAccesses, publications, subscriptions } = model;
    return [services, operations, stores, events, calls, storeAccesses, publications, subscriptions].map(ids);
}

const commentsIn = (texts: Readonly<Record<string, string>>) =>
    Object.values(texts)
        .flatMap((text) => text.match(/\/\/.*|\/\*[\s\S]*?\*\//g) ?? [])
        .map((comment) => comment.replaceAll(/\s+/g, ' '));

/** Comments that are nowhere any more; what is written into several places takes its comments with it. */
function lostComments(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
    const left = commentsIn(after);
    return commentsIn(before).filter((comment) => {
        const at = left.indexOf(comment);
        left.splice(at, at < 0 ? 0 : 1);
        return at < 0;
    });
}

const kindIs = (kind: string) => offers.filter(({ action }) => action.kind === kind);

describe('refactorings of whole systems', () => {
    beforeAll(async () => {
        for (const example of EXAMPLES) {
            offers.push(...(await offersIn(example)));
        }
    }, 120_000);

    it('are offered of every kind', () => {
        const kinds = new Set(offers.map(({ action }) => action.kind));
        expect([...kinds].sort()).toEqual(['refactor.extract', 'refactor.inline', 'refactor.move', 'refactor.rewrite']);
    });

    it('leave texts that are right, and lose no comment', async () => {
        await fc.assert(
            fc.asyncProperty(fc.constantFrom(...offers), async (offer) => {
                const { before, after, errors } = await carryOut(offer);
                expect(errors).toEqual([]);
                expect(after).not.toEqual(before);
                expect(lostComments(before, after)).toEqual([]);
            }),
            { numRuns: 80 },
        );
    }, 120_000);

    it('leave texts as formatted as they were', async () => {
        await fc.assert(
            fc.asyncProperty(fc.constantFrom(...offers), async (offer) => {
                const { before, after } = await carryOut(offer);
                const { services } = offer.place;
                const isFormatted = ([, text]: readonly [string, string]) => formatText(services, text) === text;
                expect(Object.entries(before).filter((it) => !isFormatted(it))).toEqual([]);
                expect(Object.fromEntries(Object.entries(after).filter((it) => !isFormatted(it)))).toEqual({});
            }),
            { numRuns: 80 },
        );
    }, 120_000);

    it.each(['refactor.extract', 'refactor.inline'])(
        '%s lets the same hold for every call',
        async (kind) => {
            await fc.assert(
                fc.asyncProperty(fc.constantFrom(...kindIs(kind)), async (offer) => {
                    const { model } = await carryOut(offer);
                    expect(policiesOf(model)).toEqual(policiesOf(modelBefore(offer)));
                }),
                { numRuns: 20 },
            );
        },
        60_000,
    );

    it('refactor.move keeps who calls, stores and sends what', async () => {
        await fc.assert(
            fc.asyncProperty(fc.constantFrom(...kindIs('refactor.move')), async (offer) => {
                const { model } = await carryOut(offer);
                expect(shapeOf(model)).toEqual(shapeOf(modelBefore(offer)));
            }),
            { numRuns: 30 },
        );
    }, 60_000);
});
