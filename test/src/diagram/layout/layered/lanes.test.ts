import { describe, expect, it } from 'vitest';
import { assignLanes } from '../../../../../src/diagram/layout/layered/lanes.ts';

const line = (start: number, end: number) => ({ starts: [start], ends: [end] });

describe('lanes between columns', () => {
    it('are not needed by straight lines', () => {
        expect(assignLanes([line(10, 10), line(30, 30)])).toEqual({ paths: [undefined, undefined], count: 0 });
    });

    it('are shared by lines that do not meet', () => {
        const { paths, count } = assignLanes([line(0, 40), line(100, 140)]);
        expect(count).toBe(1);
        expect(paths).toEqual([{ lane: 0 }, { lane: 0 }]);
    });

    it('let a line turn before another arrives at its height', () => {
        const { paths } = assignLanes([line(0, 50), line(50, 100)]);
        expect(paths[1]?.lane).toBeLessThan(paths[0]?.lane ?? 0);
    });

    it('lead one of two lines that change places aside', () => {
        const { paths } = assignLanes([line(0, 100), line(100, 0)]);
        const [aside] = paths.filter((path) => path?.aside);
        const other = paths.find((path) => !path?.aside);
        expect(aside?.lane).toBeLessThan(other?.lane ?? 0);
        expect(aside?.aside?.lane).toBeGreaterThan(other?.lane ?? 0);
    });

    it('turn back lines that stay in their column', () => {
        expect(assignLanes([{ starts: [0, 60], ends: [] }]).paths).toEqual([{ lane: 0 }]);
    });
});
