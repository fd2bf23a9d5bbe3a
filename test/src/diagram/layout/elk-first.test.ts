import { describe, expect, it } from 'vitest';
import { elkInThisThread } from '../../../../src/diagram/layout/elk-engine.ts';
import type { LayoutEngine } from '../../../../src/diagram/layout/engine.ts';
import { createLayout } from '../../../../src/diagram/layout/layout.ts';
import { place } from '../../../../src/diagram/place.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import { EXAMPLE_SYSTEMS, exampleModel } from '../../../example-model.ts';

describe('the engine of ordinary pictures', () => {
    // The columns of our own stand in for pictures on which ELK would take too long, and only there.
    it.each(EXAMPLE_SYSTEMS)('is ELK, for %s', async (name) => {
        const elk = elkInThisThread();
        let runs = 0;
        const counting: LayoutEngine = {
            layout(...task) {
                runs++;
                return elk.layout(...task);
            },
            close: () => elk.close(),
        };
        await place(buildView(await exampleModel(name), 'services'), createLayout(counting), counting);
        expect(runs).toBeGreaterThan(0);
    });
});
