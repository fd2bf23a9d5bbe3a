/**
 * Shows what Firebreak does: checks the shop and draws it. Its findings are part of the show, so they do not make the
 * demonstration fail.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { repository } from './repository.ts';

const pictures = 'out/demo';

say('firebreak check examples/shop');
const check = firebreak('check', 'examples/shop');
say(`firebreak draw examples/shop --all -o ${pictures}`);
const draw = firebreak('draw', 'examples/shop', '--all', '-o', pictures);
process.stdout.write(`\nThe pictures are in ${pictures}/: open ${pictures}/services.svg in a browser.\n`);
process.exitCode = check > 1 || draw > 0 ? 1 : 0;

function firebreak(...args: readonly string[]): number {
    const { status } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
        cwd: repository,
        stdio: 'inherit',
    });
    return status ?? 1;
}

function say(command: string): void {
    process.stdout.write(`\n$ ${command}\n\n`);
}
