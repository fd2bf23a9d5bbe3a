import { describe, expect, it } from 'vitest';
import { createSharedReplay } from '../../../../src/extension/panel/shared-replay.ts';
import type { MessageToPanel } from '../../../../src/protocol/panel/to-panel.ts';

const moment = (title: string) => ({ title, marks: [] });

describe('the moment of a run that diagrams share', () => {
    it('is told to all, and to a page that comes later', () => {
        const replay = createSharedReplay();
        const [first, second]: MessageToPanel[][] = [[], []];
        replay.follow((message) => first?.push(message));
        replay.show('file:///p', moment('Crowd at 0:20'));
        const follower = replay.follow((message) => second?.push(message));
        follower.catchUp();
        const told = { type: 'replay', project: 'file:///p', moment: moment('Crowd at 0:20') };
        expect([first, second]).toEqual([[told], [told]]);
    });

    it('ends once, for the project that it was of', () => {
        const replay = createSharedReplay();
        const told: MessageToPanel[] = [];
        const follower = replay.follow((message) => told.push(message));
        replay.end();
        replay.show('file:///p', moment('A at 0:01'));
        replay.end();
        replay.end();
        follower.catchUp();
        expect(told.slice(1)).toEqual([{ type: 'replay', project: 'file:///p' }]);
    });

    it('is told to nobody who does not follow any more', () => {
        const replay = createSharedReplay();
        const told: MessageToPanel[] = [];
        replay.follow((message) => told.push(message)).dispose();
        replay.show('file:///p', moment('A at 0:01'));
        expect(told).toEqual([]);
    });
});
