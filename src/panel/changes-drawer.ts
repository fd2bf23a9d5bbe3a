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

/** With more nodes than this a picture begins with all that did not change folded. */
const MOST_OPEN = 60;

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
        const changed = changedGroups(whole);
        const folded = new Set([...(options.folded ?? []), ...quietGroups(whole, changed, options.opened)]);
        return markFolded(foldGroups(whole, folded, later.index.model, marks), folded, changed);
    };
    return {
        view,
        place: (model, options, previous) => changesDrawer(view(options), engine).place(model, options, previous),
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

/** Groups in which something changed. */
function changedGroups({ nodes, edges }: ViewGraph): ReadonlySet<string | undefined> {
    const groupOf = new Map(nodes.map(({ id, group }) => [id, group]));
    return new Set([
        ...nodes
            .filter(({ change, docked }) => change ?? docked.some((store) => store.change))
            .map(({ group }) => group),
        ...edges
            .filter(({ change, from, to }) => change && groupOf.get(from) === groupOf.get(to))
            .map(({ from }) => groupOf.get(from)),
    ]);
}

/** What is folded of a large system until somebody opens it: where nothing changed. */
function quietGroups(
    { nodes, groups }: ViewGraph,
    changed: ReadonlySet<string | undefined>,
    opened: ReadonlySet<string> = new Set(),
): readonly string[] {
    return nodes.length <= MOST_OPEN
        ? []
        : groups.filter(({ id, change }) => !change && !changed.has(id) && !opened.has(id)).map(({ id }) => id);
}

/** A card that stands for a folded group has changed when something in it did. */
function markFolded(
    graph: ViewGraph,
    folded: ReadonlySet<string>,
    changed: ReadonlySet<string | undefined>,
): ViewGraph {
    return {
        ...graph,
        nodes: graph.nodes.map((node) =>
            folded.has(node.id) && changed.has(node.id) && !node.change
                ? { ...node, change: 'changed', description: `${node.description}, changed inside` }
                : node,
        ),
    };
}
