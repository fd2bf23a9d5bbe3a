import type { IToken } from 'chevrotain';
import { isWord } from '../../parser/grammar-facts.ts';
import type { Automaton, Expected, State, Step } from './sentence-automaton.ts';

/** A rule that is being read. */
interface Frame {
    readonly id: number;
    readonly rule: string;
    /** Where its caller goes on. */
    readonly back: State;
    readonly caller: Frame | undefined;
    /** Number of the token with which it began. */
    readonly began: number;
    /** Its opening brace has been read. */
    readonly isOpen: boolean;
}

interface Place {
    readonly state: State;
    readonly frame: Frame;
}

/** Something that may come next, and what it would belong to. */
export interface NextWord {
    readonly expected: Expected;
    /** Words that have to follow it: `parallel` after `in`. */
    readonly phrase: readonly string[];
    /** Rules from the sentence down to what is expected: `Declaration`, `Store`; for a clause `Call`, `OverProtocol`. */
    readonly rules: readonly string[];
    /** It would begin a sentence; else it goes on with one. */
    readonly beginsSentence: boolean;
    /** Number of the token with which its sentence began. */
    readonly sentenceStart: number;
    /** Rule of the block around the sentence. */
    readonly block: string;
}

/** A block that is open where a text was cut. */
export interface OpenBlock {
    /** Rule of the sentence whose block it is. */
    readonly rule: string;
    /** Number of that sentence's first token. */
    readonly began: number;
}

/** What is known where a text was cut. */
export interface ReadSentences {
    readonly next: readonly NextWord[];
    /** Outermost first, the text itself left out. */
    readonly blocks: readonly OpenBlock[];
}

/**
 * Reads the tokens before a place, all ways at once, and tells what may come next. A token that fits nowhere is passed
 * over; where a name is missing before a brace, it is thought to be there.
 *
 * @param tokens the headers of the blocks around the place and the sentence before it, not the whole text
 */
export function readSentences(automaton: Automaton, tokens: readonly IToken[]): ReadSentences {
    const strict = new SentenceReader(automaton, 'keywords first').read(tokens);
    return strict ?? new SentenceReader(automaton, 'all readings').read(tokens) ?? { next: [], blocks: [] };
}

class SentenceReader {
    private readonly automaton: Automaton;
    private readonly mode: 'keywords first' | 'all readings';
    private frames = 0;

    constructor(automaton: Automaton, mode: 'keywords first' | 'all readings') {
        this.automaton = automaton;
        this.mode = mode;
    }

    /** Undefined if a token fits nowhere and a more patient reading might do better. */
    read(tokens: readonly IToken[]): ReadSentences | undefined {
        const start = this.automaton.get('Model');
        if (!start) {
            return undefined;
        }
        const behind: State = { id: -1, steps: [], isEnd: false };
        const model: Frame = { id: 0, rule: 'Model', back: behind, caller: undefined, began: 0, isOpen: true };
        let places: readonly Place[] = this.closure([{ state: start, frame: model }], 0);
        for (const [index, token] of tokens.entries()) {
            const read = this.past(places, token, index);
            if (read.length === 0 && this.mode === 'keywords first') {
                return undefined;
            }
            places = read.length > 0 ? read : this.mended(places, token, index);
        }
        return { next: nextWords(places, tokens.length), blocks: openBlocks(places.find(isBeforeToken)?.frame) };
    }

    private mended(places: readonly Place[], token: IToken, index: number): readonly Place[] {
        return token.image === '{' ? this.past(this.pastMissing(places, index), token, index) : places;
    }

    /** Goes past one missing name or the like. */
    private pastMissing(places: readonly Place[], index: number): readonly Place[] {
        const behind = places.flatMap(({ state, frame }) =>
            state.steps.flatMap((step) =>
                step.kind === 'token' && step.expected.terminal !== undefined && frame.began < index
                    ? [{ state: step.to, frame }]
                    : [],
            ),
        );
        return this.closure(behind, index);
    }

    private past(places: readonly Place[], token: IToken, index: number): readonly Place[] {
        const byWord: Place[] = [];
        const byKind: Place[] = [];
        for (const { state, frame } of places) {
            for (const step of state.steps) {
                if (step.kind === 'token' && fits(step.expected, token)) {
                    const to = { state: step.to, frame: token.image === '{' ? opened(frame, this.frames++) : frame };
                    (step.expected.keyword === undefined ? byKind : byWord).push(to);
                }
            }
        }
        const found =
            this.mode === 'keywords first' && byWord.length > 0 ? goingOn(byWord, index) : [...byWord, ...byKind];
        return this.closure(found, index + 1);
    }

