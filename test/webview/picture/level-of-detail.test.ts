import { expect, it } from 'vitest';
import { levelOfDetail } from '../../../webview/picture/level-of-detail.ts';

it('draws less the smaller the scale', () => {
    const levels = [2, 0.75, 0.74, 0.45, 0.44, 0.2, 0.19, 0.01].map(levelOfDetail);
    expect(levels).toEqual(['full', 'full', 'names', 'names', 'blocks', 'blocks', 'contexts', 'contexts']);
});
