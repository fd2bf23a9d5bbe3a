import type { Theme } from '../render/theme.ts';

/** The rules of the style sheet for context maps. */
export function contextMapRules({ palette: p }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.line.relation', 'stroke-width:2'],
        ['.line.double', 'stroke-width:8'],
        ['.double-in', `fill:none;stroke:${p.canvas};stroke-width:4`],
        ['.line.undeclared', `stroke:${p.ink3};stroke-width:1`],
        ['.head.called', `fill:${p.ink3};stroke:${p.ink3}`],
        ['.plate', `fill:${p.ink}`],
        ['.plate-text', `fill:${p.canvas}`],
        ['.role', `fill:${p.surface};stroke:${p.stroke};stroke-width:1`],
        ['.role.undeclared', `fill:${p.canvas};stroke-dasharray:3 2`],
        ['.tile.master', 'stroke-opacity:1'],
        ['.role-copy', `fill:${p.surface};stroke:${p.stroke};stroke-width:1;stroke-dasharray:3 2`],
    ];
}
