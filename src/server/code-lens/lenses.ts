import type { Element } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Source } from '../../model/source.ts';
import type { Finding } from '../../rules/finding.ts';
import type { EditorSettings } from '../editor/editor-settings.ts';
import { elementsIn } from '../projects/elements-in.ts';

/** One line of text above an element, and what it leads to. */
export interface Lens {
    readonly element: Element;
    readonly title: string;
    /** Places to list, the view of a diagram to open, or an experiment to run. */
    readonly leadsTo:
        | { readonly places: readonly Source[] }
        | { readonly view: string }
        /** An experiment to run, as it is or once the person has said how. */
        | { readonly run: 'as-written' | 'with' };
}

/** What the lenses of a file are made from. */
export interface LensSources {
    readonly index: ModelIndex;
    readonly findings: readonly Finding[];
    readonly shown: EditorSettings['codeLens'];
}

/** The lenses above the elements of a file. */
export function lensesOf(uri: string, { index, findings, shown }: LensSources): Lens[] {
    const found = new Map<string, Source[]>();
    for (const { element, source } of findings) {
        const owner = index.serviceOf(element) ?? element;
        found.set(owner, [...(found.get(owner) ?? []), source]);
    }
    return elementsIn(index, uri).elements.flatMap((element): Lens[] => [
        ...usesOf(element, index)
            .filter(({ kind }) => shown[kind])
            .map(({ title, places }) => ({ element, title, leadsTo: { places } })),
        ...(shown.findings ? findingLens(element, found.get(element.id) ?? []) : []),
        ...(shown.openDiagram ? diagramLens(element, index) : []),
        ...(shown.runExperiment && element.kind === 'experiment' ? runLenses(element) : []),
    ]);
}

function runLenses(element: Element): Lens[] {
    return [
        { element, title: 'Run', leadsTo: { run: 'as-written' } },
        { element, title: 'Run with…', leadsTo: { run: 'with' } },
    ];
}

interface Uses {
    readonly kind: 'callers' | 'callees';
    readonly title: string;
    readonly places: readonly Source[];
}

/** Who uses an element and whom it uses. */
function usesOf({ id, kind }: Element, index: ModelIndex): Uses[] {
    const at = (relations: readonly { readonly location: Source }[]) => relations.map(({ location }) => location);
    const users = (one: string, many: string, places: readonly Source[], side: Uses['kind'] = 'callers'): Uses => ({
        kind: side,
        title: places.length === 0 ? `no ${many}` : `${places.length} ${places.length === 1 ? one : many}`,
        places,
    });
    switch (kind) {
        case 'service':
        case 'monolith':
        case 'gateway':
        case 'bff':
        case 'router':
            return [
                users('caller', 'callers', at(index.callsTo(id))),
                users('callee', 'callees', at(index.callsFrom(id)), 'callees'),
            ];
        case 'external':
            return [users('caller', 'callers', at(index.callsTo(id)))];
        case 'store':
        case 'cache':
            return [users('use', 'uses', at(index.accessesTo(id)))];
        case 'event':
            return [
                users('publisher', 'publishers', at(index.publicationsOf(id))),
                users('receiver', 'receivers', at(index.subscriptionsOf(id)), 'callees'),
            ];
        case 'topic':
        case 'queue':
            return [
                users('publisher', 'publishers', at(index.publicationsTo(id))),
                users('receiver', 'receivers', at(index.subscriptionsTo(id)), 'callees'),
            ];
        case 'policy':
            return [users('use', 'uses', at(policyUses(id, index)))];
        default:
            return [];
    }
}

function policyUses(id: string, index: ModelIndex): readonly { readonly location: Source }[] {
    return [...index.callsWith(id), ...index.heirsOf(id).map(({ source }) => ({ location: source }))];
}

function findingLens(element: Element, places: readonly Source[]): Lens[] {
    const title = `${places.length} ${places.length === 1 ? 'finding' : 'findings'}`;
    return places.length === 0 ? [] : [{ element, title, leadsTo: { places } }];
}

const DRAWN: ReadonlySet<string> = new Set(['context', 'service', 'monolith', 'gateway', 'bff']);

/** The services around an element, as far as there is a picture of its own. */
function diagramLens(element: Element, index: ModelIndex): Lens[] {
    const context = index.contextOf(element.id);
    return DRAWN.has(element.kind)
        ? [
              {
                  element,
                  title: 'Open diagram',
                  leadsTo: { view: context === undefined ? 'services' : `services:${context}` },
              },
          ]
        : [];
}
