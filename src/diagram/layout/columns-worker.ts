import type { LayeredGraph, LayeredLayout } from './layered/layered-graph.ts';
import { layOutLayered } from './layered/layered-layout.ts';

/** Asks the worker for layouts in columns; told from ELK's own messages by the property `columns`. */
export interface ColumnsTask {
    /** Number of the task. */
    readonly columns: number;
    readonly graphs: readonly LayeredGraph[];
}

/** What came of a task. */
export interface ColumnsResult {
    readonly columns: number;
    readonly layouts: readonly LayeredLayout[];
    /** Why there are none. */
    readonly problem?: string;
}

/** The part of a worker's scope that messages pass through. */
export interface WorkerScope {
    onmessage?: ((event: { readonly data: unknown }) => void) | null;
    postMessage(message: unknown): void;
}

/** Has the worker whose scope this is lay out columns, too; whatever else it is asked goes where it went before. */
export function answerColumns(scope: WorkerScope): void {
    const others = scope.onmessage;
    scope.onmessage = (event) => {
        if (isColumns<ColumnsTask>(event.data)) {
            scope.postMessage(layOut(event.data));
        } else {
            others?.call(scope, event);
        }
    };
}

/** Whether a message from or to the worker is about columns. */
export function isColumns<T extends ColumnsTask | ColumnsResult>(data: unknown): data is T {
    return typeof data === 'object' && data !== null && 'columns' in data;
}

function layOut({ columns, graphs }: ColumnsTask): ColumnsResult {
    try {
        return { columns, layouts: graphs.map(layOutLayered) };
    } catch (error) {
        return { columns, layouts: [], problem: error instanceof Error ? error.message : String(error) };
    }
}
