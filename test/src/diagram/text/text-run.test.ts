import { describe, expect, it } from 'vitest';
import { drawRun, runBox, runsOf } from '../../../../src/diagram/text/text-run.ts';
import { TYPE } from '../../../../src/diagram/text/type-styles.ts';

const at = { x: 100, y: 50 };

describe('a line of text with its place', () => {
    it('takes room on the side that its anchor leaves', () => {
        const run = { text: 'orders', style: TYPE.label, at };
        const [start, middle, end] = (['start', 'middle', 'end'] as const).map((anchor) => runBox({ ...run, anchor }));
        expect(start?.x).toBe(100);
        expect(middle && middle.x + middle.width / 2).toBeCloseTo(100);
        expect(end && end.x + end.width).toBeCloseTo(100);
        expect(start && start.y < 50 && start.y + start.height > 50).toBe(true);
    });

    it('stands a line height above the next', () => {
        const runs = runsOf(['a', 'b'], { style: TYPE.label, at, anchor: 'start' });
        expect(runs.map((run) => run.at.y)).toEqual([50, 65]);
    });

    it('is drawn with its ink, and its text as text', () => {
        expect(drawRun({ text: '<b>', style: TYPE.label, at, anchor: 'end', ink: 'q' })).toBe(
            '<text class="t11 q e" x="100" y="50">&lt;b&gt;</text>',
        );
        expect(drawRun({ text: 'a', style: TYPE.label, at, anchor: 'start' })).toBe(
            '<text class="t11" x="100" y="50">a</text>',
        );
    });
});
