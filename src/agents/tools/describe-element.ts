import * as z from 'zod/mini';
import type { Element } from '../../model/element.ts';
import { elementDetails } from '../../panel/element-details.ts';
import { SEVERITIES } from '../../rules/finding.ts';
import { elementNamed, isWithin } from '../elements/named-element.ts';
import { elementLine, elementOutput, toldElement } from '../elements/told-element.ts';
import { findingOutput, findingText, toldFinding } from '../findings/told-finding.ts';
import { elementInput, projectInput } from '../input.ts';
import { endsOf, interactionLine, interactionOutput, toldInteraction } from '../interactions/told-interaction.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { stepLine, stepOutput, toldSteps } from '../scenarios/told-steps.ts';
import { defineTool } from '../tool.ts';

/** So many interactions each way, findings, lines of text, names and steps are told. */
const MOST = { interactions: 40, findings: 15, lines: 80, names: 60, steps: 150 };

const section = z.object({
    title: z.string(),
    rows: z.array(z.object({ text: z.string(), note: z.optional(z.string()) })),
});

const output = z.object({
    element: elementOutput,
    documentation: z.optional(z.string()),
    tags: z.array(z.string()),
    links: z.array(z.object({ url: z.string(), title: z.string() })),
    sections: z.array(section),
    steps: z
        .optional(z.array(stepOutput))
        .check(z.describe('Of a scenario: what happens, in order of time, with what each step causes.')),
    stepsInAll: z.optional(z.int()),
    stepNotes: z.optional(z.array(z.string())).check(z.describe('What is not followed.')),
    contains: z.array(z.string()).check(z.describe('Qualified names of what is declared in it.')),
    uses: z.array(interactionOutput),
    usesInAll: z.int(),
    usedBy: z.array(interactionOutput),
    usedByInAll: z.int(),
    findings: z.array(findingOutput),
    findingsInAll: z.int(),
    text: z.string().check(z.describe('Its declaration, cut where it is long.')),
});

/** All that is to say about one element. */
export const describeElement = defineTool({
    name: 'describe_element',
    title: 'Describe an element of the architecture',
    description:
        'Everything that a Firebreak model says about one element: kind, owner, documentation, how it runs, service level objectives, telemetry, what it uses and who uses it (each call with the policy that holds for it and where that comes from), who is affected if it stops, what the rules find in it, and its declaration as it is written. Of a scenario its steps, with loops, alternatives and what each step causes. Works for every named element: service, operation, store, event, topic, context, team, policy, scenario, experiment …',
    input: z.strictObject({ project: projectInput, element: elementInput }),
    output,
    async run(workspace, input, signal) {
        const project = await workspace.open(input.project, signal);
        const element = elementNamed(project.index, input.element);
        const { fresh } = await project.findings();
        const { uses, usedBy } = interactionsOf(project, element);
        const findings = fresh
            .filter((finding) => isWithin(project.index, finding.element, element.id))
            .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
        const tell = (ids: readonly string[]) =>
            ids.slice(0, MOST.interactions).flatMap((id) => toldInteraction(project, id) ?? []);
        const data = {
            element: toldElement(element, project),
            ...(element.description === undefined ? {} : { documentation: element.description }),
            tags: [...element.tags],
            links: element.links.map(({ url, title }) => ({ url, title: title ?? url })),
            sections: sectionsOf(project, element),
            ...stepsOf(project, element),
            contains: containedIn(project, element),
            uses: tell(uses),
            usesInAll: uses.length,
            usedBy: tell(usedBy),
            usedByInAll: usedBy.length,
            findings: findings.slice(0, MOST.findings).map((finding) => toldFinding(finding, project)),
            findingsInAll: findings.length,
            text: declarationOf(project, element),
        };
        return { text: written(data), data };
    },
});

