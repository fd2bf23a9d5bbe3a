import { CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { FoldingRange, FoldingRangeKind } from 'vscode-languageserver';

/** Folds blocks between their braces, comments of several lines, and what stands between `// region` and `// endregion`. */
export function foldingProvider(): FoldingRangeProvider {
    return {
        getFoldingRanges({ parseResult, textDocument }: LangiumDocument): FoldingRange[] {
            const root = parseResult.value.$cstNode;
            const leaves = root ? CstUtils.flattenCst(root).toArray() : [];
            const lines = leaves.filter(({ tokenType }) => tokenType.name === 'SL_COMMENT');
            const isAlone = ({ range: { start } }: LeafCstNode): boolean =>
                textDocument.getText({ start: { line: start.line, character: 0 }, end: start }).trim() === '';
            return [
                ...blocks(leaves),
                ...longComments(leaves),
                ...regions(lines),
                ...groups(lines.filter(isAlone)),
            ].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
        },
    };
}

function blocks(leaves: readonly LeafCstNode[]): FoldingRange[] {
    const open: number[] = [];
    return leaves.flatMap(({ text, range }) => {
        if (text === '{') {
            open.push(range.start.line);
        }
        const start = text === '}' ? open.pop() : undefined;
        // The line of the closing brace stays visible.
        return start !== undefined && range.end.line - 1 > start
            ? [FoldingRange.create(start, range.end.line - 1)]
            : [];
    });
}

function longComments(leaves: readonly LeafCstNode[]): FoldingRange[] {
    return leaves.flatMap(({ tokenType, range: { start, end } }) =>
        tokenType.name === 'ML_COMMENT' && end.line > start.line ? [fold(start.line, end.line, 'comment')] : [],
    );
}

const REGION = /^\/\/\s*#?(end)?region\b/;

function regions(comments: readonly LeafCstNode[]): FoldingRange[] {
    const open: number[] = [];
    return comments.flatMap(({ text, range }) => {
        const mark = REGION.exec(text);
        if (mark && mark[1] === undefined) {
            open.push(range.start.line);
        }
        const start = mark?.[1] === undefined ? undefined : open.pop();
        return start === undefined ? [] : [fold(start, range.end.line, 'region')];
    });
}

/** Line comments that stand below each other. */
function groups(comments: readonly LeafCstNode[]): FoldingRange[] {
    const found: { start: number; end: number }[] = [];
    for (const { text, range } of comments) {
        const last = found.at(-1);
        if (!REGION.test(text) && last?.end === range.start.line - 1) {
            last.end = range.end.line;
        } else if (!REGION.test(text)) {
            found.push({ start: range.start.line, end: range.end.line });
        }
    }
    return found.filter(({ start, end }) => end > start).map(({ start, end }) => fold(start, end, 'comment'));
}

function fold(start: number, end: number, kind: 'comment' | 'region'): FoldingRange {
    const ofKind = kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region;
    return FoldingRange.create(start, end, undefined, undefined, ofKind);
}
