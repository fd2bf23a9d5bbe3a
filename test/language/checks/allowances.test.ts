import { describe, expect, it } from 'vitest';
import { parse } from '../../parse.ts';

const knownRules = ['shared-database', 'missing-timeout'];

async function problems(text: string, settings = { knownRules }): Promise<unknown[]> {
    const { diagnostics } = await parse(text, settings);
    return diagnostics.map(({ code, message, range }) => [code, message, range.start.character]);
}

describe('allowanceChecks', () => {
    it('finds rules that there are not', async () => {
        expect(await problems('service s { allow shared-databse because "x" }')).toEqual([
            ['check/unknown-rule', 'There is no rule `shared-databse`: did you mean `shared-database`?', 18],
        ]);
        expect(await problems('service s { allow everything because "x" }')).toEqual([
            ['check/unknown-rule', 'There is no rule `everything`: `firebreak rules` lists them.', 18],
        ]);
    });

    it("knows the project's own constraints", async () => {
        const constraint = 'constraint pci { every service has owner }';
        expect(await problems(`${constraint}\nservice s { allow constraint/pci because "x" }`)).toEqual([]);
        expect(await problems(`${constraint}\nservice s { allow constraint/pcx because "x" }`)).toEqual([
            ['check/unknown-rule', 'There is no rule `constraint/pcx`: did you mean `constraint/pci`?', 18],
        ]);
    });

    it('knows the rules it is told, and keeps silent when it is told none', async () => {
        expect(await problems('service s { allow missing-timeout because "x" }')).toEqual([]);
        const { diagnostics } = await parse('service s { allow everything because "x" }');
        expect(diagnostics).toEqual([]);
    });
});
