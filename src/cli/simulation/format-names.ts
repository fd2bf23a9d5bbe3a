/** The formats in which `simulate` reports, the default first. */
export const SIMULATION_FORMAT_NAMES = ['text', 'json', 'junit', 'html'] as const;

/** One of {@link SIMULATION_FORMAT_NAMES}. */
export type SimulationFormat = (typeof SIMULATION_FORMAT_NAMES)[number];

/** What the name of a file says about its format. */
export const SIMULATION_ENDINGS: Readonly<Record<string, SimulationFormat>> = {
    txt: 'text',
    json: 'json',
    xml: 'junit',
    html: 'html',
    htm: 'html',
};
