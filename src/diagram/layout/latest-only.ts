import type { LayoutFunction } from './layout.ts';

/** A layout of which only the newest request counts: each one gives up the one before, if that is still under way. */
export function latestOnly(layout: LayoutFunction): LayoutFunction {
    let latest: AbortController | undefined;
    return async (graph, request = {}) => {
        latest?.abort();
        const own = new AbortController();
        latest = own;
        const signal = request.signal ? AbortSignal.any([own.signal, request.signal]) : own.signal;
        return layout(graph, { ...request, signal });
    };
}