/** Interactions of an element and all that stands in it with what stands outside of it. */
function interactionsOf(
    { index }: AgentProject,
    { id }: Element,
): { readonly uses: string[]; readonly usedBy: string[] } {
    const uses: string[] = [];
    const usedBy: string[] = [];
    for (const relation of index.relations.keys()) {
        const ends = endsOf(index, relation);
        if (!ends) {
            continue;
        }
        const message = index.publications.get(relation) ?? index.subscriptions.get(relation);
        const acts = isWithin(index, ends.from, id);
        const isUsed = isWithin(index, ends.to, id) || (message !== undefined && index.channelOf(message) === id);
        if (acts && !isUsed) {
            uses.push(relation);
        } else if (isUsed && !acts) {
            usedBy.push(relation);
        }
    }
    return { uses, usedBy };
}

/** The sections of the diagram panel but those of single calls, which are told as interactions. */
function sectionsOf({ index }: AgentProject, { id }: Element): z.infer<typeof section>[] {
    const sections = elementDetails(index, [id])?.sections ?? [];
    return sections
        .filter(({ title }) => !title.startsWith('Calling ') && title !== 'More')
        .map(({ title, rows }) => ({
            title,
            rows: rows.map(({ text, aside }) => ({ text, ...(aside === undefined ? {} : { note: aside }) })),
        }));
}

function stepsOf({ index }: AgentProject, { id }: Element) {
    const scenario = index.model.scenarios.find((each) => each.id === id);
    if (!scenario) {
        return {};
    }
    const { steps, notes } = toldSteps(index, scenario);
    return { steps: steps.slice(0, MOST.steps), stepsInAll: steps.length, stepNotes: [...notes] };
}

function containedIn({ index }: AgentProject, { id }: Element): string[] {
    return [...index.elements.keys()]
        .filter((other) => other !== id && other.startsWith(`${id}.`))
        .sort()
        .slice(0, MOST.names);
}

/** The declaration as it stands in the text. */
function declarationOf({ sources }: AgentProject, { source: { uri, extent }, block }: Element): string {
    const text = sources.models.find((model) => model.uri.toString() === uri)?.text;
    if (text === undefined) {
        return '';
    }
    const lines = text.split(/\r\n|\n|\r/);
    const last = Math.max(extent.end.line, block?.end.line ?? 0);
    const own = lines.slice(extent.start.line, last + 1);
    return own.length > MOST.lines
        ? [...own.slice(0, MOST.lines), `// … ${own.length - MOST.lines} more lines`].join('\n')
        : own.join('\n');
}

function written(data: z.infer<typeof output>): string {
    const list = (title: string, lines: readonly string[], all: number) =>
        all === 0
            ? []
            : [
                  `${title}${all > lines.length ? ` (${lines.length} of ${all})` : ''}:`,
                  ...lines.map((line) => `  ${line}`),
              ];
    return [
        elementLine(data.element),
        ...(data.documentation === undefined ? [] : [data.documentation]),
        ...(data.tags.length > 0 ? [`Tags: ${data.tags.join(', ')}`] : []),
        ...data.sections.flatMap(({ title, rows }) =>
            list(
                title,
                rows.map(({ text, note }) => (note === undefined ? text : `${text} [${note}]`)),
                rows.length,
            ),
        ),
        ...list('Steps, each with what it causes below it', (data.steps ?? []).map(stepLine), data.stepsInAll ?? 0),
        ...(data.stepNotes ?? []).map((note) => `Note: ${note}`),
        ...list('Uses', data.uses.map(interactionLine), data.usesInAll),
        ...list('Used by', data.usedBy.map(interactionLine), data.usedByInAll),
        ...list(
            'Findings',
            data.findings.flatMap((finding) => findingText(finding).split('\n')),
            data.findingsInAll,
        ),
        ...(data.contains.length > 0 ? [`Contains: ${data.contains.join(', ')}`] : []),
        ...data.links.map(({ url, title }) => `Link: ${title} ${url}`),
        ...(data.text === '' ? [] : ['Declaration:', data.text]),
    ].join('\n');
}
