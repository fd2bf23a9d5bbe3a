import type { LangiumDocument, LexerResult } from 'langium';
import type { FirebreakServices } from '../services.ts';
import { alignColumns } from './align-columns.ts';
import { alignComments } from './align-comments.ts';
import { blockTree } from './block-tree.ts';
import { layOut } from './layout.ts';
import type { Line } from './lines.ts';
import { piecesOf } from './pieces.ts';
import { sentenceStarts } from './sentences.ts';

/** A part of a text, by its offsets, and what comes in its place. */
export interface Replacement {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

/**
 * A text in the one layout that all models share. Only blanks and line ends change; what stands on one line stays
 * there as long as it fits in 120 columns. Undefined if the text has syntax errors: it is left alone then.
 */
export function formatText(services: FirebreakServices, text: string): string | undefined {
    const replacements = formattingOfText(services, text);
    return replacements && applied(text, replacements);
}

/** What {@link formatText} changes, in order of places; undefined if the text has syntax errors. */
export function formattingOfText(services: FirebreakServices, text: string): Replacement[] | undefined {
    return replacementsOf(services, text, services.parser.LangiumParser.parse(text));
}

/** What {@link formatText} changes in a document, in order of places; undefined if it has syntax errors. */
export function formattingOf(services: FirebreakServices, document: LangiumDocument): Replacement[] | undefined {
    return replacementsOf(services, document.textDocument.getText(), document.parseResult);
}

type ParseResult = LangiumDocument['parseResult'];

function replacementsOf(services: FirebreakServices, text: string, result: ParseResult): Replacement[] | undefined {
    const tokens = services.parser.Lexer.tokenize(text);
    if (result.parserErrors.length > 0 || hasErrors(tokens)) {
        return undefined;
    }
    const starts = sentenceStarts(result.value, services.Grammar);
    const lines = layOut(blockTree(piecesOf(tokens), starts), text);
    alignColumns(lines);
    alignComments(lines, text);
    return [...changes(lines, text)];
}

function hasErrors({ errors, report }: LexerResult): boolean {
    return errors.length > 0 || (report?.diagnostics.length ?? 0) > 0;
}

function* changes(lines: readonly Line[], source: string): Generator<Replacement> {
    const lineEnd = /\r?\n/.exec(source)?.[0] ?? '\n';
    let end = source.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    let first = true;
    for (const { indent, blankBefore, cells } of lines) {
        let before = (first ? '' : lineEnd) + (blankBefore ? lineEnd : '') + ' '.repeat(indent);
        for (const { piece, spaces, text } of cells) {
            yield* gapChanges(source, end, piece.start, before + ' '.repeat(spaces));
            yield* change(source, piece.start, piece.end, text.join(lineEnd));
            end = piece.end;
            before = '';
        }
        first = false;
    }
    yield* change(source, end, source.length, first ? '' : lineEnd);
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Changes blanks at the end of a line, line ends and indentation one by one, so that one can be made alone. */
function* gapChanges(source: string, start: number, end: number, text: string): Generator<Replacement> {
    const old = LINE_GAP.exec(source.slice(start, end))?.groups;
    const { breaks, indent } = LINE_GAP.exec(text)?.groups ?? {};
    if (old?.['breaks'] === undefined || old['blanks'] === undefined || breaks === undefined || indent === undefined) {
        yield* change(source, start, end, text);
        return;
    }
    const lineEnd = start + old['blanks'].length;
    const lineStart = lineEnd + old['breaks'].length;
    yield* change(source, start, lineEnd, '');
    yield* change(source, lineEnd, lineStart, breaks);
    yield* change(source, lineStart, end, indent);
}

const LINE_GAP = /^(?<blanks>[^\r\n]*)(?<breaks>[\r\n](?:[\s\S]*[\r\n])?)(?<indent>[^\r\n]*)$/;

function* change(source: string, start: number, end: number, text: string): Generator<Replacement> {
    if (source.slice(start, end) !== text) {
        yield { start, end, text };
    }
}

/** A text after replacements that stand in the order of their places and do not overlap. */
export function applied(source: string, replacements: readonly Replacement[]): string {
    const parts: string[] = [];
    let end = 0;
    for (const { start, end: next, text } of replacements) {
        parts.push(source.slice(end, start), text);
        end = next;
    }
    parts.push(source.slice(end));
    return parts.join('');
}
