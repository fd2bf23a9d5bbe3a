import { describe, expect, it } from 'vitest';
import { isDate } from '../../../language/checks/dates.ts';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('dateChecks', () => {
    it('finds days that no calendar has', async () => {
        await expectProblems('service s { allow x because "y" until «2027-02-30» }', [
            ['check/impossible-date', 'There is no 2027-02-30 in the calendar.'],
        ]);
        await expectNoProblems('service s { allow x because "y" until 2028-02-29 }');
    });

    it.each([
        ['2027-01-31', true],
        ['2027-04-31', false],
        ['2027-13-01', false],
        ['2027-00-10', false],
        ['2027-05-00', false],
        ['2027-02-29', false],
        ['2000-02-29', true],
        ['1900-02-29', false],
    ])('knows the length of months: %s', (text, expected) => {
        expect(isDate(text)).toBe(expected);
    });
});