    /** All places that are reached without a token. */
    private closure(from: readonly Place[], next: number): readonly Place[] {
        const seen = new Set<string>();
        const frames = new Map<string, Frame>();
        const found: Place[] = [];
        const pending = [...from];
        for (let place = pending.pop(); place; place = pending.pop()) {
            const { state, frame } = place;
            const key = `${state.id} ${frame.id}`;
            if (seen.has(key)) {
                continue;
            }
            seen.add(key);
            found.push(place);
            if (state.isEnd && frame.caller) {
                pending.push({ state: frame.back, frame: frame.caller });
            }
            for (const step of state.steps) {
                if (step.kind === 'skip') {
                    pending.push({ state: step.to, frame });
                } else if (step.kind === 'rule') {
                    pending.push(this.called(step.rule, step.to, frame, next, frames));
                }
            }
        }
        return found;
    }

    private called(rule: string, back: State, caller: Frame, began: number, frames: Map<string, Frame>): Place {
        const key = `${caller.id} ${back.id} ${rule}`;
        const frame = frames.get(key) ?? { id: ++this.frames, rule, back, caller, began, isOpen: false };
        frames.set(key, frame);
        return { state: this.automaton.get(rule) ?? back, frame };
    }
}

/** What goes on with a sentence wins over what begins one, as in the parser. */
function goingOn(places: readonly Place[], index: number): readonly Place[] {
    const clauses = places.filter(({ frame }) => (sentenceOf(frame).sentence?.began ?? index) < index);
    return clauses.length > 0 ? clauses : places;
}

function isBeforeToken({ state }: Place): boolean {
    return state.steps.some(({ kind }) => kind === 'token');
}

function opened(frame: Frame, id: number): Frame {
    return { ...frame, id: -2 - id, isOpen: true };
}

function fits({ keyword, terminal }: Expected, { tokenType: { name }, image }: IToken): boolean {
    if (keyword !== undefined) {
        return keyword === name || (keyword === image && !isWord(keyword));
    }
    const isName = name === 'ID' || name === 'PERCENTILE' || isWord(name);
    return terminal === name || (terminal === 'ID' && isName) || (terminal === 'REF' && (isName || name === 'QNAME'));
}

function nextWords(places: readonly Place[], length: number): NextWord[] {
    return places.flatMap(({ state, frame }) => {
        const tokens = state.steps.filter((step) => step.kind === 'token');
        if (tokens.length === 0) {
            return [];
        }
        const { block, sentence, rules } = sentenceOf(frame);
        const beginsSentence = sentence === undefined || sentence.began === length;
        const sentenceStart = sentence?.began ?? length;
        return tokens.map(({ expected, to }) => ({
            expected,
            phrase: expected.keyword === undefined ? [] : wordsBehind(to),
            rules,
            beginsSentence,
            sentenceStart,
            block: block.rule,
        }));
    });
}

/** The keywords that alone can follow at a place, one after the other. */
function wordsBehind(place: State): string[] {
    const words: string[] = [];
    for (let only = onlyStep(place); only; only = onlyStep(only.to)) {
        const { keyword } = only.expected;
        if (keyword === undefined || !isWord(keyword)) {
            break;
        }
        words.push(keyword);
    }
    return words;
}

function onlyStep(place: State): (Step & { kind: 'token' }) | undefined {
    const pending = [place];
    const found: (Step & { kind: 'token' })[] = [];
    for (let state = pending.pop(); state; state = pending.pop()) {
        if (state.isEnd) {
            return undefined;
        }
        for (const step of state.steps) {
            if (step.kind === 'rule') {
                return undefined;
            }
            if (step.kind === 'token') {
                found.push(step);
            } else {
                pending.push(step.to);
            }
        }
    }
    return found.length === 1 ? found[0] : undefined;
}

function sentenceOf(frame: Frame): {
    readonly block: Frame;
    readonly sentence: Frame | undefined;
    readonly rules: readonly string[];
} {
    const rules: string[] = [];
    let sentence: Frame | undefined;
    let block = frame;
    while (!block.isOpen && block.caller) {
        rules.unshift(block.rule);
        sentence = block;
        block = block.caller;
    }
    return { block, sentence, rules };
}

function openBlocks(innermost: Frame | undefined): OpenBlock[] {
    const blocks: OpenBlock[] = [];
    for (let frame = innermost; frame?.caller; frame = frame.caller) {
        if (frame.isOpen) {
            // A block of its own rule belongs to the rule that calls it; some rules hold their braces themselves.
            const owner = /Block$/.test(frame.rule) && !frame.caller.isOpen ? frame.caller : frame;
            blocks.unshift({ rule: owner.rule, began: owner.began });
        }
    }
    return blocks;
}
