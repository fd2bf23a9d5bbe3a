import type { Terminal } from './terminal.ts';

/** Tells a person who waits what is going on. */
export interface Progress {
    /** Called often; writes only when the work has taken more than a second. */
    report(activity: string): void;
    /** Takes the line away, before anything else is written. */
    clear(): void;
}

/** Work that is done sooner passes in silence. In milliseconds. */
const SILENCE = 1000;
/** Time between two changes of the line on a terminal, and between two lines of a log. In milliseconds. */
const PAUSE = { terminal: 100, log: 5000 };
const ERASE_LINE = '\r\u001b[2K';

/** Reports progress on standard error: on a terminal one line that changes, else a plain line now and then. */
export function createProgress(terminal: Terminal): Progress {
    const { errors } = terminal;
    const rewrites = errors.isTerminal && !errors.isDumb;
    const pause = rewrites ? PAUSE.terminal : PAUSE.log;
    let due = terminal.now() + SILENCE;
    let isShown = false;
    return {
        report(activity) {
            if (terminal.now() < due) {
                return;
            }
            due = terminal.now() + pause;
            isShown = rewrites;
            errors.write(rewrites ? `${ERASE_LINE}${activity} …` : `${activity} …\n`);
        },
        clear() {
            if (isShown) {
                errors.write(ERASE_LINE);
                isShown = false;
            }
        },
    };
}
