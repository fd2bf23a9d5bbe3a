import { type AstNode, GrammarUtils, type ValidationAcceptor, type ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { firstWord, relatedTo, report } from './report.ts';

/** Statements that an element says once: of two, nobody could tell which holds. */
const SINGLE: ReadonlySet<string> = new Set([
    'Owner',
    'Role',
    'Layer',
    'Version',
    'Replicas',
    'Concurrency',
    'Memory',
    'Balancing',
    'Takes',
    'Fails',
    'Health',
    'Propagates',
    'Legacy',
    'Authenticates',
    'Limits',
    'Caches',
    'Public',
    'Replicates',
    'Hits',
    'Expires',
    'Partitions',
    'Retention',
    'Compacted',
    'Capacity',
    'Size',
    'Overflow',
    'DeadLetter',
    'Delivery',
    'Redelivers',
    'Timeout',
    'Deadline',
    'Retry',
    'Breaker',
    'Bulkhead',
    'Fallback',
    'RateLimit',
    'Mtls',
    'Image',
    'Port',
    'Namespace',
    'Network',
    'Facade',
    'Rollback',
    'BreakerOpens',
    'BreakerSlow',
    'BreakerWaits',
    'BreakerCloses',
    'BreakerProbes',
    'BreakerShared',
    'SloAvailability',
    'SloErrors',
    'SloThroughput',
    'ScenarioLoad',
    'GroupBy',
    'Direction',
]);

type WithMembers = AstNode & { readonly members: readonly AstNode[] };

/** Finds statements that say again what was said before in the same block, or in the block that an `extend` adds to. */
export function repeatedStatementChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Block: (block, accept) => checkMembers(membersBefore(block), block.members, accept),
        BreakerBlock: checkBlock,
        Slo: checkBlock,
        ViewBlock: checkBlock,
        ScenarioBlock: (block, accept) => checkMembers([], block.steps, accept),
        Telemetry: (telemetry, accept) => checkSignals(telemetry.members.filter(ast.isSignal), accept),
    };
}

function checkBlock(block: WithMembers, accept: ValidationAcceptor): void {
    checkMembers([], block.members, accept);
}

/** What the target of an `extend` says in its own block. */
function membersBefore(block: ast.Block): readonly AstNode[] {
    const target = ast.isExtension(block.$container) ? block.$container.target?.ref : undefined;
    const body: unknown = target && 'body' in target ? target.body : undefined;
    return ast.isBlock(body) ? body.members : [];
}

function checkMembers(before: readonly AstNode[], members: readonly AstNode[], accept: ValidationAcceptor): void {
    const said = new Map(before.filter(isSingle).map((member) => [member.$type, member]));
    for (const member of members.filter(isSingle)) {
        const first = said.get(member.$type);
        if (first) {
            reportRepeated(member, first, accept);
        } else {
            said.set(member.$type, member);
        }
    }
}

function isSingle(member: AstNode): boolean {
    return isSaidOnce(member.$type);
}

/** True for statements, by their type in the grammar, that an element says once. */
export function isSaidOnce(type: string): boolean {
    return SINGLE.has(type);
}

function checkSignals(signals: readonly ast.Signal[], accept: ValidationAcceptor): void {
    const said = new Map<string, ast.Signal>();
    for (const signal of signals) {
        const first = said.get(signal.signal);
        if (first) {
            reportRepeated(signal, first, accept);
        } else {
            said.set(signal.signal, signal);
        }
    }
}

function reportRepeated(repeated: AstNode, first: AstNode, accept: ValidationAcceptor): void {
    const word = firstWord(repeated);
    const before = firstWord(first);
    if (word && before) {
        report(
            accept,
            'error',
            'check/repeated-statement',
            `\`${word.text}\` has been said here before: keep one of the two.`,
            { node: repeated, range: word.range },
            { related: [relatedTo(`\`${before.text}\` is said here first`, { node: first, range: before.range })] },
        );
    }
}

/** Clauses that a sentence may hold once, by the property that they set. */
const SINGLE_CLAUSES: Readonly<Record<string, readonly string[]>> = {
    Retry: ['backoff', 'jitter', 'budget'],
    Allow: ['because', 'until'],
    Signal: ['sampled'],
    ExperimentLoad: ['duration', 'warmup'],
};

/** Modifiers of a call that exclude each other. */
const EXCLUSIVE = new Map([
    ['Times', 'a number of calls'],
    ['PerItem', 'a number of calls'],
]);

/** Finds clauses that stand twice in one sentence, and clauses that exclude each other. */
export function repeatedClauseChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Call: (call, accept) => checkModifiers(call.modifiers, accept),
        Operation: (operation, accept) => checkOperationModifiers(operation.modifiers, accept),
        Handler: (handler, accept) => checkOperationModifiers(handler.modifiers, accept),
        Retry: checkClauses,
        Allow: checkClauses,
        Signal: checkClauses,
        ExperimentLoad: checkClauses,
    };
}

function checkModifiers(modifiers: readonly ast.CallModifier[], accept: ValidationAcceptor): void {
    const said = new Map<string, ast.CallModifier>();
    for (const modifier of modifiers) {
        const what = EXCLUSIVE.get(modifier.$type) ?? modifier.$type;
        const first = said.get(what);
        if (!first) {
            said.set(what, modifier);
        } else if (first.$type === modifier.$type) {
            reportRepeated(modifier, first, accept);
        } else {
            const message = 'A call is made so many `times` or `per item`, not both: keep one of the two.';
            report(accept, 'error', 'check/repeated-statement', message, { node: modifier });
        }
    }
}

function checkOperationModifiers(modifiers: readonly ast.OperationModifier[], accept: ValidationAcceptor): void {
    const said = new Map<string, ast.OperationModifier>();
    for (const modifier of modifiers) {
        const first = said.get(modifier.kind);
        if (first) {
            reportRepeated(modifier, first, accept);
        }
        said.set(modifier.kind, first ?? modifier);
        if (modifier.key !== undefined && modifier.kind !== 'idempotent') {
            const message = `Only \`idempotent\` goes on with \`by\` and the name of a key; \`${modifier.kind}\` stands alone.`;
            report(accept, 'error', 'check/misplaced', message, { node: modifier, property: 'key' });
        }
    }
}

function checkClauses(sentence: AstNode, accept: ValidationAcceptor): void {
    for (const property of SINGLE_CLAUSES[sentence.$type] ?? []) {
        const [, second] = GrammarUtils.findNodesForProperty(sentence.$cstNode, property);
        if (second) {
            const message = 'This has been said before in this sentence: keep one of the two.';
            report(accept, 'error', 'check/repeated-statement', message, { node: sentence, range: second.range });
        }
    }
}
