import type { Theme } from '../render/theme.ts';
import type { Fragment, Participant, PlainMessage, SequenceView } from '../sequence/sequence-view.ts';
import { sequenceItems } from '../sequence/sequence-view.ts';
import { participantNames, participantTexts, type SequenceWords, sequenceLines } from './plain-sequence.ts';
import { plantumlText } from './plantuml-text.ts';
import type { Written } from './written.ts';

/** The words of PlantUML for participants of other shapes than a box. */
const SHAPES: Readonly<Partial<Record<Participant['shape'], string>>> = {
    client: 'actor',
    gateway: 'boundary',
    bff: 'boundary',
    router: 'boundary',
    store: 'database',
    cache: 'database',
    topic: 'queue',
    queue: 'queue',
};

/** A sequence as a PlantUML sequence diagram, participants in the colours of their contexts. */
export function plantumlSequence(view: SequenceView, theme: Theme): Written {
    const names = participantNames(view);
    const lines = [
        '@startuml',
        `title ${plantumlText(view.title)}`,
        ...(view.subtitle === '' ? [] : [`caption ${plantumlText(view.subtitle)}`]),
        ...view.participants.map((participant) => {
            const hue = participant.hue === undefined ? undefined : theme.hues[participant.hue % theme.hues.length];
            const colour = hue ? ` ${hue.tile}` : '';
            return `${SHAPES[participant.shape] ?? 'participant'} "${textOf(participantTexts(participant))}" as ${
                names.get(participant.id) ?? ''
            }${colour}`;
        }),
        ...sequenceLines(view.items, view, WORDS, ''),
        ...(view.later.length === 0 ? [] : ['== later, on its own ==']),
        ...sequenceLines(view.later, view, WORDS, ''),
        '@enduml',
    ];
    return { text: `${lines.join('\n')}\n`, notes: [...view.notes, ...lost(view)] };
}

const ARROWS: Readonly<Record<PlainMessage['line'], string>> = { event: '-->>', write: '->', read: '->' };

const WORDS: SequenceWords = {
    call: (from, to, texts, { line }) => [`${from} ${line === 'undo' ? '-->' : '->'} ${to} : ${textOf(texts)}`],
    answer: (from, to, text) => [`${from} --> ${to}${text === '' ? '' : ` : ${textOf([text])}`}`],
    message: (from, to, texts, { line }) =>
        to === undefined ? [`${from} -->>] : ${textOf(texts)}`] : [`${from} ${ARROWS[line]} ${to} : ${textOf(texts)}`],
    self: (on, texts, { arrow }) =>
        arrow ? [`${on} -> ${on} : ${textOf(texts)}`] : [`note right of ${on} : ${textOf(texts)}`],
    activate: (name) => [`activate ${name}`],
    deactivate: (name) => [`deactivate ${name}`],
    open: (fragment, texts) => `${opening(fragment)} ${textOf([texts.join(': ')])}`.trimEnd(),
    next: (_, text) => `else ${textOf([text])}`.trimEnd(),
    close: () => 'end',
};

/** The word of PlantUML that comes nearest to a frame. */
function opening({ fragment, sections }: Fragment): string {
    switch (fragment) {
        case 'parallel':
            return sections.length > 1 ? 'par' : 'loop';
        case 'alternatives':
            return 'alt';
        case 'loop':
            return 'loop';
        case 'optional':
            return 'opt';
        case 'attempts':
        case 'undo':
            return 'group';
    }
}

function lost(view: SequenceView): readonly string[] {
    const items = [...sequenceItems(view.items), ...sequenceItems(view.later)];
    return [
        'PlantUML places everything itself; our layout is not kept.',
        ...(items.some((item) => item.kind === 'call' && item.wait)
            ? ['PlantUML has no brackets for waiting; timeouts and other policies stand under the calls.']
            : []),
    ];
}

/** Lines of text; PlantUML breaks them at `\n`. */
function textOf(texts: readonly string[]): string {
    return texts.map(plantumlText).join('\\n');
}
