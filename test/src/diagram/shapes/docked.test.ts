import { describe, expect, it } from 'vitest';
import { draw } from '../../../../src/diagram/draw.ts';
import { modelOf } from '../../../model-of.ts';

describe('a private store', () => {
    it.each([
        ['service', 'service a { store sessions query q { reads sessions } }'],
        ['monolith', 'monolith a { store sessions query q { reads sessions } }'],
        ['BFF', 'bff a { store sessions query q { reads sessions } }'],
    ])('docks under a %s', async (_, text) => {
        const model = await modelOf(text, { tolerant: true });
        const { svg } = await draw(model, { view: 'services', theme: 'light' });
        expect(svg).toContain('data-id="a.sessions"');
        expect(svg).toContain('>sessions</text>');
    });

    it('docks beside what calls downwards', async () => {
        const model = await modelOf(
            'bff a { store sessions query q { reads sessions } } view v of services { direction down }',
        );
        const { svg } = await draw(model, { view: 'v', theme: 'light' });
        expect(svg).toContain('data-id="a.sessions"');
    });
});
