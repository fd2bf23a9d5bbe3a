import { type AstNode, CstUtils } from 'langium';

/** Markdown of the doc comment directly before a declaration, without its stars; undefined if there is none. */
export function descriptionOf(node: AstNode): string | undefined {
    const comment = CstUtils.findCommentNode(node.$cstNode, ['ML_COMMENT'])?.text;
    return comment?.startsWith('/**') ? markdownOf(comment) : undefined;
}

/** The text inside a doc comment: no delimiters, no leading stars, no common indentation, no blank edge lines. */
function markdownOf(comment: string): string | undefined {
    const lines = comment
        .replace(/^\/\*\*/, '')
        .replace(/\*+\/$/, '')
        .split(/\r?\n/)
        .map((line, index) => (index === 0 ? line.trimStart() : line.replace(/^\s*\*? ?/, '')).trimEnd());
    while (lines[0] === '') {
        lines.shift();
    }
    while (lines.at(-1) === '') {
        lines.pop();
    }
    return lines.length > 0 ? lines.join('\n') : undefined;
}
