/**
 * Logarithm and exponential from the four operations alone, after fdlibm (Sun Microsystems, 1993). `Math.log` and
 * `Math.exp` may differ in their last digits from one JavaScript engine to the next; these give the same bytes everywhere.
 */
const bits = new DataView(new ArrayBuffer(8));

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** Natural logarithm of a positive, normal number, within one unit of the last place. */
export function ln(x: number): number {
    bits.setFloat64(0, x, true);
    const high = bits.getInt32(4, true);
    const mantissa = high & 0xfffff;
    // The mantissa is brought between √½ and √2.
    const half = (mantissa + 0x95f64) & 0x100000;
    bits.setInt32(4, mantissa | (half ^ 0x3ff00000), true);
    const f = bits.getFloat64(0, true) - 1;
    const k = (high >> 20) - 1023 + (half >> 20);
    const s = f / (2 + f);
    const z = s * s;
    const w = z * z;
    const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
    const odd =
        z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
    const halfSquare = 0.5 * f * f;
    return k * LN2_HIGH - (halfSquare - (s * (halfSquare + even + odd) + k * LN2_LOW) - f);
}

/** e to the power of x, within one unit of the last place; infinite or zero beyond what a number can hold. */
export function exp(x: number): number {
    if (x > 709) {
        return Number.POSITIVE_INFINITY;
    }
    if (x < -708) {
        return 0;
    }
    const k = Math.floor(Math.LOG2E * x + 0.5);
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    const r = high - low;
    const t = r * r;
    const c =
        r -
        t *
            (0.16666666666666602 +
                t *
                    (-0.0027777777777015593 +
                        t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
    const y = 1 - (low - (r * c) / (2 - c) - high);
    bits.setInt32(0, 0, true);
    bits.setInt32(4, (k + 1023) << 20, true);
    return y * bits.getFloat64(0, true);
}
