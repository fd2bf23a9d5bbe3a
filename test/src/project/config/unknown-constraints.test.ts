import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/project/config/project-config.ts';
import { unknownConstraints } from '../../../../src/project/config/unknown-constraints.ts';
import { modelOf } from '../../../model-of.ts';

const uri = URI.file('/work/shop/firebreak.json');

async function problemsOf(settings: string, text: string) {
    const { config } = readConfig(uri, settings);
    return unknownConstraints(config, await modelOf(text)).map(({ message, severity, range }) => [
        severity,
        message,
        range.start.character,
    ]);
}

describe('unknownConstraints', () => {
    it('is silent on constraints that the model declares, and without settings of any', async () => {
        const text = 'service a\nconstraint pci { a may not call a }';
        expect(await problemsOf('{ "rules": { "constraint/pci": "off" } }', text)).toEqual([]);
        expect(await problemsOf('{ "rules": { "missing-timeout": "off" } }', text)).toEqual([]);
        expect(await problemsOf('{}', text)).toEqual([]);
    });

    it('tells others at their keys, and what may be meant', async () => {
        const pci = 'service a\nconstraint pci { a may not call a }';
        expect(await problemsOf('{ "rules": { "constraint/pcy": "off" } }', pci)).toEqual([
            ['error', 'No model of this project declares a constraint `pcy`. Did you mean `constraint/pci`?', 13],
        ]);
        expect(await problemsOf('{ "rules": { "constraint/layers": "off" } }', pci)).toEqual([
            ['error', 'No model of this project declares a constraint `layers`. There are `constraint/pci`.', 13],
        ]);
        expect(await problemsOf('{ "rules": { "constraint/toString": "off" } }', 'service a')).toEqual([
            ['error', 'No model of this project declares a constraint `toString`. It declares none.', 13],
        ]);
    });
});
