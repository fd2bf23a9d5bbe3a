import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRESH_STATE, readPanelState } from '../../webview/panel-state.ts';

describe('the kept state of a panel', () => {
    it('comes back as it was', () => {
        const kept = { ...FRESH_STATE, uri: 'file:///a.fbk', view: 'services', viewport: { x: 1, y: 2, k: 0.5 } };
        expect(readPanelState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    });

    it('is that of a fresh panel for anything else', () => {
        fc.assert(
            fc.property(fc.anything(), (kept) => {
                expect(readPanelState(kept)).toBe(FRESH_STATE);
            }),
        );
    });
});
