import { describe, expect, it } from 'vitest';
import { wantsColours } from '../../../src/cli/node-terminal.ts';

describe('wantsColours', () => {
    it('colours terminals only', () => {
        expect(wantsColours({}, true)).toBe(true);
        expect(wantsColours({}, false)).toBe(false);
        expect(wantsColours({ TERM: 'dumb' }, true)).toBe(false);
    });

    it('does as NO_COLOR and FORCE_COLOR say', () => {
        expect(wantsColours({ NO_COLOR: '1' }, true)).toBe(false);
        expect(wantsColours({ NO_COLOR: '' }, true)).toBe(true);
        expect(wantsColours({ FORCE_COLOR: '1' }, false)).toBe(true);
        expect(wantsColours({ FORCE_COLOR: '0' }, true)).toBe(false);
        expect(wantsColours({ FORCE_COLOR: '1', NO_COLOR: '1' }, true)).toBe(false);
    });
});
