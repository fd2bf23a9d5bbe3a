import type { ArchitectureModel } from '../../model/architecture.ts';
import { counted } from '../../model/wording.ts';
import { carriedBy } from './carried.ts';
import { chosen, declaredWhole } from './declared-view.ts';
import { byRule, countFindings, type FindingMarks, marksOf, rulesByCount } from './finding-marks.ts';
import type { Choice } from './narrow.ts';
import { finishView, servicesView } from './services.ts';
import { servicesOptions } from './services-family.ts';
import type { ViewFamily } from './view-family.ts';
import type { ViewEdge, ViewGraph } from './view-graph.ts';

/**
 * `findings`: the services with all that the rules have found, coloured by severity. `findings:<rule>`: only what one
 * rule has found, and what its findings rest on: the chain, the cycle, those who share a store, whom a failure reaches.
 */
export const findingsFamily: ViewFamily = {
    of: 'findings',
    aboutFindings: true,
    names: () => ['findings'],
    build({ model, name, subject, declared, findings }) {
        const marks = subject === undefined || declared ? findings : byRule(findings, subject);
        const options = { ...servicesOptions(name, marks ?? {}), title: 'Findings' };
        const off = findings ? [] : ['No findings are known here, so nothing is marked.'];
        if (declared) {
            const graph = chosen(model, declared, declaredWhole(model, declared, options));
            return bySeverity(graph, ofAll(marks), off);
        }
        if (subject === undefined) {
            return bySeverity(servicesView(model, options), ofAll(marks), off);
        }
        const titled = { ...options, title: `Findings · ${subject}` };
        const choice = evidence(model, servicesView(model, titled), marks ?? {});
        const unseen = marks && Object.keys(marks).length > 0 && choice.nodes.length === 0;
        const all = marks && countFindings(marks, Object.keys(marks));
        const graph = finishView(model, choice.nodes, choice.edges, titled, []);
        return bySeverity({ ...graph, ...(all ? { findings: all } : {}) }, ofRule(marks), [
            ...off,
            ...(unseen ? ['What these findings are about is not among what this picture shows.'] : []),
        ]);
    },
};

function bySeverity(graph: ViewGraph, subtitle: string, notes: readonly string[]): ViewGraph {
    return { ...graph, subtitle, emphasis: 'severity', notes: [...graph.notes, ...notes] };
}

/** Most rules that a subtitle names. */
const MOST_NAMED = 5;

/** `28 findings of 14 rules, most of missing-timeout (9), …` */
function ofAll(marks: FindingMarks | undefined): string {
    const rules = rulesByCount(marks);
    const count = rules.reduce((sum, [, findings]) => sum + findings, 0);
    const named = rules.slice(0, MOST_NAMED).map(([rule, findings]) => `${rule} ${findings}`);
    const most = rules.length > MOST_NAMED ? 'most of' : 'of';
    return count === 0
        ? 'No findings'
        : `${counted(count, 'finding')} by ${counted(rules.length, 'rule')}, ${most} ${named.join(' · ')}`;
}

function ofRule(marks: FindingMarks | undefined): string {
    const [rule] = rulesByCount(marks);
    return rule === undefined
        ? 'No findings'
        : `${counted(rule[1], 'finding')}, and what ${rule[1] === 1 ? 'it rests' : 'they rest'} on`;
}

/** Of a whole, only what is marked: nodes, and lines with both their ends; of a marked context without any, all in it. */
function evidence(model: ArchitectureModel, whole: ViewGraph, marks: FindingMarks): Choice {
    const carried = carriedBy(model);
    const isMarked = (id: string) => marksOf(marks, id).length > 0;
    const concerns = (id: string) => [id, ...carried(id)].some(isMarked);
    const told = new Map([...model.publications, ...model.subscriptions].map(({ id, event }) => [id, event] as const));
    const hops = hopsOf(model, marks);
    const edges = whole.edges.filter((edge) => isEvidence(edge));
    const keep = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    for (const node of whole.nodes) {
        if ([node, ...node.docked].some(({ id }) => concerns(id))) {
            keep.add(node.id);
        }
    }
    for (const group of whole.groups.filter(({ id }) => concerns(id))) {
        const members = whole.nodes.filter((node) => node.group === group.id).map((node) => node.id);
        if (!members.some((id) => keep.has(id))) {
            for (const id of members) {
                keep.add(id);
            }
        }
    }
    const nodes = whole.nodes
        .filter((node) => keep.has(node.id))
        .map((node) => ({ ...node, docked: node.docked.filter((store) => concerns(store.id)) }));
    return { nodes, edges };

    function isEvidence(edge: ViewEdge): boolean {
        return (
            edge.relations.some((id) => isMarked(id) || isMarked(told.get(id) ?? '')) ||
            hops.has(`${edge.from} ${edge.to}`)
        );
    }
}

/** The hops that findings rest on, between the things that a picture draws. */
function hopsOf(model: ArchitectureModel, marks: FindingMarks): ReadonlySet<string> {
    const services = new Map(model.operations.map((operation) => [operation.id, operation.service]));
    const drawn = (id: string) => services.get(id) ?? id;
    return new Set(
        Object.keys(marks).flatMap((id) =>
            marksOf(marks, id).flatMap(({ evidence: hop }) =>
                hop?.to === undefined ? [] : [`${drawn(id)} ${drawn(hop.to)}`],
            ),
        ),
    );
}
