import { describe, expect, it } from 'vitest';
import { parseRevisionName } from '../../../../src/project/git/revision-name.ts';

describe('the name of a revision', () => {
    it.each([
        ['main', { revision: 'main' }],
        ['main:services/shop', { revision: 'main', path: 'services/shop' }],
        ['main:', { revision: 'main', path: '' }],
        ['main:./a:b', { revision: 'main', path: './a:b' }],
        ['HEAD@{2026-01-01 12:30:00}', { revision: 'HEAD@{2026-01-01 12:30:00}' }],
        ['HEAD@{12:30}:services', { revision: 'HEAD@{12:30}', path: 'services' }],
        [':/a message: with a colon', { revision: ':/a message', path: ' with a colon' }],
        ['HEAD^{/fix: it}', { revision: 'HEAD^{/fix: it}' }],
    ])('%s', (name, expected) => {
        expect(parseRevisionName(name)).toEqual(expected);
    });
});
