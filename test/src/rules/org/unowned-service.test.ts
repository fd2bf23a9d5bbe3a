import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../../findings-of.ts';

const RULE = 'org/unowned-service';
const found = async (text: string) => (await findingsOf(RULE, text)).map(({ element }) => element);

describe('org/unowned-service', () => {
    it('tells a service that nobody owns, at its name', async () => {
        const text = 'team A\nteam B\nservice a { owner A }\nservice orphan';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'orphan',
            message: 'No team owns `orphan`, though the model knows 2 teams: when it fails, nobody is called.',
            help: 'src/rules/org/unowned-service.md',
        });
        expect(finding && underlined(text, finding)).toBe('orphan');
    });

    it('tells the services of a context that nobody owns together', async () => {
        const text =
            'team A\ncontext C { service a  service b  service c { owner A } }\ncontext D { owner A  service d }';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'C',
            message: 'No team owns the context `C` nor `a` and `b` in it: when they fail, nobody is called.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual(['`a` has no owner', '`b` has no owner']);
    });

    it('counts gateways, BFFs and monoliths', async () => {
        expect(await found('team A\ngateway Edge\nbff Mobile\nmonolith Old')).toEqual(['Edge', 'Mobile', 'Old']);
    });

    it('is silent where everything has an owner, by itself or by its context', async () => {
        expect(await found('team A\nteam B\ncontext C { owner A  service a  service b { owner B } }')).toEqual([]);
    });

    it('is silent in a model that knows no teams, and on routers and infrastructure', async () => {
        expect(await found('service a\nservice b')).toEqual([]);
        expect(await found('team A\nrouter balancer\nservice config { role infrastructure }')).toEqual([]);
    });

    it('is silent where silence is no absence', async () => {
        expect(await findingsOf(RULE, 'team A\nservice a', { unknownAs: 'ignore' })).toEqual([]);
    });
});
