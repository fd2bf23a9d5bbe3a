/** One size and weight of type. */
export interface TypeStyle {
    /** Name of its class in the picture's style sheet. */
    readonly name: string;
    /** Pixels. */
    readonly size: number;
    /** Distance of two baselines, pixels. */
    readonly line: number;
    readonly weight: 400 | 500 | 600;
}

/** The type of all pictures; nothing is set smaller than 11 pixels. */
export const TYPE = {
    pictureTitle: { name: 't20b', size: 20, line: 28, weight: 600 },
    section: { name: 't16b', size: 16, line: 22, weight: 600 },
    elementTitle: { name: 't14b', size: 14, line: 18, weight: 600 },
    contextTitle: { name: 't13b', size: 13, line: 18, weight: 600 },
    subtitle: { name: 't13', size: 13, line: 18, weight: 400 },
    count: { name: 't13m', size: 13, line: 18, weight: 500 },
    storeTitle: { name: 't12b', size: 12, line: 16, weight: 600 },
    technology: { name: 't12', size: 12, line: 16, weight: 400 },
    message: { name: 't12m', size: 12, line: 16, weight: 500 },
    label: { name: 't11', size: 11, line: 15, weight: 400 },
    value: { name: 't11m', size: 11, line: 15, weight: 500 },
    number: { name: 't11b', size: 11, line: 15, weight: 600 },
} as const satisfies Readonly<Record<string, TypeStyle>>;
