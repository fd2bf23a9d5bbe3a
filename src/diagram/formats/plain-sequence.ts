import { isPassive } from '../sequence/columns.ts';
import type {
    CallMessage,
    Fragment,
    Participant,
    PlainMessage,
    SelfMessage,
    SequenceItem,
    SequenceView,
} from '../sequence/sequence-view.ts';
import { identifiers } from './identifiers.ts';
import { findingsText, policyText } from './plain-graph.ts';

/** How a language of text says the parts of a sequence; each gives lines without indentation. */
export interface SequenceWords {
    /** The arrow with its lines of text. */
    call(from: string, to: string, texts: readonly string[], message: CallMessage): readonly string[];
    answer(from: string, to: string, text: string): readonly string[];
    message(from: string, to: string | undefined, texts: readonly string[], message: PlainMessage): readonly string[];
    self(on: string, texts: readonly string[], message: SelfMessage): readonly string[];
    activate(name: string): readonly string[];
    deactivate(name: string): readonly string[];
    /** The line that opens a frame. */
    open(fragment: Fragment, texts: readonly string[]): string;
    /** The line between two parts of a frame. */
    next(fragment: Fragment, text: string): string;
    close(fragment: Fragment): string;
}

/** Tabs that the word which opens a frame says already. */
const IMPLIED: ReadonlySet<string> = new Set(['if', 'again', 'in parallel']);

/** Names for participants in languages of letters, digits and underscores, by id. */
export function participantNames({ participants }: SequenceView): ReadonlyMap<string, string> {
    return identifiers(participants.map(({ id }) => id));
}

/** The lines of items in a language of text, indented by what encloses them. */
export function sequenceLines(
    items: readonly SequenceItem[],
    view: SequenceView,
    words: SequenceWords,
    indent: string,
): readonly string[] {
    const names = participantNames(view);
    const participants = new Map(view.participants.map((participant) => [participant.id, participant]));
    return write(items, indent);

    function write(all: readonly SequenceItem[], at: string): readonly string[] {
        return all.flatMap((item) => writeItem(item, at));
    }

    function writeItem(item: SequenceItem, at: string): readonly string[] {
        switch (item.kind) {
            case 'fragment':
                return fragment(item, at);
            case 'self':
                return words.self(nameOf(item.on), textsOf([item.text], item), item).map((line) => at + line);
            case 'call':
                return call(item, at);
            case 'message':
                return message(item, at);
        }
    }

    function fragment(item: Fragment, at: string): readonly string[] {
        return [
            at +
                words.open(
                    item,
                    [IMPLIED.has(item.tab) ? '' : item.tab, item.guard].filter((text) => text !== ''),
                ),
            ...item.sections.flatMap((section, i) => [
                ...(i === 0 ? [] : [at + words.next(item, (section.title ?? '').replace(/^else(?: |$)/, ''))]),
                ...write(section.items, `${at}    `),
            ]),
            at + words.close(item),
        ];
    }

    function call(item: CallMessage, at: string): readonly string[] {
        const [from, to] = [nameOf(item.from), nameOf(item.to)];
        const policies = (item.wait?.pill.items ?? []).map(policyText).join(', ');
        return [
            ...words.call(from, to, textsOf([item.label, item.detail, policies], item), item).map((line) => at + line),
            ...atWork(item.to, item.body, at, item.answers ? words.answer(to, from, item.answer) : []),
        ];
    }

    function message(item: PlainMessage, at: string): readonly string[] {
        const to = item.to === undefined ? undefined : nameOf(item.to);
        return [
            ...words
                .message(nameOf(item.from), to, textsOf([item.label, item.detail], item), item)
                .map((line) => at + line),
            ...(item.to === undefined || item.body.length === 0 ? [] : atWork(item.to, item.body, at, [])),
        ];
    }

    function atWork(id: string, body: readonly SequenceItem[], at: string, end: readonly string[]): readonly string[] {
        const participant = participants.get(id);
        const works = participant !== undefined && !isPassive(participant);
        const name = nameOf(id);
        return [
            ...(works ? words.activate(name) : []).map((line) => at + line),
            ...write(body, at),
            ...end.map((line) => at + line),
            ...(works ? words.deactivate(name) : []).map((line) => at + line),
        ];
    }

    function textsOf(texts: readonly string[], { findings }: Exclude<SequenceItem, Fragment>): readonly string[] {
        return [...texts, findingsText(findings)].filter((text) => text !== '');
    }

    function nameOf(id: string): string {
        return names.get(id) ?? id;
    }
}

/** The name of a participant with what it is and what was found about it: `Order service`, `Ordering`, `1 error`. */
export function participantTexts({ title, subtitle, findings }: Participant): readonly string[] {
    return [title, subtitle ?? '', findingsText(findings)].filter((text) => text !== '');
}
