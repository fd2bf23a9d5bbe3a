import type { BreakerView } from '../breaker/breaker-view.ts';
import { BREAKER_LOSS, breakerMoves, breakerStates } from './breaker-states.ts';
import { plantumlText } from './plantuml-text.ts';
import type { Written } from './written.ts';

/** The states of a circuit breaker as a PlantUML state diagram. */
export function plantumlBreaker(view: BreakerView): Written {
    const lines = [
        '@startuml',
        `title ${plantumlText(view.title)}`,
        'left to right direction',
        ...breakerStates(view).flatMap(([state, words]) => [
            `state "${state.replace('_', '-')}" as ${state}`,
            `${state} : ${plantumlText(words)}`,
        ]),
        ...breakerMoves(view).map(({ from, to, lines: words }) => {
            const text = words.map(plantumlText).join('\\n');
            return `${from === 'start' ? '[*]' : from} --> ${to}${text === '' ? '' : ` : ${text}`}`;
        }),
        '@enduml',
    ];
    return { text: `${lines.join('\n')}\n`, notes: [...view.notes, BREAKER_LOSS] };
}
