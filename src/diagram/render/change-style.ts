import type { Theme } from './theme.ts';

/**
 * Rules for two states in one picture. They stand behind those of shapes and hues, since a ghost has no colours of its
 * own.
 */
export function changeRules({ palette: p, edgeLine }: Theme): readonly (readonly [string, string])[] {
    const marks = { added: p.ok, changed: p.warnLine } as const;
    const ghost = `stroke:${p.ink3};stroke-width:1;stroke-dasharray:2 3`;
    return [
        ...Object.entries(marks).flatMap(([change, colour]): readonly (readonly [string, string])[] => [
            [`.change-ring.${change}`, `fill:none;stroke:${colour};stroke-width:2`],
            [`.change-sign.${change}`, `fill:${colour};stroke:none`],
            [`.line.change-${change}`, `stroke:${colour};stroke-width:2`],
            [`.head.change-${change}`, `fill:${colour};stroke:${colour}`],
            [`.head.open.change-${change}`, 'fill:none'],
        ]),
        ['.change-sign.removed', `fill:${p.surface};stroke:${p.ink3};stroke-width:1.3`],
        ['.change-stroke', `fill:none;stroke:${p.surface};stroke-width:1.6;stroke-linecap:round`],
        ['.change-stroke.removed', `stroke:${p.ink3}`],
        ['.line.change-removed', `stroke:${p.ink3};stroke-width:${edgeLine};stroke-dasharray:2 3`],
        ['.head.change-removed', `fill:${p.canvas};stroke:${p.ink3}`],
        ['.head.open.change-removed', 'fill:none'],
        ...['card', 'drum', 'frame', 'depth', 'open-side', 'bars'].map(
            (shape) => [`.change-removed .${shape}`, `fill:none;${ghost}`] as const,
        ),
        // What lies behind the front of a block would shine through it.
        ['.change-removed .card.front', `fill:${p.canvas}`],
        ['.change-removed .stub', ghost],
        ['.change-removed .tile', 'fill:none;stroke:none'],
        ['.change-removed .g', `stroke:${p.ink3}`],
        ['.change-removed text', `fill:${p.ink3}`],
    ];
}
