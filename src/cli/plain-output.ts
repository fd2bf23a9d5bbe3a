import picocolors from 'picocolors';
import type { Output } from './terminal.ts';

/** What a report is made for that goes into a file: no colours, no width. What is written to it is gone. */
export const PLAIN_OUTPUT: Output = {
    write: () => undefined,
    colours: picocolors.createColors(false),
    isTerminal: false,
};
