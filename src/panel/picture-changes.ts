import { URI, UriUtils } from 'langium';
import type { ModelIndex } from '../model/index-model.ts';
import type { Source } from '../model/source.ts';
import { type DiffItem, diffSections } from '../project/comparison/diff-sections.ts';
import { diffSummary } from '../project/comparison/diff-summary.ts';
import { pathBelow } from '../project/uri-paths.ts';
import type { ChangedFinding, PictureChange, PictureChanges } from '../protocol/diagram/comparison.ts';
import type { PictureEdge, PictureElement } from '../protocol/diagram/picture.ts';
import { type Finding, SEVERITIES } from '../rules/finding.ts';
import type { ComparedState, ComparedStates } from './compared-states.ts';
import { locationOf, type PictureContents } from './picture-contents.ts';

/** So many changes are listed in a panel, and so many findings; the rest is told as a number. */
const MOST_LISTED = 1000;

/** What differs, in words for the panel's list. */
export function pictureChanges(states: ComparedStates): PictureChanges {
    const { earlier, later, findings, diff, title } = states;
    const compared = { before: earlier.index, after: later.index, diff };
    const { sections, policies } = diffSections(compared);
    const found = [
        ...worstFirst(findings.fresh).map((each) => foundItem(each, findings.grown.has(each) ? 'grown' : 'new', later)),
        ...worstFirst(findings.gone).map((each) => foundItem(each, 'gone', earlier)),
        ...worstFirst(findings.accepted).map((each) => foundItem(each, 'accepted', later)),
    ];
    const listed = limited(sections);
    const all = sections.reduce((sum, { items }) => sum + items.length, 0);
    const kept = listed.reduce((sum, { items }) => sum + items.length, 0);
    const left = all - kept + excess(found.length) + excess(policies.length);
    return {
        before: title,
        summary: diffSummary({ diff, findings }),
        findings: found.slice(0, MOST_LISTED),
        sections: listed.map((section) => ({
            title: section.title,
            items: section.items.map((item) => changeItem(item, states)),
        })),
        policies: policies.slice(0, MOST_LISTED).map(({ words, calls }) => ({ words, calls: [...calls] })),
        left,
    };
}

/** What a picture of changes shows of the earlier state has its place there. */
export function withEarlierPlaces({ elements, edges }: PictureContents, { index, address }: ComparedState) {
    const placed = (source: Source | undefined) =>
        source && source.uri !== '' ? { source: { ...locationOf(source), uri: address(source.uri) } } : {};
    return {
        elements: elements.map(
            (element): PictureElement =>
                element.source
                    ? element
                    : { ...element, ...placed(index.elements.get(element.id.replace(/-removed$/, ''))?.source) },
        ),
        edges: edges.map((edge): PictureEdge => {
            const first = edge.relations.map((id) => index.relations.get(id)).find((each) => each !== undefined);
            return edge.source ? edge : { ...edge, ...placed(first?.relation.location) };
        }),
    };
}

function limited<Section extends { readonly items: readonly unknown[] }>(sections: readonly Section[]): Section[] {
    let room = MOST_LISTED;
    return sections.flatMap((section) => {
        const items = section.items.slice(0, room);
        room -= items.length;
        return items.length > 0 ? [{ ...section, items }] : [];
    });
}

function excess(count: number): number {
    return Math.max(0, count - MOST_LISTED);
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
    return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function changeItem({ change, id, words, details, place, side }: DiffItem, states: ComparedStates): PictureChange {
    const state = side === 'after' ? states.later : states.earlier;
    return { change, words, details: [...details], about: shownAs(id, state.index, side), ...placeIn(place, state) };
}

function foundItem(finding: Finding, outcome: ChangedFinding['outcome'], state: ComparedState): ChangedFinding {
    const { rule, severity, message, element, relations, source } = finding;
    const side = outcome === 'gone' ? 'before' : 'after';
    const about = [element, ...relations].filter((id) => id !== '').flatMap((id) => shownAs(id, state.index, side));
    return { outcome, rule, severity, message, about: [...new Set(about)], ...placeIn(source, state) };
}

/** What is gone may be drawn beside something new of the same name; what has no shape of its own is drawn as its service. */
function shownAs(id: string, index: ModelIndex, side: DiffItem['side']): string[] {
    const relation = index.relations.get(id)?.relation;
    const service = index.serviceOf(relation ? relation.source : id);
    const ids = service === undefined || service === id ? [id] : [id, service];
    return side === 'after' ? ids : ids.flatMap((each) => [`${each}-removed`, each]);
}

function placeIn(source: Source, { root, address }: ComparedState): Pick<PictureChange, 'where' | 'source'> {
    if (source.uri === '') {
        return { where: '' };
    }
    const { uri, range } = locationOf(source);
    const file = URI.parse(uri);
    const name = pathBelow(root, file) || UriUtils.basename(file);
    return {
        where: `${name}:${range.start.line + 1}`,
        source: { uri: address(uri), range },
    };
}
