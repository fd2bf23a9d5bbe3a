import { Alternation, type IProduction, NonTerminal, Option, Repetition, type Rule, Terminal } from 'chevrotain';

/** The rule that all texts are read with. */
export const ENTRY_RULE = 'Model';

/** What recovery and messages need to know of the grammar. */
export interface GrammarFacts {
    /** Rules with a list of sentences between braces, and the one for a whole text. */
    readonly blocks: ReadonlySet<string>;
    /** The words that begin a sentence in a block, each with the rule of that sentence. */
    statementsOf(block: string): ReadonlyMap<string, string>;
    /** The keywords with which a sentence of a rule can go on; what its block holds is not its own. */
    wordsOf(rule: string): ReadonlySet<string>;
    /** Names of the tokens with which the alternatives at one place of a rule begin, by chevrotain's number of the place. */
    alternatives(rule: string, occurrence: number): readonly string[];
}

/** Collects the facts from chevrotain's picture of the grammar. */
export function grammarFacts(productions: Readonly<Record<string, Rule>>): GrammarFacts {
    const rules = new Map(Object.values(productions).map((rule) => [plainRuleName(rule.name), rule.definition]));
    const contents = new Map([...rules].flatMap(([name, rule]) => blockContent(name, rule)));
    const blocks = new Set(contents.keys());
    return {
        blocks,
        statementsOf: remembered((block) => statementsIn(contents.get(block) ?? [], rules)),
        wordsOf: remembered((rule) => wordsWithin(rule, rules, blocks)),
        alternatives: (rule, occurrence) => [...firstTokens(alternativesAt(rules.get(rule) ?? [], occurrence), rules)],
    };
}

/** Langium marks the names of its rules with a zero-width space at the end. */
export function plainRuleName(name: string): string {
    return name.replace(/\u200B$/, '');
}

/** True for words made of letters and hyphens; everything else that the grammar writes in quotes is punctuation. */
export function isWord(tokenName: string): boolean {
    return /^[a-z][a-z-]*$/.test(tokenName);
}

type Rules = ReadonlyMap<string, readonly IProduction[]>;

function remembered<T>(compute: (key: string) => T): (key: string) => T {
    const known = new Map<string, T>();
    return (key) => {
        const value = known.get(key) ?? compute(key);
        known.set(key, value);
        return value;
    };
}

/** What is repeated between the braces of a rule, if it has such a list. */
function blockContent(name: string, rule: readonly IProduction[]): [string, readonly IProduction[]][] {
    for (const sequence of sequences(rule)) {
        for (const [index, production] of sequence.entries()) {
            if (production instanceof Repetition && (name === ENTRY_RULE || isClosing(sequence[index + 1]))) {
                return [[name, production.definition]];
            }
        }
    }
    return [];
}

function isClosing(production: IProduction | undefined): boolean {
    return production instanceof Terminal && production.terminalType.name === '}';
}

/** A list of productions and all lists inside it, those of other rules left out. */
function sequences(productions: readonly IProduction[]): (readonly IProduction[])[] {
    return [productions, ...productions.flatMap((production) => sequences(inner(production)))];
}

function inner(production: IProduction): readonly IProduction[] {
    return !(production instanceof NonTerminal) && 'definition' in production
        ? (production.definition as readonly IProduction[])
        : [];
}

/** Follows alternatives down to the rules that begin with a word. */
function statementsIn(content: readonly IProduction[], rules: Rules): ReadonlyMap<string, string> {
    const result = new Map<string, string>();
    const visit = (productions: readonly IProduction[], rule: string): void => {
        const [first] = productions;
        if (first instanceof Alternation) {
            for (const alternative of first.definition) {
                visit(inner(alternative), rule);
            }
        } else if (first instanceof NonTerminal) {
            const name = plainRuleName(first.nonTerminalName);
            visit(rules.get(name) ?? [], name);
        } else if (first instanceof Terminal && isWord(first.terminalType.name)) {
            result.set(first.terminalType.name, rule);
        }
    };
    visit(content, '');
    return result;
}

function alternativesAt(rule: readonly IProduction[], occurrence: number): readonly IProduction[] {
    const found = sequences(rule)
        .flat()
        .find((production) => production instanceof Alternation && production.idx === occurrence);
    return found ? [found] : [];
}

/** The tokens with which a list of productions can begin. */
function firstTokens(productions: readonly IProduction[], rules: Rules): Set<string> {
    const tokens = new Set<string>();
    for (const production of productions) {
        const found = firstTokensOf(production, rules);
        for (const token of found) {
            tokens.add(token);
        }
        if (found.size > 0 && !isOptional(production)) {
            break;
        }
    }
    return tokens;
}

function firstTokensOf(production: IProduction, rules: Rules): ReadonlySet<string> {
    if (production instanceof Terminal) {
        return new Set([production.terminalType.name]);
    }
    if (production instanceof NonTerminal) {
        return firstTokens(rules.get(plainRuleName(production.nonTerminalName)) ?? [], rules);
    }
    return production instanceof Alternation
        ? new Set(inner(production).flatMap((alternative) => [...firstTokens(inner(alternative), rules)]))
        : firstTokens(inner(production), rules);
}

function isOptional(production: IProduction): boolean {
    return production instanceof Option || production instanceof Repetition;
}

function wordsWithin(rule: string, rules: Rules, blocks: ReadonlySet<string>): ReadonlySet<string> {
    const words = new Set<string>();
    const seen = new Set<string>();
    const pending = [rule];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
        if (seen.has(name) || (blocks.has(name) && name !== rule)) {
            continue;
        }
        seen.add(name);
        for (const production of sequences(rules.get(name) ?? []).flat()) {
            if (production instanceof Terminal && isWord(production.terminalType.name)) {
                words.add(production.terminalType.name);
            } else if (production instanceof NonTerminal) {
                pending.push(plainRuleName(production.nonTerminalName));
            }
        }
    }
    return words;
}
