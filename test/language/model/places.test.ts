import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/model/source.ts';
import { modelOf } from '../../model-of.ts';

const TEXT = `context Ordering {
  upstream Billing { conformist }
  service orders { calls bills at "http://10.0.0.7" bypassing mesh  command place "POST /orders" idempotent by "key" { reads db } query list }
}
context Billing
store db
release Weekly { orders, bills }
service bills
deployment live {
  unit one { runs bills, orders }
}`;

function textAt(range: Range | undefined): string | undefined {
    const lines = TEXT.split('\n').slice(range?.start.line, (range?.end.line ?? -1) + 1);
    return (
        range &&
        lines.join('\n').slice(range.start.character, range.end.character - (lines.at(-1) ?? '').length || undefined)
    );
}

describe('the places that edits need', () => {
    it('are the blocks of contexts and of their relations', async () => {
        const { contexts, contextRelations } = await modelOf(TEXT);
        expect(contexts.map(({ block }) => textAt(block)?.slice(0, 12))).toEqual([undefined, '{\n  upstream']);
        expect(contextRelations.map(({ block }) => textAt(block))).toEqual(['{ conformist }']);
    });

    it('are the blocks of every other element', async () => {
        const { services, deployments } = await modelOf(TEXT);
        expect(services.map(({ block }) => textAt(block)?.slice(0, 13))).toEqual(['{ calls bills', undefined]);
        expect(deployments[0]?.units.map(({ block }) => textAt(block))).toEqual(['{ runs bills, orders }']);
    });

    it('are the addresses and detours of calls', async () => {
        const [call] = (await modelOf(TEXT)).calls;
        expect(textAt(call?.addressAt)).toBe('at "http://10.0.0.7"');
        expect(textAt(call?.bypassAt)).toBe('bypassing mesh');
    });

    it('are the heads of operations', async () => {
        const { operations } = await modelOf(TEXT);
        expect(operations.map(({ head }) => textAt(head))).toEqual([
            'query list',
            'command place "POST /orders" idempotent by "key"',
        ]);
    });

    it('are the names of services in releases and units', async () => {
        const { releases, deployments } = await modelOf(TEXT);
        const unit = deployments[0]?.units[0];
        expect(releases[0]?.membersAt.map(({ source }) => textAt(source.range))).toEqual(['orders', 'bills']);
        expect(unit?.runsAt.map(({ service, source }) => [service, textAt(source.range)])).toEqual([
            ['bills', 'bills'],
            ['Ordering.orders', 'orders'],
        ]);
    });
});
