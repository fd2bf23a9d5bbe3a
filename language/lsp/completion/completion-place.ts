import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import { blockKind } from '../../checks/block-of.ts';
import { type BlockKind, PLACEMENT } from '../../checks/placement.ts';
import { isSaidOnce } from '../../checks/repeated-statements.ts';
import * as ast from '../../generated/ast.ts';
import type { NameIndex } from '../../scoping/name-index.ts';
import { lastSegment } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { type CursorPlace, type CursorWord, cursorPlace } from './cursor-place.ts';
import { type NextWord, type OpenBlock, readSentences } from './read-sentences.ts';
import type { Automaton } from './sentence-automaton.ts';

/** A place in a text with what may be written there, and all that decides what is worth offering. */
export interface CompletionPlace {
    readonly word: CursorWord;
    readonly next: readonly NextWord[];
    /** The sentence before the cursor, word by word. */
    readonly sentence: readonly string[];
    /** Kind of the block around the cursor; undefined for blocks with sentences of their own kind. */
    readonly block: BlockKind | undefined;
    /** The elements around the cursor, outermost first, with their full names. */
    readonly around: readonly { readonly type: string; readonly name: string }[];
    /** Types of statements that the block says already and may say once. */
    readonly said: ReadonlySet<string>;
    readonly names: NameIndex;
}

/** Finds out what may be written at an offset of a document; undefined where nothing can be completed. */
export function completionPlace(
    services: FirebreakServices,
    automaton: Automaton,
    document: LangiumDocument,
    offset: number,
): CompletionPlace | undefined {
    const cursor = cursorPlace(services.parser.Lexer, document.textDocument.getText(), offset);
    if (!cursor) {
        return undefined;
    }
    const names = services.shared.workspace.IndexManager.names(document.uri);
    const read = readSentences(automaton, cursor.tokens);
    const word = (index: number): string | undefined => cursor.tokens[index]?.image;
    const around = elementsAround(services, read.blocks, word, names);
    const own = clean(read.next, cursor);
    const start = Math.min(...read.next.map(({ sentenceStart }) => sentenceStart), cursor.tokens.length);
    return {
        word: cursor.word,
        next: [...own, ...continuations(automaton, cursor)],
        sentence: cursor.tokens.slice(start).map(({ image }) => image),
        block: blockAround(read.blocks, word, names),
        around,
        said: saidIn(document, cursor.word.start),
        names,
    };
}

/** On a line of its own a sentence that has begun goes on; another is offered only if it cannot. */
function clean(next: readonly NextWord[], { isCompact }: CursorPlace): readonly NextWord[] {
    const clauses = next.filter(({ beginsSentence }) => !beginsSentence);
    return isCompact || clauses.length === 0 ? next : clauses;
}

/** The clauses with which an indented line can go on with the sentence of the line before. */
function continuations(automaton: Automaton, { sentenceBefore }: CursorPlace): readonly NextWord[] {
    return sentenceBefore
        ? readSentences(automaton, sentenceBefore).next.filter(
              ({ beginsSentence, expected }) => !beginsSentence && expected.keyword !== undefined,
          )
        : [];
}

function elementsAround(
    services: FirebreakServices,
    blocks: readonly OpenBlock[],
    word: (index: number) => string | undefined,
    names: NameIndex,
): CompletionPlace['around'] {
    const around: { type: string; name: string }[] = [];
    let scope = '';
    for (const { rule, began } of blocks) {
        const name = word(began + 1) ?? '';
        if (rule === 'Extension') {
            // What it adds to decides what is sensible in it.
            around.push({ type: names.firstWithName(name)?.type ?? rule, name });
            scope = name;
            continue;
        }
        if (services.shared.AstReflection.isSubtype(rule, 'Named') && rule !== 'Observability') {
            const local = rule === 'Handler' ? `on-${lastSegment(name)}` : name;
            scope = scope === '' ? local : `${scope}.${local}`;
        } else {
            continue;
        }
        around.push({ type: rule, name: scope });
    }
    return around;
}

function blockAround(
    blocks: readonly OpenBlock[],
    word: (index: number) => string | undefined,
    names: NameIndex,
): BlockKind | undefined {
    const block = blocks.at(-1);
    if (!block) {
        return 'model';
    }
    if (block.rule === 'Extension') {
        const target = names.firstWithName(word(block.began + 1) ?? '')?.node;
        return target && blockKind(target);
    }
    const first = word(block.began) ?? '';
    const kind = block.rule === 'Handler' ? 'handler' : first;
    return BLOCK_KINDS.has(kind) ? (kind as BlockKind) : undefined;
}

const BLOCK_KINDS: ReadonlySet<string> = new Set(Object.values(PLACEMENT).flat());

/** What the block around an offset says already; the statement at the offset itself left out. */
function saidIn(document: LangiumDocument, offset: number): ReadonlySet<string> {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeBeforeOffset(root, offset);
    let block: AstNode | undefined = leaf?.astNode;
    while (block && !(membersOf(block) && isInside(block, offset))) {
        block = block.$container;
    }
    const members = block ? (membersOf(block) ?? []) : [];
    return new Set(
        members
            .filter((member) => member.$cstNode?.offset !== offset)
            .flatMap(({ $type }) => (isSaidOnce($type) ? [$type] : [])),
    );
}

function membersOf(node: AstNode): readonly AstNode[] | undefined {
    if (ast.isScenarioBlock(node)) {
        return node.steps;
    }
    const members: unknown = 'members' in node ? node.members : undefined;
    return Array.isArray(members) ? members : undefined;
}

function isInside({ $cstNode }: AstNode, offset: number): boolean {
    return $cstNode !== undefined && $cstNode.offset < offset && offset < $cstNode.end;
}
