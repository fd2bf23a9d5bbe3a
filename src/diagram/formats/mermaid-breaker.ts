import type { BreakerView } from '../breaker/breaker-view.ts';
import { BREAKER_LOSS, breakerMoves, breakerStates } from './breaker-states.ts';
import { mermaidText } from './mermaid-text.ts';
import { oneLine } from './one-line.ts';
import type { Written } from './written.ts';

/** The states of a circuit breaker as a Mermaid state diagram. */
export function mermaidBreaker(view: BreakerView): Written {
    const lines = [
        '---',
        `title: ${JSON.stringify(oneLine(view.title))}`,
        '---',
        'stateDiagram-v2',
        '    direction LR',
        ...breakerStates(view).map(
            ([state, words]) => `    ${state} : ${state.replace('_', '-')}<br/>${mermaidText(words)}`,
        ),
        ...breakerMoves(view).map(({ from, to, lines: words }) => {
            const text = words.map(mermaidText).join('<br/>');
            return `    ${from === 'start' ? '[*]' : from} --> ${to}${text === '' ? '' : ` : ${text}`}`;
        }),
    ];
    return { text: `${lines.join('\n')}\n`, notes: [...view.notes, BREAKER_LOSS] };
}
