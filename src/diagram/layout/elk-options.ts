import type { LayoutOptions } from 'elkjs/lib/elk-api.js';

/** How much care a layout takes: `fine` by ELK, `quick` in columns of our own. */
export type Care = 'fine' | 'quick';

/** Distance between parallel lines. */
export const LANE = 16;

/** Options of the layered algorithm for one level; ELK sees every picture as running to the right. */
export function layeredOptions(care: Care, gaps: { readonly nodes: number; readonly layers: number }): LayoutOptions {
    return {
        'elk.algorithm': 'layered',
        'elk.direction': 'RIGHT',
        'elk.edgeRouting': 'ORTHOGONAL',
        'elk.spacing.nodeNode': String(gaps.nodes),
        'elk.spacing.edgeEdge': String(LANE),
        'elk.spacing.edgeNode': String(LANE),
        'elk.spacing.portPort': String(LANE),
        'elk.spacing.labelNode': '0',
        'elk.spacing.edgeLabel': '4',
        'elk.layered.spacing.nodeNodeBetweenLayers': String(gaps.layers),
        'elk.layered.spacing.edgeEdgeBetweenLayers': String(LANE),
        'elk.layered.spacing.edgeNodeBetweenLayers': String(LANE + 4),
        ...(care === 'fine' ? { 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX' } : {}),
        ...(care === 'fine' ? {} : { 'elk.layered.thoroughness': '1' }),
    };
}

/** Which end of a line its labels keep to. */
export function labelOptions(end: 'tail' | 'head'): LayoutOptions {
    return {
        'elk.edgeLabels.inline': 'true',
        'elk.edgeLabels.placement': 'CENTER',
        'elk.layered.edgeLabels.centerLabelPlacementStrategy': end === 'tail' ? 'TAIL_LAYER' : 'HEAD_LAYER',
    };
}
