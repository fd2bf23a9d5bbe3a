/**
 * How a command ended: 0 well, 1 with findings (or, for `fmt --check`, with files to format), 2 because of wrong
 * usage or input that could not be read or understood.
 */
export type ExitCode = 0 | 1 | 2;
