import { exp, ln } from '../../model/elementary-functions.ts';
import { drawBits, drawUniform } from './streams.ts';

/**
 * Draws from the exponential distribution by the ziggurat method (Marsaglia, Tsang, J. Stat. Software 5(8), 2000) with
 * 256 layers: nearly always one draw, one comparison and one product. Eight bits choose the layer, the other 24 the
 * place in it. The tables are made with our own functions, so they are the same in every engine.
 */
const LAYERS = 256;
const PLACES = 2 ** 24;
/** Where the tail begins, and the area of a layer. */
const TAIL = 7.69711747013105;
const AREA = 0.003949659822581557;

const accepted = new Float64Array(LAYERS);
const width = new Float64Array(LAYERS);
const height = new Float64Array(LAYERS);

function fillTables(): void {
    const base = AREA / exp(-TAIL);
    accepted[0] = (TAIL / base) * PLACES;
    accepted[1] = 0;
    width[0] = base / PLACES;
    width[LAYERS - 1] = TAIL / PLACES;
    height[0] = 1;
    height[LAYERS - 1] = exp(-TAIL);
    let edge = TAIL;
    for (let layer = LAYERS - 2; layer > 0; layer--) {
        const next = -ln(AREA / edge + exp(-edge));
        accepted[layer + 1] = (next / edge) * PLACES;
        height[layer] = exp(-next);
        width[layer] = next / PLACES;
        edge = next;
    }
}

fillTables();

/** A number from the exponential distribution with mean 1. */
export function drawExponential(state: Int32Array, stream: number): number {
    const bits = drawBits(state, stream);
    const layer = bits & (LAYERS - 1);
    const place = (bits >>> 8) + 0.5;
    return place < (accepted[layer] as number)
        ? place * (width[layer] as number)
        : drawAtEdge(state, stream, layer, place);
}

function drawAtEdge(state: Int32Array, stream: number, layer: number, place: number): number {
    if (layer === 0) {
        return TAIL - ln(drawUniform(state, stream));
    }
    const x = place * (width[layer] as number);
    const [low, high] = [height[layer] as number, height[layer - 1] as number];
    return low + drawUniform(state, stream) * (high - low) < exp(-x) ? x : drawExponential(state, stream);
}
