import type { ShapeKind } from '../views/view-graph.ts';
import { infrastructureShape, serviceShape } from './card.ts';
import { queueShape, topicShape } from './channel.ts';
import { bffShape, gatewayShape, routerShape } from './edge.ts';
import { foldedShape } from './folded.ts';
import type { Shape } from './measured.ts';
import { monolithShape } from './monolith.ts';
import { clientShape, externalShape } from './outside.ts';
import { storeShape } from './store.ts';

/** How each kind of node is measured and drawn. */
export const SHAPES: Readonly<Record<ShapeKind, Shape>> = {
    service: serviceShape,
    infrastructure: infrastructureShape,
    gateway: gatewayShape,
    bff: bffShape,
    router: routerShape,
    client: clientShape,
    external: externalShape,
    monolith: monolithShape,
    store: storeShape,
    cache: storeShape,
    topic: topicShape,
    queue: queueShape,
    folded: foldedShape,
};
