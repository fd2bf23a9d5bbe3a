/**
 * How a command ended: 0 well, 1 with findings (for `fmt --check`, with files to format; for `simulate`, with a failed
 * experiment), 2 because of wrong usage or input that could not be read or understood, 3 with an experiment of which
 * too little was seen to tell.
 */
export type ExitCode = 0 | 1 | 2 | 3;
