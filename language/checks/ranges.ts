import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import type * as ast from '../generated/ast.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import { relatedTo, report } from './report.ts';

/** Finds ranges that end before they begin, and percentiles that are none or that contradict each other. */
export function rangeChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Replicas: (node, accept) => checkRange(node, node.min, node.max, 'max', accept),
        Takes: (node, accept) => {
            checkRange(node, node.value, node.max, 'max', accept);
            checkQuantiles(node.quantiles, accept);
        },
        Backoff: (node, accept) => checkRange(node, node.base, node.cap, 'cap', accept),
        SloLatency: (node, accept) => checkQuantiles(node.quantiles, accept),
        QuantileValue: (node, accept) => checkPercentile(node, 'quantile', node.quantile, accept),
        LatencyExpectation: (node, accept) => checkPercentile(node, 'quantile', node.quantile, accept),
    };
}

function worth(text: string | undefined): number | undefined {
    const quantity = parseQuantity(text ?? '');
    return isQuantity(quantity) ? quantity.value : undefined;
}

function checkRange(
    node: AstNode,
    from: string | undefined,
    to: string | undefined,
    property: string,
    accept: ValidationAcceptor,
): void {
    const [least, most] = [worth(from), worth(to)];
    if (least !== undefined && most !== undefined && most < least) {
        const message = `This range ends before it begins: did you mean \`${to}..${from}\`?`;
        report(accept, 'error', 'check/empty-range', message, { node, property: property as never });
    }
}

/** The percentage in `p99.9`. */
function percentOf(percentile: string | undefined): number {
    return Number((percentile ?? '').slice(1));
}

function checkPercentile(
    node: AstNode,
    property: string,
    percentile: string | undefined,
    accept: ValidationAcceptor,
): void {
    const percent = percentOf(percentile);
    if (percentile === undefined || (percent > 0 && percent < 100)) {
        return;
    }
    // p999 is how some write p99.9.
    const meant = /^p9\d{2,}$/.test(percentile) ? `p${percentile.slice(1, 3)}.${percentile.slice(3)}` : undefined;
    const advice = meant === undefined ? 'a percentile lies between p0 and p100' : `did you mean \`${meant}\`?`;
    report(
        accept,
        'error',
        'check/impossible-value',
        `\`${percentile}\` cannot be: ${advice}${meant === undefined ? '.' : ''}`,
        { node, property: property as never },
        { replacements: meant === undefined ? [] : [meant] },
    );
}

/** A higher percentile cannot be lower than a lower one, and each is said once. */
function checkQuantiles(quantiles: readonly ast.QuantileValue[], accept: ValidationAcceptor): void {
    const ordered = [...quantiles].sort((a, b) => percentOf(a.quantile) - percentOf(b.quantile));
    for (const [index, upper] of ordered.entries()) {
        const lower = ordered[index - 1];
        if (!lower) {
            continue;
        }
        const related = [relatedTo(`\`${lower.quantile}\` is said here`, { node: lower })];
        if (lower.quantile === upper.quantile) {
            const message = `\`${upper.quantile}\` has been said here before: keep one of the two.`;
            report(accept, 'error', 'check/repeated-statement', message, { node: upper }, { related });
        } else if ((worth(upper.value) ?? Number.POSITIVE_INFINITY) < (worth(lower.value) ?? 0)) {
            const message = `\`${upper.quantile}\` cannot be less than \`${lower.quantile}\`, which is ${lower.value}.`;
            report(accept, 'error', 'check/impossible-value', message, { node: upper, property: 'value' }, { related });
        }
    }
}
