import type { Fragment, PlainMessage, SequenceView } from '../sequence/sequence-view.ts';
import { sequenceItems } from '../sequence/sequence-view.ts';
import { oneLine } from './one-line.ts';
import { participantNames, participantTexts, type SequenceWords, sequenceLines } from './plain-sequence.ts';
import type { Written } from './written.ts';

/** A sequence as a Mermaid sequence diagram. */
export function mermaidSequence(view: SequenceView): Written {
    const names = participantNames(view);
    const nameOf = (id: string) => names.get(id) ?? '';
    const first = view.participants[0];
    const last = view.participants.at(-1);
    const over = [...new Set([first, last].flatMap((each) => (each ? [nameOf(each.id)] : [])))].join(',');
    const lines = [
        '---',
        `title: ${JSON.stringify(oneLine(view.title))}`,
        '---',
        'sequenceDiagram',
        `    accTitle: ${oneLine(view.title)}`,
        ...(view.subtitle === '' ? [] : [`    accDescr: ${oneLine(view.subtitle)}`]),
        ...view.participants.map(
            (participant) =>
                `    ${participant.shape === 'client' ? 'actor' : 'participant'} ${nameOf(participant.id)} as ${textOf(
                    participantTexts(participant),
                )}`,
        ),
        ...sequenceLines(view.items, view, WORDS, '    '),
        ...(view.later.length === 0 ? [] : [`    Note over ${over}: later, on its own`]),
        ...sequenceLines(view.later, view, WORDS, '    '),
    ];
    return { text: `${lines.join('\n')}\n`, notes: [...view.notes, ...lost(view)] };
}

const ARROWS: Readonly<Record<PlainMessage['line'], string>> = { event: '--)', write: '->>', read: '->>' };

const WORDS: SequenceWords = {
    call: (from, to, texts, { line }) => [`${from}${line === 'undo' ? '-->>' : '->>'}${to}: ${textOf(texts)}`],
    answer: (from, to, text) => [`${from}-->>${to}: ${textOf([text === '' ? 'answer' : text])}`],
    message: (from, to, texts, { line }) =>
        to === undefined
            ? [`Note right of ${from}: publishes ${textOf(texts)}`]
            : [`${from}${ARROWS[line]}${to}: ${textOf(texts)}`],
    self: (on, texts, { arrow }) => [
        arrow ? `${on}->>${on}: ${textOf(texts)}` : `Note right of ${on}: ${textOf(texts)}`,
    ],
    activate: (name) => [`activate ${name}`],
    deactivate: (name) => [`deactivate ${name}`],
    open: (fragment, texts) => `${opening(fragment)} ${textOf([texts.join(': ')])}`.trimEnd(),
    next: (fragment, text) => `${NEXT[opening(fragment)]} ${textOf([text])}`.trimEnd(),
    close: () => 'end',
};

type Opening = 'par' | 'alt' | 'loop' | 'opt' | 'critical';

/** The word of Mermaid that comes nearest to a frame. */
function opening({ fragment, sections }: Fragment): Opening {
    switch (fragment) {
        case 'parallel':
            return sections.length > 1 ? 'par' : 'loop';
        case 'alternatives':
            return 'alt';
        case 'loop':
            return sections.length > 1 ? 'critical' : 'loop';
        case 'optional':
        case 'undo':
            return 'opt';
        case 'attempts':
            return sections.length > 1 ? 'critical' : 'loop';
    }
}

/** What parts the sections; words without sections of their own never come to it. */
const NEXT: Readonly<Record<Opening, string>> = {
    par: 'and',
    alt: 'else',
    critical: 'option',
    loop: 'else',
    opt: 'else',
};

function lost(view: SequenceView): readonly string[] {
    const items = [...sequenceItems(view.items), ...sequenceItems(view.later)];
    return [
        'Mermaid places everything itself; our layout, shapes and the colours of contexts are not kept.',
        ...(items.some((item) => item.kind === 'call' && item.wait)
            ? ['Mermaid has no brackets for waiting; timeouts and other policies stand under the calls.']
            : []),
        ...(items.some((item) => item.kind === 'fragment' && opening(item) === 'critical')
            ? ['Mermaid has no frame for attempts with a fallback; they are `critical` with an `option`.']
            : []),
        ...(items.some((item) => item.kind === 'message' && item.to === undefined)
            ? ['Mermaid has no messages to nobody; events without a topic are notes at who publishes them.']
            : []),
    ];
}

/** Lines of text between `<br/>`. What Mermaid would read as a sign is written as a character number. */
function textOf(texts: readonly string[]): string {
    return texts
        .map((text) => oneLine(text).replace(/[#"<>&`;:\\{}[\]|*_~$%+-]/g, (sign) => `#${sign.codePointAt(0)};`))
        .join('<br/>');
}
