import { finish } from '../../model/steps.ts';
import { breakerBody } from '../breaker/breaker-body.ts';
import { contextMapBody } from '../context-map/context-map-body.ts';
import { deploymentBody } from '../deployment/deployment-body.ts';
import { observabilityBody } from '../observability/observability-body.ts';
import { sequenceBody } from '../sequence/sequence-body.ts';
import { waterfallBody } from '../waterfall/waterfall-body.ts';
import { graphBodyInSteps } from './graph-body.ts';
import type { LegendSection } from './legend.ts';
import type { Picture, PlacedGraph } from './picture.ts';

/** What a picture shows between its head and its legend. */
export interface Body {
    /** Pixels. */
    readonly width: number;
    readonly height: number;
    /** SVG markup in a system of its own, from its upper left corner; colours come from classes alone. */
    readonly markup: string;
    /** The signs that it uses. */
    readonly legend: readonly LegendSection[];
    /** What it shows in a sentence, for who cannot see it. */
    readonly description: string;
}

/** Draws what a picture shows. */
export function bodyOf(picture: Picture): Body {
    return finish(bodyInSteps(picture));
}

/** The same in small steps, where the picture may be large, for who has something else to do in between. */
export function* bodyInSteps(picture: Picture): Generator<undefined, Body> {
    return picture.kind === 'graph' ? yield* graphBodyInSteps(picture) : smallBody(picture);
}

function smallBody(picture: Exclude<Picture, PlacedGraph>): Body {
    switch (picture.kind) {
        case 'context-map':
            return contextMapBody(picture);
        case 'breaker':
            return breakerBody(picture);
        case 'deployment':
            return deploymentBody(picture);
        case 'observability':
            return observabilityBody(picture);
        case 'sequence':
            return sequenceBody(picture);
        case 'waterfall':
            return waterfallBody(picture);
    }
}
