import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import type { Range } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { lastSegment } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';

/** A place that says the last part of an element's name without being a reference. */
export interface LooseUse {
    readonly uri: string;
    readonly range: Range;
}

/** Places where a word may mean an element or something else: dead-letter queues, telemetry targets, `allow constraint/…`. */
export function looseUsesOf(services: FirebreakServices, element: ast.Named, name: string): LooseUse[] {
    const find = finderFor(element);
    if (!find) {
        return [];
    }
    const { LangiumDocuments, ProjectRoots } = services.shared.workspace;
    const project = ProjectRoots.projectOf(AstUtils.getDocument(element).uri);
    return LangiumDocuments.all
        .filter(({ uri }) => ProjectRoots.projectOf(uri) === project)
        .toArray()
        .flatMap(({ uri, parseResult }) =>
            AstUtils.streamAllContents(parseResult.value)
                .toArray()
                .flatMap((node) => find(node, lastSegment(name)))
                .map((range) => ({ uri: uri.toString(), range })),
        );
}

type Finder = (node: AstNode, word: string) => Range[];

function finderFor(element: ast.Named): Finder | undefined {
    if (ast.isChannel(element)) {
        return (node, word) => (ast.isDeadLetter(node) ? words(node, 'channel', word) : []);
    }
    if (ast.isBackend(element)) {
        return (node, word) => [
            ...(ast.isSignal(node) ? words(node, 'targets', word) : []),
            ...(ast.isSidecars(node) ? words(node, 'names', word) : []),
        ];
    }
    return ast.isConstraint(element)
        ? (node, word) => (ast.isAllow(node) && node.rule === `constraint/${word}` ? lastPart(node, word) : [])
        : undefined;
}

function words(node: AstNode, property: string, word: string): Range[] {
    return GrammarUtils.findNodesForProperty(node.$cstNode, property).flatMap(({ text, range }) =>
        text === word || text.endsWith(`.${word}`) ? [endOf(range, word.length)] : [],
    );
}

function lastPart(node: ast.Allow, word: string): Range[] {
    const rule = GrammarUtils.findNodeForProperty(node.$cstNode, 'rule');
    return rule ? [endOf(rule.range, word.length)] : [];
}

function endOf({ end }: Range, length: number): Range {
    return { start: { line: end.line, character: end.character - length }, end };
}
