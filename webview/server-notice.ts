import type { ServerState } from '../src/protocol/panel/to-panel.ts';
import type { Emitter } from './dom.ts';
import type { Notice } from './panel.ts';

const TEXTS: Readonly<Record<Exclude<ServerState, 'running'>, string>> = {
    starting: 'The language server starts again. Until then the picture stays as it is.',
    stopped:
        'The language server has stopped, so the picture stays as it is. “Restart language server” starts it again.',
};

/**
 * Says that a picture does not follow the texts while the language server is away.
 *
 * @param hasPicture without one there is nothing that could be out of date
 */
export function createServerNotice(
    onNotice: Emitter<Notice | undefined>,
    hasPicture: () => boolean,
): (state: ServerState) => void {
    return (state) => {
        if (state === 'running') {
            onNotice.emit(undefined);
        } else if (hasPicture()) {
            onNotice.emit({ kind: 'info', text: TEXTS[state] });
        }
    };
}
