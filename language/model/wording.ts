import { type AstNode, type CstNode, isCompositeCstNode, isLeafCstNode } from 'langium';
import { byCodeUnits } from '../../src/model/order.ts';

/**
 * What a statement says, as text: the same whatever blanks, line ends and comments stand in it, and in whatever order
 * the statements of its blocks.
 */
function wordingOf(node: AstNode): string {
    return node.$cstNode ? wording(node.$cstNode) : '';
}

function wording(node: CstNode): string {
    if (isLeafCstNode(node)) {
        return node.hidden || node.tokenType.name === 'NL' ? '' : node.text;
    }
    if (!isCompositeCstNode(node)) {
        return '';
    }
    const parts = node.content.map(wording).filter((part) => part !== '');
    return parts[0] === '{' && parts.at(-1) === '}' ? parts.sort(byCodeUnits).join(' ') : parts.join(' ');
}

/** Orders statements by what they say. */
export function byWording(a: AstNode, b: AstNode): number {
    return byCodeUnits(wordingOf(a), wordingOf(b));
}
