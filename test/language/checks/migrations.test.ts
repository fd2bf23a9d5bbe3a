import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

const AROUND = 'gateway G { }\nservice s { entity E  store d }\nmonolith m { store o }';

describe('migrationChecks', () => {
    it('finds gaps between the numbers of phases', async () => {
        await expectProblems('migration M { phase 1 { }\n phase «3» { }\n phase 4 { } }', [
            ['check/phase-gap', 'Phase 2 is missing: phases count 1, 2, 3 and so on. Did you mean `phase 2`?'],
        ]);
        await expectProblems('migration M { phase «4» { } }', [
            ['check/phase-gap', 'Phases 1 to 3 are missing: phases count 1, 2, 3 and so on. Did you mean `phase 1`?'],
        ]);
    });

    it('finds syncs until a phase that there is not, or that is over', async () => {
        const sync = (until: string) => `syncs s.E from m.o to s.d until phase ${until}`;
        await expectProblems(`${AROUND}\nmigration M { phase 1 { ${sync('«7»')} } }`, [
            ['check/unknown-phase', 'There is no phase 7 in this migration.'],
        ]);
        await expectProblems(`${AROUND}\nmigration M { phase 1 { }\n phase 2 { ${sync('«1»')} } }`, [
            ['check/unknown-phase', 'Phase 1 is over when phase 2 begins: sync until a later one.'],
        ]);
    });

    it('finds facades that route nothing', async () => {
        await expectProblems(`${AROUND}\nmigration M { facade «s» }`, [
            ['check/facade', '`s` is a service, which routes nothing: a facade is a gateway, bff or router.'],
        ]);
    });

    it('takes phases in any order of writing', async () => {
        await expectNoProblems(
            `${AROUND}\nmigration M { facade G  phase 2 { }\n phase 1 { syncs s.E from m.o to s.d until phase 2 } }`,
        );
    });
});
