import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const names = Array.from({ length: 14 }, (_, i) => `s${String(i + 10)}`);
const services = names.map((name) => `service ${name} { query x  query y }`).join('\n');

const fan = (count: number, kind = 'service', how = '') => `${services}
${kind} booking { command book { ${names
    .slice(0, count)
    .map((name) => `calls ${name}.x ${how}`)
    .join('\n')} } }`;

const severities = async (text: string, options = {}) =>
    (await findingsOf('excessive-sync-fanout', text, { options })).map((finding) => finding.severity);

const example = (path: string) => readFileSync(new URL(`../../../examples/${path}`, import.meta.url), 'utf8');

describe('excessive-sync-fanout', () => {
    it('tells how many and which, call by call, at the operation', async () => {
        const text = fan(7);
        const [finding, ...more] = await findingsOf('excessive-sync-fanout', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'booking.book',
            message:
                '`booking.book` waits for 7 different services for one request (limit 7, error from 10): `s10`, `s11`, `s12`, `s13`, `s14`, `s15` and `s16`.',
        });
        expect(finding?.related.map((one) => one.message).at(0)).toBe('`booking.book` calls `s10.x`');
        expect(finding?.relations).toContain('booking.book->s16.x');
        expect(finding && underlined(text, finding)).toBe('book');
    });

    it('warns from 7 and errs from 10', async () => {
        expect(await severities(fan(6))).toEqual([]);
        expect(await severities(fan(7))).toEqual(['warning']);
        expect(await severities(fan(9))).toEqual(['warning']);
        expect(await severities(fan(10))).toEqual(['error']);
    });

    it('lets gateways and BFFs call three more', async () => {
        for (const kind of ['gateway', 'bff']) {
            expect(await severities(fan(9, kind))).toEqual([]);
            expect(await severities(fan(10, kind))).toEqual(['warning']);
            expect(await severities(fan(12, kind))).toEqual(['warning']);
            expect(await severities(fan(13, kind))).toEqual(['error']);
        }
    });

    it('is milder where all are asked at once and each can be missing', async () => {
        const cushioned = 'in parallel { fallback "without" }';
        expect(await severities(fan(7, 'service', cushioned))).toEqual(['info']);
        expect(await severities(fan(10, 'service', cushioned))).toEqual(['warning']);
        expect(await severities(fan(10, 'service', 'in parallel'))).toEqual(['error']);
    });

    it('counts services, not calls, and not all operations of a service together', async () => {
        const twice = fan(6).replace('calls s10.x', 'calls s10.x 5 times\ncalls s10.y');
        expect(await severities(twice)).toEqual([]);
        const two = `${services}\nservice a { query x { ${names
            .slice(0, 5)
            .map((name) => `calls ${name}.x`)
            .join('  ')} }  query y { ${names
            .slice(5, 10)
            .map((name) => `calls ${name}.x`)
            .join('  ')} } }`;
        expect(await severities(two)).toEqual([]);
    });

    it('takes a service without operations for one, a gateway route by route, and follows routers', async () => {
        const calls = names.slice(0, 7).map((name) => `calls ${name}`);
        expect(await severities(`${services}\nservice all { ${calls.join('  ')} }`)).toEqual(['warning']);
        expect(await severities(`${services}\nrouter lb { ${calls.join('  ')} }\nservice one { calls lb }`)).toEqual([
            'warning',
        ]);
        const routes = names.map((name) => `route "/${name}" to ${name}`);
        expect(await severities(`${services}\ngateway Edge { ${routes.join('\n')} }`)).toEqual([]);
    });

    it('leaves infrastructure out and counts externals', async () => {
        const infrastructure = fan(7).replace('service s10 {', 'service s10 { role infrastructure');
        expect(await severities(infrastructure)).toEqual([]);
        expect(
            await severities(fan(6).replace('calls s10.x', 'calls s10.x\ncalls Bank').concat('\nexternal Bank')),
        ).toEqual(['warning']);
    });

    it('follows its options', async () => {
        expect(await severities(fan(3), { warning: 3, error: 4 })).toEqual(['warning']);
        expect(await severities(fan(9, 'bff'), { edge: 2 })).toEqual(['warning']);
    });

    it('finds both booking services of Train Ticket, and is quiet on Online Boutique', async () => {
        const files = [
            'accounts',
            'administration',
            'booking',
            'extras',
            'network',
            'payment',
            'train-ticket',
            'travel',
        ];
        const trainTicket = Object.fromEntries(
            files.map((name) => [`${name}.fbk`, example(`train-ticket/${name}.fbk`)]),
        );
        const errors = (await findingsOf('excessive-sync-fanout', trainTicket)).filter(
            ({ severity }) => severity === 'error',
        );
        expect(errors.map(({ element }) => element)).toEqual([
            'Booking.ts-preserve-service.preserve',
            'Booking.ts-preserve-other-service.preserve',
        ]);
        expect(await severities(example('online-boutique/online-boutique.fbk'))).toEqual([]);
    });
});
