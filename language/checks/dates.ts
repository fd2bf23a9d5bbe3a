import type { ValidationChecks } from 'langium';
import type { FirebreakAstType } from '../generated/ast.ts';
import { report } from './report.ts';

/** Finds dates that no calendar has. */
export function dateChecks(): ValidationChecks<FirebreakAstType> {
    return {
        Allow: (node, accept) => {
            if (node.until !== undefined && !isDate(node.until)) {
                const message = `There is no ${node.until} in the calendar.`;
                report(accept, 'error', 'check/impossible-date', message, { node, property: 'until' });
            }
        },
    };
}

/** True if an ISO date (`2027-03-01`) is a day of the calendar. */
export function isDate(text: string): boolean {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
    const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return month === 2 && isLeapYear ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}
