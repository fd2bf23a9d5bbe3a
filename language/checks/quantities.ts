import type { AstNode, ValidationAcceptor, ValidationCheck, ValidationChecks } from 'langium';
import type * as ast from '../generated/ast.ts';
import { enumeration } from '../parser/syntax-messages.ts';
import { isQuantity, parseQuantity, type Quantity, splitQuantity } from '../quantity.ts';
import { METRIC_BOUNDS, QUANTITY_PLACES, type QuantityPlace } from './quantity-places.ts';
import { type CheckCode, report } from './report.ts';
import { A_DIMENSION, meantUnit, SAMPLE, USUAL_UNITS } from './unit-words.ts';

/** Finds quantities without a unit, with a wrong or unknown one, and those that cannot be. */
export function quantityChecks(): ValidationChecks<ast.FirebreakAstType> {
    const checks: Record<string, ValidationCheck<AstNode>> = {};
    for (const [type, places] of Object.entries(QUANTITY_PLACES)) {
        checks[type] = (node, accept) => {
            for (const [property, place] of Object.entries(places)) {
                checkProperty(node, property, place, accept);
            }
        };
    }
    checks['MetricExpectation'] = (node, accept) => {
        const place = METRIC_BOUNDS[(node as ast.MetricExpectation).metric];
        if (place) {
            checkProperty(node, 'bound', place, accept);
        }
    };
    checks['Replicas'] = checkReplicas;
    return checks as ValidationChecks<ast.FirebreakAstType>;
}

/** None at all makes sense only at the lower end of a range. */
function checkReplicas(node: AstNode, accept: ValidationAcceptor): void {
    const { max } = node as ast.Replicas;
    for (const [property, place] of Object.entries(QUANTITY_PLACES['Replicas'] ?? {})) {
        checkProperty(
            node,
            property,
            property === 'min' && max === undefined ? { ...place, atLeast: 1 } : place,
            accept,
        );
    }
}

function checkProperty(node: AstNode, property: string, place: QuantityPlace, accept: ValidationAcceptor): void {
    const text: unknown = Reflect.get(node, property);
    const problem = typeof text === 'string' ? problemOf(text, place) : undefined;
    if (problem) {
        const { code, message, replacements } = problem;
        report(accept, 'error', code, message, { node, property: property as never }, { replacements });
    }
}

interface QuantityProblem {
    readonly code: CheckCode;
    readonly message: string;
    readonly replacements: readonly string[];
}

/** What is wrong with a written quantity at a place, if anything is. */
function problemOf(text: string, place: QuantityPlace): QuantityProblem | undefined {
    const quantity = parseQuantity(text);
    if (!isQuantity(quantity)) {
        return quantity.problem === 'no-number' ? undefined : unknownUnit(text, quantity.unit, place);
    }
    if (quantity.dimension !== place.dimension) {
        return wrongUnit(text, quantity, place);
    }
    if (place.dimension === 'count' && !Number.isInteger(quantity.value)) {
        return impossible(text, 'a whole number belongs here', [
            String(Math.floor(quantity.value)),
            String(Math.ceil(quantity.value)),
        ]);
    }
    return outOfBounds(text, quantity, place);
}

function unknownUnit(text: string, unit: string, { dimension }: QuantityPlace): QuantityProblem {
    const number = text.slice(0, text.length - unit.length);
    const meant = meantUnit(unit, dimension);
    const replacements = meant === undefined ? [] : [number + meant];
    const advice =
        meant === undefined
            ? `${A_DIMENSION[dimension]} belongs here, such as \`${SAMPLE[dimension]}\`.`
            : `did you mean \`${number}${meant}\`?`;
    return { code: 'check/unknown-unit', message: `There is no unit \`${unit}\`: ${advice}`, replacements };
}

function wrongUnit(text: string, quantity: Quantity, { dimension }: QuantityPlace): QuantityProblem {
    const number = splitQuantity(text)?.number ?? 0;
    if (quantity.unit === '') {
        const replacements = withUnits(number, dimension);
        return {
            code: 'check/missing-unit',
            message: `\`${text}\` has no unit: did you mean ${enumeration(replacements.map((it) => `\`${it}\``))}?`,
            replacements,
        };
    }
    return {
        code: 'check/wrong-unit',
        message: `\`${text}\` is ${A_DIMENSION[quantity.dimension]}; ${A_DIMENSION[dimension]} belongs here, such as \`${SAMPLE[dimension]}\`.`,
        replacements: dimension === 'count' && Number.isInteger(number) ? [String(number)] : [],
    };
}

/** The quantities that a number without a unit may be meant to be: 0.2 as a share most likely 20%. */
function withUnits(number: number, dimension: Quantity['dimension']): readonly string[] {
    const whole =
        dimension === 'share' && number > 0 && number < 1 ? [`${Number((number * 100).toPrecision(12))}%`] : [];
    return [...whole, ...USUAL_UNITS[dimension].map((unit) => `${number}${unit}`)];
}

function outOfBounds(text: string, { value, dimension }: Quantity, place: QuantityPlace): QuantityProblem | undefined {
    const { above, atLeast, atMost, insteadOfZero } = place;
    if (value === 0 && insteadOfZero !== undefined && (above ?? atLeast ?? 0) >= 0) {
        return impossible(text, `it has to be ${bound(place)}; write \`${insteadOfZero}\` for none`, []);
    }
    if ((above !== undefined && value <= above) || (atLeast !== undefined && value < atLeast)) {
        return impossible(text, `it has to be ${bound(place)}`, []);
    }
    if (atMost !== undefined && value > atMost) {
        return impossible(text, `it can be ${shown(atMost, dimension)} at most`, []);
    }
    return undefined;
}

function bound({ above, atLeast, dimension }: QuantityPlace): string {
    return above === undefined ? `${shown(atLeast ?? 0, dimension)} or more` : `more than ${shown(above, dimension)}`;
}

function shown(value: number, dimension: Quantity['dimension']): string {
    return dimension === 'share' ? `${value * 100}%` : String(value);
}

function impossible(text: string, why: string, replacements: readonly string[]): QuantityProblem {
    return { code: 'check/impossible-value', message: `\`${text}\` cannot be: ${why}.`, replacements };
}
