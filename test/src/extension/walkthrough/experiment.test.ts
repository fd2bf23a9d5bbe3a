import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { repository } from '../../../../.build/repository.ts';
import { expectProblems } from '../../../problems.ts';

/** The shop that the pictures of the first steps show. */
const SHOP = join(repository, 'test/vscode/screenshots/shop');

describe('the experiment of the first steps', () => {
    it('is one that the shop in the pictures can be put to', async () => {
        const page = readFileSync(join(repository, 'src/extension/walkthrough/experiment.md'), 'utf8');
        const [, experiment = ''] = /```fbk\n(.*?)```/s.exec(page) ?? [];
        const files = readdirSync(SHOP).filter((name) => name.endsWith('.fbk'));
        const texts = Object.fromEntries(files.map((name) => [name, readFileSync(join(SHOP, name), 'utf8')]));
        await expectProblems({ ...texts, 'experiment.fbk': experiment }, []);
    });
});
