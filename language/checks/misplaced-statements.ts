import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import { withArticle } from '../../src/model/wording.ts';
import * as ast from '../generated/ast.ts';
import { enumeration } from '../parser/syntax-messages.ts';
import { blockOf } from './block-of.ts';
import { type BlockKind, PLACEMENT, SERVICE_BLOCKS, type StatementType } from './placement.ts';
import { firstWord, report } from './report.ts';

/** The grammar takes every statement in every block; here each is told where it belongs. */
export function misplacedStatementChecks(): ValidationChecks<ast.FirebreakAstType> {
    return { Statement: checkPlace };
}

function checkPlace(statement: ast.Statement, accept: ValidationAcceptor): void {
    const block = blockOf(statement)?.kind;
    const word = firstWord(statement);
    if (block === undefined || !word || PLACEMENT[statement.$type].includes(block)) {
        return;
    }
    const place = { node: statement as AstNode, range: word.range };
    const special = specialMessage(statement.$type, block);
    if (special) {
        report(accept, 'error', special.code, special.message, place);
        return;
    }
    const message = `\`${word.text}\` does not belong ${inBlock(block)}: it belongs ${whereItBelongs(statement.$type)}.`;
    report(accept, 'error', 'check/misplaced', message, place);
}

/** Blocks of one place in the language where people look for another. */
function specialMessage(
    type: StatementType,
    block: BlockKind,
): { readonly code: 'check/misplaced' | 'check/call-from-store'; readonly message: string } | undefined {
    const isStore = block === 'store' || block === 'cache';
    if (type === 'Call' && isStore) {
        return {
            code: 'check/call-from-store',
            message: 'A store calls nobody: say the call in the service that makes it.',
        };
    }
    if (!POLICY_STATEMENTS.has(type)) {
        return undefined;
    }
    if (block === 'service' || block === 'monolith' || block === 'system') {
        return {
            code: 'check/misplaced',
            message: `Policies for all calls of a ${block} stand in its \`defaults { }\`, those for one call in the call's block.`,
        };
    }
    return block === 'query' || block === 'command'
        ? {
              code: 'check/misplaced',
              message:
                  'A policy belongs to a call, not to an operation: write it in the block of the call, `calls payments { timeout 300ms }`.',
          }
        : undefined;
}

const POLICY_STATEMENTS: ReadonlySet<StatementType> = new Set<StatementType>([
    'Timeout',
    'Deadline',
    'Retry',
    'Breaker',
    'Bulkhead',
    'Fallback',
    'RateLimit',
]);

function inBlock(block: BlockKind): string {
    return block === 'model' ? 'at the top level' : `in ${blockName(block)}`;
}

function blockName(block: BlockKind): string {
    if (block === 'defaults') {
        return '`defaults { }`';
    }
    return block === 'calls' || block === 'toward' ? `the block of \`${block}\`` : withArticle(block);
}

/** Messages name so many places at most. */
const MOST_PLACES = 6;

function whereItBelongs(type: StatementType): string {
    const blocks = PLACEMENT[type];
    if (ast.isAnnotation({ $type: type })) {
        return 'in the block of an element';
    }
    const allServices = SERVICE_BLOCKS.every((block) => blocks.includes(block));
    const named = allServices
        ? blocks.filter((block) => block === 'service' || !SERVICE_BLOCKS.includes(block))
        : blocks;
    const inner = named.filter((block) => block !== 'model').map(blockName);
    const shown = inner.length > MOST_PLACES ? [...inner.slice(0, MOST_PLACES), 'the like'] : inner;
    const places = shown.length > 0 ? [`in ${enumeration(shown)}`] : [];
    return enumeration(blocks.includes('model') ? [...places, 'at the top level'] : places);
}
