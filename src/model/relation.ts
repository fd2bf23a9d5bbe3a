import type { Source } from './source.ts';

/**
 * One place where an element uses another. Relations are no elements: nobody names them, so their ids are made
 * from both ends and, where the same is said more than once, a running number.
 */
export interface Relation {
    /** Unique in the project: `Ordering.orders.place->Payments.payments.charge`, `…#2`. */
    readonly id: string;
    /** Id of the acting element: the service, gateway or client. */
    readonly source: string;
    /** Id of the operation in whose body it stands, if it stands in one. */
    readonly sourceOperation?: string;
    /** Where it is written. */
    readonly location: Source;
}
