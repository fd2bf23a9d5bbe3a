import type { Drawer } from '../diagram/draw.ts';
import { changesDrawer } from '../diagram/draw-changes.ts';
import type { LayoutEngine } from '../diagram/layout/engine.ts';
import { changesView } from '../diagram/views/changes-view.ts';
import type { FindingMarks } from '../diagram/views/finding-marks.ts';
import { foldGroups } from '../diagram/views/fold.ts';
import type { ViewOptions } from '../diagram/views/view-family.ts';
import type { ViewGraph } from '../diagram/views/view-graph.ts';
import type { Finding } from '../rules/finding.ts';
import type { ComparedStates } from './compared-states.ts';

/** Draws what changed between two states, whatever model it is given. */
export interface ChangesDrawer extends Drawer {
    /** The picture before it has places. */
    view(options: ViewOptions): ViewGraph;
}

/**
 * A drawer for one comparison. Of the findings that it is told it marks those that are new.
 *
 * @param name by which the view goes
 * @param found the findings of the later state that was compared, in the order in which marks number them
 */
export function createChangesDrawer(
    states: ComparedStates,
    name: string,
    found: readonly Finding[],
    engine: LayoutEngine,
): ChangesDrawer {
    const { earlier, later, diff, findings, title } = states;
    const fresh = new Set(findings.fresh);
    const isFresh = found.map((finding) => fresh.has(finding));
    const view = (options: ViewOptions): ViewGraph => {
        const marks = options.findings && onlyFresh(options.findings, isFresh);
        const titles = { before: title, after: 'now' };
        const whole = { ...changesView(earlier.index.model, later.index.model, diff, titles, marks), view: name };
        return options.folded ? foldGroups(whole, options.folded, later.index.model, marks) : whole;
    };
    return {
        view,
        place: (model, options) => changesDrawer(view(options), engine).place(model, options),
        draw: (model, options) => changesDrawer(view(options), engine).draw(model, options),
        close: () => engine.close(),
    };
}

function onlyFresh(marks: FindingMarks, isFresh: readonly boolean[]): FindingMarks {
    return Object.fromEntries(
        Object.entries(marks)
            .map(([id, all]) => [id, all.filter(({ finding }) => isFresh[finding])] as const)
            .filter(([, left]) => left.length > 0),
    );
}
