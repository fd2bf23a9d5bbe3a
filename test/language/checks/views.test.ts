import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('viewChecks', () => {
    it('wants to know of what a view is that shows one thing', async () => {
        await expectProblems('view v of «scenario»', [
            ['check/incomplete', 'A view of `scenario` names which one, as in `view purchase of scenario Purchase`.'],
        ]);
    });

    it('finds phases that there are not, or where there are none', async () => {
        await expectProblems('migration M { phase 1 { } }\nview v of migration M phase «2»', [
            ['check/unknown-phase', 'The migration `M` has no phase 2.'],
        ]);
        await expectProblems('view v of services phase «2»', [
            ['check/meaningless', 'Only a view of a migration has a phase: take it out.', 'warning'],
        ]);
    });

    it('finds a depth that counts from nothing', async () => {
        await expectProblems('view v of services depth «2»', [
            [
                'check/meaningless',
                '`depth` counts from one element: name it, as in `view near of services Ordering depth 2`.',
                'warning',
            ],
        ]);
    });

    it('takes views that say what they show', async () => {
        await expectNoProblems(`
            service s
            scenario P { load 5/s }
            migration M { phase 1 { } }
            view a of services
            view b of services s depth 2
            view c of scenario P
            view d of migration M phase 1
            view e of landscape
        `);
    });
});
