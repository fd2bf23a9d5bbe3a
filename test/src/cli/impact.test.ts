import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

const SHOP = {
    'firebreak.json': '{}',
    'shop.fbk': `client App { calls Edge }
gateway Edge { timeout 2s  route "/orders" to orders.place }
service orders {
    command place {
        calls stock.reserve { timeout 200ms  retry 2 backoff 50ms jitter }
        calls Bank 2 times { timeout 1s }
        calls tips.next optional { timeout 50ms }
    }
}
service stock { store stockDb : PostgreSQL { slo { availability 99.9% } }  command reserve idempotent { writes stockDb  calls Bank { retry 1 } } }
service tips { query next }
external Bank { slo { availability 99% } }
`,
};

function impact(...args: readonly string[]) {
    return runRecorded(['impact', ...args], { workingDirectory: temporaryFolder(SHOP) });
}

describe('firebreak impact', () => {
    it('prints the numbers of an operation with their paths', async () => {
        const { exitCode, errors, output } = await impact('orders.place');
        expect(errors).toBe('');
        expect(exitCode).toBe(0);
        expect(output).toBe(`orders.place (command)

expected availability: 98.901 % at most
    99 %  Bank     promised
  99.9 %  stockDb  promised, by stock.reserve → stockDb
  nothing is known of stock
worst-case wait for others: 2.75 s
  700 ms  stock.reserve  3 tries of 200 ms and 100 ms of backoff
     2 s  Bank           2 requests in a row
   50 ms  tips.next
requests behind one: 5
  most by orders.place → stock.reserve → Bank

if it fails, 2 other elements are affected
  2 of them cannot work at all; the system has 3 other services
  fails  App   App → Edge:/orders → orders.place
  fails  Edge  Edge:/orders → orders.place
`);
    });

    it('tells what retries do to an external, and who fails with it', async () => {
        const { output } = await impact('Bank');
        expect(output).toContain(
            'requests that reach it for one, while it fails: 6\n  by orders.place → stock.reserve (3 tries) → Bank (2 tries)\n',
        );
        expect(output).toContain('if it fails, 4 other elements are affected');
        expect(output).toContain('  fails  stock   stock.reserve → Bank\n');
    });

    it('says so when nothing else is affected, and what is lost in part', async () => {
        expect((await impact('App')).errors).toContain('"App" is a client. Nothing can be worked out about that.');
        expect((await impact('tips')).output).toContain('loses a part  orders  orders.place → tips.next\n');
        expect((await impact('Edge')).output).toContain('  fails  App  App → Edge:/orders\n');
    });

    it('writes the same as JSON', async () => {
        const { output } = await impact('stock', '--format', 'json');
        const report = JSON.parse(output) as Record<string, unknown>;
        expect(report).toMatchObject({
            version: 1,
            element: 'stock',
            services: 3,
            retries: { factor: 3, path: [{ from: 'orders.place', to: 'stock.reserve', tries: 3 }] },
            works: [
                {
                    id: 'stock.reserve',
                    endless: ['stock.reserve->Bank'],
                    worstCaseWait: 0,
                    worstCaseWaitIsAtLeast: true,
                    requestsBehind: 1,
                    unknown: [],
                },
            ],
        });
        expect(report['affected']).toContainEqual({
            element: 'orders',
            effect: 'fails',
            path: { nodes: ['orders.place', 'stock.reserve'], relations: [['orders.place->stock.reserve']] },
        });
    });

    it('finds elements by the end of their names, and asks where that is not clear', async () => {
        expect((await impact('stockDb')).output).toContain('stock.stockDb (store)');
        const twice = { ...SHOP, 'more.fbk': 'service depot { command reserve }' };
        const run = await runRecorded(['impact', 'reserve'], { workingDirectory: temporaryFolder(twice) });
        expect(run.exitCode).toBe(2);
        expect(run.errors).toBe(
            'error: There are 2 elements called "reserve": depot.reserve (command), stock.reserve (command).\nWrite the qualified name.\n',
        );
    });

    it('says what could not be read where it finds no such element', async () => {
        const folder = temporaryFolder({ 'shop.fbk': Buffer.from('service größe', 'latin1') });
        const { exitCode, errors } = await runRecorded(['impact', 'größe'], { workingDirectory: folder });
        expect(errors).toContain('it is not UTF-8; save it in that encoding');
        expect(errors).toContain('There is no element "größe".');
        expect(exitCode).toBe(2);
    });

    it('proposes the name that was meant', async () => {
        const { exitCode, errors, output } = await impact('stok');
        expect([exitCode, output]).toEqual([2, '']);
        expect(errors).toBe('error: There is no element "stok". Did you mean "stock"?\n');
        expect((await impact('quite-different')).errors).toBe('error: There is no element "quite-different".\n');
    });
});
