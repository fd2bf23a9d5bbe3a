import { isQuantity, parseQuantity, type Quantity } from '../../../language/quantity.ts';
import { decimal, formatBytes, formatDuration, formatRate, formatShare, UNITS } from '../../model/quantities.ts';
import { codeText } from '../../panel/markdown-text.ts';

/** A quantity in other units, as Markdown; nothing for plain numbers and what is no quantity. */
export function quantityHover(written: string): string | undefined {
    const quantity = parseQuantity(written);
    if (!isQuantity(quantity) || quantity.dimension === 'count') {
        return undefined;
    }
    const others = inOtherUnits(quantity).filter((text) => text.replaceAll(' ', '') !== written);
    return `${codeText(written)} is ${others.join(' · ')}`;
}

function inOtherUnits(quantity: Quantity): readonly string[] {
    const { value, dimension } = quantity;
    switch (dimension) {
        case 'duration':
            return [...new Set([formatDuration(value), ...perUnit(quantity, ['ms', 's', 'min', 'h'])])];
        case 'rate':
            return [...new Set([formatRate(value), ...perUnit(quantity, ['/s', '/min', '/h', '/d'])])];
        case 'share':
            return [
                `${decimal(value, 6)} of one`,
                ...(value > 0.5 && value < 1
                    ? [
                          `${formatShare(1 - value, 4)} are left: ${formatDuration((1 - value) * 30 * 86_400_000)} in 30 days`,
                      ]
                    : []),
            ];
        case 'size':
            return [...new Set([formatBytes(value), ...perUnit(quantity, ['MB', 'MiB', 'GB', 'GiB'])])];
        case 'count':
            return [];
    }
}

/** In each of some units where that is a number one can read. */
function perUnit({ value, dimension }: Quantity, units: readonly string[]): string[] {
    const factors = new Map<string, number>(Object.entries(UNITS[dimension]));
    return units.flatMap((unit) => {
        const count = value / (factors.get(unit) ?? 1);
        const space = dimension === 'rate' ? '' : ' ';
        return count >= 0.01 && count < 1e7 ? [`${decimal(count)}${space}${unit}`] : [];
    });
}
