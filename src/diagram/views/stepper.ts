/** Where a picture stands in a row of steps, such as the phases of a migration. */
export interface Stepper {
    readonly steps: readonly Step[];
}

/** One step of a {@link Stepper}. */
export interface Step {
    readonly number: number;
    readonly title: string;
    readonly state: 'done' | 'current' | 'next';
}
